// A question as the library lists it: what one chooses by, and no word of prompt, guide, hints or probes.
import type { Question, QuestionBox } from '#questions/schema.ts'
import type { MetBefore } from './question-uses.ts'
import { notMeasured, type SolveTimes } from './solve-times.ts'

export type ListedQuestion = Pick<
  Question,
  'slug' | 'kind' | 'title' | 'summary' | 'status' | 'level' | 'topics' | 'skills' | 'practice'
> & {
  /** Of work on the box; briefing and wrap-up come on top. */
  minutes: number
  /** Of its box; null where there is none. */
  image: string | null
  tier: QuestionBox['tier'] | null
  solveTimes: SolveTimes
  /** Minutes of those who solved it cold before it went live. */
  trials: number[]
  /** Null = this candidate has not met it, or nobody was asked about. */
  met: MetBefore | null
}

type Known = {
  solveTimes: ReadonlyMap<string, SolveTimes>
  met: ReadonlyMap<string, MetBefore>
}

/** Whether somebody alone may meet it: where nobody listens there must be a box that says when it is mended. */
export function isForPractice({ kind, practice }: Pick<Question, 'kind' | 'practice'>): boolean {
  return practice && kind === 'troubleshooting'
}

export function listQuestion(question: Question, { solveTimes, met }: Known): ListedQuestion {
  const { slug, kind, title, summary, status, level, topics, skills, minutes, sandbox, trials } = question
  return {
    slug,
    kind,
    title,
    summary,
    status,
    level,
    topics,
    skills,
    practice: isForPractice(question),
    minutes: minutes.working,
    image: sandbox?.image ?? null,
    tier: sandbox?.tier ?? null,
    solveTimes: solveTimes.get(slug) ?? notMeasured,
    trials: trials.filter(({ solved }) => solved).map((trial) => trial.minutes),
    met: met.get(slug) ?? null,
  }
}
