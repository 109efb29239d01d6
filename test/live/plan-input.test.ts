// What the matcher is told, read from the real database: every rule it keeps to begins here.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHoursException } from '#app/db/hours.server.ts'
import { savePairWish } from '#app/db/pair-wishes.server.ts'
import { endSeat, holdBox } from '#app/db/slots.server.ts'
import type { MatchInput } from '#app/matching/input.ts'
import { readMatchInput } from '#app/matching/read-match-input.server.ts'
import { BOX_MARGIN } from '#app/scheduling/booking-rules.ts'
import { quartersOf } from '#app/scheduling/quarters.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import {
  buildHeldSlot,
  buildMember,
  buildPlanCohort,
  EVENINGS,
  FORTNIGHT,
} from '#test/support/plan-season.ts'

let world: TestContext
let cohortId: string

beforeEach(async () => {
  world = await createTestContext({ env: { BOX_PLACES: '3' } })
  cohortId = await buildPlanCohort(world.context.db)
})
afterEach(() => world.close())

async function read(more: { most?: number; keepTimes?: string[] } = {}): Promise<MatchInput> {
  const needs = { ...world.context.slotNeeds, boxPlaces: () => 3 }
  const input = await readMatchInput(needs, { cohortId, ...FORTNIGHT, most: 1, ...more })
  if (!input) throw new Error('there is no input')
  return input
}

function isFreeAt(free: { from: number; to: number }[], at: string): boolean {
  const instant = Date.parse(at)
  return free.some(({ from, to }) => from <= instant && instant < to)
}

describe('people', () => {
  it('PL1 only active members are planned, each with the part of their role', async () => {
    const { db } = world.context
    const candidate = await buildMember(db, cohortId)
    const interviewer = await buildMember(db, cohortId, { role: 'interviewer' })
    const trainee = await buildMember(db, cohortId, { role: 'trainee' })
    const gone = await buildMember(db, cohortId)
    const asked = await buildMember(db, cohortId)
    await db.cohortMember.updateMany({ where: { userId: gone.id }, data: { standing: 'left' } })
    await db.cohortMember.updateMany({ where: { userId: asked.id }, data: { standing: 'asked' } })
    const input = await read()
    expect(input.candidates.map(({ id }) => id)).toEqual([candidate.id])
    expect(input.interviewers.map(({ id }) => id)).toEqual([interviewer.id])
    expect(input.shadows).toMatchObject([{ id: trainee.id, learns: ['troubleshooting'] }])
  })

  it('PL2 what is due is the next of the plan, which begins again after its last', async () => {
    const { db } = world.context
    cohortId = await buildPlanCohort(db, {
      rounds: [
        { roundId: 'troubleshooting', level: 1 },
        { roundId: 'coding', level: 3 },
      ],
      sessionsPlanned: 4,
    })
    const interviewer = await buildMember(db, cohortId, { role: 'interviewer' })
    const fresh = await buildMember(db, cohortId)
    const second = await buildMember(db, cohortId)
    await buildHeldSlot(db, cohortId, { at: '2026-11-10T17:00:00Z', interviewer, candidate: second })
    const { candidates } = await read({ most: 3 })
    const needsOf = (id: string) => candidates.find((one) => one.id === id)?.needs
    expect(needsOf(fresh.id)).toEqual([
      { id: 'session-1', round: 'troubleshooting', level: 1 },
      { id: 'session-2', round: 'coding', level: 3 },
      { id: 'session-3', round: 'troubleshooting', level: 1 },
    ])
    expect(needsOf(second.id)?.map(({ id }) => id)).toEqual(['session-2', 'session-3', 'session-4'])
  })

  it('PL2 who is booked in the period or after it has their next session, and who missed one has not', async () => {
    const { db } = world.context
    const interviewer = await buildMember(db, cohortId, { role: 'interviewer' })
    const [within, after, missed] = [
      await buildMember(db, cohortId),
      await buildMember(db, cohortId),
      await buildMember(db, cohortId),
    ]
    await buildHeldSlot(db, cohortId, { at: '2026-11-26T17:00:00Z', interviewer, candidate: within })
    await buildHeldSlot(db, cohortId, { at: '2026-12-10T17:00:00Z', interviewer, candidate: after })
    const lost = await buildHeldSlot(db, cohortId, { at: '2026-11-20T17:00:00Z', candidate: missed })
    const seat = await db.slotSeat.findFirstOrThrow({ where: { slotId: lost } })
    await endSeat(db, seat.id, { state: 'absent', endedAt: world.clock.now() })
    const { candidates } = await read()
    const dueOf = (id: string) => candidates.find((one) => one.id === id)?.needs.map((need) => need.id)
    expect([dueOf(within.id), dueOf(after.id), dueOf(missed.id)]).toEqual([[], [], ['session-1']])
  })

  it('PL3 hours are those of now, without exceptions, breaks, and the day that is too near', async () => {
    const { db } = world.context
    const everyDay = ([1, 2, 3, 4, 5, 6, 7] as const).map(
      (day) => [day, 8, 20] as [typeof day, number, number],
    )
    const candidate = await buildMember(db, cohortId, { hours: everyDay })
    const paused = await buildMember(db, cohortId, {
      role: 'interviewer',
      hours: everyDay,
      limits: { pausedUntil: new Date('2026-11-30T00:00:00Z') },
    })
    const at = { startsAt: new Date('2026-11-25T10:00:00Z'), endsAt: new Date('2026-11-25T12:00:00Z') }
    await createHoursException(db, {
      id: 'away',
      userId: candidate.id,
      kind: 'busy',
      timeZone: 'UTC',
      createdAt: world.clock.now(),
      ...at,
    })
    const input = await read()
    const free = input.candidates[0]?.free ?? []
    // The clock stands at nine on the 22nd.
    expect(isFreeAt(free, '2026-11-23T08:59:00Z')).toBe(false)
    expect(isFreeAt(free, '2026-11-23T09:00:00Z')).toBe(true)
    expect(isFreeAt(free, '2026-11-25T11:00:00Z')).toBe(false)
    expect(isFreeAt(free, '2026-12-06T19:59:00Z')).toBe(true)
    expect(isFreeAt(free, '2026-12-07T09:00:00Z')).toBe(false)
    const [pausing] = input.interviewers
    expect(pausing).toMatchObject({ id: paused.id, pausedWeeks: ['2026-11-23'] })
    expect(isFreeAt(pausing?.free ?? [], '2026-11-26T10:00:00Z')).toBe(false)
  })

  it('PL4 a booking in any cohort takes the hour, the minutes around it and a share of the caps', async () => {
    const { db } = world.context
    const elsewhere = await buildPlanCohort(db)
    const interviewer = await buildMember(db, cohortId, {
      role: 'interviewer',
      hours: [[2, 12, 22]],
      limits: { perWeek: 2, perDay: 1, breakMinutes: 60 },
    })
    await buildHeldSlot(db, elsewhere, { at: '2026-11-24T17:00:00Z', interviewer })
    const [one] = (await read()).interviewers
    expect(one).toMatchObject({ perWeek: 2, perDay: 1, rest: 60, before: 10, after: 15 })
    expect(one?.taken).toEqual({ weeks: { '2026-11-23': 1 }, days: { '2026-11-24': 1 } })
    const free = one?.free ?? []
    // An hour of break lies between: a session ends at 16:00 at the latest, and the next begins at 19:00.
    expect(isFreeAt(free, '2026-11-24T16:14:00Z')).toBe(true)
    expect(isFreeAt(free, '2026-11-24T16:16:00Z')).toBe(false)
    expect(isFreeAt(free, '2026-11-24T18:49:00Z')).toBe(false)
    expect(isFreeAt(free, '2026-11-24T18:50:00Z')).toBe(true)
  })

  it('PL4 a candidate rests for twenty hours around what they have elsewhere', async () => {
    const { db } = world.context
    const candidate = await buildMember(db, cohortId, {
      hours: [
        [2, 0, 24],
        [3, 0, 24],
      ],
    })
    const elsewhere = await buildPlanCohort(db)
    await buildHeldSlot(db, elsewhere, { at: '2026-11-24T17:00:00Z', candidate })
    const free = (await read()).candidates[0]?.free ?? []
    expect(isFreeAt(free, '2026-11-25T13:59:00Z')).toBe(false)
    expect(isFreeAt(free, '2026-11-25T14:00:00Z')).toBe(true)
  })
})

describe('rules between people, and the machine', () => {
  it('PL5 who takes which round at which level is what the interviewer said', async () => {
    await buildMember(world.context.db, cohortId, {
      role: 'interviewer',
      rounds: [{ roundId: 'troubleshooting', levelFrom: 2, levelTo: 3 }],
    })
    expect((await read()).interviewers[0]?.takes).toEqual([{ round: 'troubleshooting', levels: [2, 3] }])
  })

  it('PL6 wishes of both sides arrive: who avoids whom for nobody to see, who prefers whom', async () => {
    const { db } = world.context
    const candidate = await buildMember(db, cohortId)
    const [avoiding, liked] = [
      await buildMember(db, cohortId, { role: 'interviewer' }),
      await buildMember(db, cohortId, { role: 'interviewer' }),
    ]
    const now = world.clock.now()
    await savePairWish(db, { byUserId: avoiding.id, aboutUserId: candidate.id, kind: 'avoid' }, now)
    await savePairWish(db, { byUserId: candidate.id, aboutUserId: liked.id, kind: 'prefer' }, now)
    const input = await read()
    expect(input.avoid).toEqual([{ candidateId: candidate.id, interviewerId: avoiding.id }])
    expect(input.candidates[0]?.likesInterviewers).toEqual([liked.id])
  })

  it('PL7 pairs that met in whichever cohort are known, and so is whether they may meet again', async () => {
    const { db } = world.context
    const candidate = await buildMember(db, cohortId)
    const interviewer = await buildMember(db, cohortId, { role: 'interviewer' })
    await buildHeldSlot(db, await buildPlanCohort(db), { at: '2026-10-10T17:00:00Z', interviewer, candidate })
    const pair = { candidateId: candidate.id, interviewerId: interviewer.id }
    expect(await read()).toMatchObject({ pairs: 'fresh', met: [pair] })
    await db.cohort.update({ where: { id: cohortId }, data: { pairs: 'steady' } })
    expect(await read()).toMatchObject({ pairs: 'steady' })
  })

  it('PL8 boxes promised to others are not there, also in the minutes around a session', async () => {
    const { db } = world.context
    await buildMember(db, cohortId, { hours: [[2, 12, 22]] })
    const interviewer = await buildMember(db, cohortId, { role: 'interviewer', hours: [[2, 12, 22]] })
    const slot = { startsAt: new Date('2026-11-24T17:00:00Z'), minutes: 60 }
    const other = await buildHeldSlot(db, await buildPlanCohort(db), {
      at: '2026-11-24T17:00:00Z',
      interviewer: await buildMember(db, await buildPlanCohort(db), { role: 'interviewer' }),
    })
    await holdBox(db, other, { quarters: quartersOf(slot, BOX_MARGIN), places: 3 })
    const input = await read()
    const boxesAt = (at: string) => input.times.find(({ startsAt }) => startsAt === Date.parse(at))?.boxes
    expect(input.rounds).toEqual([{ id: 'troubleshooting', needsBox: true }])
    expect(boxesAt('2026-11-24T14:30:00Z')).toBe(3)
    expect(boxesAt('2026-11-24T17:00:00Z')).toBe(2)
    // It ends when the other begins, and both boxes are kept around.
    expect(boxesAt('2026-11-24T18:00:00Z')).toBe(2)
    expect(interviewer.id).toBe(input.interviewers[0]?.id)
  })

  it('PL9 times lie where two can meet, every half hour, and those asked for besides', async () => {
    const { db } = world.context
    await buildMember(db, cohortId, { hours: [[2, 17, 20]] })
    await buildMember(db, cohortId, { role: 'interviewer', hours: [[2, 18, 21]] })
    const input = await read()
    const length = input.times[0]?.minutes ?? 0
    expect(input.times.slice(0, 3).map(({ id }) => id)).toEqual([
      `2026-11-24T18:30Z/${length}`,
      `2026-11-24T19:00Z/${length}`,
      `2026-12-01T18:30Z/${length}`,
    ])
    expect(input.times[0]).toMatchObject({ week: '2026-11-23', day: '2026-11-24' })
    const kept = await read({ keepTimes: ['2026-11-25T09:15Z/60'] })
    expect(kept.times.some(({ startsAt }) => startsAt === Date.parse('2026-11-25T09:15Z'))).toBe(true)
  })

  it('PL9 read twice it is the same to the letter', async () => {
    const { db } = world.context
    for (let k = 0; k < 5; k++) {
      await buildMember(db, cohortId, { hours: EVENINGS })
      await buildMember(db, cohortId, { role: 'interviewer' })
    }
    expect(JSON.stringify(await read())).toBe(JSON.stringify(await read()))
  })
})
