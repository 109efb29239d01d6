// Calibration as raters, candidates and coordinators get it, on the real database.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CalibrationPage, CohortCalibration, TapePage } from '#app/calibration/calibration-pages.ts'
import { isOnOpenTape } from '#app/db/calibration.server.ts'
import * as list from '#app/routes/calibration._index.tsx'
import * as tape from '#app/routes/calibration.$tapeId.tsx'
import * as ofCohort from '#app/routes/cohorts.$cohortId.calibration.tsx'
import * as table from '#app/routes/cohorts.$cohortId_.agreement[.]csv.ts'
import { openRecording } from '#app/recording/read-recording.server.ts'
import type { ReplayPage } from '#app/recording/read-replay.server.ts'
import * as growth from '#app/routes/growth.tsx'
import * as home from '#app/routes/home.tsx'
import * as debrief from '#app/routes/sessions.$sessionId_.debrief.tsx'
import * as replay from '#app/routes/sessions.$sessionId_.replay.tsx'
import { actorOf, buildUser } from '#test/support/build.ts'
import {
  addSession,
  buildCalibration,
  filledTape,
  sealAs,
  type CalibrationWorld,
} from '#test/support/calibration.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit, type RouteModule } from '#test/support/pages.ts'

let world: TestContext
let made: CalibrationWorld

beforeAll(async () => {
  world = await createTestContext()
})
beforeEach(async () => {
  made = await buildCalibration(world)
})
afterAll(() => world.close())

type Person = { id: string }

async function read<Page>(
  route: RouteModule,
  as: Person,
  params: Record<string, string> = {},
): Promise<Page> {
  const answer = await visit(world, route, { path: '/x', params, as })
  expect(answer.status).toBe(200)
  // why: the loader's own type, which a Request in and an answer out cannot carry
  return answer.body as Page
}
const readCohort = () => read<CohortCalibration>(ofCohort, made.coordinator, { cohortId: made.cohortId })
const readTape = (as: Person, tapeId: string) => read<TapePage>(tape, as, { tapeId })

async function ask(): Promise<string> {
  const { choices } = await readCohort()
  const form = { intent: 'ask', sitting: choices[0]?.sitting ?? '', title: 'A quiet afternoon' }
  const path = `/cohorts/${made.cohortId}/calibration`
  const answer = await post(world, ofCohort, {
    path,
    params: { cohortId: made.cohortId },
    as: made.coordinator,
    form,
  })
  expect(answer.status).toBe(302)
  return (await readCohort()).tapes[0]?.id ?? ''
}
function say(tapeId: string, consent: 'yes' | 'no', as: Person = made.cast.candidate) {
  return post(world, growth, { path: '/growth', as, form: { tapeId, consent } })
}
function rate(tapeId: string, as: Person, form: Record<string, string>) {
  return post(world, tape, { path: `/calibration/${tapeId}`, params: { tapeId }, as, form })
}
async function openTape(): Promise<string> {
  const tapeId = await ask()
  expect((await say(tapeId, 'yes')).status).toBe(302)
  return tapeId
}
const statusFor = async (tapeId: string, as: Person) =>
  (await visit(world, tape, { path: '/x', params: { tapeId }, as })).status

describe('whose recording', () => {
  it('KA19 nobody rates a session before its candidate says yes, or after they take it back', async () => {
    const tapeId = await ask()
    expect(await statusFor(tapeId, made.rater)).toBe(404)
    expect((await rate(tapeId, made.rater, filledTape('3'))).status).toBe(404)
    await say(tapeId, 'yes')
    expect(await statusFor(tapeId, made.rater)).toBe(200)
    expect(await isOnOpenTape(world.context.db, made.cast.session.id, made.rater.id)).toBe(true)
    await rate(tapeId, made.rater, filledTape('3'))
    await say(tapeId, 'no')
    expect(await statusFor(tapeId, made.rater)).toBe(404)
    expect(await isOnOpenTape(world.context.db, made.cast.session.id, made.rater.id)).toBe(false)
    expect((await read<CalibrationPage>(list, made.rater)).tapes).toEqual([])
    expect((await readCohort()).tapes[0]).toMatchObject({ consent: 'no', raters: 1 })
  })

  it('KA19 only the candidate of the session answers, and a session is asked for once', async () => {
    const tapeId = await ask()
    const stranger = await buildUser(world.context.db)
    expect((await say(tapeId, 'yes', stranger)).status).toBe(404)
    expect((await readCohort()).choices).toEqual([])
    expect((await read<{ tapes: unknown[] }>(growth, made.cast.candidate)).tapes).toMatchObject([
      { id: tapeId, consent: 'asked' },
    ])
  })

  it('KA31 the candidate reads by name who could watch, and everybody of the session who may, while it is a yes', async () => {
    const tapeId = await ask()
    const { candidate, interviewer, session } = made.cast
    const waiting = async () => (await read<{ tapesToAnswer: number }>(home, candidate)).tapesToAnswer
    expect(await waiting()).toBe(1)
    const asked = await read<{ tapes: { raters: string[]; rated: number }[] }>(growth, candidate)
    expect(asked.tapes).toMatchObject([{ raters: ['Rita Rater', 'Tom Trainee'], rated: 0 }])
    const ratersFor = async (as: Person) =>
      (await read<{ raters: string[] }>(debrief, as, { sessionId: session.id })).raters
    expect(await ratersFor(candidate)).toEqual([])
    await say(tapeId, 'yes')
    expect(await waiting()).toBe(0)
    await rate(tapeId, made.rater, filledTape('3'))
    expect(await ratersFor(candidate)).toEqual(['Rita Rater', 'Tom Trainee'])
    expect(await ratersFor(interviewer)).toEqual(['Rita Rater', 'Tom Trainee'])
    expect((await read<{ tapes: unknown[] }>(growth, candidate)).tapes).toMatchObject([{ rated: 1 }])
    await say(tapeId, 'no')
    expect(await ratersFor(interviewer)).toEqual([])
  })

  it('KA21 only interviewers and trainees of the cohort, and nobody who was in the session', async () => {
    const tapeId = await openTape()
    const outsider = await buildUser(world.context.db, { role: 'interviewer' })
    for (const [person, status] of [
      [made.rater, 200],
      [made.other, 200],
      [outsider, 404],
      [made.cast.interviewer, 404],
      [made.cast.shadow, 404],
      [made.cast.candidate, 403],
      [made.coordinator, 403],
    ] as const)
      expect(await statusFor(tapeId, person)).toBe(status)
  })
})

describe('watching to rate', () => {
  it('KA26 the replay as the candidate sees it, without names or notes, and no file to take away', async () => {
    const tapeId = await ask()
    const { id: sessionId } = made.cast.session
    const watch = (as: Person) => visit(world, replay, { path: '/x', params: { sessionId }, as })
    const open = async (what: 'replay' | 'download') => {
      const opened = await openRecording(world.context, actorOf(made.rater), { sessionId, recordingId, what })
      return opened.ok || opened.reason
    }
    const recordingId = `kept-${sessionId}`
    const at = world.context.now()
    const times = { startedAt: at, keptAt: at, deleteAt: at, deletedAt: at }
    const size = { durationMs: 1000, bytes: 10, cols: 80, rows: 24 }
    const row = { id: recordingId, sessionId, terminalId: 't', title: 'Shell', ...times, ...size }
    await world.context.db.recording.create({ data: row })
    expect((await watch(made.rater)).status).toBe(404)
    expect([await open('replay'), await open('download')]).toEqual(['not-found', 'not-found'])
    await say(tapeId, 'yes')
    const page = (await watch(made.rater)).body as ReplayPage
    expect(page).toMatchObject({
      part: 'candidate',
      isForRating: true,
      candidateName: '',
      interviewerName: '',
    })
    const own = (await watch(made.cast.candidate)).body as ReplayPage
    expect(JSON.stringify(own)).toMatch(/Cara|Ivan/)
    const said = JSON.stringify(page.axis).replaceAll(/The candidate|The interviewer|A shadow/g, 'X')
    expect(said).toBe(JSON.stringify(own.axis).replaceAll(/(Cara|Ivan|Sami) [A-Z][a-z]+/g, 'X'))
    expect(JSON.stringify(page)).not.toMatch(/Cara|Ivan|Sami/)
    // It was deleted: whoever may watch is told so, and whoever may not take it away learns nothing.
    expect([await open('replay'), await open('download')]).toEqual(['deleted', 'not-found'])
    await say(tapeId, 'no')
    expect((await watch(made.rater)).status).toBe(404)
  })
})

describe('rating blind', () => {
  it('KA20 what others gave comes after one’s own, without names and without the words of the scorecard', async () => {
    const tapeId = await openTape()
    await rate(tapeId, made.rater, filledTape('2.5'))
    const before = await readTape(made.other, tapeId)
    expect(before.compared).toBeNull()
    expect(JSON.stringify(before)).not.toMatch(/SEEN|Rita|Ivan|Cara|EVIDENCE/)
    expect((await rate(tapeId, made.other, filledTape('1'))).status).toBe(302)
    const after = await readTape(made.other, tapeId)
    expect(after.compared?.[0]).toMatchObject({ own: 1, reference: 2.75, difference: -1.75 })
    expect(after.compared?.[0]?.others.map(({ rating }) => rating).sort()).toEqual([2.5, 3])
    expect(JSON.stringify(after)).not.toMatch(/Rita|Ivan|Cara|EVIDENCE/)
  })

  it('KA20 what was given is never changed, by nobody', async () => {
    const tapeId = await openTape()
    await rate(tapeId, made.rater, filledTape('2'))
    expect((await rate(tapeId, made.rater, filledTape('4'))).status).toBe(409)
    expect((await readTape(made.rater, tapeId)).compared?.[0]?.own).toBe(2)
    await expect(world.context.db.calibrationRating.updateMany({ data: { body: '{}' } })).rejects.toThrow()
  })

  it('KA16 what is missing is told, and nothing is kept', async () => {
    const tapeId = await openTape()
    const answer = await rate(tapeId, made.rater, { ...filledTape('3'), 'seen-method': '' })
    expect(answer).toMatchObject({ status: 400, body: { gaps: [{ dimensionId: 'method', part: 'seen' }] } })
    expect((await readTape(made.rater, tapeId)).compared).toBeNull()
    // Without scripts the answer is a new page: it has all that was typed.
    expect(answer.body).toMatchObject({ sent: { 'seen-triage': 'SEEN something that one could film.' } })
  })

  it('KA22 those who rated it keep what they agreed on; the last one counts', async () => {
    const tapeId = await openTape()
    const agree = (as: Person, words: string, dimensionId = 'method') =>
      rate(tapeId, as, { intent: 'agree', dimensionId, words })
    expect((await agree(made.rater, 'A prediction has to be said aloud.')).status).toBe(409)
    await rate(tapeId, made.rater, filledTape('3'))
    expect((await agree(made.rater, 'short')).status).toBe(400)
    expect((await agree(made.rater, 'A prediction has to be said aloud.', 'nothing')).status).toBe(409)
    await agree(made.rater, 'A prediction has to be said aloud.')
    world.clock.advance(1000)
    await agree(made.rater, 'A prediction said aloud, before the command.')
    const row = (await readTape(made.rater, tapeId)).compared?.find(
      ({ dimension }) => dimension.id === 'method',
    )
    expect(row?.agreed).toEqual({
      words: 'A prediction said aloud, before the command.',
      byName: 'Rita Rater',
    })
  })
})

describe('the ladder', () => {
  const led = (as: Person, sessionId: string, userId: string) =>
    post(world, list, { path: '/calibration', as, form: { sessionId, userId } })

  it('KA25 the interviewer says that a shadow led, once the session is over, of its shadows only', async () => {
    const { interviewer, shadow, session } = made.cast
    expect((await read<CalibrationPage>(list, interviewer)).ledWith).toMatchObject([
      { userId: shadow.id, isSaid: false },
    ])
    expect((await led(interviewer, session.id, shadow.id)).status).toBe(302)
    expect((await led(interviewer, session.id, shadow.id)).status).toBe(302)
    expect((await read<CalibrationPage>(list, interviewer)).ledWith).toMatchObject([{ isSaid: true }])
    expect((await led(interviewer, session.id, made.other.id)).status).toBe(404)
    expect((await led(made.rater, session.id, shadow.id)).status).toBe(404)
    expect((await led(shadow, session.id, shadow.id)).status).toBe(404)
    expect(await world.context.db.ladderMark.count({ where: { userId: shadow.id } })).toBe(1)
  })

  it('KA12, KA14 a trainee is told what is needed next, and a coordinator may let them lead with a reason', async () => {
    await sealAs(world, made.cast, { kind: 'shadow', rating: 3 })
    const rounds = await read<CalibrationPage>(list, made.cast.shadow)
    const [first] = rounds.ladders
    expect(first).toBeDefined()
    const roundId = first?.roundId ?? ''
    expect(first?.ladder.step).toBe('shadow')
    const waive = (words: string, userId = made.cast.shadow.id) =>
      post(world, ofCohort, {
        path: `/cohorts/${made.cohortId}/calibration`,
        params: { cohortId: made.cohortId },
        as: made.coordinator,
        form: { intent: 'waive', userId, roundId, words },
      })
    expect((await waive('short')).status).toBe(400)
    expect((await waive('Has led these for years elsewhere.', made.rater.id)).status).toBe(404)
    expect((await waive('Has led these for years elsewhere.')).status).toBe(302)
    const after = (await read<CalibrationPage>(list, made.cast.shadow)).ladders.find(
      (one) => one.roundId === roundId,
    )
    expect(after?.ladder.step).toBe('solo')
  })
})

describe('the whole way', () => {
  const ladderOf = async (as: Person, roundId: string) =>
    (await read<CalibrationPage>(list, as)).ladders.find((one) => one.roundId === roundId)?.ladder

  it('KA12, KA13 shadow, reverse shadow, solo: two watched, two recordings, one led, and each step says what is next', async () => {
    const trainee = made.other
    const watched = [await addSession(world, made.cohortId), await addSession(world, made.cohortId)]
    for (const cast of watched) {
      const seat = { sessionId: cast.session.id, sessionRole: 'shadow' }
      await world.context.db.sessionParticipant.updateMany({ where: seat, data: { userId: trainee.id } })
      await sealAs(world, { ...cast, shadow: trainee }, { kind: 'shadow', rating: 3 })
    }
    const roundId =
      (await read<CalibrationPage>(list, trainee)).ladders.find(({ ladder }) => ladder.isBegun)?.roundId ?? ''
    const next = async () => (await ladderOf(trainee, roundId))?.needs.find(({ isMet }) => !isMet)?.id
    expect([(await ladderOf(trainee, roundId))?.step, await next()]).toEqual(['shadow', 'tapes'])
    // Nobody rates what they sat in: the two recordings are of other sessions.
    const other = await addSession(world, made.cohortId)
    for (const { session, candidate } of [made.cast, other]) {
      const id = `tape-${session.id}`
      const tapeRow = { id, cohortId: made.cohortId, sessionId: session.id, round: 0, title: 'One' }
      const who = {
        rubricId: session.rubricId,
        createdById: made.coordinator.id,
        createdAt: world.context.now(),
      }
      await world.context.db.calibrationTape.create({ data: { ...tapeRow, ...who } })
      await say(id, 'yes', candidate)
      expect((await rate(id, trainee, filledTape('3'))).status).toBe(302)
    }
    expect([(await ladderOf(trainee, roundId))?.step, await next()]).toEqual(['reverse-shadow', 'led'])
    const [first] = watched
    const form = { sessionId: first?.session.id ?? '', userId: trainee.id }
    await post(world, list, { path: '/calibration', as: first?.interviewer ?? made.rater, form })
    expect(await ladderOf(trainee, roundId)).toMatchObject({ step: 'solo', needs: [] })
    const learner = (await readCohort()).learners.find((one) => one.userId === trainee.id)
    expect(learner).toMatchObject({ roundId, ladder: { step: 'solo' } })
  })
})

describe('what a coordinator reads', () => {
  it('KA23 figures over many: no rating, evidence or name of a candidate, on the page and in its table', async () => {
    await sealAs(world, made.cast, { kind: 'shadow', rating: 2 })
    const tapeId = await openTape()
    await rate(tapeId, made.rater, filledTape('4'))
    const page = await readCohort()
    const csv = await read<string>(table, made.coordinator, { cohortId: made.cohortId })
    expect(JSON.stringify(page) + String(csv)).not.toMatch(/Cara|EVIDENCE|SEEN|strength|Say the hypothesis/)
    // Three people, so three pairs of one sitting: shares, and no figure that pretends to know.
    expect(page.rubrics[0]?.agreement[0]).toMatchObject({
      pairs: 3,
      raters: 3,
      coefficient: null,
      why: 'too-few',
    })
    expect(page.raters.every(({ shrunk }) => shrunk === null)).toBe(true)
  })

  it('KA24 only those who coordinate the cohort', async () => {
    const stranger = await buildUser(world.context.db, { role: 'coordinator' })
    for (const [person, status] of [
      [made.coordinator, 200],
      [stranger, 404],
      [made.rater, 403],
      [made.cast.candidate, 403],
    ] as const)
      for (const route of [ofCohort, table] as RouteModule[]) {
        const asked = { path: '/x', params: { cohortId: made.cohortId }, as: person }
        expect((await visit(world, route, asked)).status).toBe(status)
      }
  })
})
