// What the pages about rubrics are drawn from.
import type { Rubric } from '#questions/schema.ts'

export type ListedRubric = {
  family: string
  rubricId: string
  title: string
  /** The rounds that are rated by it. */
  rounds: string[]
  dimensions: { id: string; title: string; weight: number }[]
  /** Cohorts of this person that are rated by a wording of their own. */
  adapted: { cohortName: string; rubricId: string }[]
}
export type RubricList = {
  rubrics: ListedRubric[]
  /** Where this person may adapt them. */
  cohorts: { id: string; name: string }[]
}

export type RubricPage = {
  rubric: Rubric
  /** Null for the bank's own. */
  cohort: { id: string; name: string; number: number; inUse: boolean } | null
  /** The bank's present version, where this is another one. */
  bankId: string | null
  mayAdapt: { cohortId: string; name: string }[]
}

export type CohortRubricPage = {
  cohort: { id: string; name: string }
  /** What is rated by now: the cohort's own, or the bank's. */
  open: Rubric
  bank: Rubric
  isOwn: boolean
  /** The bank has a later version than the one this was copied from. */
  bankMovedOn: boolean
  history: { rubricId: string; number: number; authorName: string; createdAt: string; inUse: boolean }[]
}
