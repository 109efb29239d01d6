// What the pages of calibration are drawn from.
import type { Interval } from './bootstrap.ts'
import type { Ladder } from './ladder.ts'
import type { DimensionAgreement } from './shown.ts'

/** What the candidate said. */
export type TapeConsent = 'asked' | 'yes' | 'no'

export type ListedTape = {
  id: string
  title: string
  roundTitle: string
  day: string
  isRated: boolean
  raters: number
}
/** A shadow of a session that this person led, who may have led it in truth. */
export type LedWith = {
  sessionId: string
  userId: string
  name: string
  roundTitle: string
  day: string
  isSaid: boolean
}
export type CalibrationPage = {
  tapes: ListedTape[]
  ladders: { roundId: string; title: string; ladder: Ladder }[]
  ledWith: LedWith[]
}

export type TapeDimension = {
  id: string
  title: string
  question: string
  anchors: readonly string[]
}
/** `given`: one line for each rater, own first, the others without a name. Null until this person has rated. */
export type TapePage = {
  id: string
  title: string
  roundTitle: string
  /** Where the session is seen again. */
  replay: string
  dimensions: TapeDimension[]
  compared:
    | {
        dimension: TapeDimension
        own: number | null
        reference: number | null
        difference: number | null
        others: { rating: number | null; seen: string }[]
        agreed: { words: string; byName: string } | null
      }[]
    | null
}

export type RubricFigures = {
  rubricId: string
  title: string
  agreement: (DimensionAgreement & { title: string })[]
  anchors: {
    title: string
    rating: number
    sentence: string
    uses: number
    agreement: number
    insteadOften: number | null
  }[]
  /** Of totals: how much of their spread lies in what was rated. */
  totals: { kind: 'crossed' | 'one-way'; value: number; interval: Interval; sittings: number } | null
}
export type RaterFigures = {
  name: string
  sessions: number
  shrunk: number | null
  interval: Interval | null
}
export type CohortCalibration = {
  rubrics: RubricFigures[]
  raters: RaterFigures[]
  tapes: { id: string; title: string; roundTitle: string; consent: TapeConsent; raters: number }[]
  /** Sessions that may be asked for. */
  choices: { sitting: string; label: string }[]
  learners: { userId: string; name: string; roundId: string; roundTitle: string; ladder: Ladder }[]
}

/** 2.5 as people say it: between the sentences of 2 and 3. */
export function halfWords(rating: number | null): string {
  if (rating === null) return 'Not observed'
  return Number.isInteger(rating) ? String(rating) : `between ${Math.floor(rating)} and ${Math.ceil(rating)}`
}

export function percentWords(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}%`
}

export function intervalWords({ from, to }: Interval): string {
  return `${from.toFixed(2)} to ${to.toFixed(2)}`.replaceAll('-', '−')
}
