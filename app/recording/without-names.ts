// What happened in a session, told by the parts people had: for those who look at the work and not at who did it.
import type { SessionEvent, SessionParticipant } from '#app/session/events.ts'

const partWords: Record<SessionParticipant['sessionRole'], string> = {
  candidate: 'The candidate',
  interviewer: 'The interviewer',
  shadow: 'A shadow',
  solo: 'The candidate',
}

/** Names stand in one event only, from which every sentence takes them. */
export function withoutNames(events: readonly SessionEvent[]): SessionEvent[] {
  return events.map((event) =>
    event.type === 'session-opened'
      ? {
          ...event,
          participants: event.participants.map((one) => ({ ...one, name: partWords[one.sessionRole] })),
        }
      : event,
  )
}
