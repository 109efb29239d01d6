// A confirmed slot has its box ready before the start, with nobody on the page; one that is off gives it back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { findSession } from '#app/db/sessions.server.ts'
import { changeSlot } from '#app/db/slots.server.ts'
import { hours, minutes } from '#app/lib/time.ts'
import { giveUpSeat } from '#app/scheduling/give-up-seat.server.ts'
import { planRoom, ROOM_READY_MS } from '#app/scheduling/prepare-room.server.ts'
import { actorOf } from '#test/support/build.ts'
import { startTestHost, type TestHost } from '#test/support/host.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'

let host: TestHost
let world: SlotWorld

beforeEach(async () => {
  host = await startTestHost()
  world = await buildSlotWorld({ socketPath: host.socketPath })
  await expect.poll(() => world.context.sandbox.connected).toBe(true)
})
afterEach(async () => {
  await world.close()
  await host.close()
})

async function typesIn(sessionId: string | null): Promise<string[]> {
  return (await listSessionEvents(world.context.db, sessionId ?? '')).map(({ type }) => type)
}

/** To so long before the start. */
function goTo(startsAt: Date, beforeMs: number): void {
  world.clock.advance(startsAt.getTime() - beforeMs - world.clock.now().getTime())
}

async function confirmed(inHours: number, by = world.interviewer) {
  const slotId = await world.openSlot(inHours, { by })
  expect(await world.book(slotId)).toMatchObject({ ok: true })
  return world.slotOf(slotId)
}

describe('before the start', () => {
  it('LF3 the box is ready before the start with nobody on the page, and not asked for earlier', async () => {
    const { sessionId, startsAt } = await confirmed(48)
    goTo(startsAt, ROOM_READY_MS + minutes(1))
    await world.context.jobs.runDue()
    expect(await typesIn(sessionId)).toEqual([])
    goTo(startsAt, ROOM_READY_MS)
    await world.context.jobs.runDue()
    await expect.poll(() => typesIn(sessionId)).toContain('sandbox-ready')
    expect(world.clock.now() < startsAt).toBe(true)
    const types = await typesIn(sessionId)
    expect(types.filter((type) => type === 'participant-joined')).toEqual([])
    // Looked at again, nothing more happens.
    world.clock.advance(minutes(1))
    await world.context.jobs.runDue()
    expect(await typesIn(sessionId)).toEqual(types)
  })

  it('LF4 a server that was down at that time prepares it late, and not after the end', async () => {
    const late = await confirmed(48)
    goTo(late.startsAt, -minutes(20))
    await world.context.jobs.runDue()
    await expect.poll(() => typesIn(late.sessionId)).toContain('sandbox-ready')
    const never = await confirmed(96, await world.addPerson('interviewer'))
    goTo(never.startsAt, -minutes(61))
    await world.context.jobs.runDue()
    expect(await typesIn(never.sessionId)).toEqual([])
  })

  it('LF4 a host that is away is asked again until it answers', async () => {
    const { sessionId, startsAt } = await confirmed(48)
    await host.stop()
    await expect.poll(() => world.context.sandbox.connected).toBe(false)
    goTo(startsAt, ROOM_READY_MS)
    await world.context.jobs.runDue()
    expect(await typesIn(sessionId)).not.toContain('sandbox-requested')
    await host.start()
    await expect.poll(() => world.context.sandbox.connected).toBe(true)
    world.clock.advance(minutes(1))
    await world.context.jobs.runDue()
    await expect.poll(() => typesIn(sessionId)).toContain('sandbox-ready')
  })

  it('LF3 a slot that has moved is prepared for its time and not for the earlier one', async () => {
    const slot = await confirmed(48)
    const startsAt = new Date(slot.startsAt.getTime() + hours(3))
    await changeSlot(world.context.db, slot.id, { startsAt })
    await planRoom(world.context.db, slot.id, world.clock.now())
    goTo(slot.startsAt, 0)
    await world.context.jobs.runDue()
    expect(await typesIn(slot.sessionId)).toEqual([])
    goTo(startsAt, ROOM_READY_MS)
    await world.context.jobs.runDue()
    await expect.poll(() => typesIn(slot.sessionId)).toContain('sandbox-ready')
  })
})

describe('off again', () => {
  it('LF5 a slot that is off before anybody came has no room, and none is prepared', async () => {
    const { id: slotId, sessionId, startsAt } = await confirmed(48)
    await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: '' })
    goTo(startsAt, ROOM_READY_MS)
    await world.context.jobs.runDue()
    expect(await typesIn(sessionId)).toEqual([])
    expect(await findSession(world.context.db, sessionId ?? '')).toBeNull()
  })

  it('LF5 a room that is open already closes, its box goes, and the session counts as none', async () => {
    const { id: slotId, sessionId, startsAt } = await confirmed(48)
    goTo(startsAt, ROOM_READY_MS)
    await world.context.jobs.runDue()
    await expect.poll(() => typesIn(sessionId)).toContain('sandbox-ready')
    await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: '' })
    await world.context.jobs.runDue()
    expect((await typesIn(sessionId)).slice(-2)).toEqual(['session-ended', 'phase-changed'])
    const boxes = async () => (await world.context.sandbox.request('listSandboxes', {})).sandboxes.length
    await expect.poll(boxes).toBe(0)
    expect((await world.slotOf(slotId)).sessionId).toBeNull()
    // The same two may still meet: they never have.
    const again = await world.openSlot(96)
    expect(await world.book(again)).toMatchObject({ ok: true })
  })
})
