// A whole session over real sockets: two people and a shadow, a real database, a real host with the fake engine.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildSession, type Cast } from '#test/support/build.ts'
import type { SessionClient } from '#test/support/client.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { minutes, seconds } from '#app/lib/time.ts'

let server: TestServer
let cast: Cast
let candidate: SessionClient
let interviewer: SessionClient
let shadow: SessionClient

beforeAll(async () => {
  server = await startTestServer()
  cast = await buildSession(server.running.context.db)
})
afterAll(() => server.close())

it('SE1 the first to enter opens the session, and a box is asked for', async () => {
  candidate = await server.join(cast.session, cast.candidate)
  interviewer = await server.join(cast.session, cast.interviewer)
  shadow = await server.join(cast.session, cast.shadow)
  const view = await interviewer.seesView((seen) => seen.sandbox.status === 'ready')
  expect(view.phase).toBe('lobby')
  expect(view.participants.every((one) => one.present)).toBe(true)
  expect(view.terminals).toHaveLength(1)
})
