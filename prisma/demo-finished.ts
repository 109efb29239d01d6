// Sessions of the demo that are over: planned, played through the real rules, and written about.
import type { Db } from '#app/db/client.server.ts'
import { saveScorecardDraft, sealScorecards } from '#app/db/scorecards.server.ts'
import { createSelfAssessment } from '#app/db/self-assessments.server.ts'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { createSession } from '#app/db/sessions.server.ts'
import { days, minutes } from '#app/lib/time.ts'
import type { SelfAssessment } from '#app/rubric/self-assessment.ts'
import type { Question, QuestionBank } from '#questions/schema.ts'
import { DEMO_COHORT, demoPerson } from './demo-people.ts'
import * as words from './demo-scorecards.ts'
import {
  partlyRepaired,
  steadyRepair,
  toSteps,
  type Story,
  type StoryPeople,
  type StorySession,
} from './demo-stories.ts'
import { playSession, type Step } from './play-session.ts'

type Seeding = { db: Db; now: Date; questions: QuestionBank }
/** The question of the two stories that are told in full: their notes, scorecards and recordings speak about it. */
export const STORY_QUESTION = 'web-server-will-not-start'
export const STEADY = 'demofinished1'
export const PARTLY = 'demofinished2'

/** People meet at a quarter of an hour. */
export function toQuarter(ms: number): number {
  return ms - (ms % minutes(15))
}

/** When the two of them began. */
export function storyTimes(now: Date): { steady: Date; partly: Date } {
  const before = (count: number) => new Date(toQuarter(now.getTime() - days(count)))
  return { steady: before(3), partly: before(1) }
}

type Planned = { id: string; at: Date; question: Question; people: StoryPeople }

/** One round about one question. */
export async function planSession(
  { db, now }: Pick<Seeding, 'db' | 'now'>,
  { id, at, question, people }: Planned,
): Promise<void> {
  const { candidate, interviewer, shadow } = people
  await createSession(db, {
    id,
    cohortId: DEMO_COHORT.id,
    questionSlug: question.slug,
    rubricId: question.rubricId,
    workingMinutes: question.minutes.working,
    scheduledAt: at,
    createdById: demoPerson('noor').id,
    createdAt: new Date(Math.min(now.getTime(), at.getTime()) - days(1)),
    participants: [
      { userId: candidate.id, sessionRole: 'candidate' },
      { userId: interviewer.id, sessionRole: 'interviewer' },
      ...(shadow ? [{ userId: shadow.id, sessionRole: 'shadow' as const }] : []),
    ],
  })
}

export async function seedFinishedSessions(seeding: Seeding): Promise<void> {
  const { questions, now } = seeding
  const question = questions.findQuestion(STORY_QUESTION) ?? questions.questions[0]
  if (!question) return
  const [ingrid, rafael, jun] = [demoPerson('ingrid'), demoPerson('rafael'), demoPerson('jun')]
  const told = { question, rubricId: question.rubricId }
  const amara = { candidate: demoPerson('amara'), interviewer: ingrid, shadow: jun }
  const mateo = { candidate: demoPerson('mateo'), interviewer: rafael, shadow: null }
  const { steady: at, partly: partlyAt } = storyTimes(now)
  const steady = { ...told, sessionId: STEADY, people: amara }
  await writeFinished(seeding, {
    ...{ session: steady, story: steadyRepair, at, scorecard: words.aboutSteadyRepair },
    ...{ byShadow: words.shadowOnSteadyRepair, self: words.amaraOnHerself },
  })
  const partly = { ...told, sessionId: PARTLY, people: mateo }
  const scorecard = words.aboutPartlyRepaired
  await writeFinished(seeding, { session: partly, story: partlyRepaired, at: partlyAt, scorecard })
}

type Finished = {
  session: StorySession
  story: Story
  at: Date
  scorecard: words.WrittenScorecard
  byShadow?: words.WrittenScorecard
  /** Left out: the candidate has not looked back yet. */
  self?: SelfAssessment
}
/** The interviewer writes the scorecard within an hour; that closes the session. */
export const SCORED_AFTER_MINUTES = 55
const SHADOW_AFTER_MINUTES = 70
const SELF_AFTER_MINUTES = 90

export async function writeFinished(seeding: Seeding, finished: Finished): Promise<void> {
  const { session, story, at, scorecard, byShadow, self } = finished
  const { sessionId: id, question, people } = session
  const { candidate, interviewer, shadow } = people
  await planSession(seeding, { id, at, question, people })
  const seen = { type: 'scorecard-in', by: interviewer.id } as const
  const steps: Step[] = [...toSteps(story, session), { minute: SCORED_AFTER_MINUTES, seen }]
  await appendSessionEvents(seeding.db, id, playSession({ startsAt: at, steps, questions: [question] }))
  const after = (count: number) => new Date(at.getTime() + minutes(count))
  const led = { session, author: interviewer, kind: 'interviewer' } as const
  await writeScorecard(seeding, { ...led, written: scorecard, at: after(SCORED_AFTER_MINUTES) })
  if (shadow && byShadow) {
    const watched = { session, author: shadow, kind: 'shadow' } as const
    await writeScorecard(seeding, { ...watched, written: byShadow, at: after(SHADOW_AFTER_MINUTES) })
  }
  if (!self) return
  const own = { sessionId: id, userId: candidate.id, submittedAt: after(SELF_AFTER_MINUTES) }
  await createSelfAssessment(seeding.db, { ...own, body: JSON.stringify(self) })
}

type Written = {
  session: StorySession
  author: { id: string }
  kind: 'interviewer' | 'shadow'
  written: words.WrittenScorecard
  at: Date
}

async function writeScorecard(
  { db, questions }: Seeding,
  { session, author, kind, written, at }: Written,
): Promise<void> {
  const { sessionId, rubricId } = session
  const body = JSON.stringify(words.toDraft(written, questions.getRubric(rubricId).dimensions))
  const id = `${sessionId}-${kind}`
  const card = { id, sessionId, authorId: author.id, kind, round: 0, rubricId, body, updatedAt: at }
  await saveScorecardDraft(db, card)
  await sealScorecards(db, { sessionId, authorId: author.id }, at)
}
