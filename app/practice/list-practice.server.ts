// What somebody has practised and what they may practise next.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { listRecordedSessionIds } from '#app/db/recordings.server.ts'
import { listEventsOfSessions } from '#app/db/session-events.server.ts'
import { listQuestionUses } from '#app/db/question-uses.server.ts'
import { listPracticesOfUser, type Session } from '#app/db/sessions.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { dayWords, timeWords } from '#app/lib/calendar.ts'
import type { Question } from '#questions/schema.ts'
import { attemptOf, type Attempt } from './attempt.ts'
import type { ListedAttempt, RunningPractice } from './listed-practice.ts'
import { mayPractise } from './may-practise.ts'
import { sortOffers, standingOf, type Offer } from './offers.ts'
import { questionKey } from './question-key.server.ts'

export type PracticeOverview = { offers: Offer[]; attempts: ListedAttempt[]; running: RunningPractice[] }

type Needs = Pick<AppContext, 'db' | 'now' | 'questions'>
type Practised = { session: Session; question: Question | null; attempt: Attempt }

export async function listPractice(needs: Needs, actor: Actor): Promise<PracticeOverview> {
  const { db, now, questions } = needs
  const practised = await listPractised(needs, actor.userId)
  const uses = await listQuestionUses(db, actor.userId)
  const met = new Set(uses.map((use) => use.questionSlug))
  const recorded = await listRecordedSessionIds(
    db,
    practised.map(({ session }) => session.id),
  )
  const timeZone = (await findUser(db, actor.userId))?.timeZone ?? 'UTC'
  const offers = questions.questions
    .filter((question) => mayPractise(actor, question))
    .map((question) => {
      const attempts = practised.filter(({ session }) => session.questionSlug === question.slug)
      return toOffer(question, attempts, {
        met: met.has(question.slug),
        knowsTitles: can(actor, 'practise-any-question'),
      })
    })
  return {
    offers: sortOffers(offers),
    attempts: practised
      .filter(({ attempt }) => attempt.seen && attempt.outcome !== null)
      .map((one) => toListed(one, actor, { timeZone, now: now(), recorded })),
    running: practised
      .filter(({ attempt }) => attempt.phase !== 'closed')
      .map(({ session, question, attempt }) => ({
        sessionId: session.id,
        title: titleOf(question, attempt),
        reading: attempt.phase === 'wrap-up',
      })),
  }
}

/** Newest first. */
async function listPractised({ db, now, questions }: Needs, userId: string): Promise<Practised[]> {
  const sessions = await listPracticesOfUser(db, userId)
  const eventsOf = await listEventsOfSessions(
    db,
    sessions.map(({ id }) => id),
  )
  return sessions.flatMap((session) => {
    const attempt = attemptOf(eventsOf.get(session.id) ?? [], now())
    return attempt ? [{ session, attempt, question: questions.findQuestion(session.questionSlug) }] : []
  })
}

type Knows = { met: boolean; knowsTitles: boolean }

function toOffer(question: Question, practised: readonly Practised[], { met, knowsTitles }: Knows): Offer {
  const { slug, title, level, topics, skills, minutes } = question
  const attempts = practised.map(({ attempt }) => attempt)
  return {
    key: questionKey(slug),
    title: met || knowsTitles ? title : null,
    level,
    topics,
    skills,
    minutes: minutes.working,
    standing: standingOf(attempts),
    attempts: attempts.filter(({ seen }) => seen).length,
    metInSession: met && !attempts.some(({ seen }) => seen),
  }
}

function toListed(
  { session, question, attempt }: Practised,
  actor: Actor,
  reader: { timeZone: string; now: Date; recorded: ReadonlySet<string> },
): ListedAttempt {
  const { scheduledAt } = session
  return {
    sessionId: session.id,
    title: titleOf(question, attempt),
    level: question?.level ?? null,
    key: question && mayPractise(actor, question) ? questionKey(question.slug) : null,
    outcome: attempt.outcome ?? 'stopped-early',
    timed: attempt.timed,
    workedMs: attempt.workedMs,
    hintsUsed: attempt.hintsUsed,
    hintsTotal: question?.hints.length ?? attempt.hintsUsed,
    day: dayWords(scheduledAt, reader.now, reader.timeZone),
    time: timeWords(scheduledAt, reader.timeZone),
    startsAt: scheduledAt.toISOString(),
    isRecorded: reader.recorded.has(session.id),
  }
}

function titleOf(question: Question | null, { seen }: Attempt): string {
  if (!question) return 'A question that has left the bank'
  return seen ? question.title : `Practice, level ${question.level}`
}
