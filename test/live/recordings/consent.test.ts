// A session over real sockets whose recording is switched: what the host writes, and what is fetched when it has closed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRecordings } from '#app/db/recordings.server.ts'
import { minutes, seconds } from '#app/lib/time.ts'
import { recordingMarks } from '#sandbox/contract.ts'
import { buildUser } from '#test/support/build.ts'
import { buildPractice } from '#test/support/practice.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openTerminalTab } from '#test/support/terminal-tab.ts'

describe('a recording from the lobby to its end', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ records: true })
  })
  afterAll(() => server.close())

  it('RC6, RC17 follows what was agreed over a restart, and is fetched when the session has closed', async () => {
    const { context } = server.running
    const person = await buildUser(context.db, { name: 'Lena Alone' })
    const session = await buildPractice(context.db, person, {
      scheduledAt: context.now(),
      createdAt: context.now(),
    })
    let client = await server.join(session, person)
    await client.seesView((view) => view.sandbox.status === 'ready')
    await client.command({ type: 'advance-phase', from: 'lobby' })
    const view = await client.seesView(({ phase, terminals }) => phase === 'working' && terminals.length > 0)
    const terminalId = view.terminals[0]?.terminalId ?? 'none'
    const cookie = await server.cookieOf(person)
    const tab = openTerminalTab(() => ({ port: server.port, cookie, terminalId }))
    await tab.reaches((state) => state.mayType)
    tab.type('echo shown-$((20+1))\r')
    await tab.shows(/shown-21/)
    expect(await client.command({ type: 'set-recording', on: false })).toMatchObject({ type: 'done' })
    tab.type('echo private-$((20+2))\r')
    await tab.shows(/private-22/)
    client.close()
    await server.restart()
    client = await server.join(session, person)
    await client.seesView(({ recording, terminals }) => !recording.on && terminals.length > 0)
    await tab.reaches((state) => state.mayType)
    tab.type('echo private-$((20+3))\r')
    await tab.shows(/private-23/)
    // A terminal that is opened meanwhile is not recorded either.
    expect(await client.command({ type: 'open-terminal' })).toMatchObject({ type: 'done' })
    const folder = join(server.host.recordings, terminalId.replace(/-t\d+$/, ''))
    expect(existsSync(join(folder, terminalId.replace(/-t\d+$/, '-t2.cast')))).toBe(false)
    expect(await client.command({ type: 'set-recording', on: true })).toMatchObject({ type: 'done' })
    tab.type('echo again-$((20+4))\r')
    await tab.shows(/again-24/)
    tab.close()
    await client.command({ type: 'end-session' })
    await client.seesView(({ phase }) => phase === 'wrap-up')
    await client.command({ type: 'end-session' })
    await client.seesView(({ phase }) => phase === 'closed')
    await expect.poll(() => server.host.engine.find(terminalId.replace(/-t\d+$/, ''))).toBeUndefined()
    server.clock.advance(seconds(11))
    const { db, env } = server.running.context
    await expect.poll(async () => (await listRecordings(db, session.id)).length, { timeout: 10_000 }).toBe(2)
    const [first] = await listRecordings(db, session.id)
    const text = readFileSync(join(env.recordingsFolder, session.id, `${terminalId}.cast`), 'utf8')
    for (const part of ['shown-21', recordingMarks.off, recordingMarks.on, 'again-24', recordingMarks.end])
      expect(text).toContain(part)
    expect(text).not.toContain('private')
    expect(first).toMatchObject({ id: terminalId, isCut: true })
  })

  it('RC17 said before there is a box, no box is ever recorded', async () => {
    const { context } = server.running
    const person = await buildUser(context.db, { name: 'Olga Early' })
    const scheduledAt = new Date(context.now().getTime() + minutes(32))
    const session = await buildPractice(context.db, person, { scheduledAt, createdAt: context.now() })
    const client = await server.join(session, person)
    const early = await client.seesView(({ phase }) => phase === 'lobby')
    expect(early.sandbox.status).toBe('none')
    expect(await client.command({ type: 'set-recording', on: false })).toMatchObject({ type: 'done' })
    server.clock.advance(minutes(3))
    const view = await client.seesView((seen) => seen.sandbox.status === 'ready')
    const sandboxId = view.sandbox.sandboxId ?? ''
    const { terminals } = await context.sandbox.request('listTerminals', { sandboxId })
    expect(terminals).toHaveLength(1)
    expect(existsSync(join(server.host.recordings, sandboxId))).toBe(false)
    client.close()
  })
})
