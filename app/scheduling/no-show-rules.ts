// When it may be said that somebody did not come, and how long somebody else is looked for. Facts come in, a reason or null goes out.
import { hours, minutes } from '#app/lib/time.ts'
import { NO_SHOW_MS } from './booking-rules.ts'
import { endOf, type Span } from './quarters.ts'
import { holderOf, type Slot } from './slot.ts'

/** After so much of it is gone, what is left is no interview. */
export const STAND_BY_UNTIL_MS = minutes(30)
/** A call has to reach people: also a late one is open that long. */
const CALL_MIN_MS = minutes(10)
/** So long interviewers who stand by are waited for before candidates are asked to lead. */
export const PEERS_AFTER_MS = minutes(5)
/** A coordinator calls for a slot that begins within this; before that somebody can be asked in peace. */
export const CALL_AHEAD_MS = hours(24)

export type LifeSeat = 'candidate' | 'interviewer'

export function acrossFrom(seat: LifeSeat): LifeSeat {
  return seat === 'candidate' ? 'interviewer' : 'candidate'
}

export type NoShowFacts = {
  now: Date
  slot: Slot
  userId: string
  /** Somebody has gone on from the lobby. */
  hasBegun: boolean
  /** Who is in the room. */
  present: readonly string[]
}
export type NoShowRefusal =
  'slot-unknown' | 'called-off' | 'nobody-waited-for' | 'begun' | 'is-here' | 'too-early' | 'too-late'

/** Who may say it is whoever holds the seat across, and has said yes as they have. */
export function refuseNoShow({ now, slot, userId, hasBegun, present }: NoShowFacts): NoShowRefusal | null {
  const seat = lifeSeatOf(slot, userId)
  if (!seat) return 'slot-unknown'
  if (slot.calledOffAt) return 'called-off'
  const missing = holderOf(slot, acrossFrom(seat))
  if (missing?.state !== 'accepted') return 'nobody-waited-for'
  if (hasBegun) return 'begun'
  if (now.getTime() < slot.startsAt.getTime() + NO_SHOW_MS) return 'too-early'
  if (now >= endOf(slot)) return 'too-late'
  return present.includes(missing.userId) ? 'is-here' : null
}

/** The seat of the two who meet that somebody holds and has said yes to. */
export function lifeSeatOf(slot: Pick<Slot, 'seats'>, userId: string): LifeSeat | null {
  const isOf = (seat: LifeSeat) => {
    const holder = holderOf(slot, seat)
    return holder?.userId === userId && holder.state === 'accepted'
  }
  if (isOf('candidate')) return 'candidate'
  return isOf('interviewer') ? 'interviewer' : null
}

/** Which of the two seats is empty while the other one is held. */
export function emptySeatOf(slot: Pick<Slot, 'seats'>): LifeSeat | null {
  const [candidate, interviewer] = [holderOf(slot, 'candidate'), holderOf(slot, 'interviewer')]
  if (candidate && !interviewer) return 'interviewer'
  return interviewer && !candidate ? 'candidate' : null
}

export function callEndsAt(slot: Span, now: Date): Date {
  const last = Math.min(slot.startsAt.getTime() + STAND_BY_UNTIL_MS, endOf(slot).getTime())
  return new Date(Math.max(last, now.getTime() + CALL_MIN_MS))
}

/** A call ahead of time: soon enough to be urgent, early enough to be of use. */
export function mayCallFor(slot: Pick<Slot, 'startsAt' | 'calledOffAt' | 'seats'>, now: Date): boolean {
  const inMs = slot.startsAt.getTime() - now.getTime()
  return slot.calledOffAt === null && inMs <= CALL_AHEAD_MS && inMs > -STAND_BY_UNTIL_MS
}

type Called = {
  isPeer: boolean
  state: string
  createdAt: Date
  asked: readonly { declinedAt: Date | null }[]
}

/** Once, and when those who lead as a rule have had a while to answer, or there is none of them left to. */
export function mayAskPeers(calls: readonly Called[], now: Date): boolean {
  if (calls.some(({ isPeer }) => isPeer)) return false
  return calls
    .filter(({ state }) => state === 'open')
    .every(
      ({ createdAt, asked }) =>
        asked.every(({ declinedAt }) => declinedAt !== null) ||
        now.getTime() - createdAt.getTime() >= PEERS_AFTER_MS,
    )
}

/** What is left of a slot for somebody who steps in now. */
export function restOf(slot: Span, now: Date): Span {
  const startsAt = now > slot.startsAt ? now : slot.startsAt
  return { startsAt, minutes: Math.max(0, (endOf(slot).getTime() - startsAt.getTime()) / minutes(1)) }
}
