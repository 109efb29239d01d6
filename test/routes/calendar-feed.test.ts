// The private calendar of a person, read as a calendar program reads it.
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { days } from '#app/lib/time.ts'
import * as account from '#app/routes/account_.calendar.tsx'
import * as calendar from '#app/routes/calendar.$token.tsx'
import { buildSession, type Cast } from '#test/support/build.ts'
import { createTestContext, TEST_ORIGIN, type TestContext } from '#test/support/context.ts'
import { post, visit } from '#test/support/pages.ts'

let world: TestContext
let cast: Cast

beforeEach(async () => {
  world = await createTestContext()
  cast = await buildSession(world.context.db)
})
afterEach(() => world.close())

async function makeAddress(user = cast.candidate): Promise<string> {
  const made = await post(world, account, { path: '/account/calendar', as: user, form: { intent: 'make' } })
  return (made.body as { address: string }).address
}

async function read(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const token = address.split('/').at(-1) ?? ''
  const request = new Request(address, { headers })
  // why: a resource route gives a Response
  return (await calendar.loader({ request, params: { token }, context: world.context })) as Response
}

async function eventsOf(address: string): Promise<ICAL.Event[]> {
  const text = await (await read(address)).text()
  const parsed = new ICAL.Component(ICAL.parse(text))
  return parsed.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

describe('a calendar feed', () => {
  it('IC6 holds the sessions of its person, with the round and the others, and nobody’s address', async () => {
    await buildSession(world.context.db)
    const address = await makeAddress()
    const response = await read(address)
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const text = await response.text()
    expect(text).not.toMatch(/@example\.org|test-question|rubric|hint/i)
    const [event, ...rest] = await eventsOf(address)
    expect(rest).toEqual([])
    expect(event?.uid).toBe(`session-${cast.session.id}@localhost`)
    expect(event?.startDate.toJSDate()).toEqual(cast.session.scheduledAt)
    expect(event?.description).toContain('Ivan Interviewer (interviewer), Sami Shadow (shadow)')
    expect(event?.component.getFirstPropertyValue('url')).toBe(`${TEST_ORIGIN}/sessions/${cast.session.id}`)
  })

  it('IC6 what was stays for thirty days', async () => {
    const address = await makeAddress()
    world.clock.advance(days(30))
    expect(await eventsOf(address)).toHaveLength(1)
    world.clock.advance(1)
    expect(await eventsOf(address)).toHaveLength(0)
  })

  it('IC7 its address cannot be guessed, is nowhere in the database, and is shown once', async () => {
    const address = await makeAddress()
    const token = /^http:\/\/localhost:3000\/calendar\/([\w-]{32})\.ics$/.exec(address)?.[1] ?? ''
    expect(token).toHaveLength(32)
    expect(JSON.stringify(await world.context.db.calendarFeed.findMany())).not.toContain(token)
    const page = await visit(world, account, { path: '/account/calendar', as: cast.candidate })
    expect(JSON.stringify(page.body)).not.toContain(token)
    expect(page.body).toMatchObject({ feed: { lastRead: null } })
    await read(address)
    const later = await visit(world, account, { path: '/account/calendar', as: cast.candidate })
    expect(later.body).toMatchObject({ feed: { lastRead: expect.stringContaining('22 November 2026') } })
  })

  it('IC8 another address ends the one before; taken back it is as unknown as none', async () => {
    const first = await makeAddress()
    const second = await makeAddress()
    expect((await read(first)).status).toBe(404)
    expect((await read(second)).status).toBe(200)
    await post(world, account, { path: '/account/calendar', as: cast.candidate, form: { intent: 'revoke' } })
    const gone = await read(second)
    const never = await read(`${TEST_ORIGIN}/calendar/${'x'.repeat(32)}.ics`)
    expect([gone.status, await gone.text()]).toEqual([never.status, await never.text()])
    expect(gone.status).toBe(404)
  })

  it('IC8 nobody’s address ends but one’s own', async () => {
    const address = await makeAddress()
    await makeAddress(cast.interviewer)
    await post(world, account, {
      path: '/account/calendar',
      as: cast.interviewer,
      form: { intent: 'revoke' },
    })
    expect((await read(address)).status).toBe(200)
  })

  it.each(['', '.ics', '../home', 'x'.repeat(500), "' OR 1=1 --"])(
    'IC7 %j is nobody’s address',
    async (token) => {
      const request = new Request(`${TEST_ORIGIN}/calendar/x`)
      const response = await calendar.loader({ request, params: { token }, context: world.context })
      expect(response.status).toBe(404)
    },
  )

  it('IC9 who has the newest state gets no body; a change gives another', async () => {
    const address = await makeAddress()
    const etag = (await read(address)).headers.get('etag') ?? ''
    const same = await read(address, { 'if-none-match': `"other", W/${etag}` })
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag])
    await buildSessionOf(cast)
    const changed = await read(address, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
  })

  it('IC10 a program that looks far too often waits, and others do not wait for it', async () => {
    const [mine, theirs] = [await makeAddress(), await makeAddress(cast.interviewer)]
    for (let n = 0; n < 60; n++) expect((await read(mine)).status).toBe(200)
    const refused = await read(mine)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '900'])
    expect((await read(theirs)).status).toBe(200)
  })

  it('IC10 guesses are refused, and an address that exists is answered all the same', async () => {
    const address = await makeAddress()
    const statuses: number[] = []
    for (let n = 0; n < 31; n++)
      statuses.push((await read(`${TEST_ORIGIN}/calendar/${String(n).padStart(32, 'x')}.ics`)).status)
    expect(statuses.slice(-2)).toEqual([404, 429])
    expect((await read(address)).status).toBe(200)
  })
})

/** One more for the same candidate. */
async function buildSessionOf({ candidate }: Cast): Promise<void> {
  const { session } = await buildSession(world.context.db)
  await world.context.db.sessionParticipant.create({
    data: { sessionId: session.id, userId: candidate.id, sessionRole: 'candidate' },
  })
}
