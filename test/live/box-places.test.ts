// How many boxes may be promised: what is set, what the host says, what it said last, and a word for never.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BOX_PLACES_UNKNOWN, createBoxPlaces, placesIn } from '#app/scheduling/box-places.server.ts'
import { findHostMemory } from '#app/db/host-memory.server.ts'
import { createSandboxClient, type SandboxClient } from '#sandbox/client.ts'
import { TEST_START } from '#test/support/clock.ts'
import { createTestLog } from '#test/support/context.ts'
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { startTestHost, type TestHost } from '#test/support/host.ts'
import { createTestBank } from '#test/support/questions.ts'

const questions = createTestBank()
const biggest = Math.max(...questions.questions.map(({ sandbox }) => sandbox?.memoryMb ?? 0))
const log = createTestLog()

let database: TestDatabase
let clients: SandboxClient[]
let host: TestHost | null

function connect(): SandboxClient {
  const socketPath = host?.socketPath ?? `${database.file}.no-host.sock`
  const client = createSandboxClient({ socketPath, patienceMs: host ? 5000 : 0 })
  clients.push(client)
  return client
}

function places(sandbox: SandboxClient, BOX_PLACES: number | null = null) {
  const now = () => new Date(TEST_START)
  return createBoxPlaces({ db: database.db, now, sandbox, questions, log, env: { BOX_PLACES } })
}

beforeEach(async () => {
  database = await openTestDatabase()
  clients = []
  host = null
})
afterEach(async () => {
  for (const client of clients) client.close()
  await host?.close()
  await database.close()
})

describe('how many boxes', () => {
  it('LF1 what is set counts, whatever any host says', async () => {
    host = await startTestHost({ capacityMb: biggest * 20 })
    expect((await places(connect(), 3))()).toBe(3)
    expect((await places(connect(), 0))()).toBe(0)
  })

  it('LF1 otherwise the memory of the host, counted in the biggest box', async () => {
    host = await startTestHost({ capacityMb: biggest * 5 + 1 })
    const count = await places(connect())
    await expect.poll(count).toBe(5)
    await expect.poll(() => findHostMemory(database.db)).toBe(biggest * 5 + 1)
  })

  it('LF2 without a host it is what the last one said, and before any a number that is written down', async () => {
    expect((await places(connect()))()).toBe(BOX_PLACES_UNKNOWN)
    host = await startTestHost({ capacityMb: biggest * 6 })
    const first = connect()
    await expect.poll(await places(first)).toBe(6)
    await expect.poll(() => findHostMemory(database.db)).toBe(biggest * 6)
    await host.close()
    host = null
    expect((await places(connect()))()).toBe(6)
  })

  it('LF1 a bank without boxes, and a machine smaller than one box', () => {
    expect(placesIn(4096, 0)).toBe(BOX_PLACES_UNKNOWN)
    expect(placesIn(100, 512)).toBe(0)
    expect(placesIn(1024, 512)).toBe(2)
  })
})
