// One line of the desk: a slot with what became of it, or a session that never had a slot. Folded by every page of the desk.
import type { InterviewRole } from '#app/auth/roles.ts'
import { endOf } from '#app/scheduling/quarters.ts'
import { isHeld, stateOf, type SeatTaken, type Slot } from '#app/scheduling/slot.ts'

export type DeskEntry = {
  /** Of the slot; of the session where there is no slot. */
  id: string
  cohortId: string
  slotId: string | null
  sessionId: string | null
  roundIds: readonly string[]
  level: number | null
  startsAt: Date
  minutes: number
  calledOffAt: Date | null
  seats: SeatTaken[]
  /** When its work began. */
  heldAt: Date | null
  /** Who was there when it did; whoever was absent is not among them. */
  attended: readonly { userId: string; seat: InterviewRole }[]
  /** For figures about topics; no page shows them. */
  questionSlugs: readonly string[]
}

export const entryStates = [
  'unstaffed',
  'open',
  'waiting',
  'confirmed',
  'live',
  'held',
  'absent',
  'not-held',
  'unused',
  'called-off',
] as const
export type EntryState = (typeof entryStates)[number]

export const entryStateWords: Record<EntryState, string> = {
  unstaffed: 'Needs an interviewer',
  open: 'Free to book',
  waiting: 'Waiting for an answer',
  confirmed: 'Confirmed',
  live: 'In the room',
  held: 'Took place',
  absent: 'Somebody was missing',
  'not-held': 'Did not take place',
  unused: 'Nobody booked it',
  'called-off': 'Called off',
}

export function entryStateOf(entry: DeskEntry, now: Date): EntryState {
  if (entry.calledOffAt) return 'called-off'
  const isOver = endOf(entry) <= now
  if (entry.heldAt) return isOver ? 'held' : 'live'
  const state = stateOf(entry)
  const anybodyAbsent = entry.seats.some((seat) => seat.state === 'absent')
  if (anybodyAbsent && state !== 'confirmed') return 'absent'
  const isLed = holdersOf(entry, 'interviewer').length > 0
  if (!isOver) return state === 'waiting' && !isLed ? 'unstaffed' : state
  if (anybodyAbsent) return 'absent'
  return holdersOf(entry, 'candidate').length > 0 ? 'not-held' : 'unused'
}

export function holdersOf({ seats }: Pick<DeskEntry, 'seats'>, seat: InterviewRole): SeatTaken[] {
  return seats.filter((one) => one.seat === seat && isHeld(one))
}

/** Who sits there, or sat there where it is over; the absent too. */
export function namesOf({ seats }: Pick<DeskEntry, 'seats'>, seat: InterviewRole): string[] {
  return seats
    .filter((one) => one.seat === seat && (isHeld(one) || one.state === 'absent'))
    .map(({ name }) => name)
}

type SlotOfEntry = Omit<Slot, 'timeZone' | 'revision' | 'createdById' | 'blind'>
type SessionOfEntry = {
  id: string
  cohortId: string
  slotId: string | null
  startsAt: Date
  roundIds: readonly string[]
  questionSlugs: readonly string[]
  heldAt: Date | null
  /** It was ended before anything began. */
  endedInLobby: boolean
  people: readonly { userId: string; name: string; seat: InterviewRole }[]
}

/** First to last. `minutesOf`: what the rounds of a session take together. */
export function entriesOf(
  slots: readonly SlotOfEntry[],
  sessions: readonly SessionOfEntry[],
  minutesOf: (roundIds: readonly string[]) => number,
): DeskEntry[] {
  const sessionOf = new Map(sessions.map((session) => [session.id, session]))
  const ofSlots = slots.map((slot): DeskEntry => {
    const session = slot.sessionId === null ? undefined : sessionOf.get(slot.sessionId)
    return {
      id: slot.id,
      cohortId: slot.cohortId,
      slotId: slot.id,
      sessionId: slot.sessionId,
      roundIds: [slot.roundId],
      level: slot.level,
      startsAt: slot.startsAt,
      minutes: slot.minutes,
      calledOffAt: slot.calledOffAt,
      seats: slot.seats,
      heldAt: session?.heldAt ?? null,
      attended: session ? attendedOf(session, slot.seats) : [],
      questionSlugs: session?.questionSlugs ?? [],
    }
  })
  const ofSessions = sessions
    // One that a slot has let go of counts nowhere.
    .filter(({ slotId, endedInLobby }) => slotId === null && !endedInLobby)
    .map((session): DeskEntry => {
      const { id, cohortId, roundIds, startsAt, heldAt, questionSlugs } = session
      const facts = { id, cohortId, roundIds, startsAt, heldAt, questionSlugs }
      const seats = session.people.map((one) => seatWithoutSlot(session, one))
      const ofNoSlot = { slotId: null, sessionId: id, level: null, calledOffAt: null }
      const attended = attendedOf(session, [])
      return { ...facts, ...ofNoSlot, seats, attended, minutes: minutesOf(roundIds) }
    })
  return [...ofSlots, ...ofSessions].sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1),
  )
}

function attendedOf(
  { heldAt, people }: Pick<SessionOfEntry, 'heldAt' | 'people'>,
  seats: readonly SeatTaken[],
): DeskEntry['attended'] {
  if (!heldAt) return []
  const wasAbsent = (userId: string) => {
    const own = seats.filter((one) => one.userId === userId)
    return own.some(({ state }) => state === 'absent') && !own.some(isHeld)
  }
  return people.filter(({ userId }) => !wasAbsent(userId)).map(({ userId, seat }) => ({ userId, seat }))
}

/** Whoever sets up a session without a slot has asked everybody already. */
function seatWithoutSlot(
  { id, startsAt }: SessionOfEntry,
  { userId, name, seat }: SessionOfEntry['people'][number],
): SeatTaken {
  const seated = { askedAt: startsAt, answeredAt: startsAt, endedAt: null, isLate: false, words: null }
  return { id: `${id}-${userId}`, userId, name, seat, state: 'accepted', ...seated }
}
