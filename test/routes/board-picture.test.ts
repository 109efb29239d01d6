// The picture of a board over HTTP: who may send one and who is shown it, and what is not taken for a picture.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PICTURE_BYTES_MAX } from '#app/document/png.ts'
import { action, loader } from '#app/routes/sessions.$sessionId_.board.$round.tsx'
import { buildSession, buildUser, type Cast } from '#test/support/build.ts'
import { createTestContext, TEST_ORIGIN, type TestContext } from '#test/support/context.ts'
import { tinyPng } from '#test/support/tiny-png.ts'

let world: TestContext
let cast: Cast

beforeAll(async () => {
  world = await createTestContext()
  cast = await buildSession(world.context.db)
})
afterAll(() => world.close())

async function ask(user: { id: string }, body?: Uint8Array, round = '0'): Promise<Response> {
  const headers = { cookie: await world.cookieOf(user), origin: TEST_ORIGIN }
  const path = `${TEST_ORIGIN}/sessions/${cast.session.id}/board/${round}`
  const request = new Request(
    path,
    body ? { method: 'POST', headers, body: Uint8Array.from(body) } : { headers },
  )
  const args = { request, params: { sessionId: cast.session.id, round }, context: world.context }
  try {
    return await (body ? action(args) : loader(args))
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}

async function begin(): Promise<void> {
  const entry = await world.context.rooms.enter(cast.session.id, cast.interviewer.id)
  await entry?.room.command(cast.interviewer.id, { type: 'advance-phase', from: 'lobby' })
}

describe('the picture of a board', () => {
  it('DO27 before the briefing nobody sends one', async () => {
    expect((await ask(cast.candidate, tinyPng())).status).toBe(403)
    expect((await ask(cast.candidate)).status).toBe(404)
  })

  it('DO27 those who draw send it, the last one counts, and those who were there are shown it', async () => {
    await begin()
    expect((await ask(cast.interviewer, tinyPng({ width: 3 }))).status).toBe(204)
    expect((await ask(cast.candidate, tinyPng({ width: 5 }))).status).toBe(204)
    for (const user of [cast.candidate, cast.interviewer, cast.shadow]) {
      const answer = await ask(user)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('image/png')
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
      expect(answer.headers.get('cache-control')).toBe('private, no-cache')
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(tinyPng({ width: 5 }))
    }
  })

  it('DO27 a shadow sends none, a stranger neither sends nor sees, whatever their role', async () => {
    expect((await ask(cast.shadow, tinyPng())).status).toBe(403)
    for (const role of ['candidate', 'interviewer', 'coordinator', 'admin'] as const) {
      const stranger = await buildUser(world.context.db, { role })
      expect([(await ask(stranger)).status, (await ask(stranger, tinyPng())).status]).toEqual([404, 404])
    }
  })

  it('DO27 a round that the session does not have has no board', async () => {
    for (const round of ['1', '00', '-1', 'x', '..'])
      expect((await ask(cast.candidate, tinyPng(), round)).status).toBe(404)
  })

  it('DO27 what is no picture or too much is not taken, and the one before stays', async () => {
    expect((await ask(cast.candidate, Buffer.from('<svg/>'))).status).toBe(415)
    expect((await ask(cast.candidate, tinyPng({ after: Buffer.from('<html>') }))).status).toBe(415)
    expect((await ask(cast.candidate, Buffer.alloc(PICTURE_BYTES_MAX + 1))).status).toBe(413)
    expect(Buffer.from(await (await ask(cast.shadow)).arrayBuffer())).toEqual(tinyPng({ width: 5 }))
  })

  it('DO27 one person sends so many and no more', async () => {
    const answers: number[] = []
    for (let i = 0; i < 20; i++) answers.push((await ask(cast.interviewer, tinyPng())).status)
    expect(new Set(answers)).toEqual(new Set([204, 429]))
  })
})
