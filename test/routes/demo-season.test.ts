// The season of the demo keeps the rules that everybody's season keeps, on whichever day it is made.
import { afterEach, describe, expect, it } from 'vitest'
import { resolve } from 'node:path'
import type { Database } from '#app/db/client.server.ts'
import { listSlots } from '#app/db/slots.server.ts'
import { listLimits } from '#app/db/scheduling-profiles.server.ts'
import { days, hours } from '#app/lib/time.ts'
import { findTimeZone, mondayOf, wallOf } from '#app/lib/zoned.ts'
import { readAvailability } from '#app/scheduling/availability.server.ts'
import { readBookingFacts } from '#app/scheduling/booking-facts.server.ts'
import { BOX_MARGIN, INTERVIEWER_MARGIN, refuseBooking } from '#app/scheduling/booking-rules.ts'
import { isFree } from '#app/scheduling/intervals.ts'
import { limitsOf } from '#app/scheduling/limits.ts'
import { NO_MARGIN, quartersOf } from '#app/scheduling/quarters.ts'
import { roundNeedsBox } from '#app/scheduling/round-box.ts'
import { holderOf, isHeld, stateOf, type Slot } from '#app/scheduling/slot.ts'
import { createTell } from '#app/scheduling/tell.server.ts'
import { readEnv } from '#app/env.server.ts'
import { DEMO_SLOTS } from '#prisma/demo-slots.ts'
import { DEMO_PEOPLE, renewDemo, seedDemo } from '#prisma/seed.ts'
import { loadQuestionBank } from '#questions/load.ts'
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts'

const loaded = loadQuestionBank(resolve('questions'))
if (!loaded.ok) throw new Error('the bank has mistakes')
const questions = loaded.bank

let database: TestDatabase
afterEach(() => database.close())

async function seeded(now: Date): Promise<Database> {
  database = await openTestDatabase()
  await seedDemo(database.db, { now, questions })
  return database.db
}

function everySlot(db: Database): Promise<Slot[]> {
  return listSlots(db, { from: new Date(0), until: new Date('2100-01-01') })
}

async function sessionOf(db: Database, slotId: string): Promise<string> {
  return (await db.slot.findUniqueOrThrow({ where: { id: slotId } })).sessionId ?? ''
}

const isOfSeason = ({ id }: Slot) => DEMO_SLOTS.some((one) => one.id === id)

/** What is wrong with a slot of the demo, in words. */
async function faultsOf(db: Database, slot: Slot, now: Date): Promise<string[]> {
  const faults: string[] = []
  const held = slot.seats.filter(isHeld)
  for (const { id, userId, seat } of held) {
    const margin = seat === 'interviewer' ? INTERVIEWER_MARGIN : NO_MARGIN
    const quarters = await db.seatQuarter.findMany({ where: { seatId: id }, orderBy: { at: 'asc' } })
    if (JSON.stringify(quarters.map(({ at }) => at)) !== JSON.stringify(quartersOf(slot, margin)))
      faults.push(`the ${seat} holds other quarters`)
    if (!isOfSeason(slot)) continue
    const period = {
      from: new Date(slot.startsAt.getTime() - days(1)),
      to: new Date(slot.startsAt.getTime() + days(1)),
    }
    const free = (await readAvailability(db, [userId], period)).get(userId) ?? []
    const sitting = { minutes: slot.minutes, beforeMinutes: margin.before, afterMinutes: margin.after }
    if (!isFree(free, slot.startsAt, sitting)) faults.push(`the ${seat} is not free`)
  }
  const round = questions.findRound(slot.roundId)
  const candidate = holderOf(slot, 'candidate')
  const boxes = await db.boxQuarter.count({ where: { slotId: slot.id } })
  const wanted = round && roundNeedsBox(round) && candidate ? quartersOf(slot, BOX_MARGIN).length : 0
  if (boxes !== wanted) faults.push(`${boxes} quarters of a box for ${wanted}`)
  if ((stateOf(slot) === 'confirmed') !== (slot.sessionId !== null)) faults.push('room and answers disagree')
  if (!candidate || slot.startsAt < now || stateOf(slot) === 'waiting') return faults
  const open = { ...slot, seats: slot.seats.filter((one) => one !== candidate) }
  const candidateId = candidate.userId
  const facts = await readBookingFacts(db, {
    slot: open,
    candidateId,
    now: new Date(now.getTime() - days(1)),
  })
  const refusal = refuseBooking({ ...facts, sessions: facts.sessions - 1, hasBox: true })
  return refusal ? [...faults, `booking is refused: ${refusal}`] : faults
}

/** Interviewers with more in a week or a day than they take. */
async function overCaps(db: Database): Promise<string[]> {
  const slots = (await everySlot(db)).filter(({ calledOffAt }) => calledOffAt === null)
  const over: string[] = []
  for (const { id, role, timeZone } of DEMO_PEOPLE.filter((one) => one.role === 'interviewer')) {
    const limits = limitsOf(role, (await listLimits(db, [id]))[0] ?? null)
    const own = slots.filter((slot) => slot.seats.some((seat) => isHeld(seat) && seat.userId === id))
    const most = (keyOf: (at: Date) => string) => {
      const keys = own.map(({ startsAt }) => keyOf(startsAt))
      return Math.max(0, ...keys.map((key) => keys.filter((one) => one === key).length))
    }
    if (most((at) => mondayOf(at, timeZone)) > limits.perWeek) over.push(`${id} in a week`)
    if (most((at) => wallOf(at, timeZone).date) > limits.perDay) over.push(`${id} in a day`)
  }
  return over
}

async function listFaults(db: Database, now: Date): Promise<string[]> {
  const slots = await everySlot(db)
  const missing = DEMO_SLOTS.filter(({ id }) => !slots.some((slot) => slot.id === id)).map(
    ({ id }) => `${id} is missing`,
  )
  const faults: string[] = [...missing, ...(await overCaps(db))]
  for (const slot of slots)
    faults.push(
      ...(await faultsOf(db, slot, now)).map(
        (fault) => `${slot.id} at ${slot.startsAt.toISOString()}: ${fault}`,
      ),
    )
  return faults
}

describe('the season of the demo', () => {
  it.each(['2026-11-22T09:00:00Z', '2027-03-26T18:07:00Z', '2027-07-07T12:00:00Z', '2027-10-30T22:20:00Z'])(
    'PM30 breaks no rule when it is made at %s, nor when it is made again a fortnight later',
    async (at) => {
      const now = new Date(at)
      const db = await seeded(now)
      expect(await listFaults(db, now)).toEqual([])
      const later = new Date(now.getTime() + days(14) + hours(5))
      expect(await renewDemo(db, { now: later, questions })).toBe(6)
      expect(await listFaults(db, later)).toEqual([])
    },
  )

  it('PM30 has slots in every state, an answer that was no, and somebody who waits for a place', async () => {
    const now = new Date('2026-11-22T09:00:00Z')
    const db = await seeded(now)
    const slots = await everySlot(db)
    const states = new Set(slots.filter(isOfSeason).map(stateOf))
    expect(states).toEqual(new Set(['confirmed', 'waiting', 'open', 'unstaffed']))
    expect(slots.flatMap(({ seats }) => seats).filter(({ state }) => state === 'declined')).toHaveLength(1)
    expect(await db.waitlistEntry.count({ where: { state: 'waiting' } })).toBe(1)
  })

  it('PM30 everybody who takes part has a zone, weekly hours and an exception; one can step in', async () => {
    const now = new Date('2026-11-22T09:00:00Z')
    const db = await seeded(now)
    const taking = DEMO_PEOPLE.filter(({ role }) => role !== 'coordinator' && role !== 'admin')
    for (const { id, timeZone } of taking) {
      expect(findTimeZone(timeZone), id).toBe(timeZone)
      expect(await db.weeklyHours.count({ where: { userId: id, timeZone } }), id).toBeGreaterThan(2)
      expect(await db.hoursException.count({ where: { userId: id, endsAt: { gt: now } } }), id).toBe(1)
    }
    const standBy = { standBy: true, user: { role: 'interviewer' } }
    expect(await db.schedulingProfile.count({ where: standBy })).toBe(1)
    expect(await db.pairWish.count()).toBeGreaterThan(2)
  })

  it('PM30 the other coordinator’s cohort has people and slots of its own', async () => {
    const db = await seeded(new Date('2026-11-22T09:00:00Z'))
    const ofEvening = { memberships: { some: { cohortId: 'demo-evening' } } }
    const roles = (await db.user.findMany({ where: ofEvening })).map(({ role }) => role).sort()
    expect(roles).toEqual(['candidate', 'candidate', 'coordinator', 'interviewer'])
    expect(await db.cohortMember.count({ where: { userId: 'demo-greta', cohortId: 'demo-cohort' } })).toBe(0)
    expect(await db.slot.count({ where: { cohortId: 'demo-evening' } })).toBe(2)
  })

  it('PM30 a slot whose room somebody has entered stays when the rest is made again', async () => {
    const now = new Date('2026-11-22T09:00:00Z')
    const db = await seeded(now)
    const before = await db.slot.findUniqueOrThrow({ where: { id: 'demoslot-confirmed1' } })
    const seat = await db.slotSeat.findFirstOrThrow({ where: { slotId: before.id, seat: 'candidate' } })
    await db.sessionEvent.create({
      data: {
        ...{ sessionId: before.sessionId ?? '', seq: 1, at: before.startsAt, by: seat.userId },
        ...{ type: 'participant-joined', body: '{}' },
      },
    })
    await renewDemo(db, { now: new Date(now.getTime() + days(30)), questions })
    const after = await db.slot.findUniqueOrThrow({ where: { id: before.id } })
    expect(after).toEqual(before)
    expect(await db.slot.count({ where: { id: { startsWith: 'demoslot-' } } })).toBe(DEMO_SLOTS.length)
  })

  it('PM29 a room that was made ready and stayed empty is no history: its session comes again', async () => {
    const now = new Date('2026-11-22T09:00:00Z')
    const db = await seeded(now)
    for (const sessionId of ['demotoday1', await sessionOf(db, 'demoslot-confirmed1')]) {
      const event = { sessionId, seq: 1, at: now, by: 'system', type: 'sandbox-requested', body: '{}' }
      await db.sessionEvent.create({ data: event })
    }
    const later = new Date(now.getTime() + days(30))
    expect(await renewDemo(db, { now: later, questions })).toBe(6)
    const slots = await db.slot.findMany({
      where: { id: { in: ['demotoday1-slot', 'demoslot-confirmed1'] } },
    })
    expect(slots.map(({ startsAt }) => startsAt > later)).toEqual([true, true])
  })

  it('PM30 what is invented is told in letters where somebody can read them, and is in calendars', async () => {
    const now = new Date('2026-11-22T09:00:00Z')
    database = await openTestDatabase()
    const { db } = database
    const tell = createTell({ now: () => now, env: readEnv({}), questions })
    await seedDemo(db, { now, questions, tell })
    const kinds = new Set((await db.mail.findMany()).map(({ kind }) => kind))
    expect(kinds).toContain('interviewer-asked')
    expect(await db.mail.count({ where: { calendarMethod: 'REQUEST', toUserId: 'demo-bilal' } })).toBe(1)
    expect(
      await db.job.count({ where: { name: 'remind', payload: { contains: 'demo-priya' } } }),
    ).toBeGreaterThan(0)
  })
})
