// Where the bank is rich and where it is thin: topics by level.
import type { ListedQuestion } from './listed-question.ts'
import { topicWords } from './question-words.ts'

export const LEVELS = [1, 2, 3, 4] as const

export type CoverageRow = { topic: string; label: string; counts: number[]; total: number }

/** A row for every topic there is, also for those that no question has yet: a gap is what one looks for. */
export function coverageOf(questions: readonly ListedQuestion[]): CoverageRow[] {
  const live = questions.filter(({ status }) => status === 'live')
  return Object.entries(topicWords)
    .map(([topic, label]) => {
      const about = live.filter(({ topics }) => (topics as string[]).includes(topic)) // why: the keys of topicWords are the topics
      const counts = LEVELS.map((level) => about.filter((question) => question.level === level).length)
      return { topic, label, counts, total: about.length }
    })
    .sort((a, b) => a.label.localeCompare(b.label, 'en'))
}
