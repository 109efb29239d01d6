// Comments on both sides of a change through the whole server: who may write them, and where.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { replay } from '#app/session/evolve.ts'
import type { Command } from '#app/session/commands.ts'
import { buildSession, type Cast } from '#test/support/build.ts'
import type { SessionClient } from '#test/support/client.ts'
import { chosen, roundsOf } from '#test/support/round-script.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { everyKind } from '#test/support/work-questions.ts'

let server: TestServer
let cast: Cast
let candidate: SessionClient
let interviewer: SessionClient
let shadow: SessionClient

const removed = (commentId: string, more: object = {}): Command => {
  const place = { file: 'limits.py', side: 'old' as const, line: 1, severity: 'must-fix' as const }
  return { type: 'set-comment', commentId, ...place, text: 'Who asks slowly now?', ...more }
}

beforeAll(async () => {
  server = await startTestServer({ questions: everyKind })
  const rounds = roundsOf([chosen.review])
  cast = await buildSession(server.running.context.db, {
    scheduledAt: server.clock.now(),
    rounds,
    questionSlug: rounds[0]?.questions[0]?.questionSlug ?? '',
  })
  interviewer = await server.join(cast.session, cast.interviewer)
  candidate = await server.join(cast.session, cast.candidate)
  shadow = await server.join(cast.session, cast.shadow)
})
afterAll(() => server.close())

async function next(stageId: string): Promise<void> {
  const { phase, stage } = interviewer.view ?? {}
  if (!phase || phase === 'closed') throw new Error('nothing comes next')
  await interviewer.command({ type: 'advance-phase', from: phase, ...(stage ? { at: stage.at } : {}) })
  for (const client of [candidate, interviewer, shadow])
    await client.seesView((view) => view.stage?.id === stageId)
}

it('SE49, RD1 before its stage a removed line takes no comment of anybody', async () => {
  await next('welcome')
  expect(await candidate.command(removed('c1'))).toMatchObject({ reason: 'not-in-this-phase' })
})

it('SE49, RD1 the candidate alone comments on removed lines, and everybody is told the side', async () => {
  await next('review')
  expect(await interviewer.command(removed('c1'))).toMatchObject({ reason: 'not-allowed' })
  expect(await shadow.command(removed('c1'))).toMatchObject({ reason: 'not-allowed' })
  expect(await candidate.command(removed('c1'))).toMatchObject({ type: 'done' })
  for (const client of [candidate, interviewer, shadow]) {
    const seen = await client.seesView((view) => view.work?.review?.comments.length === 1)
    expect(seen.work?.review?.comments).toMatchObject([{ file: 'limits.py', side: 'old', line: 1 }])
  }
  for (const client of [interviewer, shadow])
    expect(await client.command({ type: 'remove-comment', commentId: 'c1' })).toMatchObject({
      reason: 'not-allowed',
    })
})

it.each<[string, object]>([
  ['a line that is still there, by its number before', { file: 'shop.py', line: 40 }],
  ['a line of another file', { file: 'shop.py', line: 1 }],
  ['a line below the end of the removed file', { line: 3 }],
  ['a removed line as one that is there', { side: 'new' }],
  ['a removed line without a side', { side: undefined }],
  ['a file that is not in the change', { file: '../limits.py' }],
])('SE49, RD1 %s is refused', async (_name, more) => {
  expect(await candidate.command(removed('c2', more))).toMatchObject({ reason: 'line-unknown' })
})

it('SE49 a side that is none is not understood, and nothing is written', async () => {
  const command = { ...removed('c3'), side: 'left' }
  candidate.sendRaw(JSON.stringify({ type: 'command', ref: 'left', command }))
  expect(await candidate.hears('refused', ({ ref }) => ref === 'left')).toMatchObject({
    reason: 'not-understood',
  })
  const events = await listSessionEvents(server.running.context.db, cast.session.id)
  expect(events.filter(({ type }) => type === 'comment-set')).toHaveLength(1)
})

it('SE49 what was written on a removed line is there after a restart', async () => {
  await server.restart()
  candidate = await server.join(cast.session, cast.candidate)
  const seen = await candidate.seesView((view) => view.work?.review?.comments.length === 1)
  expect(seen.work?.review?.comments[0]).toMatchObject({ commentId: 'c1', side: 'old' })
  const events = await listSessionEvents(server.running.context.db, cast.session.id)
  const state = replay(events)
  expect(state.phase !== 'unopened' && state.comments).toMatchObject([{ side: 'old', line: 1 }])
})
