// The replay over HTTP: who is given the page, the index and the bytes, and that deleting ends it.
import { existsSync } from 'node:fs'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRecordingReads } from '#app/db/recordings.server.ts'
import { deleteRecordings } from '#app/recording/delete-recording.server.ts'
import { recordingPath } from '#app/recording/folder.server.ts'
import { openRecording } from '#app/recording/fetch-recording.ts'
import { indexPath } from '#app/recording/index-store.server.ts'
import type { ReplayPage } from '#app/recording/read-replay.server.ts'
import { loader as bytesLoader } from '#app/routes/sessions.$sessionId_.recordings.$recordingId.bytes.ts'
import { loader as indexLoader } from '#app/routes/sessions.$sessionId_.recordings.$recordingId.index.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'
import { writeSelfAssessment } from '#app/rubric/write-self-assessment.server.ts'
import * as replay from '#app/routes/sessions.$sessionId_.replay.tsx'
import { noteId } from '#prisma/demo-stories.ts'
import { actorOf, buildSession, buildUser } from '#test/support/build.ts'
import { createTestContext, TEST_ORIGIN, type TestContext } from '#test/support/context.ts'
import { startTestHost, type TestHost } from '#test/support/host.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import { visit } from '#test/support/pages.ts'
import { buildRecordedSession, castText, fetchRecordings, type Left } from '#test/support/recordings.ts'
import { completeDraft } from '#test/support/scorecards.ts'

let host: TestHost
let world: TestContext
let left: Left

beforeAll(async () => {
  host = await startTestHost({ records: true })
  world = await createTestContext({ socketPath: host.socketPath })
  left = await buildRecordedSession(world, host.recordings, castText({ lines: 200 }))
  await fetchRecordings(world)
})
afterAll(async () => {
  await world.close()
  await host.close()
})

const see = (user: { id: string }, sessionId = left.cast.session.id) =>
  visit(world, replay, { path: `/sessions/${sessionId}/replay`, params: { sessionId }, as: user })

/** As the page asks, with the cookie of somebody. */
async function fetchAs(user: { id: string }) {
  const cookie = await world.cookieOf(user)
  return async (address: string, init?: { headers?: Record<string, string> }): Promise<Response> => {
    const [, sessionId = '', recordingId = '', what] =
      /^\/sessions\/(.*)\/recordings\/(.*)\/(index|bytes)$/.exec(address) ?? []
    const request = new Request(TEST_ORIGIN + address, { headers: { ...init?.headers, cookie } })
    const args: LoaderFunctionArgs = { request, params: { sessionId, recordingId }, context: world.context }
    try {
      return await (what === 'index' ? indexLoader(args) : bytesLoader(args))
    } catch (thrown) {
      if (thrown instanceof Response) return thrown
      throw thrown
    }
  }
}
const openAs = async (user: { id: string }) =>
  openRecording({ fetch: await fetchAs(user), wait: async () => {} }, left.cast.session.id, left.recordingId)

describe('the replay page', () => {
  it('RP21 everybody of the session is given it, with what they may know of what happened', async () => {
    const { candidate, interviewer, shadow } = left.cast
    for (const user of [candidate, interviewer, shadow]) {
      const { status, body } = await see(user)
      // why: the loader's own type, which a Request in and an answer out cannot carry
      const page = body as ReplayPage
      expect(status).toBe(200)
      expect(page.axis.terminals).toMatchObject([
        { recordingId: left.recordingId, number: 1, title: 'Terminal 1' },
      ])
      expect(page.kept).toMatchObject([{ recordingId: left.recordingId, cutWords: null }])
      const kinds = new Set(page.axis.markers.map(({ kind }) => kind))
      expect(kinds.has('phase')).toBe(true)
      expect(kinds.has('note')).toBe(user !== candidate)
      expect(kinds.has('probe')).toBe(user !== candidate)
    }
  })

  it('RP32 until which day it is kept is told by the reader’s own calendar', async () => {
    const { db } = world.context
    const { candidate, interviewer } = left.cast
    const deleteAt = new Date('2027-03-10T10:30:00Z')
    await db.recording.update({ where: { id: left.recordingId }, data: { deleteAt } })
    const dayAt = async (user: { id: string }, timeZone: string) => {
      await db.user.update({ where: { id: user.id }, data: { timeZone } })
      return ((await see(user)).body as ReplayPage).kept.map(({ keptUntil }) => keptUntil)
    }
    expect(await dayAt(candidate, 'Pacific/Kiritimati')).toEqual(['Thursday 11 March 2027'])
    expect(await dayAt(interviewer, 'Pacific/Pago_Pago')).toEqual(['Tuesday 9 March 2027'])
  })

  it('RP31 the candidate reads checks, and the notes that ratings lean on, when the debrief is open to them', async () => {
    const cast = await buildFinishedSession(world)
    const markers = async (user: { id: string }) =>
      ((await see(user, cast.session.id)).body as ReplayPage).axis.markers
    const told = async (kind: 'note' | 'probe') =>
      (await markers(cast.candidate)).filter((marker) => marker.kind === kind).length
    const draft = completeDraft()
    draft.ratings = draft.ratings.map((one, at) => ({ ...one, noteIds: at === 0 ? [noteId(1)] : [] }))
    const { context } = world
    const sessionId = cast.session.id
    await submitScorecard(context, actorOf(cast.interviewer), { sessionId, drafts: [{ round: 0, draft }] })
    expect([await told('note'), await told('probe')]).toEqual([0, 0])
    const answers = {
      wentWell: 'I read the log before I acted.',
      tryNext: 'Say more aloud.',
      overall: 3,
    } as const
    await writeSelfAssessment(context, actorOf(cast.candidate), { sessionId, answers })
    const all = await markers(cast.interviewer)
    expect(await told('note')).toBe(1)
    expect(await told('probe')).toBe(all.filter(({ kind }) => kind === 'probe').length)
    expect(all.filter(({ kind }) => kind === 'note').length).toBeGreaterThan(1)
  })

  it('RP21 to everybody else there is nothing', async () => {
    for (const role of ['candidate', 'interviewer', 'coordinator', 'admin'] as const) {
      const stranger = await buildUser(world.context.db, { role })
      expect((await see(stranger)).status).toBe(404)
      const fetch = await fetchAs(stranger)
      const address = `/sessions/${left.cast.session.id}/recordings/${left.recordingId}`
      expect((await fetch(`${address}/index`)).status).toBe(404)
      expect((await fetch(`${address}/bytes`)).status).toBe(404)
    }
  })

  it('RP21 before the work is over it leads to the room', async () => {
    const { candidate, session } = await buildSession(world.context.db)
    expect(await see(candidate, session.id)).toMatchObject({
      status: 302,
      location: `/sessions/${session.id}`,
    })
  })

  it('RP17 reading is written down once, as a replay, and ends when the recording is deleted', async () => {
    const { candidate, interviewer, session } = left.cast
    const { index, source } = await openAs(interviewer)
    expect(index.lines.at(-1)?.text).toBe('line 199')
    expect(new TextDecoder().decode(await source.read(0, 12))).toBe('{"version":3')
    const reads = await listRecordingReads(world.context.db, session.id)
    expect(reads.map(({ userId, what }) => [userId, what])).toEqual([[interviewer.id, 'replay']])
    const { recordingsFolder } = world.context.env
    const path = recordingPath(recordingsFolder, { sessionId: session.id, recordingId: left.recordingId })
    expect(existsSync(indexPath(path))).toBe(true)

    await deleteRecordings(world.context, actorOf(candidate), { sessionId: session.id })
    await expect(source.read(0, 12)).rejects.toThrow('This recording has been deleted.')
    await expect(openAs(interviewer)).rejects.toThrow('This recording has been deleted.')
    expect(existsSync(indexPath(path))).toBe(false)
    const page = (await see(interviewer)).body as ReplayPage
    expect([page.axis.terminals, page.deleted]).toEqual([[], 1])
  })
})
