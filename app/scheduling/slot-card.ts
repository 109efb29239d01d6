// A slot as its pages draw it, in the reader's own zone.
import { standInIdFor } from '#app/auth/blind.ts'
import type { Role } from '#app/auth/roles.ts'
import { dayWords, knownZone, timeWords, zoneWords } from '#app/lib/calendar.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { endOf } from './quarters.ts'
import { slotStateWords } from './slot-words.ts'
import {
  asSeenBy,
  holderOf,
  isHeld,
  seatOf,
  stateOf,
  type Seat,
  type SeatState,
  type Slot,
  type SlotState,
} from './slot.ts'

/** `isHidden`: the candidate's name and id stand in for those the reader may not know yet. */
export type SlotCardPerson = {
  userId: string
  name: string
  seat: Seat
  state: SeatState
  isMe: boolean
  isHidden: boolean
}
export type SlotCard = {
  id: string
  cohortId: string
  roundId: string
  round: string
  level: number | null
  state: SlotState
  stateWords: string
  startsAt: string
  day: string
  from: string
  to: string
  zone: string
  minutes: number
  people: SlotCardPerson[]
  /** The reader's own. */
  mine: { seat: Seat; state: SeatState } | null
  sessionId: string | null
  /** Its time has passed: nothing of it can be changed. */
  isOver: boolean
}

export type Reader = { userId: string; role: Role; timeZone: string; now: Date }

export function cardOf(slot: Slot, reader: Reader, questions: Pick<QuestionBank, 'findRound'>): SlotCard {
  const timeZone = knownZone(reader.timeZone)
  const own = seatOf(slot, reader.userId)
  const { startsAt } = slot
  return {
    id: slot.id,
    cohortId: slot.cohortId,
    roundId: slot.roundId,
    round: questions.findRound(slot.roundId)?.title ?? 'Mock interview',
    level: slot.level,
    state: stateOf(slot),
    stateWords: stateWordsOf(slot, reader.now),
    startsAt: startsAt.toISOString(),
    day: dayWords(startsAt, reader.now, timeZone),
    from: timeWords(startsAt, timeZone),
    to: timeWords(endOf(slot), timeZone),
    zone: zoneWords(startsAt, timeZone),
    minutes: slot.minutes,
    people: asSeenBy(reader, slot)
      .seats.filter(isHeld)
      .map(({ userId, name, seat, state, isHidden = false }) => ({
        // The id leads back to a name wherever people are listed.
        userId: isHidden ? standInIdFor(name) : userId,
        name,
        seat,
        state,
        isMe: userId === reader.userId,
        isHidden,
      }))
      .sort((one, other) => order[one.seat] - order[other.seat]),
    mine: own && { seat: own.seat, state: own.state },
    sessionId: slot.sessionId,
    isOver: endOf(slot) <= reader.now,
  }
}

/** Waiting for a yes is one thing, waiting for somebody to be found another; what is over waits for nothing. */
function stateWordsOf(slot: Slot, now: Date): string {
  const state = stateOf(slot)
  if (endOf(slot) <= now && state !== 'called-off') return state === 'confirmed' ? 'Over' : 'Not held'
  return state === 'waiting' && !holderOf(slot, 'interviewer')
    ? 'Needs an interviewer'
    : slotStateWords[state]
}

const order: Record<Seat, number> = { candidate: 0, interviewer: 1, shadow: 2 }
