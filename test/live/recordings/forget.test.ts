// Somebody leaves while the host still has recordings of theirs.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leaveGreenroom } from '#app/account/leave.server.ts'
import { hashPassword } from '#app/auth/passwords.server.ts'
import { inTransaction } from '#app/db/client.server.ts'
import { listRecordings } from '#app/db/recordings.server.ts'
import { minutes } from '#app/lib/time.ts'
import { keepRecordingsLater } from '#app/recording/keep-later.server.ts'
import { actorOf } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { startTestHost, type TestHost } from '#test/support/host.ts'
import { buildRecordedSession, fetchRecordings } from '#test/support/recordings.ts'

const password = 'practice makes calm'

describe('forgetting recordings', () => {
  let host: TestHost
  let world: TestContext
  beforeEach(async () => {
    host = await startTestHost({ records: true })
    world = await createTestContext({ socketPath: host.socketPath })
  })
  afterEach(async () => {
    await world.close()
    await host.close()
  })

  const atHost = (recordingId: string) =>
    existsSync(join(host.recordings, recordingId.replace(/-t\d+.*$/, ''), `${recordingId}.cast`))

  async function leave({ id, name, role }: { id: string; name: string; role: 'candidate' }) {
    await world.context.db.user.update({
      where: { id },
      data: { passwordHash: await hashPassword(password) },
    })
    return leaveGreenroom(world.context, actorOf({ id, name, role }), { password })
  }

  it('OD10 what was not fetched yet is deleted there and never comes here', async () => {
    const { cast, recordingId } = await buildRecordedSession(world, host.recordings)
    expect(atHost(recordingId)).toBe(true)
    expect(await leave({ ...cast.candidate, role: 'candidate' })).toMatchObject({ ok: true })
    await world.context.jobs.runDue()
    expect(atHost(recordingId)).toBe(false)
    // As if the session had ended a moment later.
    const { db, now } = world.context
    await inTransaction(db, (tx) => keepRecordingsLater(tx, cast.session.id, now()))
    await fetchRecordings(world)
    expect(await listRecordings(db, cast.session.id)).toEqual([])
    expect(existsSync(join(world.context.env.recordingsFolder, cast.session.id))).toBe(false)
  })

  it('OD10 while the host is away it waits, and does it when it is back', async () => {
    const { cast, recordingId } = await buildRecordedSession(world, host.recordings)
    await fetchRecordings(world)
    expect(await listRecordings(world.context.db, cast.session.id)).toHaveLength(1)
    await host.stop()
    expect(await leave({ ...cast.candidate, role: 'candidate' })).toMatchObject({ ok: true })
    await world.context.jobs.runDue()
    const [row] = await listRecordings(world.context.db, cast.session.id)
    expect(row?.deletedAt).not.toBeNull()
    expect(await world.context.db.job.count({ where: { doneAt: null, lastError: { not: null } } })).toBe(1)
    await host.start()
    await expect.poll(() => world.context.sandbox.connected).toBe(true)
    world.clock.advance(minutes(16))
    await world.context.jobs.runDue()
    expect(await world.context.db.job.count({ where: { doneAt: null, lastError: { not: null } } })).toBe(0)
    expect(atHost(recordingId)).toBe(false)
  })
})
