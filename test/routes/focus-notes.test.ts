// What is kept of minutes in which nobody looked on: its candidate reads it, and the others when the candidate says so.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendSessionEvents, listSessionEvents } from '#app/db/session-events.server.ts'
import { hours } from '#app/lib/time.ts'
import { deleteRecordings } from '#app/recording/delete-recording.server.ts'
import type { ReplayPage } from '#app/recording/read-replay.server.ts'
import { loader as castLoader } from '#app/routes/sessions.$sessionId_.recordings.$recordingId[.]cast.ts'
import { loader as bytesLoader } from '#app/routes/sessions.$sessionId_.recordings.$recordingId.bytes.ts'
import { loader as indexLoader } from '#app/routes/sessions.$sessionId_.recordings.$recordingId.index.ts'
import * as replay from '#app/routes/sessions.$sessionId_.replay.tsx'
import { actorOf, buildUser } from '#test/support/build.ts'
import { TEST_START } from '#test/support/clock.ts'
import { createTestContext, TEST_ORIGIN, type TestContext } from '#test/support/context.ts'
import { startTestHost, type TestHost } from '#test/support/host.ts'
import { post, visit } from '#test/support/pages.ts'
import { buildRecordedSession, fetchRecordings, type Left } from '#test/support/recordings.ts'

/** On the same day, and later than all that the story of the session tells. */
const BEGAN = Date.parse(TEST_START) + hours(5)

const recorded = [
  { version: 3, term: { cols: 80, rows: 24 }, timestamp: BEGAN / 1000, title: 'Terminal 1' },
  [1, 'o', 'BEFORE\r\n'],
  [10, 'o', 'A-WRONG-TURN\r\n'],
  [1, 'o', '\u001b[2J\u001b[HSTANDING\r\n'],
  [20, 'o', 'AFTER\r\n'],
]

let host: TestHost
let world: TestContext
let left: Left
let seq: number

beforeAll(async () => {
  host = await startTestHost({ records: true })
  world = await createTestContext({ socketPath: host.socketPath })
  const text = recorded.map((line) => JSON.stringify(line)).join('\n') + '\n'
  left = await buildRecordedSession(world, host.recordings, text)
  const { db } = world.context
  const { session, candidate } = left.cast
  seq = ((await listSessionEvents(db, session.id)).at(-1)?.seq ?? 0) + 1
  const at = (afterMs: number) => new Date(BEGAN + afterMs).toISOString()
  await appendSessionEvents(db, session.id, [
    { type: 'focus-started', seq, at: at(10_000), by: candidate.id },
    { type: 'focus-ended', because: 'candidate', seq: seq + 1, at: at(20_000), by: candidate.id },
  ])
  await fetchRecordings(world)
})
afterAll(async () => {
  await world.close()
  await host.close()
})

type Loader = (args: LoaderFunctionArgs) => Promise<Response>
const ways: [string, Loader][] = [
  ['index', indexLoader],
  ['bytes', bytesLoader],
  ['cast', castLoader],
]

async function ask(user: { id: string }, loader: Loader): Promise<string> {
  const { recordingId, cast } = left
  const headers = { cookie: await world.cookieOf(user) }
  const request = new Request(`${TEST_ORIGIN}/recording`, { headers })
  const params = { sessionId: cast.session.id, recordingId }
  const answer = await loader({ request, params, context: world.context })
  expect(answer.status).toBe(200)
  return answer.text()
}

const at = () => ({
  path: `/sessions/${left.cast.session.id}/replay`,
  params: { sessionId: left.cast.session.id },
})
async function told(user: { id: string }) {
  const { body } = await visit(world, replay, { ...at(), as: user })
  // why: the loader's own type, which a Request in and an answer out cannot carry
  return (body as ReplayPage).focus
}
const write = (user: { id: string }, fields: Record<string, string>) =>
  post(world, replay, { ...at(), as: user, form: { seq: String(seq), ...fields } })

describe('minutes in which nobody looked on', () => {
  it.each(ways)('FM11 in the %s they are there for the candidate and nobody else', async (_name, loader) => {
    const { candidate, interviewer, shadow } = left.cast
    expect(await ask(candidate, loader)).toContain('A-WRONG-TURN')
    for (const other of [interviewer, shadow]) {
      const got = await ask(other, loader)
      expect(got).not.toContain('A-WRONG-TURN')
      expect(got).toMatch(/BEFORE[^]*STANDING[^]*AFTER/)
    }
  })

  it('FM10 they are told with their second to all who see the replay, and lie on its axis', async () => {
    const { candidate, interviewer } = left.cast
    expect(await told(candidate)).toMatchObject([
      { seq, lastedMs: 10_000, words: '', isShared: false, isOwn: true },
    ])
    expect(await told(interviewer)).toMatchObject([{ seq, isShared: false, isOwn: false }])
    const { body } = await visit(world, replay, { ...at(), as: interviewer })
    expect((body as ReplayPage).axis.spans.filter(({ kind }) => kind === 'focus')).toHaveLength(1)
  })

  it('FM12 nobody but the candidate writes about them, and only about those that were', async () => {
    const { interviewer, shadow, candidate } = left.cast
    const coordinator = await buildUser(world.context.db, { role: 'coordinator' })
    for (const other of [interviewer, shadow, coordinator])
      expect((await write(other, { words: 'mine now', isShared: 'on' })).status).toBe(404)
    expect((await write(candidate, { seq: '1', words: 'elsewhere' })).status).toBe(404)
    expect((await write(candidate, { words: 'x'.repeat(2001) })).status).toBe(400)
    expect(await told(candidate)).toMatchObject([{ words: '', isShared: false }])
  })

  it('FM12 words are read by all at once; the screen only when it is shown, and no more when it is hidden again', async () => {
    const { candidate, interviewer } = left.cast
    expect((await write(candidate, { words: 'I read the manual.' })).status).toBe(302)
    expect(await told(interviewer)).toMatchObject([{ words: 'I read the manual.', isShared: false }])
    for (const [, loader] of ways) expect(await ask(interviewer, loader)).not.toContain('A-WRONG-TURN')
    await write(candidate, { words: 'I read the manual.', isShared: 'on' })
    for (const [, loader] of ways) expect(await ask(interviewer, loader)).toContain('A-WRONG-TURN')
    await write(candidate, { words: 'I read the manual.' })
    for (const [, loader] of ways) expect(await ask(interviewer, loader)).not.toContain('A-WRONG-TURN')
  })

  it('FM11 what was made for the others goes with the recording', async () => {
    const { candidate, session } = left.cast
    const folder = join(world.context.env.recordingsFolder, session.id)
    expect(readdirSync(folder).some((name) => name.includes(`.without-${seq}`))).toBe(true)
    await deleteRecordings(world.context, actorOf(candidate), { sessionId: session.id, recordingId: null })
    expect(() => readdirSync(folder)).toThrow('ENOENT')
  })
})
