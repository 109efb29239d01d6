// A recording over HTTP: who is given it, in which parts, that it is written down, and that it can be deleted.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRecordingReads, listRecordings } from '#app/db/recordings.server.ts'
import { listMySessions } from '#app/session/my-sessions.server.ts'
import { minutes } from '#app/lib/time.ts'
import { deleteRecordings } from '#app/recording/delete-recording.server.ts'
import { loader } from '#app/routes/sessions.$sessionId_.recordings.$recordingId[.]cast.ts'
import * as recordings from '#app/routes/sessions.$sessionId_.recordings._index.tsx'
import { actorOf, buildUser } from '#test/support/build.ts'
import { createTestContext, TEST_ORIGIN, type TestContext } from '#test/support/context.ts'
import { startTestHost, type TestHost } from '#test/support/host.ts'
import { post, visit } from '#test/support/pages.ts'
import { readIndependently } from '#test/support/independent-cast.ts'
import { buildRecordedSession, castText, fetchRecordings, type Left } from '#test/support/recordings.ts'

const text = castText({ lines: 200 })

let host: TestHost
let world: TestContext
let left: Left

beforeAll(async () => {
  host = await startTestHost({ records: true })
  world = await createTestContext({ socketPath: host.socketPath })
  left = await buildRecordedSession(world, host.recordings, text)
  await left.leave(`${left.recordingId}-at1763802000001`, text)
  await fetchRecordings(world)
})
afterAll(async () => {
  await world.close()
  await host.close()
})

type Asked = { headers?: Record<string, string>; recordingId?: string; sessionId?: string; method?: string }

async function ask(user: { id: string } | null, asked: Asked = {}): Promise<Response> {
  const { headers = {}, recordingId = left.recordingId, sessionId = left.cast.session.id, method } = asked
  const cookie = user ? await world.cookieOf(user) : ''
  const path = `${TEST_ORIGIN}/sessions/${sessionId}/recordings/${recordingId}.cast`
  const request = new Request(path, { headers: { ...headers, cookie }, method: method ?? 'GET' })
  try {
    return await loader({ request, params: { sessionId, recordingId }, context: world.context })
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}

describe('reading a recording', () => {
  it('RC12, RC13 everybody of the session is given it, and each reading is written down once', async () => {
    const { candidate, interviewer, shadow, session } = left.cast
    for (const user of [candidate, interviewer, shadow]) {
      const answer = await ask(user)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-disposition')).toContain(`${left.recordingId}.cast`)
      expect(await answer.text()).toBe(text)
    }
    await (await ask(candidate, { headers: { range: 'bytes=0-9' } })).text()
    const reads = await listRecordingReads(world.context.db, session.id)
    expect(reads.map(({ userId, what }) => [userId, what]).sort()).toEqual(
      [candidate, interviewer, shadow].map(({ id }) => [id, 'download']).sort(),
    )
    world.clock.advance(minutes(11))
    await (await ask(candidate)).text()
    expect(await listRecordingReads(world.context.db, session.id)).toHaveLength(4)
  })

  it('RC12 to everybody else there is nothing, and nothing is written down', async () => {
    const before = (await listRecordingReads(world.context.db, left.cast.session.id)).length
    const others = await Promise.all(
      (['candidate', 'interviewer', 'coordinator', 'admin'] as const).map((role) =>
        buildUser(world.context.db, { role }),
      ),
    )
    for (const user of others) expect((await ask(user)).status).toBe(404)
    const stranger = await ask(null)
    expect(stranger.status).toBe(302)
    expect(stranger.headers.get('location')).toContain('/sign-in')
    // Theirs, but not of this session, and names that are none.
    const { candidate } = left.cast
    for (const recordingId of ['nothing', '../../test.db', 's-none-1-t1', ''])
      expect((await ask(candidate, { recordingId })).status).toBe(404)
    expect((await ask(candidate, { sessionId: 'another' })).status).toBe(404)
    expect(await listRecordingReads(world.context.db, left.cast.session.id)).toHaveLength(before)
  })

  it('RC14 it comes in parts to those who ask so', async () => {
    const { candidate } = left.cast
    const part = await ask(candidate, { headers: { range: 'bytes=10-19' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${text.length}`])
    expect(part.headers.get('content-length')).toBe('10')
    expect(await part.text()).toBe(text.slice(10, 20))
    const tail = await ask(candidate, { headers: { range: 'bytes=-5' } })
    expect(await tail.text()).toBe(text.slice(-5))
    const beyond = await ask(candidate, { headers: { range: `bytes=${text.length}-` } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${text.length}`])
    const several = await ask(candidate, { headers: { range: 'bytes=0-1,5-6' } })
    expect([several.status, await several.text()]).toEqual([200, text])
    const etag = part.headers.get('etag') ?? ''
    const same = await ask(candidate, { headers: { range: 'bytes=0-0', 'if-range': etag } })
    expect(same.status).toBe(206)
    const another = await ask(candidate, { headers: { range: 'bytes=0-0', 'if-range': '"another"' } })
    expect([another.status, await another.text()]).toEqual([200, text])
    const head = await ask(candidate, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(text.length),
      '',
    ])
  })

  it('RC15 a reader that knows nothing of ours finds in it what was put out', async () => {
    const found = readIndependently(await (await ask(left.cast.candidate)).text())
    expect(found.size).toEqual([100, 30])
    expect(found.output).toBe(Array.from({ length: 200 }, (_, i) => `line ${i}\r\n`).join(''))
    expect(found.seconds).toBeCloseTo(200.5)
    expect(found.markers).toEqual(['The terminal was closed.'])
  })
})

describe('the page of recordings', () => {
  it('RC12, RC13 tells who was there what there is, until when, and who has read it', async () => {
    const { candidate, interviewer, session } = left.cast
    const page = { path: `/sessions/${session.id}/recordings`, params: { sessionId: session.id } }
    const answer = await visit(world, recordings, { ...page, as: candidate })
    expect(answer.body).toMatchObject({
      mayDelete: true,
      recordings: [
        { id: left.recordingId, title: 'Terminal 1', durationMs: 200_500, bytes: text.length, gone: null },
        { reads: [] },
      ],
    })
    expect(JSON.stringify(answer.body)).toContain(interviewer.name)
    expect((await visit(world, recordings, { ...page, as: interviewer })).body).toMatchObject({
      mayDelete: false,
    })
  })

  it('RC24 lists of sessions lead to what can be watched, for those who were there', async () => {
    const { candidate, shadow, session } = left.cast
    const coordinator = await buildUser(world.context.db, { role: 'admin' })
    const recordedFor = async (user: Parameters<typeof actorOf>[0]) => {
      const { past } = await listMySessions(world.context, actorOf(user))
      return past.filter(({ id }) => id === session.id).map(({ isRecorded }) => isRecorded)
    }
    expect(await recordedFor(candidate)).toEqual([true])
    expect(await recordedFor(shadow)).toEqual([true])
    expect(await recordedFor(coordinator)).toEqual([false])
  })

  it('RC11 its form deletes for the candidate and for nobody else', async () => {
    const other = await buildRecordedSession(world, host.recordings)
    await fetchRecordings(world)
    const { candidate, interviewer, session } = other.cast
    const page = { path: `/sessions/${session.id}/recordings`, params: { sessionId: session.id } }
    const form = { delete: other.recordingId }
    expect((await post(world, recordings, { ...page, as: interviewer, form })).status).toBe(403)
    expect((await post(world, recordings, { ...page, as: candidate, form: {} })).status).toBe(400)
    const done = await post(world, recordings, { ...page, as: candidate, form })
    expect(done.location).toBe(`${page.path}?deleted=1`)
    expect((await post(world, recordings, { ...page, as: candidate, form })).status).toBe(404)
    const after = await visit(world, recordings, { ...page, as: interviewer })
    expect(after.body).toMatchObject({
      recordings: [{ gone: expect.stringContaining(`by ${candidate.name}.`) as string }],
    })
  })
})

describe('deleting a recording', () => {
  it('RC11 a download that is under way is broken off, so that nobody takes a half for the whole', async () => {
    const long = castText({ lines: 400, width: 2000 })
    const other = await buildRecordedSession(world, host.recordings, long)
    await fetchRecordings(world)
    const { candidate, interviewer, session } = other.cast
    const { recordingId } = other
    const reading = await ask(interviewer, { recordingId, sessionId: session.id })
    const reader = reading.body?.getReader()
    const got: Uint8Array[] = []
    const readOn = async () => {
      const piece = await reader?.read()
      if (piece?.value) got.push(piece.value)
      return piece?.done
    }
    await readOn()
    await deleteRecordings(world.context, actorOf(candidate), { sessionId: session.id, recordingId })
    await expect(
      (async () => {
        while (!(await readOn()));
      })(),
    ).rejects.toThrow('deleted while it was read')
    const kept = Buffer.concat(got).toString()
    expect(kept.length).toBeLessThan(long.length)
    expect(long.startsWith(kept)).toBe(true)
  })

  it('RC11 only the candidate deletes, at once, and who is reading keeps what they have', async () => {
    const { candidate, interviewer, shadow, session } = left.cast
    const { recordingId } = left
    const place = { sessionId: session.id, recordingId }
    for (const user of [interviewer, shadow]) {
      const refused = await deleteRecordings(world.context, actorOf(user), place)
      expect(refused).toMatchObject({ ok: false, reason: 'not-allowed' })
    }
    const stranger = await buildUser(world.context.db, { role: 'admin' })
    expect(await deleteRecordings(world.context, actorOf(stranger), place)).toMatchObject({
      reason: 'not-found',
    })
    const file = join(world.context.env.recordingsFolder, session.id, `${recordingId}.cast`)
    expect(existsSync(file)).toBe(true)
    const reading = await ask(interviewer)
    expect(await deleteRecordings(world.context, actorOf(candidate), place)).toMatchObject({
      ok: true,
      value: 1,
    })
    expect(existsSync(file)).toBe(false)
    expect(text.startsWith(await reading.text())).toBe(true)
    const answer = await ask(interviewer)
    expect([answer.status, await answer.text()]).toEqual([410, 'This recording has been deleted.'])
    const rows = await listRecordings(world.context.db, session.id)
    expect(rows.find(({ id }) => id === recordingId)).toMatchObject({
      deletedAt: world.clock.now(),
      deletedById: candidate.id,
    })
    // The other one is there until it is asked for too; twice is once.
    expect(rows.filter(({ deletedAt }) => deletedAt === null)).toHaveLength(1)
    const all = { sessionId: session.id, recordingId: null }
    expect(await deleteRecordings(world.context, actorOf(candidate), all)).toMatchObject({ value: 1 })
    expect(await deleteRecordings(world.context, actorOf(candidate), all)).toMatchObject({
      reason: 'not-found',
    })
    await world.context.jobs.runDue()
    expect(existsSync(join(world.context.env.recordingsFolder, session.id))).toBe(false)
  })
})
