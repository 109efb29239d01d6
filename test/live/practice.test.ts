// Practice over real sockets: one person, a real database, a real host with the fake engine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import type { Session } from '#app/db/sessions.server.ts'
import type { User } from '#app/db/users.server.ts'
import { minutes, seconds } from '#app/lib/time.ts'
import { buildUser } from '#test/support/build.ts'
import type { SessionClient } from '#test/support/client.ts'
import { buildPractice } from '#test/support/practice.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openTerminalTab, type TerminalTab } from '#test/support/terminal-tab.ts'

let server: TestServer
let person: User

beforeAll(async () => {
  server = await startTestServer()
  person = await buildUser(server.running.context.db, { name: 'Lena Alone' })
})
afterAll(() => server.close())

function build(overrides: Partial<Session> = {}): Promise<Session> {
  const { db, now } = server.running.context
  return buildPractice(db, person, { scheduledAt: now(), createdAt: now(), ...overrides })
}

async function beginWork(client: SessionClient): Promise<void> {
  await client.seesView((view) => view.sandbox.status === 'ready')
  expect(await client.command({ type: 'advance-phase', from: 'lobby' })).toMatchObject({ type: 'done' })
  await client.seesView((view) => view.phase === 'working')
}

async function openTab(client: SessionClient): Promise<TerminalTab> {
  const view = await client.seesView(({ terminals }) => terminals.length > 0)
  const terminalId = view.terminals[0]?.terminalId ?? 'none'
  const cookie = await server.cookieOf(person)
  const tab = openTerminalTab(() => ({ port: server.port, cookie, terminalId }))
  await tab.reaches((state) => state.mayType)
  return tab
}

async function eventTypes(session: Session): Promise<string[]> {
  return (await listSessionEvents(server.running.context.db, session.id)).map(({ type }) => type)
}

describe('a practice from its beginning to its end', () => {
  let session: Session
  let client: SessionClient
  let terminal: TerminalTab

  beforeAll(async () => {
    session = await build()
    client = await server.join(session, person)
  })
  afterAll(() => {
    terminal.close()
    client.close()
  })

  it('PR5 the box comes by itself and nothing of the question is told before the work begins', async () => {
    const view = await client.seesView((seen) => seen.sandbox.status === 'ready')
    expect(view).toMatchObject({ phase: 'lobby', title: 'Practice, level 2', prompt: null, terminals: [] })
    await beginWork(client)
    expect(client.view).toMatchObject({
      title: 'A quiet web server',
      control: { holder: person.id },
      clock: { remainingMs: minutes(30), running: true },
    })
    expect(client.view?.prompt).toContain('does not answer')
  })

  it('PR8 hints come one by one, and the same press twice takes one', async () => {
    expect(await client.command({ type: 'take-hint', after: 0 })).toMatchObject({ type: 'done' })
    const view = await client.seesView((seen) => seen.hintsGiven.length === 1)
    expect(view.hintsGiven[0]?.text).toContain('HINT-TEXT-look')
    expect(await client.command({ type: 'take-hint', after: 0 })).toMatchObject({
      reason: 'already-moved-on',
    })
  })

  it('PR9 the checks run when asked and at no other time', async () => {
    server.clock.advance(minutes(2))
    expect(client.view?.practice?.checks).toBeNull()
    expect(await eventTypes(session)).not.toContain('probe-ran')
    await client.command({ type: 'run-probes' })
    const view = await client.seesView((seen) => seen.practice?.checks != null)
    expect(view.practice?.checks?.results.map(({ verdict }) => verdict)).toEqual(['not-yet', 'pass'])
    await client.command({ type: 'run-probes' })
    await expect
      .poll(async () => (await eventTypes(session)).filter((type) => type === 'probe-ran').length)
      .toBe(2)
  })

  it('PR24 a restart in the middle loses nothing, and the shell lives on', async () => {
    terminal = await openTab(client)
    terminal.type('KEPT=yes-kept\r')
    await terminal.shows(/KEPT=/)
    await server.restart()
    client = await server.join(session, person)
    expect(client.view).toMatchObject({
      phase: 'working',
      clock: { remainingMs: minutes(28), running: true },
    })
    expect(client.view?.hintsGiven).toHaveLength(1)
    await terminal.reaches((state) => state.connection === 'live' && state.mayType)
    terminal.type('echo it-is-$KEPT\r')
    await terminal.shows(/it-is-yes-kept/)
  })

  it('PR10, PR14 it is solved when every check passes, and the walkthrough comes with the box still there', async () => {
    terminal.type('touch fixed && echo repaired-$((1+1))\r')
    await terminal.shows(/repaired-2/)
    expect(client.view?.practice?.walkthrough).toBeNull()
    await client.command({ type: 'run-probes' })
    const view = await client.seesView((seen) => seen.phase === 'wrap-up')
    expect(view.practice).toMatchObject({ outcome: 'solved', workedMs: minutes(2) })
    expect(view.practice?.walkthrough?.hintsNotTaken).toHaveLength(2)
    expect(view.control.holder).toBe(person.id)
    terminal.type('echo still-$((20+2))\r')
    await terminal.shows(/still-22/)
  })

  it('PR14 after its quarter of an hour the box goes, and the walkthrough stays to be read', async () => {
    server.clock.advance(minutes(10) + seconds(1))
    await client.hears('notice', (notice) => /^This box is yours for 5 minutes more/.test(notice.words))
    server.clock.advance(minutes(5))
    const view = await client.seesView((seen) => seen.phase === 'closed')
    expect(view.practice?.outcome).toBe('solved')
    expect(view.practice?.walkthrough).not.toBeNull()
    await expect.poll(async () => (await listBoxes()).filter((id) => id.includes(session.id))).toEqual([])
  })
})

async function listBoxes(): Promise<string[]> {
  const { sandboxes } = await server.running.context.sandbox.request('listSandboxes', {})
  return sandboxes.map(({ sandboxId }) => sandboxId)
}

describe('a practice that nobody ends', () => {
  it('PR18, PR19 its term is announced, then the terminal is read-only, then it ends by itself', async () => {
    const session = await build()
    const client = await server.join(session, person)
    await beginWork(client)
    // Ten minutes at a time, with a word in between: idleness is another matter.
    for (let passed = 0; passed < 20; passed += 10) {
      server.clock.advance(minutes(10))
      await client.command({ type: 'still-here' })
    }
    await client.hears('notice', (notice) => notice.words === '10 minutes left.')
    server.clock.advance(minutes(10))
    await client.seesView((view) => view.control.holder === null && view.phase === 'working')
    await client.command({ type: 'still-here' })
    server.clock.advance(minutes(10) + seconds(30))
    const view = await client.seesView((seen) => seen.phase === 'closed')
    expect(view.practice).toMatchObject({ outcome: 'ran-out', workedMs: minutes(30) })
    expect(view.practice?.walkthrough).not.toBeNull()
    client.close()
  })

  it('PR20 when nothing was typed for long it is said, and a key keeps the box', async () => {
    const session = await build({ timed: false, workingMinutes: 90 })
    const client = await server.join(session, person)
    await beginWork(client)
    const terminal = await openTab(client)
    server.clock.advance(minutes(20) + seconds(30))
    const asked = await client.seesView((view) => view.practice?.leaving?.because === 'idle')
    expect(asked.practice?.leaving).toMatchObject({ because: 'idle' })
    terminal.type('echo here-$((1+1))\r')
    await terminal.shows(/here-2/)
    await client.seesView((view) => view.practice?.leaving === null)
    server.clock.advance(minutes(10))
    expect(client.view?.phase).toBe('working')
    server.clock.advance(minutes(15) + seconds(30))
    const view = await client.seesView((seen) => seen.phase === 'closed')
    expect(view.practice).toMatchObject({ outcome: 'put-away', walkthrough: null })
    terminal.close()
    client.close()
  })
})
