// A machine with room for two boxes, shared by booked sessions and practice.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import type { Session } from '#app/db/sessions.server.ts'
import type { User } from '#app/db/users.server.ts'
import { minutes, seconds } from '#app/lib/time.ts'
import { buildSession, buildUser } from '#test/support/build.ts'
import type { SessionClient } from '#test/support/client.ts'
import { buildPractice } from '#test/support/practice.ts'
import { testQuestion } from '#test/support/questions.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const ROOM_FOR = 2
let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ capacityMb: testQuestion.sandbox.memoryMb * ROOM_FOR })
})
afterAll(() => server.close())

type Practising = { person: User; session: Session; client: SessionClient }

async function practise(name: string): Promise<Practising> {
  const { db, now } = server.running.context
  const person = await buildUser(db, { name })
  const session = await buildPractice(db, person, { scheduledAt: now(), createdAt: now() })
  const client = await server.join(session, person)
  await client.seesView((view) => view.sandbox.status === 'ready')
  await client.command({ type: 'advance-phase', from: 'lobby' })
  await client.seesView((view) => view.phase === 'working')
  return { person, session, client }
}

function book(inMinutes: number) {
  const { db, now } = server.running.context
  return buildSession(db, { scheduledAt: new Date(now().getTime() + minutes(inMinutes)) })
}

/** Ends what a test began, so that the next one finds an empty machine. */
async function empty(...all: Practising[]): Promise<void> {
  for (const { session, client } of all) {
    await server.running.context.rooms.endPractice(session.id, 'gave-up')
    client.close()
  }
}

describe('a full machine', () => {
  let idle: Practising
  let busy: Practising

  beforeEach(async () => {
    // What earlier tests booked lies far behind.
    server.clock.advance(minutes(90))
    idle = await practise('Ida Idle')
    server.clock.advance(minutes(7))
    busy = await practise('Bo Busy')
  })

  it('PR22 a session that begins sends the most idle practice away, tells it why and keeps its history', async () => {
    const cast = await book(0)
    const interviewer = await server.join(cast.session, cast.interviewer)
    await interviewer.seesView((view) => view.sandbox.status === 'ready')
    const gone = await idle.client.seesView((view) => view.phase === 'closed')
    expect(gone.practice).toMatchObject({ outcome: 'made-way', walkthrough: null })
    await idle.client.hears('notice', ({ words }) => words.startsWith('A booked session needed this place'))
    const events = await listSessionEvents(server.running.context.db, idle.session.id)
    expect(events.some((event) => event.type === 'session-ended' && event.reason === 'made-way')).toBe(true)
    expect(busy.client.view?.phase).toBe('working')
    interviewer.close()
    await empty(busy)
    await server.running.context.sandbox.request('destroySandbox', { sandboxId: `s-${cast.session.id}-1` })
  })

  it('PR22 practice itself sends nobody away', async () => {
    const { db, now } = server.running.context
    const late = await buildUser(db, { name: 'Lara Late' })
    const session = await buildPractice(db, late, { scheduledAt: now(), createdAt: now() })
    const client = await server.join(session, late)
    const view = await client.seesView((seen) => seen.sandbox.status === 'trouble')
    expect(view.sandbox.words).toBe('This machine has no room for another box at the moment.')
    expect([idle.client.view?.phase, busy.client.view?.phase]).toEqual(['working', 'working'])
    client.close()
    await empty(idle, busy)
    await server.running.context.rooms.endPractice(session.id, 'stopped-early')
  })

  it('PR23 before a booked session practice is told three minutes ahead, and cannot be prolonged', async () => {
    await book(7)
    server.clock.advance(minutes(1))
    const told = await idle.client.seesView((view) => view.practice?.leaving != null)
    expect(told.practice?.leaving).toMatchObject({ because: 'booked' })
    await idle.client.hears('notice', ({ words }) => words.includes('Your box goes in 3 minutes'))
    expect(await busy.client.command({ type: 'extend-time', minutes: 10 })).toMatchObject({
      reason: 'machine-full',
    })
    expect(busy.client.view?.practice?.leaving).toBeNull()
    server.clock.advance(minutes(3) + seconds(30))
    expect((await idle.client.seesView((view) => view.phase === 'closed')).practice?.outcome).toBe('made-way')
    expect(busy.client.view?.phase).toBe('working')
    await empty(busy)
  })

  it('PR23 it stays when there is room again by then', async () => {
    await book(7)
    server.clock.advance(minutes(1))
    await idle.client.seesView((view) => view.practice?.leaving != null)
    await empty(busy)
    // The machine is looked at once a minute.
    server.clock.advance(minutes(1))
    await idle.client.hears('notice', ({ words }) => words === 'There is room again: you can stay.')
    server.clock.advance(minutes(2) + seconds(30))
    const staying = await idle.client.seesView((view) => view.allowed.includes('extend-time'))
    expect(staying).toMatchObject({ phase: 'working', practice: { leaving: null } })
    await empty(idle)
  })

  it('PR21 what a session of the next half hour needs is kept for it', async () => {
    await empty(busy)
    const { rooms } = server.running.context
    expect(await rooms.askForPlace(testQuestion.sandbox.memoryMb)).toEqual({ ok: true })
    await book(25)
    expect(await rooms.askForPlace(testQuestion.sandbox.memoryMb)).toMatchObject({ ok: false })
    await empty(idle)
  })
})
