// What goes wrong around a session: boxes, the host, the disk, other writers, lost connections. Nothing recorded is lost.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildSession, type Cast } from '#test/support/build.ts'
import type { SessionClient } from '#test/support/client.ts'
import { testQuestion } from '#test/support/questions.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openTerminalTab } from '#test/support/terminal-tab.ts'
import { appendSessionEvents, listSessionEvents } from '#app/db/session-events.server.ts'
import { minutes, seconds } from '#app/lib/time.ts'
import type { Command } from '#app/session/commands.ts'
import type { SessionEvent } from '#app/session/events.ts'

/** A busy machine may take its time; the test goes on as soon as it is so. */
const eventually = <Value>(look: () => Value) => expect.poll(look, { timeout: 15_000, interval: 20 })

let server: TestServer
let cast: Cast
let candidate: SessionClient
let interviewer: SessionClient

const brokenSetup = {
  ...testQuestion,
  slug: 'broken-setup',
  setup: { script: 'echo SECRET-WHY >&2; exit 3', files: [] },
}

const slowSetup = { ...testQuestion, slug: 'slow-setup', setup: { script: 'sleep 600', files: [] } }

// One server for all: each test has a session of its own, and the shared clock only ever moves on.
beforeAll(async () => {
  server = await startTestServer({ questions: [testQuestion, brokenSetup, slowSetup] })
})
afterAll(() => server.close())

async function enter(overrides: Parameters<typeof buildSession>[1] = {}): Promise<void> {
  const scheduledAt = server.clock.now()
  cast = await buildSession(server.running.context.db, { scheduledAt, ...overrides })
  interviewer = await server.join(cast.session, cast.interviewer)
  candidate = await server.join(cast.session, cast.candidate)
}

async function enterWorking(): Promise<void> {
  await enter()
  await interviewer.seesView((view) => view.sandbox.status === 'ready')
  await interviewer.command({ type: 'advance-phase', from: 'lobby' })
  await interviewer.command({ type: 'advance-phase', from: 'briefing' })
  for (const client of [candidate, interviewer]) await client.seesView((view) => view.phase === 'working')
}

const events = (): Promise<SessionEvent[]> => listSessionEvents(server.running.context.db, cast.session.id)
const typesOf = async () => (await events()).map((event) => event.type)
const note = (noteId: string, text = 'a note'): Command => ({ type: 'add-note', noteId, text, mark: null })
const box = () => {
  const found = server.host.engine.find(interviewer.view?.sandbox.sandboxId ?? '')
  if (!found) throw new Error('the session has no box')
  return found
}

describe('the box', () => {
  it('SE21 leases are renewed while people are here, and the box of an empty lobby is put away', async () => {
    await enter()
    const view = await interviewer.seesView((seen) => seen.sandbox.status === 'ready')
    const leaseOf = async () =>
      (await server.running.context.sandbox.request('listSandboxes', {})).sandboxes[0]
    const before = await leaseOf()
    server.clock.advance(minutes(5))
    await eventually(async () => (await leaseOf())?.leaseUntil).not.toBe(before?.leaseUntil)
    interviewer.close()
    candidate.close()
    await Promise.all([interviewer.closed(), candidate.closed()])
    const left = async () => (await typesOf()).filter((type) => type === 'participant-left')
    await eventually(async () => (server.clock.advance(seconds(21)), await left())).toHaveLength(2)
    for (let n = 0; n < 6; n++) server.clock.advance(minutes(5))
    await eventually(leaseOf).toBeUndefined()
    expect(await typesOf()).toContain('sandbox-lost')
    const again = await server.join(cast.session, cast.candidate)
    const fresh = await again.seesView((seen) => seen.sandbox.status === 'ready')
    expect(fresh.sandbox.sandboxId).not.toBe(view.sandbox.sandboxId)
  })

  it('SE14 a session far in the future gets no box before its time', async () => {
    await enter({ scheduledAt: new Date(server.clock.now().getTime() + minutes(50)) })
    expect(interviewer.view?.sandbox.status).toBe('none')
    server.clock.advance(minutes(19))
    expect(await typesOf()).not.toContain('sandbox-requested')
    server.clock.advance(minutes(1))
    await interviewer.seesView((view) => view.sandbox.status === 'ready')
  })

  it('SE16, VW4 a setup that fails is trouble: the interviewer reads why, the candidate does not', async () => {
    await enter({ questionSlug: 'broken-setup' })
    const view = await interviewer.seesView((seen) => seen.sandbox.status === 'trouble')
    expect(view.sandbox.words).toContain('SECRET-WHY')
    const told = await candidate.seesView((seen) => seen.sandbox.status === 'trouble')
    expect(JSON.stringify(told)).not.toContain('SECRET-WHY')
    expect(await interviewer.command({ type: 'replace-sandbox' })).toMatchObject({ type: 'done' })
    await interviewer.seesView((seen) => seen.sandbox.sandboxId?.endsWith('-2') === true)
    const boxes = async () => {
      const { sandboxes } = await server.running.context.sandbox.request('listSandboxes', {})
      return sandboxes.map((one) => one.sandboxId)
    }
    await eventually(boxes).not.toContain(view.sandbox.sandboxId)
  })

  it('SE17 a lost box pauses the clock, and a replaced one goes on with the same minutes left', async () => {
    await enterWorking()
    server.clock.advance(minutes(10))
    box().lose({ reason: 'exited', words: 'It stopped by itself.' })
    const lost = await candidate.seesView((view) => view.sandbox.status === 'lost')
    expect(lost.clock).toMatchObject({ pausedBecause: 'sandbox-lost', running: false })
    await candidate.hears('notice', (notice) => notice.words.startsWith('The box was lost.'))
    await interviewer.command({ type: 'replace-sandbox' })
    const replaced = await interviewer.seesView((view) => view.sandbox.status === 'ready')
    expect(replaced.sandbox.sandboxId).toBe(`s-${cast.session.id}-2`)
    expect(replaced.terminals.map((terminal) => terminal.terminalId)).toEqual([`s-${cast.session.id}-2-t1`])
    server.clock.advance(minutes(3))
    await interviewer.command({ type: 'resume-clock' })
    const running = await candidate.seesView((view) => view.clock.running)
    expect(running.clock.remainingMs).toBe(minutes(20))
    const cookie = await server.cookieOf(cast.candidate)
    const terminalId = replaced.terminals[0]?.terminalId ?? ''
    const tab = openTerminalTab(() => ({ port: server.port, terminalId, cookie }))
    await tab.reaches((state) => state.mayType)
    tab.close()
  })

  it('SE22 terminals open and close, at most six, and the last one stays', async () => {
    await enterWorking()
    const first = interviewer.view?.terminals[0]?.terminalId ?? ''
    expect(await candidate.command({ type: 'close-terminal', terminalId: first })).toMatchObject({
      reason: 'last-terminal',
    })
    for (let n = 2; n <= 6; n++)
      expect(await candidate.command({ type: 'open-terminal' })).toMatchObject({ type: 'done' })
    expect(await candidate.command({ type: 'open-terminal' })).toMatchObject({ reason: 'too-many-terminals' })
    expect(await candidate.command({ type: 'close-terminal', terminalId: first })).toMatchObject({
      type: 'done',
    })
    expect(await candidate.command({ type: 'close-terminal', terminalId: first })).toMatchObject({
      reason: 'no-such-terminal',
    })
    const view = await interviewer.seesView((seen) => seen.terminals.length === 5)
    expect(view.terminals.map((terminal) => terminal.title)).toEqual(
      [2, 3, 4, 5, 6].map((n) => `Terminal ${n}`),
    )
  })

  it('SE22 when the last shell ends another one opens', async () => {
    await enterWorking()
    const cookie = await server.cookieOf(cast.candidate)
    const terminalId = interviewer.view?.terminals[0]?.terminalId ?? ''
    const tab = openTerminalTab(() => ({ port: server.port, terminalId, cookie }))
    await tab.reaches((state) => state.mayType)
    tab.type('exit\r')
    await candidate.seesView((view) => view.terminals.every((terminal) => terminal.exited))
    server.clock.advance(seconds(1))
    const view = await candidate.seesView((seen) => seen.terminals.every((terminal) => !terminal.exited))
    expect(view.terminals).toEqual([
      { terminalId: terminalId.replace(/1$/, '2'), title: 'Terminal 2', exited: false },
    ])
    tab.close()
  })
})

describe('saving', () => {
  /** From here on no event can be saved, and SQLite rolls back by itself, as it does when the disk is full. */
  async function fillDisk(): Promise<() => Promise<void>> {
    const { db } = server.running.context
    await db.$executeRaw`CREATE TRIGGER disk_full BEFORE INSERT ON SessionEvent
      BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END`
    return async () => void (await db.$executeRaw`DROP TRIGGER disk_full`)
  }

  afterEach(async () => {
    await server.running.context.db.$executeRaw`DROP TRIGGER IF EXISTS disk_full`
  })

  const errorsLogged = () => server.log.lines.filter((line) => line.level === 'error').length

  it('SE23 what cannot be saved is heard by nobody, the asker is told, and later it works', async () => {
    await enterWorking()
    const freeDisk = await fillDisk()
    const known = await events()
    const heardBefore = candidate.heard.length
    for (const command of [
      note('n1'),
      { type: 'extend-time', minutes: 5 },
      { type: 'end-session' },
    ] as Command[]) {
      expect(await interviewer.command(command)).toMatchObject({ type: 'refused', reason: 'not-saved' })
    }
    candidate.send({ type: 'ping' })
    await candidate.hears('pong')
    expect(candidate.heard.slice(heardBefore).map((message) => message.type)).toEqual(['pong'])
    expect(errorsLogged()).toBeGreaterThan(0)
    await freeDisk()
    expect(await events()).toEqual(known)
    expect(await interviewer.command(note('n1'))).toMatchObject({ type: 'done' })
    expect(interviewer.view?.cockpit?.notes.map((one) => one.noteId)).toEqual(['n1'])
  })

  it('SE23 what the room noticed itself while the disk was full is saved when there is room again', async () => {
    await enterWorking()
    const freeDisk = await fillDisk()
    const before = errorsLogged()
    box().lose({ reason: 'exited', words: 'w'.repeat(400) })
    await eventually(errorsLogged).toBeGreaterThan(before)
    expect(await typesOf()).not.toContain('sandbox-lost')
    await freeDisk()
    server.clock.advance(seconds(2))
    await candidate.seesView((view) => view.sandbox.status === 'lost')
    expect(await typesOf()).toContain('sandbox-lost')
  })

  it('SE24 control that could not be saved is taken back on the host', async () => {
    await enterWorking()
    const freeDisk = await fillDisk()
    expect(await interviewer.command({ type: 'grant-control', to: cast.interviewer.id })).toMatchObject({
      reason: 'not-saved',
    })
    const sandboxId = interviewer.view?.sandbox.sandboxId ?? ''
    const control = await server.running.context.sandbox.request('getControl', { sandboxId })
    expect(control.holder).toBe(cast.candidate.id)
    await freeDisk()
  })

  it('SE26 a second writer wins once, and the room goes on from the history that won', async () => {
    await enterWorking()
    const seq = (await events()).length + 1
    const at = server.clock.now().toISOString()
    const foreign: SessionEvent = { type: 'time-extended', minutes: 7, seq, at, by: cast.interviewer.id }
    await appendSessionEvents(server.running.context.db, cast.session.id, [foreign])
    expect(await interviewer.command(note('n1'))).toMatchObject({ type: 'refused', reason: 'not-saved' })
    const view = await interviewer.seesView((seen) => seen.clock.remainingMs === minutes(37))
    expect(view.phase).toBe('working')
    expect(await interviewer.command(note('n1'))).toMatchObject({ type: 'done' })
    const seqs = (await events()).map((event) => event.seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  })
})

describe('people and restarts', () => {
  it('SE27 a reload is not leaving; being away for twenty seconds is', async () => {
    await enter()
    candidate.terminate()
    server.clock.advance(seconds(10))
    candidate = await server.join(cast.session, cast.candidate)
    server.clock.advance(seconds(30))
    expect((await typesOf()).filter((type) => type === 'participant-left')).toHaveLength(0)
    expect((await typesOf()).filter((type) => type === 'participant-joined')).toHaveLength(2)
    candidate.close()
    await candidate.closed()
    await eventually(async () => (server.clock.advance(seconds(21)), await typesOf())).toContain(
      'participant-left',
    )
    const view = await interviewer.seesView((seen) => seen.participants.some((one) => !one.present))
    expect(view.participants.find((one) => !one.present)?.userId).toBe(cast.candidate.id)
  })

  it('SE28 every tab shows the same, and the ninth tab closes the oldest', async () => {
    await enter()
    const tabs = [candidate]
    while (tabs.length < 8) tabs.push(await server.join(cast.session, cast.candidate))
    await interviewer.command({ type: 'advance-phase', from: 'lobby' })
    for (const tab of tabs) await tab.seesView((view) => view.phase === 'briefing')
    await server.join(cast.session, cast.candidate)
    expect((await candidate.closed()).code).toBe(4008)
    expect((await typesOf()).filter((type) => type === 'participant-joined')).toHaveLength(2)
  })

  it('SE25 zero that fell into a restart is caught up', async () => {
    await enterWorking()
    await server.running.close()
    server.clock.advance(minutes(40))
    await server.restart({ alreadyClosed: true })
    interviewer = await server.join(cast.session, cast.interviewer)
    const view = await interviewer.seesView((seen) => seen.control.holder === null)
    expect(view.clock).toMatchObject({ phase: 'working', remainingMs: 0 })
    const control = await server.running.context.sandbox.request('getControl', {
      sandboxId: view.sandbox.sandboxId ?? '',
    })
    expect(control.holder).toBeNull()
  })

  it('SE25 a box that was being prepared during a restart is begun afresh', async () => {
    await enter({ questionSlug: 'slow-setup' })
    await interviewer.seesView((view) => view.sandbox.status === 'preparing')
    await server.restart()
    interviewer = await server.join(cast.session, cast.interviewer)
    await interviewer.seesView((view) => view.sandbox.sandboxId?.endsWith('-2') === true)
    expect(await typesOf()).toContain('sandbox-failed')
  })
})

describe('the host', () => {
  it('SE18 a host that goes away pauses the clock; without its boxes it leaves a lost box', async () => {
    await enterWorking()
    await server.host.stop()
    const away = await candidate.seesView((view) => view.clock.pausedBecause === 'host-unreachable')
    expect(away.sandbox.status).toBe('trouble')
    expect(await interviewer.command({ type: 'grant-control', to: cast.interviewer.id })).toMatchObject({
      type: 'refused',
      reason: 'host-unreachable',
    })
    await server.host.start()
    const back = await candidate.seesView((view) => view.sandbox.status === 'lost')
    expect(back.clock.pausedBecause).toBe('sandbox-lost')
  })
})
