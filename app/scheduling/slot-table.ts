// The columns of slots as a table.
import { knownZone, timeWords } from '#app/lib/calendar.ts'
import type { CsvColumn } from '#app/lib/csv.ts'
import { wallOf } from '#app/lib/zoned.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { endOf } from './quarters.ts'
import { seatStateWords, slotStateWords } from './slot-words.ts'
import { holderOf, stateOf, type Seat, type Slot } from './slot.ts'

export function tableOfSlots(questions: Pick<QuestionBank, 'findRound'>, zone: string): CsvColumn<Slot>[] {
  const timeZone = knownZone(zone)
  const nameOf = (seat: Seat) => (slot: Slot) => holderOf(slot, seat)?.name
  const answerOf = (seat: Seat) => (slot: Slot) => {
    const holder = holderOf(slot, seat)
    return holder && seatStateWords[holder.state]
  }
  return [
    { title: 'Date', value: ({ startsAt }) => wallOf(startsAt, timeZone).date },
    { title: 'From', value: ({ startsAt }) => timeWords(startsAt, timeZone) },
    { title: 'To', value: (slot) => timeWords(endOf(slot), timeZone) },
    { title: 'Time zone', value: () => timeZone },
    { title: 'Starts (UTC)', value: ({ startsAt }) => startsAt },
    { title: 'Round', value: ({ roundId }) => questions.findRound(roundId)?.title ?? roundId },
    { title: 'Level', value: ({ level }) => level },
    { title: 'State', value: (slot) => slotStateWords[stateOf(slot)] },
    { title: 'Candidate', value: nameOf('candidate') },
    { title: 'Interviewer', value: nameOf('interviewer') },
    { title: 'Interviewer’s answer', value: answerOf('interviewer') },
    { title: 'Shadow', value: nameOf('shadow') },
    { title: 'Shadow’s answer', value: answerOf('shadow') },
    { title: 'Slot', value: ({ id }) => id },
  ]
}
