// Who gets through the door, and what becomes of those who knock wrongly. The right people notice nothing.
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { buildSession, buildUser, type Cast } from '#test/support/build.ts'
import { connectSession, openSessionSocket, type SessionClient } from '#test/support/client.ts'
import { TEST_ORIGIN } from '#test/support/context.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { shouldReconnect } from '#app/protocol/close-codes.ts'
import { MESSAGE_BYTES_MAX } from '#app/protocol/session-messages.ts'

let server: TestServer
let cast: Cast
let interviewer: SessionClient
let candidateCookie: string

beforeAll(async () => {
  server = await startTestServer()
  cast = await buildSession(server.running.context.db)
  interviewer = await server.join(cast.session, cast.interviewer)
  candidateCookie = await server.cookieOf(cast.candidate)
  await interviewer.seesView((view) => view.sandbox.status === 'ready')
})
afterAll(() => server.close())

const knock = (options: { cookie?: string; origin?: string | null }, id = cast.session.id) => {
  const client = openSessionSocket(server.port, id, options)
  client.send({ type: 'hello', protocol: 1 })
  return client
}

describe('who may connect', () => {
  it('SE29 without a login, or with one that has ended, the code says to sign in', async () => {
    expect((await knock({}).closed()).code).toBe(4001)
    expect((await knock({ cookie: 'login=nonsense' }).closed()).code).toBe(4001)
    const { logins } = server.running.context
    const cookie = await server.cookieOf(cast.candidate)
    await logins.endLogin(cookie)
    expect((await knock({ cookie }).closed()).code).toBe(4001)
  })

  it.each(['http://evil.example', 'null', 'https://localhost:3000', `${TEST_ORIGIN}.evil.example`, null])(
    'SE30 with the origin %s the handshake is refused',
    async (origin) => {
      const closed = await knock({ cookie: candidateCookie, origin }).closed()
      expect(closed).toMatchObject({ code: 0, reason: expect.stringContaining('403') })
    },
  )

  it('SE31 a stranger, a coordinator and an admin are told the same as for a session that does not exist', async () => {
    const { db } = server.running.context
    const answers = []
    for (const role of ['candidate', 'interviewer', 'coordinator', 'admin'] as const) {
      const cookie = await server.cookieOf(await buildUser(db, { role }))
      answers.push(await knock({ cookie }).closed())
      answers.push(await knock({ cookie }, 'nosuchsession').closed())
    }
    expect(new Set(answers.map((answer) => `${answer.code} ${answer.reason}`))).toEqual(
      new Set(['4003 not your session']),
    )
  })

  it('SE32 another version of the protocol is told to reload the page', async () => {
    const client = openSessionSocket(server.port, cast.session.id, { cookie: candidateCookie })
    client.send({ type: 'hello', protocol: 999 })
    expect((await client.closed()).code).toBe(4000)
  })

  it('SE32 whoever says nothing for five seconds is hung up on', { timeout: 15_000 }, async () => {
    const client = openSessionSocket(server.port, cast.session.id, { cookie: candidateCookie })
    expect((await client.closed()).code).toBe(4004)
  })
})

describe('what may be said', () => {
  let candidate: SessionClient
  beforeEach(async () => {
    candidate = await connectSession(server.port, cast.session.id, { cookie: candidateCookie })
  })

  const nonsense: [string, string | Buffer][] = [
    ['no JSON', 'hello?'],
    ['an unknown message', JSON.stringify({ type: 'sudo', ref: 'x' })],
    ['a list', '[]'],
    ['binary', Buffer.from([1, 2, 3])],
    ['too large', JSON.stringify({ type: 'ping', padding: 'x'.repeat(MESSAGE_BYTES_MAX) })],
    ['far too large', 'x'.repeat(1 << 20)],
    ['deeply nested', '['.repeat(8000)],
  ]
  it.each(nonsense)('SE33 %s closes this socket and no other', async (_what, frame) => {
    const other = await connectSession(server.port, cast.session.id, { cookie: candidateCookie })
    candidate.sendRaw(frame)
    expect(shouldReconnect((await candidate.closed()).code)).toBe(false)
    other.send({ type: 'ping' })
    await other.hears('pong')
    other.close()
  })

  it('SE33 a command before hello closes the socket', async () => {
    const client = openSessionSocket(server.port, cast.session.id, { cookie: candidateCookie })
    client.send({ type: 'command', ref: 'r', command: { type: 'pause-clock' } })
    expect((await client.closed()).code).toBe(4004)
  })

  it('SE33 a command that we do not know is refused, and the socket stays', async () => {
    candidate.sendRaw(JSON.stringify({ type: 'command', ref: 'r9', command: { type: 'become-root' } }))
    const answer = await candidate.hears('refused', (message) => message.ref === 'r9')
    expect(answer.reason).toBe('not-understood')
    candidate.sendRaw(
      JSON.stringify({ type: 'command', ref: 'r10', command: { type: 'extend-time', minutes: -5 } }),
    )
    await candidate.hears('refused', (message) => message.ref === 'r10')
    candidate.send({ type: 'ping' })
    await candidate.hears('pong')
  })

  it('SE34 more than a burst is refused, a flood is hung up on, and the others go on', async () => {
    const ask = (n: number) =>
      candidate.sendRaw(JSON.stringify({ type: 'command', ref: `f${n}`, command: { type: 'pause-clock' } }))
    for (let n = 0; n < 60; n++) ask(n)
    await candidate.hears('refused', (message) => message.reason === 'too-fast')
    for (let n = 60; n < 600; n++) ask(n)
    expect((await candidate.closed()).code).toBe(4004)
    expect(
      await interviewer.command({ type: 'add-note', noteId: 'n1', text: 'still here', mark: null }),
    ).toMatchObject({
      type: 'done',
    })
  })
})

describe('terminals and other upgrades', () => {
  const terminalId = () => interviewer.view?.terminals[0]?.terminalId ?? 'none'

  function closeCodeAt(path: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers })
      socket.once('close', (code) => resolve(code))
      socket.once('error', () => resolve(0))
    })
  }

  it('SE35 a terminal is closed to strangers, to nobody in particular, and to the candidate before the briefing', async () => {
    const stranger = await server.cookieOf(await buildUser(server.running.context.db))
    const at = `/ws/terminals/${terminalId()}`
    expect(await closeCodeAt(at, { origin: TEST_ORIGIN })).toBe(4001)
    expect(await closeCodeAt(at, { origin: TEST_ORIGIN, cookie: stranger })).toBe(4003)
    expect(await closeCodeAt(at, { origin: TEST_ORIGIN, cookie: candidateCookie })).toBe(4003)
    expect(await closeCodeAt(at, { origin: 'http://evil.example', cookie: candidateCookie })).toBe(0)
  })

  it('SE35 a terminal that is gone says so, to the people of its session', async () => {
    const cookie = await server.cookieOf(cast.interviewer)
    const gone = terminalId().replace(/t\d+$/, 't99')
    expect(await closeCodeAt(`/ws/terminals/${gone}`, { origin: TEST_ORIGIN, cookie })).toBe(4006)
    expect(await closeCodeAt('/ws/terminals/not-one-of-ours', { origin: TEST_ORIGIN, cookie })).toBe(4003)
  })

  /** What the server answers, in a line; `after` follows the handshake in the same breath. */
  function statusOf(path: string, cookie = '', after = Buffer.alloc(0)): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        const asked =
          `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nCookie: ${cookie}\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: ${TEST_ORIGIN}\r\n\r\n`
        socket.write(Buffer.concat([Buffer.from(asked), after]))
      })
      let answer = ''
      socket.on('data', (bytes) => (answer += bytes.toString()))
      socket.on('error', () => {})
      socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
    })
  }

  it.each(['sessions', 'documents', 'terminals'])(
    'SE33 bytes that are no frame end that socket on %s, also of somebody who is being shown out, and nothing else',
    async (kind) => {
      const id = kind === 'terminals' ? terminalId() : cast.session.id
      const at = `/ws/${kind}/${id}${kind === 'documents' ? '/code-0' : ''}`
      const stranger = await server.cookieOf(await buildUser(server.running.context.db))
      // Reserved bits, as no browser sets them: ws tells of it by an error, which ends a process that does not listen.
      const noFrame = Buffer.from([0xf2, 0x80, 0, 0, 0, 0])
      for (const cookie of ['', stranger, candidateCookie])
        expect(await statusOf(at, cookie, noFrame)).toBe('HTTP/1.1 101 Switching Protocols')
      const other = await connectSession(server.port, cast.session.id, { cookie: candidateCookie })
      other.send({ type: 'ping' })
      await other.hears('pong')
      other.close()
    },
  )

  it('SE36 an upgrade to any other path ends at once', async () => {
    expect(await statusOf('/')).toBe('')
    expect(await statusOf('/vite-hmr')).toBe('')
    expect(await statusOf('/ws/other')).toBe('HTTP/1.1 404 Not Found')
    expect(await statusOf('/ws/sessions/../../etc/passwd')).toBe('HTTP/1.1 404 Not Found')
  })

  it('SE36 ordinary requests are answered with security headers', async () => {
    const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const get = request({ port: server.port, path: '/nowhere' }, (response) => {
        response.resume()
        resolve(response.headers)
      })
      get.on('error', reject)
      get.end()
    })
    expect(headers['content-security-policy']).toContain("script-src 'self' 'nonce-")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})
