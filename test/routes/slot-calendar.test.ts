// Slots in people's calendars: their feeds, and the entry of one session as a file.
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeSlot, endSeat } from '#app/db/slots.server.ts'
import type { User } from '#app/db/users.server.ts'
import * as account from '#app/routes/account_.calendar.tsx'
import * as calendar from '#app/routes/calendar.$token.tsx'
import * as entry from '#app/routes/slots.$slotId_.ics.ts'
import { answerSeat } from '#app/scheduling/answer-seat.server.ts'
import { giveUpSeat } from '#app/scheduling/give-up-seat.server.ts'
import { actorOf } from '#test/support/build.ts'
import { TEST_ORIGIN } from '#test/support/context.ts'
import { post, visit } from '#test/support/pages.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'

let world: SlotWorld

beforeEach(async () => {
  world = await buildSlotWorld()
})
afterEach(() => world.close())

async function addressOf(user: User): Promise<string> {
  const made = await post(world, account, { path: '/account/calendar', as: user, form: { intent: 'make' } })
  return (made.body as { address: string }).address
}

async function read(address: string): Promise<Response> {
  const request = new Request(address)
  const params = { token: address.split('/').at(-1) ?? '' }
  return calendar.loader({ request, params, context: world.context })
}

/** As "slot-ID TENTATIVE 0". */
async function feedOf(address: string): Promise<string[]> {
  const parsed = new ICAL.Component(ICAL.parse(await (await read(address)).text()))
  return parsed.getAllSubcomponents('vevent').map((event) =>
    ['uid', 'status', 'sequence']
      .map((name) => String(event.getFirstPropertyValue(name)))
      .join(' ')
      .replace('@localhost', ''),
  )
}

describe('a slot in a feed', () => {
  it('IC11 is tentative while somebody has to answer, then confirmed, then cancelled, and always the same entry', async () => {
    const slotId = await world.openSlot(72, { state: 'asked' })
    await world.book(slotId)
    const address = await addressOf(world.candidate)
    expect(await feedOf(address)).toEqual([`slot-${slotId} TENTATIVE 0`])
    await answerSeat(world.needs, actorOf(world.interviewer), { slotId, answer: 'accepted', words: '' })
    const [certain] = await feedOf(address)
    expect(certain).toMatch(new RegExp(`^slot-${slotId} CONFIRMED [1-9]`))
    await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: '' })
    const [gone, ...rest] = await feedOf(address)
    expect(rest).toEqual([])
    expect(gone).toMatch(new RegExp(`^slot-${slotId} CANCELLED [2-9]`))
  })

  it('IC11 and its session are one entry', async () => {
    const slotId = await world.openSlot(72)
    await world.book(slotId)
    expect((await world.slotOf(slotId)).sessionId).not.toBeNull()
    for (const user of [world.candidate, world.interviewer])
      expect(await feedOf(await addressOf(user))).toEqual([expect.stringMatching(`slot-${slotId} CONFIRMED`)])
  })

  it('IC11 a slot that is called off is cancelled for everybody who had a seat', async () => {
    const slotId = await world.openSlot(72)
    await world.book(slotId)
    const endedAt = world.clock.now()
    for (const { id } of (await world.slotOf(slotId)).seats)
      await endSeat(world.context.db, id, { state: 'cancelled', endedAt })
    await changeSlot(world.context.db, slotId, { calledOffAt: endedAt })
    for (const user of [world.candidate, world.interviewer])
      expect(await feedOf(await addressOf(user))).toEqual([expect.stringMatching('CANCELLED')])
  })

  it('IC11 who declined has nothing of it in the calendar, and nobody reads what is another’s', async () => {
    const slotId = await world.openSlot(72, { state: 'asked' })
    await answerSeat(world.needs, actorOf(world.interviewer), { slotId, answer: 'declined', words: '' })
    expect(await feedOf(await addressOf(world.interviewer))).toEqual([])
    const other = await world.addPerson('candidate', { name: 'Otto Other' })
    await world.book(await world.openSlot(96))
    expect(await feedOf(await addressOf(other))).toEqual([])
  })

  it('IC8, IC11 a candidate with the address of another reads it until it is taken back, and then nothing', async () => {
    await world.book(await world.openSlot(72))
    const address = await addressOf(world.candidate)
    expect((await read(address)).status).toBe(200)
    const form = { intent: 'revoke' }
    await post(world, account, { path: '/account/calendar', as: world.candidate, form })
    const after = await read(address)
    expect([after.status, await after.text()]).toEqual([404, expect.not.stringContaining('BEGIN')])
  })
})

describe('one entry as a file', () => {
  async function load(slotId: string, as?: User) {
    return visit(world, entry, { path: `/slots/${slotId}/ics`, params: { slotId }, as })
  }

  it('IC12 is for who has or had a seat, and holds nobody’s address', async () => {
    const slotId = await world.openSlot(72)
    await world.book(slotId)
    const request = new Request(`${TEST_ORIGIN}/slots/${slotId}/ics`, {
      headers: { Cookie: await world.cookieOf(world.candidate) },
    })
    const response = await entry.loader({ request, params: { slotId }, context: world.context })
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const text = await response.text()
    expect(text).not.toMatch(/mailto|@example/i)
    const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')
    expect(event?.getFirstPropertyValue('uid')).toBe(`slot-${slotId}@localhost`)
    expect(event?.getFirstPropertyValue('url')).toBe(`${TEST_ORIGIN}/slots/${slotId}`)
    await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: '' })
    expect((await load(slotId, world.candidate)).status).toBe(200)
  })

  it('IC12 for anybody else it does not exist', async () => {
    const slotId = await world.openSlot(72)
    await world.book(slotId)
    const other = await world.addPerson('candidate', { name: 'Otto Other' })
    for (const one of [other, world.coordinator]) expect((await load(slotId, one)).status).toBe(404)
    expect((await load('none', world.candidate)).status).toBe(404)
    expect((await load(slotId)).location).toContain('/sign-in')
  })
})
