// How edits get to the disk: together, first come first served, and never so that nobody is heard meanwhile.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '#app/db/client.server.ts'
import { loadDocument, type DocumentRow } from '#app/db/documents.server.ts'
import { DocumentLog } from '#app/document/document-log.server.ts'
import { buildSession } from '#test/support/build.ts'
import { TEST_START } from '#test/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts'

describe('one line to the database', () => {
  let test: TestDatabase
  let log: DocumentLog
  let sessionIds: string[]
  let writes: number

  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    const counted = test.db.$extends({
      query: {
        $executeRaw({ args, query }) {
          writes += 1
          return query(args)
        },
      },
    })
    log = new DocumentLog(counted as unknown as Database)
    sessionIds = []
    for (let i = 0; i < 20; i++) sessionIds.push((await buildSession(test.db)).session.id)
    writes = 0
  })

  const keyOf = (at: number) => ({ sessionId: sessionIds[at] ?? '', name: 'notes-0' })
  const row = (seq: number, bytes = 8): DocumentRow => ({
    seq,
    at: new Date(TEST_START),
    by: 'system',
    update: new Uint8Array(bytes).fill(seq),
  })
  const stored = async (at: number) => (await loadDocument(test.db, keyOf(at))).rows

  it('DO29 what comes in together, in however many documents, is saved in one write', async () => {
    await Promise.all(sessionIds.map((_, at) => log.append(keyOf(at), [row(1), row(2)])))
    expect(writes).toBe(1)
    for (let at = 0; at < sessionIds.length; at++) expect(await stored(at)).toMatchObject([row(1), row(2)])
  })

  it('DO29 a write has an end: the first ones do not wait for all that came after them', async () => {
    const order: number[] = []
    const large = sessionIds.map((_, at) =>
      log.append(keyOf(at), [row(1, 200 << 10)]).then(() => order.push(at)),
    )
    await Promise.all(large)
    expect(order).toEqual(sessionIds.map((_, at) => at))
    expect(writes).toBe(2)
  })

  it('DO29 one that cannot be saved takes none of the others with it', async () => {
    await log.append(keyOf(3), [row(1)])
    const all = sessionIds.map((_, at) => log.append(keyOf(at), [row(1)]))
    const ended = await Promise.allSettled(all)
    expect(ended.map(({ status }) => status === 'fulfilled')).toEqual(sessionIds.map((_, at) => at !== 3))
    expect(await stored(4)).toMatchObject([row(1)])
  })

  it('DO30 between two writes the server hears whoever has something to say', async () => {
    let rounds = 0
    let counting = true
    const count = () => {
      rounds += 1
      if (counting) setImmediate(count)
    }
    setImmediate(count)
    for (let seq = 1; seq <= 10; seq++) await log.append(keyOf(0), [row(seq)])
    counting = false
    expect(writes).toBe(10)
    expect(rounds).toBeGreaterThanOrEqual(9)
  })
})
