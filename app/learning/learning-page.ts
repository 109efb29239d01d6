// What the learning report is drawn from.
import type { DimensionGrowth } from './growth.ts'
import type { ParetoLine } from './pareto.ts'
import type { QuestionFigures, WeekFigures, WorkFigures } from './work.ts'

export type RubricGrowth = {
  rubricId: string
  title: string
  /** Sealed scorecards of interviewers behind it. */
  scorecards: number
  growth: (DimensionGrowth & { title: string })[]
}
export type LearningPage = {
  period: string
  generated: string
  /** Sessions that took place, and those that hints, times and checks are read of: the newest ones. */
  held: number
  counted: number
  all: WorkFigures
  rubrics: RubricGrowth[]
  byQuestion: (QuestionFigures & { title: string })[]
  byWeek: (WeekFigures & { label: string })[]
  pareto: ParetoLine[]
}
