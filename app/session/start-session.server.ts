// Makes a session, for now or for later. It begins when somebody enters its lobby.
import { can, type Action } from '#app/auth/permissions.ts'
import type { Actor, SessionRole } from '#app/auth/roles.ts'
import { isBoundToCohorts } from '#app/cohort/own-cohort.server.ts'
import { inTransaction, type Database, type Db } from '#app/db/client.server.ts'
import { isInCohorts, listCohortsOfUser } from '#app/db/cohorts.server.ts'
import { listQuestionUses } from '#app/db/question-uses.server.ts'
import { createSession, type Session, type SessionRound } from '#app/db/sessions.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { minutes } from '#app/lib/time.ts'
import { chooseRubric } from '#app/rubric/rubric-versions.server.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { plannedMinutes, SESSION_MINUTES_MAX } from './agenda.ts'
import { chooseRounds, type ChosenRounds } from './choose-rounds.server.ts'
import { planOf } from './session-plan.server.ts'
import { partField, type StartSessionForm, type StartSessionRefusal } from './start-session-form.ts'

/** A form may lie open for a while before it is sent. */
const PAST_MS = minutes(10)

type Needs = { db: Database; now: () => Date; questions: QuestionBank }
type Part = { userId: string; sessionRole: SessionRole }

/** The id of the session; of a refusal also the field it is about, where that is one of a round. */
export type Started = Result<string, StartSessionRefusal> & { field?: string }

export async function startSession(needs: Needs, actor: Actor, form: StartSessionForm): Promise<Started> {
  if (!can(actor, 'start-session')) return refuse('not-allowed')
  const chosen = chooseRounds(form, needs.questions)
  if (!chosen.ok) return chosen
  const createdAt = needs.now()
  const scheduledAt = form.scheduledAt ? new Date(form.scheduledAt) : createdAt
  if (scheduledAt.getTime() < createdAt.getTime() - PAST_MS) return refuse('in-the-past')
  return inTransaction(needs.db, async (tx) => {
    const cast = await findCast(tx, actor, form)
    if (!cast.ok) return cast
    const met = form.used ? null : await findMet(tx, form.candidateId, chosen.value.rounds)
    if (met) return { ...refuse('question-used'), field: fieldOf(met, form) }
    const times = { scheduledAt, createdAt, createdById: actor.userId }
    const session = await planSession({ ...needs, db: tx }, { actor, chosen: chosen.value, form, times })
    if (plannedMinutes(planOf({ kind: 'session', ...session }, needs.questions)) > SESSION_MINUTES_MAX) {
      return refuse('too-long')
    }
    const { id } = await createSession(tx, { ...session, participants: cast.value })
    return accept(id)
  })
}

type Plan = {
  actor: Actor
  chosen: ChosenRounds
  form: StartSessionForm
  times: Pick<Session, 'scheduledAt' | 'createdAt' | 'createdById'>
}

/** Rated by the wording of the candidate's cohort, where it has its own. */
async function planSession(needs: Omit<Needs, 'db'> & { db: Db }, { actor, chosen, form, times }: Plan) {
  const [question] = chosen.questions
  if (!question) throw new Error('a session of no question')
  const cohortId = await findCohortOf(needs.db, { actor, candidateId: form.candidateId })
  const wordingOf = (rubricId: string) => chooseRubric(needs, { cohortId, rubricId })
  const rounds: SessionRound[] = []
  for (const round of chosen.rounds) {
    rounds.push({ ...round, rubricId: round.rubricId === null ? null : await wordingOf(round.rubricId) })
  }
  const scored = rounds.find(({ rubricId }) => rubricId !== null)?.rubricId
  return {
    id: randomId(),
    cohortId,
    questionSlug: question.slug,
    rubricId: scored ?? (await wordingOf(question.rubricId)),
    workingMinutes: rounds[0]?.questions[0]?.workingMinutes ?? question.minutes.working,
    rounds,
    ...times,
  }
}

/** Of the cohorts a candidate is in, the one that whoever sets up the session is in too. */
async function findCohortOf(
  db: Db,
  { actor, candidateId }: { actor: Actor; candidateId: string },
): Promise<string | null> {
  const cohorts = await listCohortsOfUser(db, candidateId)
  const own = new Set((await listCohortsOfUser(db, actor.userId)).map(({ id }) => id))
  return (cohorts.find(({ id }) => own.has(id)) ?? cohorts[0])?.id ?? null
}

type Place = { round: number; part: string }

/** Somebody who knows the answer already shows nothing: offered twice only when asked for. */
async function findMet(db: Db, candidateId: string, rounds: readonly SessionRound[]): Promise<Place | null> {
  const met = new Set((await listQuestionUses(db, candidateId)).map((use) => use.questionSlug))
  for (const { round, questions } of rounds) {
    const known = questions.find(({ questionSlug }) => met.has(questionSlug))
    if (known) return { round, part: known.part }
  }
  return null
}

/** Rounds that were left empty in the form are left out of the session, and count in the names of its fields. */
function fieldOf({ round, part }: Place, { rounds = [] }: StartSessionForm): string {
  const filled = rounds.flatMap(({ roundId }, index) => (roundId ? [index] : []))
  const index = filled[round]
  return index === undefined ? 'questionSlug' : partField(index, part)
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
  const isUserWho = await knownTo(db, actor)
  if (!(await isUserWho(form.candidateId, 'be-interviewed'))) return refuse('candidate-unknown')
  if (!(await isUserWho(interviewerId, 'lead-session'))) return refuse('interviewer-unknown')
  const parts: Part[] = [
    { userId: form.candidateId, sessionRole: 'candidate' },
    { userId: interviewerId, sessionRole: 'interviewer' },
  ]
  if (form.shadowId) {
    if (!(await isUserWho(form.shadowId, 'shadow-session'))) return refuse('shadow-unknown')
    parts.push({ userId: form.shadowId, sessionRole: 'shadow' })
  }
  return accept(parts)
}

/** To a coordinator, people of other cohorts are as unknown as people who are not here. */
async function knownTo(db: Db, actor: Actor) {
  const cohortIds = isBoundToCohorts(actor)
    ? (await listCohortsOfUser(db, actor.userId)).map(({ id }) => id)
    : null
  return async (userId: string, action: Action): Promise<boolean> => {
    const user = await findUser(db, userId)
    if (!user || !can(user, action)) return false
    return cohortIds === null || isInCohorts(db, userId, cohortIds)
  }
}
