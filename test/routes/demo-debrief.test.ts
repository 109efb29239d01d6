// What lies behind the demo: the weeks before today, two stories with their recordings, and what followed them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Actor } from '#app/auth/roles.ts'
import { listCalibration } from '#app/calibration/list-calibration.server.ts'
import { readTape } from '#app/calibration/rate-tape.server.ts'
import { tapeBody, tapeRatings } from '#app/calibration/tape-form.ts'
import { readGrowth } from '#app/growth/read-growth.server.ts'
import { days } from '#app/lib/time.ts'
import { buildIndex } from '#app/recording/build-index.server.ts'
import { recordingPath } from '#app/recording/folder.server.ts'
import { readReplay } from '#app/recording/read-replay.server.ts'
import { feedback } from '#app/rubric/feedback.ts'
import { readFeedbackPage } from '#app/rubric/interview-feedback.server.ts'
import { readFollowUps } from '#app/rubric/follow-ups.server.ts'
import { scorecardDraft } from '#app/rubric/scorecard.ts'
import { EVIDENCE } from '#prisma/demo-history-words.ts'
import { HISTORY } from '#prisma/demo-history.ts'
import { demoPerson } from '#prisma/demo-people.ts'
import { seedDemo } from '#prisma/seed.ts'
import { loadQuestionBank } from '#questions/load.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { createTestBank, testQuestion } from '#test/support/questions.ts'

const [STEADY, PARTLY] = ['demofinished1', 'demofinished2']
const KEPT_DAYS = 90

let world: TestContext
let folder: string
beforeAll(async () => {
  const loaded = loadQuestionBank(resolve('questions'))
  if (!loaded.ok) throw new Error('the bank has mistakes')
  world = await createTestContext({ questions: loaded.bank })
  folder = await mkdtemp(join(tmpdir(), 'greenroom-demo-'))
  await seedDemo(world.context.db, {
    now: world.context.now(),
    questions: world.context.questions,
    keep: { folder, days: KEPT_DAYS },
  })
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

function actor(first: string): Actor {
  const { id: userId, name, role } = demoPerson(first)
  return { userId, name, role }
}

describe('the weeks behind the demo', () => {
  it('PM31 two candidates read how they have grown, one of them with a way to go', async () => {
    const priya = await readGrowth(world.context, actor('priya'))
    expect(priya.counts).toEqual({ sessions: 3, practices: 0 })
    const changes = priya.rubrics.flatMap(({ trails }) => trails.map(({ change }) => change))
    expect(changes).toContain('up')
    expect(priya.wins?.lines.map(({ words }) => words).join(' ')).toMatch(/one hint earlier/)
    expect(priya.focus).not.toBeNull()
    expect(priya.suggested.length).toBeGreaterThan(0)
    const mateo = await readGrowth(world.context, actor('mateo'))
    expect(mateo.counts).toEqual({ sessions: 3, practices: 2 })
    // Of the one not looked back on yet nothing is told.
    const points = mateo.rubrics.flatMap(({ trails }) => trails.map((trail) => trail.points.length))
    expect(new Set(points)).toEqual(new Set([2]))
  })

  it('PM31 questions of the history are in the bank, and nobody meets one or the same interviewer twice', () => {
    const pairs = HISTORY.map(({ candidate, interviewer }) => `${candidate} ${interviewer}`)
    const met = HISTORY.map(({ candidate, question }) => `${candidate} ${question}`)
    expect([new Set(pairs).size, new Set(met).size]).toEqual([HISTORY.length, HISTORY.length])
    for (const { question } of HISTORY)
      expect(world.context.questions.findQuestion(question)?.status, question).toBe('live')
  })

  it('PM31 every scorecard of it is one that the form would have taken', async () => {
    const cards = await world.context.db.scorecard.findMany({ where: { submittedAt: { not: null } } })
    expect(cards.length).toBeGreaterThan(HISTORY.length)
    for (const { id, body } of cards) {
      const { ratings, strengths } = scorecardDraft.parse(JSON.parse(body))
      expect(strengths, id).toHaveLength(2)
      for (const { rating, evidence } of ratings)
        if (rating !== null) expect(evidence.length, id).toBeGreaterThan(14)
    }
    const troubleshooting = world.context.questions.getRubric('troubleshooting@1').dimensions
    expect(Object.keys(EVIDENCE)).toEqual(troubleshooting.map(({ id }) => id))
  })

  it('PM31 there are recordings to rate blind, with what others gave, and a ladder that says what is next', async () => {
    const jun = await listCalibration(world.context, actor('jun'))
    expect(jun.tapes.map(({ isRated, raters }) => [isRated, raters])).toEqual([[false, 3]])
    const [ladder] = jun.ladders
    expect([ladder?.roundId, ladder?.ladder.step]).toEqual(['troubleshooting', 'shadow'])
    expect(ladder?.ladder.needs.filter(({ isMet }) => !isMet).map(({ id }) => id)).toEqual(['tapes'])
    const rated = await readTape(world.context, actor('rafael'), 'demotape1')
    if (!rated.ok || !rated.value.compared) throw new Error('the recording is not rated')
    expect(rated.value.compared).toHaveLength(6)
    expect(rated.value.compared.flatMap(({ agreed }) => agreed ?? [])).toHaveLength(1)
    const blind = await readTape(world.context, actor('anneke'), 'demotape1')
    expect(blind).toMatchObject({ ok: true, value: { compared: null } })
    const rows = await world.context.db.calibrationRating.findMany()
    for (const { ratings } of rows.map(({ body }) => tapeBody.parse(JSON.parse(body))))
      for (const { rating, seen } of ratings) {
        if (rating === null) continue
        expect(tapeRatings).toContain(rating)
        expect(seen.length).toBeGreaterThan(14)
      }
  })

  it('PM31 one session has what follows: two views of the interview, a question that waits, an addition, a mood', async () => {
    const { db } = world.context
    for (const { body } of await db.interviewFeedback.findMany()) feedback.parse(JSON.parse(body))
    const page = await readFeedbackPage(world.context, actor('amara'), STEADY)
    if (!page.ok) throw new Error(page.reason)
    expect([page.value.own, page.value.others].map((one) => one?.learned)).toEqual([4, 4])
    const asked = await readFollowUps(world.context, actor('ingrid'), STEADY)
    if (!asked.ok) throw new Error(asked.reason)
    expect(asked.value.followUps.map(({ answer }) => answer !== null)).toEqual([true, false])
    expect(asked.value.isOpen).toBe(true)
    expect(await db.scorecardAddition.count()).toBe(1)
    expect(await db.sessionMood.count({ where: { isShared: true } })).toBe(1)
  })
})

describe('the recordings of the demo', () => {
  it('PM32 have the dates of their sessions, and a day on which they go', async () => {
    const { db, now } = world.context
    const rows = await db.recording.findMany({ include: { session: true }, orderBy: { id: 'asc' } })
    expect(rows.map(({ sessionId }) => sessionId)).toEqual([STEADY, STEADY, PARTLY])
    for (const { id, session, startedAt, durationMs, keptAt, deleteAt, bytes } of rows) {
      expect(startedAt > session.scheduledAt, id).toBe(true)
      expect(startedAt.getTime() + durationMs, id).toBeLessThan(session.scheduledAt.getTime() + 36 * 60_000)
      expect(deleteAt.getTime() - keptAt.getTime()).toBe(days(KEPT_DAYS))
      expect(deleteAt > now()).toBe(true)
      const text = await readFile(recordingPath(folder, { sessionId: session.id, recordingId: id }))
      expect(text.length).toBe(bytes)
      expect(await db.job.count({ where: { name: 'delete-recording', runAt: deleteAt } })).toBeGreaterThan(0)
    }
  })

  it('PM32 are on one axis with the notes, and show what these speak about', async () => {
    const replay = await readReplay(world.context, actor('ingrid'), STEADY)
    if (!replay.ok) throw new Error(replay.reason)
    const { axis, deleted } = replay.value
    expect([axis.terminals.map(({ number }) => number), deleted]).toEqual([[1, 2], 0])
    const noted = axis.markers.find(({ words }) => /thought of a copy/.test(words))
    const path = recordingPath(folder, { sessionId: STEADY, recordingId: 's-demofinished1-1-t1' })
    const built = await buildIndex(createReadStream(path))
    const typed = built?.index.transcript.find(({ command }) => command?.startsWith('cp '))
    const [first] = axis.terminals
    const atMs = (typed?.atMs ?? 0) + (first?.fromMs ?? 0)
    expect(Math.abs(atMs - (noted?.atMs ?? 0))).toBeLessThan(60_000)
  })

  it('PM32 where nobody says where recordings lie there are none, and a bank without their question has none either', async () => {
    const small = await createTestContext({ questions: createTestBank([testQuestion]) })
    const { db, now, questions } = small.context
    const other = await mkdtemp(join(tmpdir(), 'greenroom-demo-'))
    await seedDemo(db, { now: now(), questions, keep: { folder: other, days: KEPT_DAYS } })
    expect([await db.recording.count(), await readdir(other)]).toEqual([0, []])
    await small.close()
    const bare = await createTestContext({ questions: world.context.questions })
    await seedDemo(bare.context.db, { now: now(), questions: world.context.questions })
    expect(await bare.context.db.recording.count()).toBe(0)
    await bare.close()
    await rm(other, { recursive: true })
  })
})
