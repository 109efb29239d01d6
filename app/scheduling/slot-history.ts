// What became of a slot, line by line, from what is stored about its seats and wishes. For those who coordinate it.
import { momentWords } from '#app/lib/calendar.ts'
import { seatWords } from './slot-words.ts'
import type { SeatTaken, Slot } from './slot.ts'

export type HistoryLine = { at: string; when: string; words: string }

type Move = {
  byUserId: string
  startsAt: Date
  fromStartsAt: Date | null
  state: string
  createdAt: Date
  endedAt: Date | null
}
type Swap = { fromSlotId: string; toSlotId: string; state: string; createdAt: Date; endedAt: Date | null }
type Line = { at: Date; words: string }

/** First to last. */
export function historyOf(
  slot: Pick<Slot, 'seats' | 'calledOffAt'>,
  { moves, swaps, timeZone }: { moves: readonly Move[]; swaps: readonly Swap[]; timeZone: string },
): HistoryLine[] {
  const nameOf = (id: string) => slot.seats.find(({ userId }) => userId === id)?.name ?? 'The coordinator'
  const lines: Line[] = [
    ...slot.seats.flatMap(linesOfSeat),
    ...moves.flatMap((move) => linesOfMove(move, { timeZone, by: nameOf(move.byUserId) })),
    ...swaps.flatMap(linesOfSwap),
    ...(slot.calledOffAt ? [{ at: slot.calledOffAt, words: 'The slot was called off.' }] : []),
  ]
  return lines
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, words }) => ({ at: at.toISOString(), when: momentWords(at, timeZone), words }))
}

function linesOfSeat({ name, seat, state, askedAt, answeredAt, endedAt, isLate, words }: SeatTaken): Line[] {
  const part = seatWords[seat].toLowerCase()
  const said = words ? `: “${words}”` : '.'
  const wasAsked = answeredAt?.getTime() !== askedAt.getTime()
  const out: Line[] = [
    { at: askedAt, words: wasAsked ? `${name} was asked to be ${part}.` : `${name} became ${part}.` },
  ]
  if (wasAsked && answeredAt) out.push({ at: answeredAt, words: `${name} said yes.` })
  if (!endedAt) return out
  const ends = {
    declined: `${name} said no${said}`,
    cancelled: `${name} left the seat of ${part}${isLate ? ', late' : ''}${said}`,
    absent: `${name} was not there.`,
  }
  if (state === 'declined' || state === 'cancelled' || state === 'absent')
    out.push({ at: endedAt, words: ends[state] })
  return out
}

const moveEnds: Record<string, string> = {
  declined: 'Somebody said no to another time.',
  withdrawn: 'A wish for another time was taken back, or overtaken.',
}

function linesOfMove(move: Move, { timeZone, by }: { timeZone: string; by: string }): Line[] {
  const to = momentWords(move.startsAt, timeZone)
  const from = move.fromStartsAt ? `, from ${momentWords(move.fromStartsAt, timeZone)}` : ''
  const wished = { at: move.createdAt, words: `${by} wished for another time: ${to}.` }
  if (!move.endedAt) return [wished]
  if (move.state !== 'agreed') return [wished, { at: move.endedAt, words: moveEnds[move.state] ?? '' }]
  const moved = { at: move.endedAt, words: `The slot moved to ${to}${from}.` }
  return move.endedAt.getTime() === move.createdAt.getTime() ? [moved] : [wished, moved]
}

function linesOfSwap({ state, createdAt, endedAt }: Swap): Line[] {
  const asked = { at: createdAt, words: 'Two candidates were asked to change places.' }
  if (!endedAt) return [asked]
  const ends: Record<string, string> = {
    agreed: 'Two candidates changed places.',
    declined: 'A swap was declined.',
    withdrawn: 'A swap was taken back, or overtaken.',
  }
  return [asked, { at: endedAt, words: ends[state] ?? '' }]
}
