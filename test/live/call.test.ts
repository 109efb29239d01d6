// The call's signals on real sockets: who is in it, who may say what to whom, and what becomes of those who overdo it.
import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CallPeer, Signal } from '#app/call/messages.ts'
import { CALL_GRACE_MS } from '#app/call/room-call.server.ts'
import { createSession, type Session } from '#app/db/sessions.server.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import type { ToBrowser } from '#app/protocol/session-messages.ts'
import { buildSession, buildUser, type Cast } from '#test/support/build.ts'
import { TEST_START } from '#test/support/clock.ts'
import type { SessionClient } from '#test/support/client.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let cast: Cast

beforeAll(async () => {
  server = await startTestServer({
    env: {
      CALL_STUN: 'stun:turn.example.org:3478',
      CALL_TURN_URLS: 'turn:turn.example.org:3478',
      CALL_TURN_SECRET: 'north wind',
    },
  })
})
afterAll(() => server.close())
beforeEach(async () => {
  cast = await buildSession(server.running.context.db)
})

type Peers = Extract<ToBrowser, { type: 'peers' }>
const keyOf = (name: string) => name.padEnd(20, '0')
const again: Signal = { kind: 'again' }

function join(
  client: SessionClient,
  key: string,
  more: { audio?: boolean; video?: boolean; move?: boolean } = {},
) {
  const state = { audio: true, video: true, move: false, ...more }
  client.send({ type: 'call-state', in: true, key: keyOf(key), ...state })
}
function leave(client: SessionClient) {
  client.send({ type: 'call-state', in: false, audio: false, video: false, key: keyOf('x'), move: false })
}
const joined = (client: SessionClient) => client.hears('call-joined').then(({ peerId }) => peerId)
const peersOf = (client: SessionClient) =>
  client.heard.findLast((message) => message.type === 'peers') as Peers
const seesPeers = (client: SessionClient, isIt: (peers: CallPeer[]) => boolean) =>
  client.hears('peers', ({ peers }) => isIt(peers))
const signalsTo = (client: SessionClient) => client.heard.filter((message) => message.type === 'signal')

/** Everything sent before is dealt with once this is answered. */
async function settled(...clients: SessionClient[]) {
  for (const client of clients) {
    const before = client.heard.filter(({ type }) => type === 'pong').length
    client.send({ type: 'ping' })
    await client.hears('pong', () => client.heard.filter(({ type }) => type === 'pong').length > before)
  }
}

async function twoInCall() {
  const interviewer = await server.join(cast.session, cast.interviewer)
  const candidate = await server.join(cast.session, cast.candidate)
  join(interviewer, 'ivan')
  join(candidate, 'cara')
  return { interviewer, candidate, ivan: await joined(interviewer), cara: await joined(candidate) }
}

describe('signals', () => {
  it('CA1 reach the one they are for, from the one who sent them, and nobody else', async () => {
    const { interviewer, candidate, ivan, cara } = await twoInCall()
    const shadow = await server.join(cast.session, cast.shadow)
    const signal: Signal = { kind: 'offer', link: 'abcdefgh', sdp: 'v=0' }
    interviewer.send({ type: 'signal', to: cara, signal })
    expect(await candidate.hears('signal')).toEqual({ type: 'signal', from: ivan, signal })
    await settled(interviewer, shadow)
    expect([signalsTo(interviewer), signalsTo(shadow)]).toEqual([[], []])
  })

  it('CA1 whatever the sender writes as its name, the server writes the true one', async () => {
    const { interviewer, candidate, ivan, cara } = await twoInCall()
    const forged = { type: 'signal', to: cara, from: cara, signal: again }
    interviewer.sendRaw(JSON.stringify(forged))
    expect((await candidate.hears('signal')).from).toBe(ivan)
  })

  it('CA1 from outside the call, to another session and to nobody they fall', async () => {
    const { interviewer, candidate, cara } = await twoInCall()
    const outside = await server.join(cast.session, cast.shadow)
    outside.send({ type: 'signal', to: cara, signal: again })
    const other = await buildSession(server.running.context.db)
    const elsewhere = await server.join(other.session, other.candidate)
    join(elsewhere, 'else')
    await joined(elsewhere)
    elsewhere.send({ type: 'signal', to: cara, signal: again })
    interviewer.send({ type: 'signal', to: 'abcdef0123456789', signal: again })
    await settled(outside, elsewhere, interviewer, candidate)
    expect(signalsTo(candidate)).toEqual([])
    expect(peersOf(elsewhere).peers).toHaveLength(1)
  })

  it('CA1 nothing of it is an event or a line of the log', async () => {
    const { db } = server.running.context
    const before = (await listSessionEvents(db, cast.session.id)).length
    const lines = server.log.lines.length
    const { interviewer, candidate, cara } = await twoInCall()
    const came = (await listSessionEvents(db, cast.session.id)).filter(({ type }) => /call|signal/.test(type))
    interviewer.send({
      type: 'signal',
      to: cara,
      signal: { kind: 'offer', link: 'abcdefgh', sdp: 'a secret' },
    })
    await candidate.hears('signal')
    leave(candidate)
    await seesPeers(interviewer, (peers) => peers.length === 1)
    const events = await listSessionEvents(db, cast.session.id)
    expect(before).toBe(0)
    expect(came).toEqual([])
    expect(JSON.stringify(events)).not.toMatch(/secret|signal|call-/)
    expect(JSON.stringify(server.log.lines.slice(lines))).not.toMatch(/secret|signal/)
  })

  it('CA5 a flood is hung up on; the others and their commands go on', async () => {
    const { interviewer, candidate, ivan } = await twoInCall()
    for (let n = 0; n < 900; n++) candidate.send({ type: 'signal', to: ivan, signal: again })
    expect((await candidate.closed()).code).toBe(4004)
    expect(signalsTo(interviewer).length).toBeLessThan(400)
    const note = { type: 'add-note', noteId: 'n1', text: 'still here', mark: null } as const
    expect(await interviewer.command(note)).toMatchObject({ type: 'done' })
  })

  it('CA5 many signals keep no command waiting', async () => {
    const { interviewer, candidate, cara } = await twoInCall()
    for (let n = 0; n < 150; n++) interviewer.send({ type: 'signal', to: cara, signal: again })
    const note = { type: 'add-note', noteId: 'n2', text: 'in between', mark: null } as const
    expect(await interviewer.command(note)).toMatchObject({ type: 'done' })
    await candidate.hears('signal', () => signalsTo(candidate).length === 150)
  })

  it('CA5 one far too large is no message', async () => {
    const { interviewer, cara } = await twoInCall()
    interviewer.send({
      type: 'signal',
      to: cara,
      signal: { kind: 'offer', link: 'abcdefgh', sdp: 'x'.repeat(13_000) },
    })
    expect((await interviewer.closed()).code).toBe(4004)
  })
})

describe('who is in the call', () => {
  it('CA2 a tab that comes back with its secret is the same peer, also after a restart of the server', async () => {
    const { candidate, ivan, cara } = await twoInCall()
    const before = peersOf(candidate).call
    await server.restart()
    const back = await server.join(cast.session, cast.candidate)
    join(back, 'cara')
    expect(await joined(back)).toBe(cara)
    expect(peersOf(back).call).not.toBe(before)
    expect(peersOf(back).peers.map(({ peerId }) => peerId)).not.toContain(ivan)
  })

  it('CA2 the secret of another one makes nobody that other one', async () => {
    const { cara } = await twoInCall()
    const shadow = await server.join(cast.session, cast.shadow)
    join(shadow, 'cara')
    expect(await joined(shadow)).not.toBe(cara)
  })

  it('CA3 the sixth is told that the call is full', async () => {
    const { db } = server.running.context
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, n) => buildUser(db, { role: n === 1 ? 'interviewer' : 'trainee' })),
    )
    const parts = ['candidate', 'interviewer', 'shadow', 'shadow', 'shadow', 'shadow'] as const
    const { blind: _blind, blindBy: _blindBy, standIn: _standIn, ...asked } = cast.session
    const session: Session = await createSession(db, {
      ...asked,
      id: randomId(),
      scheduledAt: new Date(TEST_START),
      participants: people.map(({ id }, n) => ({ userId: id, sessionRole: parts[n] ?? 'shadow' })),
    })
    const clients = []
    for (const [n, person] of people.entries()) {
      const client = await server.join(session, person)
      join(client, `person${n}`)
      clients.push(client)
      if (n < 5) await joined(client)
    }
    const [first, , , , , sixth] = clients as [SessionClient, ...SessionClient[]]
    const refused = await (sixth as SessionClient).hears('call-refused')
    expect(refused).toMatchObject({ reason: 'call-full', words: expect.stringContaining('5 people') })
    leave(first)
    await seesPeers(sixth as SessionClient, (peers) => peers.length === 4)
    join(sixth as SessionClient, 'person5')
    await joined(sixth as SessionClient)
  })

  it('CA4 a second tab is told, and takes over when it says so', async () => {
    const { interviewer, candidate, cara } = await twoInCall()
    const second = await server.join(cast.session, cast.candidate)
    expect(peersOf(second)).toMatchObject({ me: null, peers: [{}, { peerId: cara }] })
    join(second, 'second')
    expect(await second.hears('call-refused')).toMatchObject({ reason: 'in-another-tab' })
    join(second, 'second', { move: true })
    await candidate.hears('call-moved')
    const moved = await joined(second)
    await seesPeers(
      interviewer,
      (peers) => peers.length === 2 && peers.some(({ peerId }) => peerId === moved),
    )
  })

  it('CA4 a tab whose line is down gives way unasked: it was reloaded', async () => {
    const { interviewer, candidate } = await twoInCall()
    candidate.terminate()
    await seesPeers(interviewer, (peers) => peers.some(({ here }) => !here))
    const reloaded = await server.join(cast.session, cast.candidate)
    join(reloaded, 'reloaded')
    const peerId = await joined(reloaded)
    await seesPeers(
      interviewer,
      (peers) => peers.length === 2 && peers.some((peer) => peer.peerId === peerId),
    )
  })

  it('CA6 a line that drops keeps its place for a while, and is let go after it', async () => {
    const { interviewer, candidate, cara } = await twoInCall()
    candidate.terminate()
    await seesPeers(interviewer, (peers) => peers.some(({ peerId, here }) => peerId === cara && !here))
    const back = await server.join(cast.session, cast.candidate)
    join(back, 'cara')
    expect(await joined(back)).toBe(cara)
    await server.clock.advance(CALL_GRACE_MS)
    await settled(interviewer)
    expect(peersOf(interviewer).peers).toHaveLength(2)
    back.terminate()
    await interviewer.hears(
      'peers',
      (message) => message === peersOf(interviewer) && message.peers.some((one) => !one.here),
    )
    await server.clock.advance(CALL_GRACE_MS)
    await interviewer.hears(
      'peers',
      (message) => message === peersOf(interviewer) && message.peers.length === 1,
    )
  })

  it('CA6 leaving is told at once, and what is muted too', async () => {
    const { interviewer, candidate, cara } = await twoInCall()
    join(candidate, 'cara', { audio: false })
    await seesPeers(interviewer, (peers) =>
      peers.some(({ peerId, audio, video }) => peerId === cara && !audio && video),
    )
    leave(candidate)
    await seesPeers(interviewer, (peers) => peers.length === 1)
  })

  it('CA7 a shadow is said to send nothing, whatever it says', async () => {
    const { interviewer } = await twoInCall()
    const shadow = await server.join(cast.session, cast.shadow)
    join(shadow, 'sami', { audio: true, video: true })
    await joined(shadow)
    const { peers } = await seesPeers(interviewer, (all) => all.length === 3)
    expect(peers.find(({ sessionRole }) => sessionRole === 'shadow')).toMatchObject({
      audio: false,
      video: false,
    })
  })

  it('CA8 a closed session takes nobody in', async () => {
    const interviewer = await server.join(cast.session, cast.interviewer)
    await interviewer.seesView((view) => view.sandbox.status === 'ready')
    for (const from of ['lobby', 'briefing', 'working', 'wrap-up'] as const)
      await interviewer.command({ type: 'advance-phase', from })
    await server.running.context.rooms.closeSession(cast.session.id, cast.interviewer.id)
    await interviewer.seesView((view) => view.phase === 'closed')
    join(interviewer, 'ivan')
    expect(await interviewer.hears('call-refused')).toMatchObject({ reason: 'call-is-over' })
  })

  it('CA8 who practises alone has no call', async () => {
    const { db } = server.running.context
    const { questionSlug, rubricId, workingMinutes, createdAt } = cast.session
    const session = await createSession(db, {
      ...{ questionSlug, rubricId, workingMinutes, createdAt },
      cohortId: null,
      createdById: cast.candidate.id,
      id: randomId(),
      kind: 'practice',
      scheduledAt: new Date(TEST_START),
      participants: [{ userId: cast.candidate.id, sessionRole: 'solo' }],
    })
    const alone = await server.join(session, cast.candidate)
    join(alone, 'cara')
    expect(await alone.hears('call-refused')).toMatchObject({ reason: 'call-is-for-company' })
  })
})

it('CA12 whoever joins is told whom to ask for the way, with a name of their own', async () => {
  const { interviewer, candidate } = await twoInCall()
  const [first, second] = await Promise.all([
    interviewer.hears('call-joined'),
    candidate.hears('call-joined'),
  ])
  expect(first.iceServers[0]).toEqual({ urls: ['stun:turn.example.org:3478'] })
  expect(first.iceServers[1]?.username).toMatch(new RegExp(`^\\d+:${cast.interviewer.id}$`))
  expect(first.iceServers[1]?.credential).not.toBe(second.iceServers[1]?.credential)
})

it('CA14 only our own pages may ask for camera and microphone', async () => {
  const header = await new Promise((resolve) => {
    const get = request({ port: server.port, path: '/nowhere' }, (response) => {
      response.resume()
      resolve(response.headers['permissions-policy'])
    })
    get.end()
  })
  expect(header).toContain('camera=(self), microphone=(self)')
})

describe('beside the call', () => {
  it('CA40 candidate and interviewer write, a shadow reads, and all of it is there after a restart', async () => {
    const interviewer = await server.join(cast.session, cast.interviewer)
    const candidate = await server.join(cast.session, cast.candidate)
    const shadow = await server.join(cast.session, cast.shadow)
    const say = (text: string, messageId: string) => ({ type: 'say', messageId, text }) as const
    expect(await candidate.command(say('Can you hear me?', 'm1'))).toMatchObject({ type: 'done' })
    expect(await interviewer.command(say('Yes, hello!', 'm2'))).toMatchObject({ type: 'done' })
    expect(await shadow.command(say('psst', 'm3'))).toMatchObject({ type: 'refused' })
    expect(await candidate.command(say('   ', 'm4'))).toMatchObject({ type: 'refused' })
    const texts = (view: { chat: { text: string; name: string }[] }) => view.chat.map(({ text }) => text)
    const both = ['Can you hear me?', 'Yes, hello!']
    const seen = await shadow.seesView((view) => view.chat.length === 2)
    expect(texts(seen)).toEqual(both)
    expect(seen.allowed).not.toContain('say')
    await server.restart()
    const back = await server.join(cast.session, cast.candidate)
    expect(texts(back.view ?? { chat: [] })).toEqual(both)
  })

  it('CA42 only the interviewer sets a link, and only to https', async () => {
    const interviewer = await server.join(cast.session, cast.interviewer)
    const candidate = await server.join(cast.session, cast.candidate)
    const set = (url: string | null) => ({ type: 'set-meeting-link', url }) as const
    const url = 'https://meet.example.org/greenroom'
    expect(await candidate.command(set(url))).toMatchObject({ type: 'refused' })
    for (const bad of [
      'http://meet.example.org',
      'javascript:alert(1)',
      `https://x.example/${'x'.repeat(500)}`,
    ])
      expect(await interviewer.command(set(bad)), bad).toMatchObject({ reason: 'not-understood' })
    expect(await interviewer.command(set(url))).toMatchObject({ type: 'done' })
    await candidate.seesView((view) => view.meetingLink === url)
    expect(await interviewer.command(set(null))).toMatchObject({ type: 'done' })
    await candidate.seesView((view) => view.meetingLink === null)
  })
})
