// A session of two questions through the whole server: one box after the other, the clock, talk, and a restart in between.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSession, type Cast } from '#test/support/build.ts'
import type { SessionClient } from '#test/support/client.ts'
import { chosen, roundsOf, type Chosen } from '#test/support/round-script.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openTerminalTab } from '#test/support/terminal-tab.ts'
import { everyKind } from '#test/support/work-questions.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { minutes, seconds } from '#app/lib/time.ts'
import type { Command } from '#app/session/commands.ts'

const eventually = <Value>(look: () => Value) => expect.poll(look, { timeout: 15_000, interval: 20 })

let server: TestServer
let cast: Cast
let candidate: SessionClient
let interviewer: SessionClient

beforeAll(async () => {
  server = await startTestServer({ questions: everyKind })
})
afterAll(() => server.close())

async function enter(...rounds: Chosen[]): Promise<void> {
  const planned = roundsOf(rounds)
  cast = await buildSession(server.running.context.db, {
    scheduledAt: server.clock.now(),
    rounds: planned,
    questionSlug: planned[0]?.questions[0]?.questionSlug ?? '',
  })
  await join()
}

async function join(): Promise<void> {
  interviewer = await server.join(cast.session, cast.interviewer)
  candidate = await server.join(cast.session, cast.candidate)
}

async function next(stageId: string): Promise<void> {
  const { phase, stage } = interviewer.view ?? {}
  if (!phase || phase === 'closed') throw new Error('nothing comes next')
  const at = stage ? { at: stage.at } : {}
  await interviewer.command({ type: 'advance-phase', from: phase, ...at })
  for (const client of [candidate, interviewer]) await client.seesView((view) => view.stage?.id === stageId)
}

const boxes = async () =>
  (await server.running.context.sandbox.request('listSandboxes', {})).sandboxes.map(
    ({ sandboxId }) => sandboxId,
  )
const typesOf = async () =>
  (await listSessionEvents(server.running.context.db, cast.session.id)).map(({ type }) => type)

describe('a session of a program and a broken box', () => {
  it('SE42 has one box after the other, and the clock waits for the second', async () => {
    await enter(chosen.mixed)
    const lobby = await interviewer.seesView((view) => view.sandbox.status === 'ready')
    expect(lobby.rounds).toMatchObject([{ roundId: 'mixed', questions: [{ kind: 'coding' }, {}] }])
    await next('welcome')
    expect((candidate.view?.terminals ?? []).length).toBe(0)
    await next('program')
    expect(candidate.view?.terminals).toHaveLength(1)
    server.clock.advance(minutes(3))
    await next('system')
    const running = await candidate.seesView((view) => view.stage?.id === 'system' && view.clock.running)
    expect(running).toMatchObject({ title: 'A quiet web server', sandbox: { status: 'ready' } })
    expect(running.sandbox.sandboxId).toBe(`s-${cast.session.id}-2`)
    await eventually(boxes).toEqual([`s-${cast.session.id}-2`])
    expect(await typesOf()).toEqual(
      expect.arrayContaining(['sandbox-replaced', 'clock-paused', 'clock-resumed']),
    )
    const terminalId = running.terminals[0]?.terminalId ?? ''
    const cookie = await server.cookieOf(cast.candidate)
    const tab = openTerminalTab(() => ({ port: server.port, terminalId, cookie }))
    await tab.reaches((state) => state.mayType)
    tab.close()
    server.clock.advance(seconds(1))
    const probed = await interviewer.seesView((view) => view.cockpit?.probes[0]?.verdict === 'not-yet')
    expect(probed.cockpit?.probes).toHaveLength(2)
  })

  it('SE25 a restart keeps stage, box, messages and marks, and goes on from there', async () => {
    const say: Command = { type: 'say', messageId: 'm1', text: 'Can you hear me?' }
    expect(await candidate.command(say)).toMatchObject({ type: 'done' })
    await interviewer.seesView((view) => view.chat.length === 1)
    await server.restart()
    await join()
    const again = await interviewer.seesView((view) => view.sandbox.status === 'ready')
    expect(again).toMatchObject({
      stage: { id: 'system', round: 0, part: 'system' },
      chat: [{ name: 'Cara Candidate', text: 'Can you hear me?' }],
    })
    await next('debrief')
    await interviewer.command({ type: 'advance-phase', from: 'wrap-up' })
    await candidate.seesView((view) => view.phase === 'scoring')
  })
})

it('SE44 a session of talk has no box from its lobby to its end', async () => {
  await enter(chosen.internals)
  await next('welcome')
  await next('first')
  expect(candidate.view).toMatchObject({ sandbox: { status: 'none' }, work: { kind: 'internals' } })
  const mark: Command = {
    type: 'mark-point',
    questionSlug: 'what-top-shows',
    pointId: 'SECRET-cores',
    mark: 'unprompted',
  }
  expect(await candidate.command(mark)).toMatchObject({ reason: 'not-allowed' })
  expect(await interviewer.command(mark)).toMatchObject({ type: 'done' })
  await interviewer.seesView((view) => view.cockpit?.points[0]?.mark === 'unprompted')
  expect(JSON.stringify(candidate.heard)).not.toMatch(/SECRET/)
  expect(await typesOf()).not.toContain('sandbox-requested')
})

it('SE41 a warm-up is over with its last stage, and its box is gone', async () => {
  await enter(chosen.warmUp)
  await interviewer.seesView((view) => view.sandbox.status === 'ready')
  await next('try')
  await next('easy')
  await next('chat')
  await interviewer.command({ type: 'advance-phase', from: 'wrap-up' })
  await candidate.seesView((view) => view.phase === 'closed')
  await eventually(boxes).not.toContain(`s-${cast.session.id}-1`)
})

it('SE49 comments are everybody’s at once, the largest test that can be added gets through, more does not', async () => {
  await enter(chosen.review, chosen.coding)
  await interviewer.seesView((view) => view.sandbox.status === 'ready')
  await next('welcome')
  await next('review')
  const comment = { file: 'shop.py', line: 2, severity: 'must-fix', text: '€'.repeat(2000) } as const
  expect(await candidate.command({ type: 'set-comment', commentId: 'c1', ...comment })).toMatchObject({
    type: 'done',
  })
  await interviewer.seesView((view) => view.work?.review?.comments.length === 1)
  await next('fix')
  await next('task')
  const long = '\u0001'.repeat(4000)
  const test = {
    testId: 't1',
    title: 'long',
    stdin: long,
    args: Array<string>(10).fill('€'.repeat(200)),
    stdout: long,
    exit: 0,
  }
  expect(await interviewer.command({ type: 'add-test', test })).toMatchObject({ type: 'done' })
  const longer = { ...test, testId: 't2', stdin: `${long}x` }
  expect(await interviewer.command({ type: 'add-test', test: longer })).toMatchObject({ type: 'refused' })
})
