// A name for a question that says nothing: folders are called after symptoms, which is more than a candidate should be told.
import { createHash } from 'node:crypto'
import type { Question, QuestionBank } from '#questions/schema.ts'

export function questionKey(slug: string): string {
  return createHash('sha256').update(`practice:${slug}`).digest('hex').slice(0, 16)
}

/** By slug or by key. */
export function findByKey(bank: QuestionBank, slugOrKey: string): Question | null {
  return (
    bank.findQuestion(slugOrKey) ?? bank.questions.find(({ slug }) => questionKey(slug) === slugOrKey) ?? null
  )
}
