// Everybody's first page: the sessions that are theirs to see, each with what it asks of them next.
import { can, canInSession } from '#app/auth/permissions.ts'
import type { Actor, SessionRole } from '#app/auth/roles.ts'
import { isBoundToCohorts, listOwnCohorts } from '#app/cohort/own-cohort.server.ts'
import type { AppContext } from '#app/context.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { listRecordedSessionIds } from '#app/db/recordings.server.ts'
import { listReleasedSessionIds, listScorecardStates } from '#app/db/scorecards.server.ts'
import { listAssessedSessionIds } from '#app/db/self-assessments.server.ts'
import { listEventsOfSessions } from '#app/db/session-events.server.ts'
import {
  listSessions,
  listSessionsOfCohorts,
  listSessionsOfUser,
  type Session,
} from '#app/db/sessions.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { daysAway, dayWords, timeWords } from '#app/lib/calendar.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { plannedMinutes } from './agenda.ts'
import { nameBeforeBriefing, nameOfRounds } from './briefed.ts'
import type { Phase } from './events.ts'
import { replay } from './evolve.ts'
import { isLive, isOver, nextStepFor, type NextStep } from './next-step.ts'
import { planOf } from './session-plan.server.ts'
import { metQuestions } from './stages.ts'
import type { SessionState } from './state.ts'

export type ListedSession = {
  id: string
  title: string
  level: number | null
  /** From the first stage to the last. */
  minutes: number
  phase: Phase
  part: SessionRole | null
  people: { name: string; sessionRole: SessionRole; isMe: boolean }[]
  next: NextStep
  /** "Today", "Tomorrow", "Mon, 3 May" … in the reader's own time zone. */
  day: string
  time: string
  startsAt: string
  /** There is something the reader may watch again. */
  isRecorded: boolean
}
/** Each session stands in exactly one group. */
export type MySessions = {
  timeZone: string
  live: ListedSession[]
  coming: ListedSession[]
  past: ListedSession[]
}

/** A session nobody came to stays under "coming" for the rest of its day, then counts as past. */
export async function listMySessions(
  context: Pick<AppContext, 'db' | 'now' | 'questions'>,
  actor: Actor,
): Promise<MySessions> {
  const { db } = context
  const now = context.now()
  const timeZone = (await findUser(db, actor.userId))?.timeZone ?? 'UTC'
  const sessions = await listSessionsFor(db, actor)
  const listed = await describe(context, { actor, sessions, timeZone, now })
  const isPast = (one: ListedSession) =>
    isOver(one.phase) || (!isLive(one.phase) && daysAway(new Date(one.startsAt), now, timeZone) < 0)
  return {
    timeZone,
    live: listed.filter((one) => isLive(one.phase)),
    coming: listed.filter((one) => !isLive(one.phase) && !isPast(one)).reverse(),
    past: listed.filter(isPast),
  }
}

/** Of a coordinator the schedule of the own cohorts, of an administrator the whole of it, of everybody else what they sit in. */
async function listSessionsFor(db: Db, actor: Actor): Promise<Session[]> {
  if (!can(actor, 'see-schedule')) return listSessionsOfUser(db, actor.userId)
  if (!isBoundToCohorts(actor)) return listSessions(db)
  const cohorts = await listOwnCohorts({ db }, actor)
  return listSessionsOfCohorts(
    db,
    cohorts.map(({ id }) => id),
  )
}

type Reader = { actor: Actor; sessions: Session[]; timeZone: string; now: Date }

async function describe(
  { db, questions }: Pick<AppContext, 'db' | 'questions'>,
  { actor, sessions, timeZone, now }: Reader,
): Promise<ListedSession[]> {
  const ids = sessions.map(({ id }) => id)
  const eventsOf = await listEventsOfSessions(db, ids, ['session-opened', 'phase-changed', 'session-ended'])
  const scorecardOf = await listScorecardStates(db, actor.userId, ids)
  const released = await listReleasedSessionIds(db, ids)
  const recorded = await listRecordedSessionIds(db, ids)
  const assessed = await listAssessedSessionIds(db, actor.userId, ids)
  // What never began because somebody could not come is neither ahead of anybody nor behind them.
  const tookPlace = ({ id }: Session) =>
    !eventsOf.get(id)?.some((event) => event.type === 'session-ended' && event.reason === 'called-off')
  return sessions.filter(tookPlace).map((session) => {
    const { id, scheduledAt, participants } = session
    const state = replay(eventsOf.get(id) ?? [])
    const phase = state.phase === 'unopened' ? 'lobby' : state.phase
    const part = participants.find(({ userId }) => userId === actor.userId)?.sessionRole ?? null
    const ownScorecard = scorecardOf.get(id) ?? 'none'
    return {
      id,
      ...nameFor(part, session, { questions, state }),
      minutes: plannedMinutes(state.phase === 'unopened' ? planOf(session, questions) : state.agenda),
      phase,
      part,
      people: participants.map(({ name, sessionRole, userId }) => ({
        name,
        sessionRole,
        isMe: userId === actor.userId,
      })),
      next: nextStepFor({
        phase,
        part,
        ownScorecard,
        scored: session.rounds.some(({ rubricId }) => rubricId !== null),
        released: released.has(id),
        assessed: assessed.has(id),
      }),
      day: dayWords(scheduledAt, now, timeZone),
      time: timeWords(scheduledAt, timeZone),
      startsAt: scheduledAt.toISOString(),
      isRecorded: recorded.has(id) && isOver(phase) && canInSession(part, 'read-recording'),
    }
  })
}

type Known = { questions: QuestionBank; state: SessionState }

/** A question by its title once it may be known; several of them, and those to come, by their rounds. */
function nameFor(
  part: SessionRole | null,
  { rounds, questionSlug }: Session,
  { questions, state }: Known,
): Pick<ListedSession, 'title' | 'level'> {
  const question = questions.findQuestion(questionSlug)
  const roundTitles = rounds.map(({ roundId }) => questions.findRound(roundId)?.title ?? 'A session')
  const isOne = rounds.flatMap((round) => round.questions).length === 1
  if (!isOne) return { title: nameOfRounds(roundTitles), level: null }
  if (!question) return { title: 'A question that has left the bank', level: null }
  const { title, level } = question
  const met = state.phase !== 'unopened' && metQuestions(state).has(questionSlug)
  const isSecret = part === 'candidate' && !met
  return { title: isSecret ? nameBeforeBriefing(roundTitles[0] ?? 'A session', level) : title, level }
}
