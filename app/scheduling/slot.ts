// A slot with its seats, and what can be read from them. What may be done with it is in booking-rules.ts.
import { peopleAsSeenBy, type Blind } from '#app/auth/blind.ts'
import { can } from '#app/auth/permissions.ts'
import type { InterviewRole, Role } from '#app/auth/roles.ts'
import type { Span } from './quarters.ts'

/** A seat is a part somebody will have in the session. */
export type Seat = InterviewRole

/** `asked` and `accepted` hold the seat and the person's time; the others are what became of it. */
export const seatStates = ['asked', 'accepted', 'declined', 'cancelled', 'absent'] as const
export type SeatState = (typeof seatStates)[number]

export type SeatTaken = {
  id: string
  seat: Seat
  userId: string
  name: string
  /** The name stands in for one that the reader may not know yet. */
  isHidden?: true
  state: SeatState
  askedAt: Date
  answeredAt: Date | null
  endedAt: Date | null
  isLate: boolean
  words: string | null
}

export type Slot = Span & {
  id: string
  cohortId: string
  roundId: string
  /** 1 to 4; null = what the candidate's plan says. */
  level: number | null
  timeZone: string
  /** Raised by every change people are told of. */
  revision: number
  createdById: string
  calledOffAt: Date | null
  sessionId: string | null
  seats: SeatTaken[]
  /** Set while the candidate's name is hidden. */
  blind: Blind | null
}

/** `role` is left out where nobody who coordinates is meant: a seat, or being asked for one, is all that counts then. */
export type SlotReader = { userId: string; role?: Role }

/** The slot with the names that this person may know: those who coordinate know them all. */
export function asSeenBy(viewer: SlotReader, slot: Slot): Slot {
  if (viewer.role && can({ role: viewer.role }, 'coordinate')) return slot
  const { blind, seats: people } = slot
  return { ...slot, seats: peopleAsSeenBy(viewer.userId, { blind, people, partOf: ({ seat }) => seat }) }
}

export function isHeld({ state }: Pick<SeatTaken, 'state'>): boolean {
  return state === 'asked' || state === 'accepted'
}

/** Who holds the seat, whether they have answered or not. */
export function holderOf({ seats }: Pick<Slot, 'seats'>, seat: Seat): SeatTaken | null {
  return seats.find((one) => one.seat === seat && isHeld(one)) ?? null
}

export function seatOf({ seats }: Pick<Slot, 'seats'>, userId: string): SeatTaken | null {
  return seats.find((one) => one.userId === userId && isHeld(one)) ?? null
}

/** `open`: a candidate may take it · `waiting`: somebody has not answered · `confirmed`: both sides have said yes. */
export type SlotState = 'called-off' | 'unstaffed' | 'open' | 'waiting' | 'confirmed'

export function stateOf(slot: Pick<Slot, 'seats' | 'calledOffAt'>): SlotState {
  if (slot.calledOffAt) return 'called-off'
  const [candidate, interviewer] = [holderOf(slot, 'candidate'), holderOf(slot, 'interviewer')]
  if (!candidate) return interviewer ? 'open' : 'unstaffed'
  return candidate.state === 'accepted' && interviewer?.state === 'accepted' ? 'confirmed' : 'waiting'
}
