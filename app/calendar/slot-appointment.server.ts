// A slot as one person's mails and calendar speak of it.
import type { AppContext } from '#app/context.server.ts'
import type { SlotTold } from '#app/db/slot-tellings.server.ts'
import {
  asSeenBy,
  isHeld,
  stateOf,
  type SeatTaken,
  type Slot,
  type SlotReader,
} from '#app/scheduling/slot.ts'
import { IN_GREENROOM, type Appointment } from './appointment.ts'

type Needs = Pick<AppContext, 'questions' | 'env'>

const UID_START = 'slot-'

export function uidOfSlot({ env }: Pick<Needs, 'env'>, slotId: string): string {
  return `${UID_START}${slotId}@${hostOf(env)}`
}

/** Null: it is the name of something else. */
export function slotIdOf({ env }: Pick<Needs, 'env'>, uid: string): string | null {
  const end = `@${hostOf(env)}`
  return uid.startsWith(UID_START) && uid.endsWith(end) ? uid.slice(UID_START.length, -end.length) : null
}

function hostOf(env: Needs['env']): string {
  return new URL(env.PUBLIC_URL).hostname
}

export type SlotToShow = {
  slot: Slot
  cohortName: string | null
  told: readonly SlotTold[]
  /**
   * Whose calendar it is for: they stand among the people with a seat they have lost, too, and the others under the names
   * that this reader may know. Left out: for nobody's eyes.
   */
  reader?: SlotReader
}

export function slotAppointment(
  needs: Needs,
  { slot: whole, cohortName, told, reader }: SlotToShow,
): Appointment {
  const slot = reader ? asSeenBy(reader, whole) : whole
  const own = reader ? lastSeatOf(slot, reader.userId) : null
  const people = slot.seats.filter((one) => isNamed(one) || one === own)
  const order = { candidate: 0, interviewer: 1, shadow: 2 }
  return {
    uid: uidOfSlot(needs, slot.id),
    sequence: slot.revision,
    status: statusOf(slot, own),
    title: needs.questions.findRound(slot.roundId)?.title ?? 'Mock interview',
    startsAt: slot.startsAt,
    minutes: slot.minutes,
    people: people
      .map((one) => ({ userId: one.userId, name: one.name, part: one.seat }))
      .sort((a, b) => order[a.part] - order[b.part]),
    url: new URL(`/slots/${slot.id}`, needs.env.PUBLIC_URL).href,
    roomUrl: slot.sessionId && new URL(`/sessions/${slot.sessionId}`, needs.env.PUBLIC_URL).href,
    cohortId: slot.cohortId,
    // Which school somebody is from says a good part of who they are.
    cohortName: people.some(({ isHidden }) => isHidden) ? null : cohortName,
    where: IN_GREENROOM,
    changedAt: changedAtOf(slot, told),
  }
}

/** A shadow who has not said yes is nobody to reckon with. */
function isNamed(seat: SeatTaken): boolean {
  return isHeld(seat) && (seat.seat !== 'shadow' || seat.state === 'accepted')
}

/** The seat somebody holds, or the one they held last. */
export function lastSeatOf({ seats }: Pick<Slot, 'seats'>, userId: string): SeatTaken | null {
  const own = seats.filter((one) => one.userId === userId)
  return own.find(isHeld) ?? own.at(-1) ?? null
}

function statusOf(slot: Slot, own: SeatTaken | null): Appointment['status'] {
  const state = stateOf(slot)
  if (state === 'called-off' || (own && !isHeld(own))) return 'cancelled'
  return state === 'confirmed' && own?.state !== 'asked' ? 'confirmed' : 'tentative'
}

/** The last change that is written anywhere; what moves is told, and when that was is noted. */
function changedAtOf({ seats, calledOffAt }: Slot, told: readonly SlotTold[]): Date {
  const moments = [
    calledOffAt,
    ...seats.flatMap(({ askedAt, answeredAt, endedAt }) => [askedAt, answeredAt, endedAt]),
    ...told.map(({ at }) => at),
  ]
  return new Date(Math.max(0, ...moments.map((moment) => moment?.getTime() ?? 0)))
}
