// A host that is killed while it records, and a machine whose clock is set meanwhile: what is kept of it in the end.
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { inTransaction } from '#app/db/client.server.ts'
import { listRecordings } from '#app/db/recordings.server.ts'
import { appendSessionEvents, listSessionEvents } from '#app/db/session-events.server.ts'
import { readIndex } from '#app/recording/index-format.ts'
import { indexPath } from '#app/recording/index-store.server.ts'
import { keepRecordingsLater } from '#app/recording/keep-later.server.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import { readIndependently } from '#test/support/independent-cast.ts'
import { fetchRecordings } from '#test/support/recordings.ts'
import { BOX, startHostProcess, startWorld, type World } from '#test/support/terminal-world.ts'

const HOUR_S = 3600
const ends: (() => Promise<unknown>)[] = []
/** Each starts three or four processes from sources. */
vi.setConfig({ testTimeout: 60_000 })
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function startRecordedWorld(env: Record<string, string> = {}): Promise<World> {
  const world = await startWorld(env)
  ends.push(() => world.end())
  return world
}

const castOf = ({ host }: World, name: string) => join(host.state, 'recordings', BOX, `${name}.cast`)

/** A session that is over and had the box of this world. */
async function buildSessionOf(app: TestContext, sandboxId: string): Promise<string> {
  const { db, now } = app.context
  const { id } = (await buildFinishedSession(app)).session
  const last = (await listSessionEvents(db, id)).at(-1)
  if (!last) throw new Error('a finished session has events')
  const requested = {
    type: 'sandbox-requested',
    sandboxId,
    seq: last.seq + 1,
    at: last.at,
    by: 'system',
  } as const
  await appendSessionEvents(db, id, [requested])
  await inTransaction(db, (tx) => keepRecordingsLater(tx, id, now()))
  return id
}

describe('a host that is killed while it records', () => {
  it('RC4, RC9, RC20 what was on screens is kept, it says that its end is missing, and it can be watched', async () => {
    const world = await startRecordedWorld()
    const app = await createTestContext({ socketPath: world.host.socketPath })
    ends.push(() => app.close())
    const sessionId = await buildSessionOf(app, BOX)
    const page = world.page()
    await page.ready()
    await page.run('stty -echo')
    page.type('for I in $(seq 2000); do echo "line-$I."; sleep 0.01; done\r')
    await page.untilText('line-60.')
    await world.host.end('SIGKILL')
    const seen = Number(/.*line-(\d+)\./s.exec(page.text)?.[1])
    // Also a line that the kill broke off.
    appendFileSync(castOf(world, `${BOX}-t1`), '[0.010,"o","line-9')
    const again = await startHostProcess({ directory: world.host.state })
    ends.push(() => again.end())
    await expect.poll(() => app.context.sandbox.connected, { timeout: 10_000 }).toBe(true)
    await fetchRecordings(app)
    const [kept] = await listRecordings(app.context.db, sessionId)
    expect(kept).toMatchObject({
      id: `${BOX}-t1`,
      isCut: true,
      cutWords: 'Its end is missing, because the host of the boxes was stopped or its disk was full.',
    })
    const path = join(app.context.env.recordingsFolder, sessionId, `${BOX}-t1.cast`)
    const numbers = [...readFileSync(path, 'utf8').matchAll(/line-(\d+)\./g)].map((match) => Number(match[1]))
    expect(numbers).toEqual(numbers.map((_, place) => place + 1))
    expect(numbers.length).toBeGreaterThanOrEqual(seen - 5)
    const index = readIndex(readFileSync(indexPath(path), 'utf8'))
    expect(index?.lines.map(({ text }) => text)).toContain(`line-${numbers.length}.`)
    expect(index?.troubles.isCut).toBe(true)
  })
})

describe('a clock that is set while it records', () => {
  it('RC23 no interval is changed by it, and what begins afterwards has the time of the machine', async () => {
    const world = await startRecordedWorld({ NODE_OPTIONS: '--import ./test/support/jumping-clock.mjs' })
    const { host } = world
    const setClock = async (count: number) => {
      host.process.kill('SIGUSR2')
      await expect.poll(() => host.log().split('the clock was set').length - 1).toBe(count)
    }
    const started = performance.now()
    const page = world.page()
    await page.ready()
    await page.run('echo one')
    await setClock(1)
    await page.run('echo back-an-hour')
    await setClock(2)
    await page.run('echo an-hour-ahead')
    const late = await world.openTerminal(`${BOX}-late`)
    const latePage = world.page({ terminalId: late })
    await latePage.ready()
    await latePage.run('echo late')
    for (const terminalId of [`${BOX}-t1`, late]) await world.sandbox.request('closeTerminal', { terminalId })
    const elapsed = (performance.now() - started) / 1000
    const read = (name: string) => readIndependently(readFileSync(castOf(world, name), 'utf8'))
    await expect.poll(() => read(late).markers).toHaveLength(1)
    const first = read(`${BOX}-t1`)
    expect(first.output).toContain('an-hour-ahead')
    expect(first.seconds).toBeGreaterThan(0)
    // The header knows whole seconds, and the intervals begin there.
    expect(first.seconds).toBeLessThan(elapsed + 2)
    const now = Date.now() / 1000
    expect(Math.abs(first.startedAtSeconds - now)).toBeLessThan(HOUR_S / 2)
    expect(Math.abs(read(late).startedAtSeconds - HOUR_S - now)).toBeLessThan(HOUR_S / 2)
  })
})
