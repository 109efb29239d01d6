// What it takes to practise the same question again.
import type { Actor } from '#app/auth/roles.ts'
import type { Session } from '#app/db/sessions.server.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { mayPractise } from './may-practise.ts'
import { questionKey } from './question-key.server.ts'

/** Null for a session, and for a question that is no longer offered to this person. */
export function offerAgain(
  questions: QuestionBank,
  actor: Actor,
  { kind, questionSlug, timed }: Pick<Session, 'kind' | 'questionSlug' | 'timed'>,
): { key: string; timed: boolean } | null {
  const question = questions.findQuestion(questionSlug)
  if (kind !== 'practice' || !question || !mayPractise(actor, question)) return null
  return { key: questionKey(questionSlug), timed }
}
