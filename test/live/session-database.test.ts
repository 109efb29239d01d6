// One connection for many callers: what is saved stays saved, whatever else is going on, and a full disk is survived.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildSession, buildUser } from '#test/support/build.ts'
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { inTransaction, isKeyTaken } from '#app/db/client.server.ts'
import { appendSessionEvents, listSessionEvents } from '#app/db/session-events.server.ts'
import { findUser, setPasswordHash } from '#app/db/users.server.ts'
import { testEnv } from '#test/support/context.ts'
import { createTestBank } from '#test/support/questions.ts'
import { startServer } from '../../server.ts'
import type { SessionEvent } from '#app/session/events.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => database.close())

const at = '2026-11-22T09:00:00.000Z'
const noteEvent = (seq: number, text: string): SessionEvent => {
  return { type: 'note-added', noteId: `n${seq}`, text, mark: null, seq, at, by: 'ivan' }
}

it('SE23 what is saved during a transaction of others survives when that one rolls back', async () => {
  const { db } = database
  const { session, candidate } = await buildSession(db)
  const meanwhile: Promise<unknown>[] = []
  const failing = inTransaction(db, async (tx) => {
    await setPasswordHash(tx, candidate.id, 'half-done')
    meanwhile.push(appendSessionEvents(db, session.id, [noteEvent(1, 'kept')]))
    meanwhile.push(buildUser(db, { id: 'bystander' }))
    // Long enough for the others to get their statements in, if they could.
    for (let n = 0; n < 20; n++) await findUser(tx, candidate.id)
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  await Promise.all(meanwhile)
  expect(await listSessionEvents(db, session.id)).toMatchObject([{ text: 'kept' }])
  expect(await findUser(db, 'bystander')).not.toBeNull()
  const row = await db.user.findUnique({ where: { id: candidate.id }, select: { passwordHash: true } })
  expect(row).toEqual({ passwordHash: null })
})

it('SE23 a full disk fails what needs room, loses nothing, and what comes later works', async () => {
  const { db } = database
  const { session, candidate } = await buildSession(db)
  await appendSessionEvents(db, session.id, [noteEvent(1, 'before')])
  const [row] = await db.$queryRaw<{ page_count: bigint }[]>`PRAGMA page_count`
  await db.$queryRawUnsafe(`PRAGMA max_page_count = ${row?.page_count ?? 1}`)
  const large = 'x'.repeat(500_000)
  const appended = Promise.allSettled(
    [2, 3, 4].map((seq) => appendSessionEvents(db, session.id, [noteEvent(seq, large)])),
  )
  const changed = inTransaction(db, (tx) => setPasswordHash(tx, candidate.id, large))
  await expect(changed).rejects.toThrow()
  expect((await appended).map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(await findUser(db, candidate.id)).not.toBeNull()
  await db.$queryRaw`PRAGMA max_page_count = 1000000`
  await appendSessionEvents(db, session.id, [noteEvent(2, large), noteEvent(3, 'after')])
  expect((await listSessionEvents(db, session.id)).map((event) => event.seq)).toEqual([1, 2, 3])
})

it('SE26 the key makes a second writer fail whole, never fork', async () => {
  const { db } = database
  const { session } = await buildSession(db)
  await appendSessionEvents(db, session.id, [noteEvent(1, 'first'), noteEvent(2, 'first')])
  const second = appendSessionEvents(db, session.id, [noteEvent(3, 'second'), noteEvent(2, 'second')])
  await expect(second).rejects.toSatisfy(isKeyTaken)
  expect((await listSessionEvents(db, session.id)).map((event) => event.seq)).toEqual([1, 2])
})

it('SE38 a database without its migrations is refused with what to do, and so is a wrong environment', async () => {
  const url = `${database.url}.empty.db`
  const start = startServer(testEnv({ DATABASE_URL: url }), {
    questions: createTestBank(),
    withoutPages: true,
  })
  await expect(start).rejects.toThrow('Run: npm run db:migrate')
  expect(() => testEnv({ PORT: 'eighty', PUBLIC_URL: 'nowhere' })).toThrow(
    /PORT[^]*PUBLIC_URL|PUBLIC_URL[^]*PORT/,
  )
})
