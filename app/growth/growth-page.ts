// What the page of growth is drawn from.
import type { Offer } from '#app/practice/offers.ts'
import type { CoveredTopic, HistoryLine } from './covered.ts'
import type { Focus } from './focus.ts'
import type { Trail, TrailPoint } from './trails.ts'
import type { Win } from './wins.ts'

/** `day`: in the reader's own time zone. */
type Dated<Item> = Item & { day: string }

export type Growth = {
  counts: { sessions: number; practices: number }
  wins: { day: string; lines: Win[] } | null
  rubrics: {
    family: string
    title: string
    trails: (Omit<Trail, 'points'> & { points: Dated<TrailPoint>[] })[]
  }[]
  focus: Focus | null
  suggested: Offer[]
  topics: CoveredTopic[]
  history: Dated<HistoryLine>[]
}
