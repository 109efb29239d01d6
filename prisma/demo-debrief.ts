// What followed the two stories of the demo: how the interview was, questions about moments, an addition, moods, who watched the
// replay; and what others gave when they rated the recordings blind.
import type { Db } from '#app/db/client.server.ts'
import { addReading, answerTape, createTape, createTapeRating } from '#app/db/calibration.server.ts'
import { answerFollowUp, createFollowUp } from '#app/db/follow-ups.server.ts'
import { addLadderMark } from '#app/db/ladder-marks.server.ts'
import { createAddition } from '#app/db/scorecard-additions.server.ts'
import { createFeedback } from '#app/db/session-feedback.server.ts'
import { saveMood } from '#app/db/session-moods.server.ts'
import { findSession } from '#app/db/sessions.server.ts'
import { hours, minutes } from '#app/lib/time.ts'
import { PARTLY, STEADY, storyTimes } from './demo-finished.ts'
import { DEMO_COHORT, demoPerson } from './demo-people.ts'
import * as said from './demo-debrief-words.ts'

type Seeding = { db: Db; now: Date }

/** Of the sessions there are: a small bank has fewer. */
export async function seedDebriefs({ db, now }: Seeding): Promise<void> {
  const { steady, partly } = storyTimes(now)
  const [first, second] = [await findSession(db, STEADY), await findSession(db, PARTLY)]
  if (!first || !second) return
  await seedFeedback(db, steady)
  await seedFollowUps(db, steady)
  await seedAfterthoughts(db, steady)
  await seedTape(db, { ...said.steadyTape, session: first, at: steady })
  await seedTape(db, { ...said.partlyTape, session: second, at: partly })
  await seedLadder(db)
}

const after = (at: Date, ms: number) => new Date(at.getTime() + ms)
const idOf = (first: string) => demoPerson(first).id

async function seedFeedback(db: Db, at: Date): Promise<void> {
  for (const { first, part, answers, afterMinutes } of said.FEEDBACK) {
    const submittedAt = after(at, minutes(afterMinutes))
    const own = { sessionId: STEADY, userId: idOf(first), part, submittedAt }
    await createFeedback(db, { ...own, body: JSON.stringify(answers) })
  }
}

async function seedFollowUps(db: Db, at: Date): Promise<void> {
  for (const { id, clock, terminal, question, answer } of said.FOLLOW_UPS) {
    const sessionMs = minutes(clock[0]) + clock[1] * 1000
    const asked = { id, sessionId: STEADY, askedById: idOf('amara'), sessionMs, terminal, question }
    await createFollowUp(db, { ...asked, askedAt: after(at, hours(20)) })
    if (answer === null) continue
    await answerFollowUp(db, { id, sessionId: STEADY, answer, answeredAt: after(at, hours(26)) })
  }
}

async function seedAfterthoughts(db: Db, at: Date): Promise<void> {
  const scorecardId = `${STEADY}-interviewer`
  await createAddition(db, { id: 'demo-addition1', scorecardId, ...said.ADDITION, at: after(at, hours(27)) })
  const mood = { before: 'hedgehog', after: 'otter', isShared: true }
  const updatedAt = after(at, minutes(92))
  await saveMood(db, { sessionId: STEADY, userId: idOf('amara'), ...mood, updatedAt })
}

/** Who has watched which recording; called once there are recordings. */
export async function seedReads({ db, now }: Seeding): Promise<void> {
  const { steady } = storyTimes(now)
  const recordings = await db.recording.findMany({ where: { sessionId: STEADY }, select: { id: true } })
  for (const { id: recordingId } of recordings) {
    for (const [first, hoursAfter] of [
      ['amara', 2],
      ['ingrid', 26],
    ] as const) {
      const id = `${recordingId}-${first}`
      const read = { recordingId, userId: idOf(first), at: after(steady, hours(hoursAfter)), what: 'replay' }
      await db.recordingRead.create({ data: { id, ...read } })
    }
  }
}

type ToSeed = said.ToldTape & { session: { id: string; rubricId: string }; at: Date }

/** The candidate said yes; those who were not there have rated it. */
async function seedTape(db: Db, { id, title, raters, agreed, session, at }: ToSeed): Promise<void> {
  const { id: sessionId, rubricId } = session
  const tape = { id, cohortId: DEMO_COHORT.id, sessionId, round: 0, rubricId, title }
  await createTape(db, { ...tape, createdById: idOf('noor'), createdAt: after(at, hours(3)) })
  const candidate = sessionId === STEADY ? 'amara' : 'mateo'
  await answerTape(db, { id, userId: idOf(candidate), consent: 'yes', at: after(at, hours(5)) })
  for (const [index, { first, ratings }] of raters.entries()) {
    const body = JSON.stringify({ ratings })
    const submittedAt = after(at, hours(8 + index * 3))
    await createTapeRating(db, { id: `${id}-${first}`, tapeId: id, userId: idOf(first), body, submittedAt })
  }
  for (const { dimensionId, words, first } of agreed) {
    const read = { id: `${id}-${dimensionId}`, tapeId: id, dimensionId, words, byUserId: idOf(first) }
    await addReading(db, { ...read, at: after(at, hours(20)) })
  }
}

/** Jun has led once while Anneke watched; what is left to do stands on Jun's own page. */
async function seedLadder(db: Db): Promise<void> {
  const session = await findSession(db, said.LED.sessionId)
  if (!session) return
  const { sessionId, roundId, words } = said.LED
  await addLadderMark(db, {
    ...{ id: 'demo-led1', userId: idOf('jun'), roundId, kind: 'led', sessionId, cohortId: null },
    ...{ byUserId: idOf('anneke'), words, at: after(session.scheduledAt, hours(2)) },
  })
}
