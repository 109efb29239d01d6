// Who may practise what: candidates what is marked for it, everybody else whatever is in use.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { Question } from '#questions/schema.ts'

export function mayPractise(
  actor: Pick<Actor, 'role'>,
  question: Pick<Question, 'kind' | 'status' | 'practice'>,
): boolean {
  // Alone there is a box that says whether it is mended; the other rounds need somebody who listens.
  if (question.kind !== 'troubleshooting') return false
  if (question.status !== 'live' || !can(actor, 'practise')) return false
  return question.practice || can(actor, 'practise-any-question')
}
