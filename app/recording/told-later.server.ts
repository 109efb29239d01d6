// What only the cockpit knew during the session and its candidate reads afterwards: checks, and the notes a rating leans on.
import type { Actor } from '#app/auth/roles.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import type { RubricNeeds } from '#app/rubric/scorecard-seat.server.ts'
import type { SessionEvent } from '#app/session/events.ts'

/** The events (by `seq`) that stand on this candidate's debrief; none for everybody else, and none before it is open. */
export async function listToldLater(
  needs: RubricNeeds,
  actor: Actor,
  { sessionId, events }: { sessionId: string; events: readonly SessionEvent[] },
): Promise<ReadonlySet<number>> {
  const debrief = await readDebrief(needs, actor, sessionId)
  if (!debrief.ok || debrief.value.part !== 'candidate') return new Set()
  const { rounds } = debrief.value
  const seesChecks = rounds.some(({ facts }) => facts !== null)
  const leanedOn = new Set(
    rounds.flatMap(({ scorecard }) =>
      (scorecard?.dimensions ?? []).flatMap(({ attached }) => attached.map(({ id }) => id)),
    ),
  )
  const isTold = (event: SessionEvent) =>
    (event.type === 'probe-ran' && seesChecks) || (event.type === 'note-added' && leanedOn.has(event.noteId))
  return new Set(events.filter(isTold).map(({ seq }) => seq))
}
