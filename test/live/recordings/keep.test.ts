// Recordings on their way from the host to the web process: whole, once, and also after interruptions.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listRecordings } from '#app/db/recordings.server.ts'
import { indexPath } from '#app/recording/index-store.server.ts'
import { readIndex } from '#app/recording/index-format.ts'
import { days, minutes } from '#app/lib/time.ts'
import { recordingMarks } from '#sandbox/contract.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { startTestHost, type TestHost } from '#test/support/host.ts'
import { buildRecordedSession, CAST_START, castText, fetchRecordings } from '#test/support/recordings.ts'

describe('keeping recordings', () => {
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

  const kept = (sessionId: string) => listRecordings(world.context.db, sessionId)
  const fileOf = (sessionId: string, recordingId: string) =>
    join(world.context.env.recordingsFolder, sessionId, `${recordingId}.cast`)
  const atHost = (recordingId: string) =>
    existsSync(join(host.recordings, recordingId.replace(/-t\d+.*$/, ''), `${recordingId}.cast`))
  const failedJobs = () =>
    world.context.db.job.findMany({ where: { lastError: { not: null }, doneAt: null } })

  it('RC6, RC7, RC20 a recording is fetched whole, told by its row, forgotten by the host, and ready to be watched', async () => {
    const text = castText({ lines: 600, width: 2000 })
    expect(text.length).toBeGreaterThan(1 << 20)
    const { cast, recordingId } = await buildRecordedSession(world, host.recordings, text)
    await world.context.jobs.runDue()
    expect(await kept(cast.session.id)).toEqual([])
    await fetchRecordings(world)
    const keptAt = world.clock.now()
    expect(await kept(cast.session.id)).toEqual([
      {
        id: recordingId,
        sessionId: cast.session.id,
        terminalId: recordingId,
        title: 'Terminal 1',
        startedAt: new Date(CAST_START * 1000),
        durationMs: 600_500,
        bytes: text.length,
        cols: 100,
        rows: 30,
        isCut: false,
        cutWords: null,
        keptAt,
        deleteAt: new Date(keptAt.getTime() + days(90)),
        deletedAt: null,
        deletedById: null,
      },
    ])
    const file = fileOf(cast.session.id, recordingId)
    expect(readFileSync(file, 'utf8')).toBe(text)
    const index = readIndex(readFileSync(indexPath(file), 'utf8'))
    expect(index).toMatchObject({ bytes: text.length, durationMs: 600_500 })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(atHost(recordingId)).toBe(false)
  })

  it('RC8 while the host is away nothing is lost, and it is fetched when it is back', async () => {
    const { cast, recordingId } = await buildRecordedSession(world, host.recordings)
    await host.stop()
    await fetchRecordings(world)
    expect(await kept(cast.session.id)).toEqual([])
    expect(await failedJobs()).toHaveLength(1)
    await host.start()
    await expect.poll(() => world.context.sandbox.connected).toBe(true)
    world.clock.advance(minutes(16))
    await world.context.jobs.runDue()
    expect(await kept(cast.session.id)).toHaveLength(1)
    expect(atHost(recordingId)).toBe(false)
  })

  it('RC7 an interrupted fetch goes on where it was, whatever it was interrupted in', async () => {
    const text = castText({ lines: 100 })
    const left = await buildRecordedSession(world, host.recordings, text)
    const { cast, recordingId } = left
    const whole = `${recordingId}-at1763802000001`
    const tooLong = `${recordingId}-at1763802000002`
    await left.leave(whole, text)
    await left.leave(tooLong, text)
    await mkdir(join(world.context.env.recordingsFolder, cast.session.id), { recursive: true })
    // Half of it, recognisable as not fetched again; all of it without a row; and more of it than there is.
    const half = 'x'.repeat(700) + text.slice(700, 800)
    writeFileSync(`${fileOf(cast.session.id, recordingId)}.part`, half)
    writeFileSync(fileOf(cast.session.id, whole), text)
    writeFileSync(`${fileOf(cast.session.id, tooLong)}.part`, text + text)
    await fetchRecordings(world)
    expect(readFileSync(fileOf(cast.session.id, recordingId), 'utf8')).toBe('x'.repeat(700) + text.slice(700))
    expect(readFileSync(fileOf(cast.session.id, tooLong), 'utf8')).toBe(text)
    expect((await kept(cast.session.id)).map(({ id }) => id).sort()).toEqual(
      [recordingId, whole, tooLong].sort(),
    )
    expect([recordingId, whole, tooLong].some(atHost)).toBe(false)
  })

  it('RC7 done twice it changes nothing', async () => {
    const left = await buildRecordedSession(world, host.recordings)
    await fetchRecordings(world)
    const before = await kept(left.cast.session.id)
    // The process ended before the host was told: the file is there again, and so is the job.
    await left.leave(left.recordingId, castText())
    await world.context.db.job.updateMany({ where: { name: 'keep-recordings' }, data: { doneAt: null } })
    await fetchRecordings(world)
    expect(await kept(left.cast.session.id)).toEqual(before)
    expect(atHost(left.recordingId)).toBe(false)
  })

  it('RC9 what is missing in it is told: pauses, a full file, a slow disk, a host that was killed', async () => {
    const mark = (label: string) => JSON.stringify([0, 'm', label])
    const left = await buildRecordedSession(
      world,
      host.recordings,
      castText({ more: [mark('control: ada')] }),
    )
    const { off, on, full, gap, stuck } = recordingMarks
    const base = left.recordingId
    await left.leave(`${base}-at1763802000001`, castText({ more: [mark(off), mark(stuck), mark(on)] }))
    await left.leave(`${base}-at1763802000002`, castText({ more: [mark(gap), mark(full)] }))
    await left.leave(`${base}-at1763802000003`, castText({ end: false }) + '[1.5,"o","tor')
    await left.leave(`${base}-at1763802000004`, 'not a recording at all')
    await fetchRecordings(world)
    const words = Object.fromEntries((await kept(left.cast.session.id)).map((one) => [one.id, one.cutWords]))
    expect(words).toEqual({
      [base]: null,
      [`${base}-at1763802000001`]:
        'Recording was switched off for a while. Some output is missing, because the disk of the host was full.',
      [`${base}-at1763802000002`]:
        'Some output is missing, because the disk was too slow. It was full before the terminal was closed.',
      [`${base}-at1763802000003`]:
        'Its end is missing, because the host of the boxes was stopped or its disk was full.',
      [`${base}-at1763802000004`]: 'Nothing of it could be kept.',
    })
  })

  it('RC10 on its day it is deleted by itself, and its row says so', async () => {
    const { cast, recordingId } = await buildRecordedSession(world, host.recordings)
    await fetchRecordings(world)
    world.clock.advance(days(89))
    await world.context.jobs.runDue()
    expect(existsSync(fileOf(cast.session.id, recordingId))).toBe(true)
    expect(existsSync(indexPath(fileOf(cast.session.id, recordingId)))).toBe(true)
    world.clock.advance(days(1))
    await world.context.jobs.runDue()
    expect(existsSync(fileOf(cast.session.id, recordingId))).toBe(false)
    expect(existsSync(indexPath(fileOf(cast.session.id, recordingId)))).toBe(false)
    expect(await kept(cast.session.id)).toMatchObject([{ deletedAt: world.clock.now(), deletedById: null }])
  })
})
