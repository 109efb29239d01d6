// Makes a session, for now or for later. It begins when somebody enters its lobby.
import { can, type Action } from '#app/auth/permissions.ts'
import type { Actor, SessionRole } from '#app/auth/roles.ts'
import { inTransaction, type Database, type Db } from '#app/db/client.server.ts'
import { listCohortsOfUser } from '#app/db/cohorts.server.ts'
import { listQuestionUses } from '#app/db/question-uses.server.ts'
import { createSession } from '#app/db/sessions.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { minutes } from '#app/lib/time.ts'
import { chooseRubric } from '#app/rubric/rubric-versions.server.ts'
import type { QuestionBank } from '#questions/schema.ts'
import type { StartSessionForm, StartSessionRefusal } from './start-session-form.ts'

/** A form may lie open for a while before it is sent. */
const PAST_MS = minutes(10)

type Needs = { db: Database; now: () => Date; questions: QuestionBank }
type Part = { userId: string; sessionRole: SessionRole }

/** Gives the id of the session. */
export async function startSession(
  { db, now, questions }: Needs,
  actor: Actor,
  form: StartSessionForm,
): Promise<Result<string, StartSessionRefusal>> {
  if (!can(actor, 'start-session')) return refuse('not-allowed')
  const question = questions.findQuestion(form.questionSlug)
  if (question?.status !== 'live') return refuse('question-unknown')
  const createdAt = now()
  const scheduledAt = form.scheduledAt ? new Date(form.scheduledAt) : createdAt
  if (scheduledAt.getTime() < createdAt.getTime() - PAST_MS) return refuse('in-the-past')
  return inTransaction(db, async (tx) => {
    const cast = await findCast(tx, actor, form)
    if (!cast.ok) return cast
    if (!form.used && (await hasMet(tx, form))) return refuse('question-used')
    const [cohort] = await listCohortsOfUser(tx, form.candidateId)
    const cohortId = cohort?.id ?? null
    const asked = { cohortId, rubricId: question.rubricId }
    const session = await createSession(tx, {
      id: randomId(),
      cohortId,
      questionSlug: question.slug,
      rubricId: await chooseRubric({ db: tx, now, questions }, asked),
      workingMinutes: form.minutes,
      scheduledAt,
      createdById: actor.userId,
      createdAt,
      participants: cast.value,
    })
    return accept(session.id)
  })
}

/** Somebody who knows the answer already shows nothing: offered twice only when asked for. */
async function hasMet(db: Db, { candidateId, questionSlug }: StartSessionForm): Promise<boolean> {
  const uses = await listQuestionUses(db, candidateId)
  return uses.some((use) => use.questionSlug === questionSlug)
}

/** Everybody's part, each checked to be somebody who may have it. */
async function findCast(
  db: Db,
  actor: Actor,
  form: StartSessionForm,
): Promise<Result<Part[], StartSessionRefusal>> {
  const chooses = can(actor, 'choose-interviewer')
  // An interviewer leads what they start; naming somebody else is a coordinator's right.
  const interviewerId = form.interviewerId ?? actor.userId
  if (!chooses && interviewerId !== actor.userId) return refuse('not-allowed')
  const ids = [form.candidateId, interviewerId, ...(form.shadowId ? [form.shadowId] : [])]
  if (new Set(ids).size !== ids.length) return refuse('same-person')
  if (!(await isUserWho(db, form.candidateId, 'be-interviewed'))) return refuse('candidate-unknown')
  if (!(await isUserWho(db, interviewerId, 'lead-session'))) return refuse('interviewer-unknown')
  const parts: Part[] = [
    { userId: form.candidateId, sessionRole: 'candidate' },
    { userId: interviewerId, sessionRole: 'interviewer' },
  ]
  if (form.shadowId) {
    if (!(await isUserWho(db, form.shadowId, 'shadow-session'))) return refuse('shadow-unknown')
    parts.push({ userId: form.shadowId, sessionRole: 'shadow' })
  }
  return accept(parts)
}

async function isUserWho(db: Db, userId: string, action: Action): Promise<boolean> {
  const user = await findUser(db, userId)
  return user !== null && can(user, action)
}
