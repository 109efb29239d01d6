// The learning report as a coordinator gets it, on the real database.
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GrowthPlot } from '#app/components/learning/growth-plot.tsx'
import { ParetoChart } from '#app/components/learning/pareto-chart.tsx'
import type { LearningPage } from '#app/learning/learning-page.ts'
import { readLearning, WORK_SESSIONS_MAX } from '#app/learning/read-learning.server.ts'
import * as table from '#app/routes/cohorts.$cohortId_.learning.$table.ts'
import * as report from '#app/routes/cohorts.$cohortId.learning.tsx'
import { buildUser } from '#test/support/build.ts'
import { addSession, buildCalibration, type CalibrationWorld } from '#test/support/calibration.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { visit } from '#test/support/pages.ts'

let world: TestContext
let made: CalibrationWorld

beforeAll(async () => {
  world = await createTestContext()
})
beforeEach(async () => {
  made = await buildCalibration(world)
  // Everything of this world has happened: the sessions are over.
  world.clock.advance(3 * 3_600_000)
})
afterAll(() => world.close())

async function read(): Promise<LearningPage> {
  const answer = await visit(world, report, {
    path: '/x',
    params: { cohortId: made.cohortId },
    as: made.coordinator,
  })
  expect(answer.status).toBe(200)
  // why: the loader's own type, which a Request in and an answer out cannot carry
  return answer.body as LearningPage
}
async function csv(name: string): Promise<string> {
  const params = { cohortId: made.cohortId, table: name }
  return String((await visit(world, table, { path: '/x', params, as: made.coordinator })).body)
}

async function failFirstCheckOf(sessionId: string): Promise<void> {
  const { db } = world.context
  const rows = await db.sessionEvent.findMany({ where: { sessionId, type: 'probe-ran' } })
  for (const { seq, body } of rows) {
    const ran = JSON.parse(body) as { results: { verdict: string }[] }
    for (const [at, result] of ran.results.entries()) if (at === 0) result.verdict = 'not-yet'
    const where = { sessionId_seq: { sessionId, seq } }
    await db.sessionEvent.update({ where, data: { body: JSON.stringify(ran) } })
  }
}

describe('the learning report', () => {
  it('KA17, KA23 growth shows from five candidates on, on the page and in its table', async () => {
    const [before] = (await read()).rubrics
    expect(before).toMatchObject({ scorecards: 1, growth: [] })
    for (const rating of [2, 3, 2, 4] as const) await addSession(world, made.cohortId, rating)
    const [rubric] = (await read()).rubrics
    const [first] = rubric?.growth ?? []
    expect(first?.points).toMatchObject([{ nth: 1, candidates: 5, mean: 2.8 }])
    const html = renderToStaticMarkup(createElement(GrowthPlot, { growth: first as never }))
    expect(html).toContain('2.8 in the first session of 5 candidates.')
    expect(html).toContain('<caption')
    expect(await csv('growth.csv')).toContain('Practice,Title of triage,1,2.8')
  })

  it('KA18 what failed is counted over sessions that are over, of questions of five candidates or more', async () => {
    await failFirstCheckOf(made.cast.session.id)
    for (let more = 0; more < 3; more += 1) await addSession(world, made.cohortId)
    // Four have worked on it: what failed would be one person's failure.
    expect((await read()).pareto).toEqual([])
    expect((await csv('checks.csv')).trim().split('\r\n')).toHaveLength(1)
    await addSession(world, made.cohortId)
    const { pareto } = await read()
    expect(pareto).toMatchObject([{ question: 'A quiet web server', count: 1, share: 1, upToHere: 1 }])
    const html = renderToStaticMarkup(createElement(ParetoChart, { pareto }))
    expect(html).toContain('One check is all that failed.')
    expect(await csv('checks.csv')).toContain('A quiet web server,1,1,1')
  })

  it('KA28 hints and the time until it worked again, by question and by week, from five candidates on', async () => {
    const slug = made.cast.session.questionSlug
    expect((await read()).byQuestion).toMatchObject([{ slug, sessions: 1, hints: null, minutes: null }])
    for (let more = 0; more < 4; more += 1) await addSession(world, made.cohortId)
    const page = await read()
    expect(page.byQuestion).toMatchObject([
      { slug, sessions: 5, hints: { value: 1, candidates: 5 }, mitigated: { value: 1 } },
    ])
    expect(page.byQuestion[0]?.minutes?.value).toBeGreaterThan(5)
    expect(page.byWeek).toHaveLength(1)
    expect(page.byWeek[0]).toMatchObject({ sessions: 5, hints: { value: 1 } })
    expect(await csv('questions.csv')).toContain('A quiet web server,5,0,0,1,')
    expect(await csv('weeks.csv')).toMatch(/\d{4}-\d\d-\d\d,5,0,0,1,/)
  })

  it('KA29 a place left empty is a no-show of its week, and nobody is named', async () => {
    const { db, now } = world.context
    const startsAt = new Date(now().getTime() - 24 * 3_600_000)
    const { candidate, interviewer } = made.cast
    const slot = { cohortId: made.cohortId, roundId: 'troubleshooting', minutes: 60, timeZone: 'UTC' }
    const seats = [
      { id: 'seat-c', seat: 'candidate', userId: candidate.id, state: 'absent', askedAt: startsAt },
      { id: 'seat-i', seat: 'interviewer', userId: interviewer.id, state: 'accepted', askedAt: startsAt },
    ]
    await db.slot.create({
      data: {
        id: 'empty',
        ...slot,
        startsAt,
        createdAt: startsAt,
        createdById: made.coordinator.id,
        seats: { create: seats },
      },
    })
    const page = await read()
    expect(page.all).toMatchObject({ noShows: 1, rescued: 0 })
    expect(page.byWeek.reduce((sum, { noShows }) => sum + noShows, 0)).toBe(1)
    const tables = await Promise.all(
      ['growth', 'weeks', 'questions', 'checks'].map((one) => csv(`${one}.csv`)),
    )
    expect(JSON.stringify(page) + tables.join('')).not.toMatch(/Cara|Ivan|Sami|EVIDENCE/)
  })

  it('KA30 of very many sessions the newest are read, and the page says how many', async () => {
    await addSession(world, made.cohortId)
    const { held, counted } = await read()
    expect([held, counted]).toEqual([2, 2])
    const few = await readLearning(world.context, {
      cohortId: made.cohortId,
      timeZone: 'UTC',
      sessionsMax: 1,
    })
    expect([few.held, few.counted, few.byQuestion[0]?.sessions]).toEqual([2, 1, 1])
    expect(WORK_SESSIONS_MAX).toBeGreaterThanOrEqual(100)
  })

  it('KA24, KA30 only those who coordinate the cohort, and only tables that are there', async () => {
    const stranger = await buildUser(world.context.db, { role: 'coordinator' })
    const ask = async (route: typeof report | typeof table, as: { id: string }, name = 'growth.csv') =>
      (await visit(world, route, { path: '/x', params: { cohortId: made.cohortId, table: name }, as })).status
    for (const [person, status] of [
      [made.coordinator, 200],
      [stranger, 404],
      [made.rater, 403],
      [made.cast.candidate, 403],
    ] as const)
      expect([await ask(report, person), await ask(table, person)]).toEqual([status, status])
    expect(await ask(table, made.coordinator, 'people.csv')).toBe(404)
    expect(await ask(table, made.coordinator, 'growth')).toBe(404)
  })
})
