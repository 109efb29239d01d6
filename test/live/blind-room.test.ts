// A blind interview over real sockets: every frame that interviewer and shadow are sent is searched for who the candidate is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { findSession } from '#app/db/sessions.server.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'
import { actorOf, buildCohort, buildSession, buildUser, type Cast } from '#test/support/build.ts'
import type { SessionClient } from '#test/support/client.ts'
import { TEST_ORIGIN } from '#test/support/context.ts'
import { completeDraft } from '#test/support/scorecards.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openTerminalTab } from '#test/support/terminal-tab.ts'
import { decodeToPage, encodeFromPage, FRAMES_VERSION } from '#sandbox/frames.ts'

let server: TestServer
let cast: Cast
let candidate: SessionClient
let interviewer: SessionClient
let shadow: SessionClient
/** Of the terminal, as bytes. */
const frames: Buffer[] = []

beforeAll(async () => {
  server = await startTestServer()
  const { db } = server.running.context
  const coordinator = await buildUser(db, { role: 'coordinator' })
  const cohort = await buildCohort(db, [coordinator])
  await db.cohort.update({ where: { id: cohort.id }, data: { blindInterviews: true } })
  cast = await buildSession(db, { cohortId: cohort.id, createdById: coordinator.id })
  candidate = await server.join(cast.session, cast.candidate)
  interviewer = await server.join(cast.session, cast.interviewer)
  shadow = await server.join(cast.session, cast.shadow)
  await interviewer.seesView(({ sandbox }) => sandbox.status === 'ready')
})
afterAll(() => server.close())

function secrets(): string[] {
  return ['Cara', cast.candidate.id, cast.candidate.email, 'Test cohort']
}

function foundIn(text: string): string[] {
  return secrets().filter((secret) => text.includes(secret))
}

describe('a blind interview', () => {
  it('BL7 the room says nothing of who the candidate is while it is played from lobby to scoring', async () => {
    const standIn = interviewer.view?.hiddenName?.standIn ?? ''
    expect(interviewer.view?.participants[0]).toMatchObject({ name: standIn, sessionRole: 'candidate' })
    expect(candidate.view?.participants[0]).toMatchObject({
      name: 'Cara Candidate',
      userId: cast.candidate.id,
    })
    expect(candidate.view?.hiddenName).toEqual({ on: true, by: 'cohort', standIn })
    await candidate.command({ type: 'say', messageId: 'm1', text: 'hello there' })
    await candidate.command({ type: 'set-recording', on: false })
    await interviewer.command({ type: 'set-recording', on: true })
    await candidate.command({ type: 'set-recording', on: true })
    for (const from of ['lobby', 'briefing'] as const)
      expect(await interviewer.command({ type: 'advance-phase', from })).toMatchObject({ type: 'done' })
    await interviewer.seesView(({ phase }) => phase === 'working')
    await interviewer.hears('notice', ({ words }) => words.startsWith(`${standIn} now has`))
  })

  it('BL7 control goes to the candidate and back by the id that the interviewer was told', async () => {
    const known = interviewer.view?.participants[0]?.userId ?? ''
    expect(known).not.toBe(cast.candidate.id)
    expect(interviewer.view?.control.holder).toBe(known)
    expect(await interviewer.command({ type: 'grant-control', to: cast.interviewer.id })).toMatchObject({
      type: 'done',
    })
    expect(await interviewer.command({ type: 'grant-control', to: known })).toMatchObject({ type: 'done' })
    await candidate.seesView(({ control }) => control.holder === cast.candidate.id)
  })

  it('BL7 a terminal says who types by the same id, and its own page is told the true one', async () => {
    const terminalId = interviewer.view?.terminals[0]?.terminalId ?? ''
    const [cookie, own] = [await server.cookieOf(cast.interviewer), await server.cookieOf(cast.candidate)]
    const socket = openRawTerminal(terminalId, cookie)
    const typing = openTerminalTab(() => ({ port: server.port, terminalId, cookie: own }))
    const state = await typing.reaches(({ mayType }) => mayType)
    expect(state.holder).toBe(cast.candidate.id)
    typing.type('echo seen-$((20+1))\r')
    await typing.shows(/seen-21/)
    const watching = openTerminalTab(() => ({ port: server.port, terminalId, cookie }))
    const seen = await watching.reaches(({ holder }) => holder !== null)
    expect(seen.holder).toBe(interviewer.view?.participants[0]?.userId)
    await watching.shows(/seen-21/)
    const roles = frames.map((frame) => decodeToPage(frame)).filter((frame) => frame?.type === 'role')
    expect(roles.length).toBeGreaterThan(0)
    expect(foundIn(Buffer.concat(frames).toString('latin1'))).toEqual([])
    for (const tab of [typing, watching]) tab.close()
    socket.close()
  })

  it('BL9 the call tells nobody that there is a picture, and passes no offer of one on', async () => {
    const join = (client: SessionClient, key: string) =>
      client.send({
        type: 'call-state',
        in: true,
        key: key.padEnd(20, '0'),
        audio: true,
        video: true,
        move: false,
      })
    join(candidate, 'cara')
    join(interviewer, 'ivan')
    const { peerId } = await candidate.hears('call-joined')
    await interviewer.hears('call-joined')
    const { peers } = await interviewer.hears('peers', (told) => told.peers.length === 2)
    expect(peers.find((peer) => peer.peerId === peerId)).toMatchObject({ audio: true, video: false })
    expect(peers.find((peer) => peer.peerId !== peerId)).toMatchObject({ video: true })
    const to = peers.find((peer) => peer.peerId !== peerId)?.peerId ?? ''
    const sdp = 'v=0\r\nm=audio 9 x 1\r\na=sendrecv\r\nm=video 9 x 2\r\na=sendrecv\r\n'
    candidate.send({ type: 'signal', to, signal: { kind: 'offer', link: 'l'.repeat(16), sdp } })
    const passed = await interviewer.hears('signal')
    expect(passed.signal).toMatchObject({ sdp: sdp.replace(/sendrecv\r\n$/, 'recvonly\r\n') })
  })

  it('BL4 a setting that is changed meanwhile is for other sessions', async () => {
    const { db } = server.running.context
    await db.cohort.updateMany({ data: { blindInterviews: false } })
    expect((await findSession(db, cast.session.id))?.blind).toMatchObject({ by: 'cohort' })
    await server.restart()
    interviewer = await server.join(cast.session, cast.interviewer)
    expect(foundIn(JSON.stringify(interviewer.heard))).toEqual([])
  })

  it('BL7, BL5 nothing they were sent holds it, until the scorecard is in', async () => {
    shadow = await server.join(cast.session, cast.shadow)
    for (const from of ['working', 'wrap-up'] as const)
      await interviewer.command({ type: 'advance-phase', from })
    await shadow.seesView(({ phase }) => phase === 'scoring')
    for (const client of [interviewer, shadow]) expect(foundIn(JSON.stringify(client.heard))).toEqual([])
    const drafts = [{ round: 0, draft: completeDraft() }]
    const needs = server.running.context
    const shadows = await submitScorecard(needs, actorOf(cast.shadow), { sessionId: cast.session.id, drafts })
    expect(shadows.ok).toBe(true)
    expect(interviewer.view?.hiddenName?.on).toBe(true)
    await submitScorecard(needs, actorOf(cast.interviewer), { sessionId: cast.session.id, drafts })
    for (const client of [interviewer, shadow]) {
      const view = await client.seesView(({ phase }) => phase === 'closed')
      expect(view.participants[0]).toMatchObject({ name: 'Cara Candidate', userId: cast.candidate.id })
    }
    expect((await findSession(needs.db, cast.session.id))?.blind).toBeNull()
  })
})

function openRawTerminal(terminalId: string, cookie: string): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws/terminals/${terminalId}`, {
    headers: { cookie, origin: TEST_ORIGIN },
  })
  socket.on('message', (raw: Buffer) => frames.push(raw))
  const hello = { type: 'hello', version: FRAMES_VERSION, clientId: 'f'.repeat(16) } as const
  socket.on('open', () => socket.send(encodeFromPage({ ...hello, resumeOffset: null, sizeCount: 0 })))
  return socket
}
