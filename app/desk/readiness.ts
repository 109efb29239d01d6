// Whether a session of today can begin: a light for each thing it needs, in words that say what is missing.
import type { Phase } from '#app/session/events.ts'
import type { SandboxStatus } from '#app/session/state.ts'
import { endOf } from '#app/scheduling/quarters.ts'
import { isHeld, type Seat } from '#app/scheduling/slot.ts'
import { entryStateOf, holdersOf, type DeskEntry } from './entry.ts'

export type Light = 'ready' | 'waiting' | 'missing'
export type ReadinessLight = {
  of: 'candidate' | 'interviewer' | 'question' | 'box'
  light: Light
  words: string
}

export type TodayFacts = {
  entry: DeskEntry
  phase: Phase
  /** User ids of who is in the lobby or the room now. */
  present: readonly string[]
  sandbox: SandboxStatus['status']
  /** The round has a terminal or an editor. */
  needsBox: boolean
  /** A place on the machine is kept for it. */
  hasBox: boolean
}

/** Called off, or over: nothing has to be ready. */
export function lightsOf(facts: TodayFacts, now: Date): ReadinessLight[] {
  const { entry, phase } = facts
  if (entry.calledOffAt || phase === 'scoring' || phase === 'closed' || endOf(entry) <= now) return []
  return [
    seatLight(entry, 'candidate'),
    seatLight(entry, 'interviewer'),
    questionLight(entry),
    ...(facts.needsBox ? [boxLight(facts)] : []),
  ]
}

function seatLight(entry: DeskEntry, of: 'candidate' | 'interviewer'): ReadinessLight {
  const [holder] = holdersOf(entry, of)
  // A free place is an offer; a place that nobody leads is a gap.
  if (!holder && of === 'candidate') return { of, light: 'waiting', words: 'Nobody has booked' }
  if (!holder) return { of, light: 'missing', words: 'Nobody leads it' }
  if (holder.state === 'accepted') return { of, light: 'ready', words: `${holder.name} has said yes` }
  return { of, light: 'waiting', words: `${holder.name} has not answered` }
}

function questionLight({ questionSlugs, sessionId }: DeskEntry): ReadinessLight {
  const of = 'question'
  if (questionSlugs.length > 0) return { of, light: 'ready', words: 'Question chosen' }
  if (sessionId) return { of, light: 'missing', words: 'No question chosen' }
  return { of, light: 'waiting', words: 'Question chosen when both have said yes' }
}

function boxLight({ sandbox, hasBox, entry }: TodayFacts): ReadinessLight {
  const of = 'box'
  switch (sandbox) {
    case 'ready':
      return { of, light: 'ready', words: 'Box ready' }
    case 'preparing':
      return { of, light: 'waiting', words: 'Box is being made' }
    case 'trouble':
      return { of, light: 'missing', words: 'Box could not be made' }
    case 'lost':
      return { of, light: 'missing', words: 'Box was lost' }
    case 'none':
      break
  }
  if (hasBox) return { of, light: 'ready', words: 'Box reserved' }
  if (entry.slotId === null) return { of, light: 'waiting', words: 'Box made when somebody enters' }
  const isBooked = holdersOf(entry, 'candidate').length > 0
  return isBooked
    ? { of, light: 'missing', words: 'No box reserved' }
    : { of, light: 'waiting', words: 'Box reserved when it is booked' }
}

const phaseNames: Record<Phase, string> = {
  lobby: 'Lobby',
  briefing: 'Briefing',
  working: 'Working',
  'wrap-up': 'Wrap-up',
  scoring: 'Ended, scoring',
  closed: 'Ended',
}

/** Where it is at this moment, for the coordinator. */
export function phaseOf(
  { entry, phase, present }: Pick<TodayFacts, 'entry' | 'phase' | 'present'>,
  now: Date,
): { words: string; is: 'before' | 'lobby' | 'live' | 'after' } {
  const state = entryStateOf(entry, now)
  if (state === 'called-off') return { words: 'Called off', is: 'after' }
  const isWaiting = entry.seats.some((seat) => isHeld(seat) && seat.seat !== 'shadow')
  if (state === 'absent' && isWaiting && endOf(entry) > now) {
    return { words: 'Somebody is missing', is: 'lobby' }
  }
  if (state === 'absent') return { words: 'Somebody was missing', is: 'after' }
  if (phase === 'scoring' || phase === 'closed') {
    return { words: entry.heldAt ? phaseNames[phase] : 'Ended in the lobby', is: 'after' }
  }
  if (phase !== 'lobby') return { words: phaseNames[phase], is: 'live' }
  if (endOf(entry) <= now)
    return { words: state === 'unused' ? 'Nobody booked it' : 'Did not take place', is: 'after' }
  if (present.length > 0) return { words: 'Lobby', is: 'lobby' }
  if (state === 'unstaffed' || state === 'open')
    return { words: state === 'open' ? 'Free to book' : 'Needs an interviewer', is: 'before' }
  return {
    words: entry.startsAt <= now ? 'Lobby, nobody there' : 'Not begun',
    is: entry.startsAt <= now ? 'lobby' : 'before',
  }
}

/** Who is in the lobby or the room, and who of the two is not. */
export function presenceOf({ entry, present }: Pick<TodayFacts, 'entry' | 'present'>): {
  here: { name: string; seat: Seat }[]
  missing: { name: string; seat: Seat }[]
} {
  const seated = (['candidate', 'interviewer', 'shadow'] as const).flatMap((seat) => holdersOf(entry, seat))
  const toName = ({ name, seat }: (typeof seated)[number]) => ({ name, seat })
  return {
    here: seated.filter(({ userId }) => present.includes(userId)).map(toName),
    missing: seated.filter(({ userId, seat }) => seat !== 'shadow' && !present.includes(userId)).map(toName),
  }
}
