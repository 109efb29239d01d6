// My growth as a candidate gets it, on the real database.
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TrailPlot } from '#app/components/growth/trail-plot.tsx'
import type { Growth } from '#app/growth/growth-page.ts'
import { saveScorecardDraft, sealScorecards } from '#app/db/scorecards.server.ts'
import { createSelfAssessment } from '#app/db/self-assessments.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import * as growth from '#app/routes/growth.tsx'
import { buildUser, type Cast } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import { visit } from '#test/support/pages.ts'
import { completeDraft } from '#test/support/scorecards.ts'

let world: TestContext

beforeAll(async () => {
  world = await createTestContext()
})
afterAll(() => world.close())

async function seal({ session, interviewer, shadow }: Cast, kind: 'interviewer' | 'shadow') {
  const { db, now } = world.context
  const authorId = (kind === 'interviewer' ? interviewer : shadow).id
  const body = JSON.stringify(completeDraft(kind === 'shadow' ? { tryNext: 'SHADOW' } : {}))
  const own = { sessionId: session.id, authorId, kind, round: 0, rubricId: session.rubricId }
  await saveScorecardDraft(db, { ...own, id: randomId(), body, updatedAt: now() })
  await sealScorecards(db, { sessionId: session.id, authorId }, now())
}

async function assess({ session, candidate }: Cast) {
  const body = JSON.stringify({
    wentWell: 'I looked first, then I changed.',
    tryNext: 'Say it aloud.',
    overall: 3,
  })
  const row = { sessionId: session.id, userId: candidate.id, body, submittedAt: world.context.now() }
  await createSelfAssessment(world.context.db, row)
}

async function read(as: { id: string }): Promise<Growth> {
  const answer = await visit(world, growth, { path: '/growth', as })
  expect(answer.status).toBe(200)
  // why: the loader's own type, which a Request in and an answer out cannot carry
  return answer.body as Growth
}

describe('my growth', () => {
  it('GR9 a scorecard counts once it is submitted and the self-assessment is written, in either order', async () => {
    const cast = await buildFinishedSession(world)
    expect(await read(cast.candidate)).toMatchObject({ rubrics: [], focus: null, counts: { sessions: 1 } })
    await seal(cast, 'interviewer')
    const before = await read(cast.candidate)
    expect(before.rubrics).toEqual([])
    expect(before.history.map(({ slug, solved }) => [slug, solved])).toEqual([['test-question', null]])
    await assess(cast)
    const after = await read(cast.candidate)
    expect(after.rubrics[0]?.trails.map(({ dimensionId, mean }) => [dimensionId, mean])).toEqual([
      ['triage', 3],
      ['method', 3],
      ['safety', 3],
      ['talk', 3],
    ])
    expect(after.history[0]?.solved).not.toBeNull()
    expect(after.focus?.dimensionId).toBe('method')
    expect(after.suggested[0]).toMatchObject({ title: 'A quiet web server' })
  })

  it('GR9 a draft and a practice scorecard of a shadow do not count', async () => {
    const cast = await buildFinishedSession(world)
    await assess(cast)
    await seal(cast, 'shadow')
    const { db, now } = world.context
    const own = { sessionId: cast.session.id, authorId: cast.interviewer.id, kind: 'interviewer' as const }
    const body = JSON.stringify(completeDraft())
    const rubricId = cast.session.rubricId
    await saveScorecardDraft(db, { ...own, id: randomId(), round: 0, rubricId, body, updatedAt: now() })
    expect((await read(cast.candidate)).rubrics).toEqual([])
  })

  it('GR10 nothing of anybody else is on it, and only candidates have one', async () => {
    const cast = await buildFinishedSession(world)
    await seal(cast, 'interviewer')
    await seal(cast, 'shadow')
    await assess(cast)
    const own = JSON.stringify(await read(cast.candidate))
    expect(own).not.toMatch(/SHADOW|Ivan|Sami|SECRET/)
    const other = await buildUser(world.context.db)
    expect(await read(other)).toMatchObject({
      counts: { sessions: 0, practices: 0 },
      rubrics: [],
      history: [],
    })
    for (const role of ['trainee', 'interviewer', 'coordinator', 'admin'] as const) {
      const somebody = await buildUser(world.context.db, { role })
      expect((await visit(world, growth, { path: '/growth', as: somebody })).status).toBe(403)
    }
    expect((await visit(world, growth, { path: '/growth' })).location).toMatch(/sign-in/)
  })

  it('GR11 a plot says in a sentence what one should see, and has its figures as a table', () => {
    const points = ([2, 3] as const).map((rating, at) => ({ sessionId: `s${at}`, day: `Day ${at}`, rating }))
    const trail = {
      title: 'Method',
      points,
      mean: 2.5,
      spread: { from: 2.2, to: 2.8 },
      change: 'up' as const,
    }
    const page = renderToStaticMarkup(createElement(TrailPlot, { trail }))
    expect(page).toContain('About 2.5, likely between 2.2 and 2.8. Higher lately than before.')
    expect(page.match(/<circle/g)).toHaveLength(2)
    for (const words of ['Day 0', 'Day 1', 'Developing (2)', 'Solid (3)', '<caption'])
      expect(page).toContain(words)
  })
})
