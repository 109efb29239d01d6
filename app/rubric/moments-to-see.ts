// Every second that a scorecard points at, in the order of the clock: what to look at again. Pure.
import { momentClock, type Moment } from '#app/session/moment.ts'
import type { ReleasedScorecard } from './debrief.ts'

export type MomentSign = 'strength' | 'rating' | 'plus' | 'minus' | 'note'
/** What somebody said about a moment. */
export type SaidOfMoment = { sign: MomentSign; words: string }
export type MomentToSee = { moment: Moment; said: SaidOfMoment[] }

type Card = Pick<ReleasedScorecard, 'strengths' | 'dimensions'>

/** Each moment once, with all that was said about it; earliest first. */
export function momentsToSee({ strengths, dimensions }: Card): MomentToSee[] {
  const byClock = new Map<string, MomentToSee>()
  const point = (moment: Moment, said: SaidOfMoment) => {
    const there = byClock.get(momentClock(moment)) ?? { moment, said: [] }
    const isSaid = there.said.some(({ words }) => words === said.words)
    if (!isSaid) there.said.push(said)
    byClock.set(momentClock(moment), there)
  }
  for (const { text, momentMs } of strengths) {
    if (momentMs !== null) point({ sessionMs: momentMs }, { sign: 'strength', words: text })
  }
  for (const { title, moments, attached } of dimensions) {
    for (const moment of moments) point(moment, { sign: 'rating', words: title })
    for (const { sign, elapsedMs, text } of attached) {
      if (elapsedMs === null || text.trim() === '') continue
      point({ sessionMs: elapsedMs }, { sign: signOf(sign), words: text })
    }
  }
  return [...byClock.values()].sort(
    (one, other) =>
      one.moment.sessionMs - other.moment.sessionMs ||
      (one.moment.terminal ?? 0) - (other.moment.terminal ?? 0),
  )
}

function signOf(sign: string): MomentSign {
  return sign === 'plus' || sign === 'minus' ? sign : 'note'
}
