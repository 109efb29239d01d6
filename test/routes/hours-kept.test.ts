import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listHoursExceptions, listWeeklyHours } from '#app/db/hours.server.ts'
import { listPairWishes } from '#app/db/pair-wishes.server.ts'
import { listLimits, listTakenRounds, listTopicWishes } from '#app/db/scheduling-profiles.server.ts'
import { getUser, type User } from '#app/db/users.server.ts'
import { days } from '#app/lib/time.ts'
import { mayReadHours, readAvailability } from '#app/scheduling/availability.server.ts'
import {
  addException,
  changeTimeZone,
  EXCEPTIONS_MAX,
  removeException,
  saveWeeklyHours,
} from '#app/scheduling/keep-hours.server.ts'
import {
  keepLimits,
  keepPairWish,
  keepTakenRounds,
  keepTopicWishes,
  readAvoidedPairs,
} from '#app/scheduling/keep-limits.server.ts'
import { limitsOf } from '#app/scheduling/limits.ts'
import { actorOf, buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'

const accepted = { ok: true, value: null }
const evening = { weekday: 1, fromMinute: 1080, toMinute: 1200 }

let world: TestContext
let candidate: User
let interviewer: User
let trainee: User
let coordinator: User
let stranger: User
let cohortId: string

beforeAll(async () => {
  world = await createTestContext()
  const { db } = world.context
  candidate = await buildUser(db, { timeZone: 'Europe/Berlin', name: 'Cara' })
  interviewer = await buildUser(db, { role: 'interviewer', timeZone: 'America/New_York', name: 'Ivan' })
  trainee = await buildUser(db, { role: 'trainee', name: 'Tilda' })
  coordinator = await buildUser(db, { role: 'coordinator', name: 'Coco' })
  stranger = await buildUser(db, { role: 'coordinator', name: 'Stan' })
  cohortId = (await buildCohort(db, [candidate, interviewer, trainee, coordinator])).id
  await buildCohort(db, [stranger])
})
afterAll(() => world.close())

async function hoursOf(user: User, from: string, to: string): Promise<string[]> {
  const period = { from: new Date(from), to: new Date(to) }
  const free = (await readAvailability(world.context.db, [user.id], period)).get(user.id) ?? []
  return free.map(({ fromMs, toMs }) =>
    [fromMs, toMs].map((ms) => new Date(ms).toISOString().slice(0, 16)).join(' '),
  )
}

describe('weekly hours', () => {
  it('HR5 are saved whole and merged; the next save replaces them', async () => {
    const actor = actorOf(candidate)
    const twice = [evening, { ...evening, fromMinute: 1140, toMinute: 1260 }]
    const week = { timeZone: 'europe/berlin', hours: twice }
    expect(await saveWeeklyHours(world.context, actor, week)).toEqual(accepted)
    expect(await listWeeklyHours(world.context.db, [candidate.id])).toEqual([
      { userId: candidate.id, weekday: 1, fromMinute: 1080, toMinute: 1260, timeZone: 'Europe/Berlin' },
    ])
    await saveWeeklyHours(world.context, actor, { timeZone: 'Europe/Berlin', hours: [evening] })
    expect(await listWeeklyHours(world.context.db, [candidate.id])).toMatchObject([evening])
    // Monday 23 November and, after the change in spring, Monday 29 March.
    expect(await hoursOf(candidate, '2026-11-23T00:00Z', '2026-11-24T00:00Z')).toEqual([
      '2026-11-23T17:00 2026-11-23T19:00',
    ])
    expect(await hoursOf(candidate, '2027-03-29T00:00Z', '2027-03-30T00:00Z')).toEqual([
      '2027-03-29T16:00 2027-03-29T18:00',
    ])
  })

  it('HR4 an unknown zone saves nothing', async () => {
    const week = { timeZone: 'Mars/Olympus', hours: [] }
    expect(await saveWeeklyHours(world.context, actorOf(candidate), week)).toMatchObject({
      reason: 'unknown-zone',
    })
    expect(await listWeeklyHours(world.context.db, [candidate.id])).toHaveLength(1)
  })

  it('HR8 a person who moves keeps clock times, or instants', async () => {
    const { db } = world.context
    const mover = await buildUser(db, { timeZone: 'Europe/Berlin' })
    const actor = actorOf(mover)
    await saveWeeklyHours(world.context, actor, { timeZone: 'Europe/Berlin', hours: [evening] })
    const monday = ['2026-11-23T00:00Z', '2026-11-24T12:00Z'] as const
    const before = await hoursOf(mover, ...monday)
    await changeTimeZone(world.context, actor, { timeZone: 'America/New_York', keep: 'instants' })
    expect(await hoursOf(mover, ...monday)).toEqual(before)
    expect((await getUser(db, mover.id)).timeZone).toBe('America/New_York')
    await changeTimeZone(world.context, actor, { timeZone: 'Asia/Kolkata', keep: 'clock' })
    expect(await hoursOf(mover, ...monday)).toEqual(['2026-11-23T12:30 2026-11-23T14:30'])
    const nowhere = await changeTimeZone(world.context, actor, { timeZone: '+05:30', keep: 'clock' })
    expect(nowhere).toMatchObject({ reason: 'unknown-zone' })
    expect((await getUser(db, mover.id)).timeZone).toBe('Asia/Kolkata')
  })
})

describe('exceptions', () => {
  const add = (user: User, form: Partial<Parameters<typeof addException>[2]>) =>
    addException(world.context, actorOf(user), { kind: 'busy', fromDate: '2026-11-30', ...form })

  it('HR9 whole days and hours, free and busy, where the person is', async () => {
    expect(await add(candidate, { fromTime: 1110, toTime: 1440 })).toEqual(accepted)
    expect(await add(candidate, { kind: 'free', fromDate: '2026-12-02', toDate: '2026-12-02' })).toEqual(
      accepted,
    )
    expect(await hoursOf(candidate, '2026-11-30T00:00Z', '2026-12-04T00:00Z')).toEqual([
      '2026-11-30T17:00 2026-11-30T17:30',
      '2026-12-01T23:00 2026-12-02T23:00',
    ])
  })

  it.each([
    [{ fromDate: '2026-11-20' }, 'is-over'],
    [{ toDate: '2026-11-29' }, 'ends-before-it-begins'],
    [{ fromTime: 600, toTime: 600 }, 'ends-before-it-begins'],
    [{ fromDate: '2027-02-30' }, 'no-such-date'],
    [{ toDate: '2028-01-01' }, 'too-long'],
    [{ fromDate: '2029-06-01' }, 'too-far'],
  ] as const)('HR13 %o is refused: %s', async (form, reason) => {
    expect(await add(interviewer, form)).toEqual({ ok: false, reason })
    expect(await listHoursExceptions(world.context.db, [interviewer.id], { from: new Date(0) })).toEqual([])
  })

  it('HR13 there are not more than the page can hold', async () => {
    const { db } = world.context
    const busy = await buildUser(db)
    const one = { userId: busy.id, kind: 'busy', timeZone: 'UTC', createdAt: world.clock.now() }
    const [startsAt, endsAt] = [new Date('2026-12-01T00:00Z'), new Date('2026-12-02T00:00Z')]
    const almost = Array.from({ length: EXCEPTIONS_MAX - 1 }, (_, at) => {
      return { ...one, id: `${busy.id}-${at}`, startsAt, endsAt }
    })
    await db.hoursException.createMany({ data: almost })
    expect(await add(busy, {})).toEqual(accepted)
    expect(await add(busy, {})).toMatchObject({ reason: 'too-many' })
  })

  it('HR10 only one’s own can be removed', async () => {
    const { db } = world.context
    const [own] = await listHoursExceptions(db, [candidate.id], { from: new Date(0) })
    const forged = await removeException(world.context, actorOf(interviewer), own?.id ?? '')
    expect(forged).toEqual({ ok: false, reason: 'not-there' })
    expect(await removeException(world.context, actorOf(candidate), own?.id ?? '')).toEqual(accepted)
    expect(await removeException(world.context, actorOf(candidate), own?.id ?? '')).toMatchObject({
      ok: false,
    })
  })
})

describe('limits', () => {
  const usual = { perWeek: 2, perDay: 1, breakMinutes: 30, standBy: true, takesInHours: false }

  it('HR14, HR18 are kept within the bounds of the role', async () => {
    const { db } = world.context
    expect(limitsOf('interviewer', null)).toMatchObject({ perWeek: 3, perDay: 2, standBy: false })
    expect(await keepLimits(world.context, actorOf(candidate), usual)).toEqual(accepted)
    expect(await listLimits(db, [candidate.id])).toEqual([
      { userId: candidate.id, ...usual, pausedUntil: null },
    ])
    const many = await keepLimits(world.context, actorOf(candidate), { ...usual, perDay: 2 })
    expect(many).toMatchObject({ reason: 'more-than-allowed' })
    const volunteer = { ...usual, perWeek: 10, perDay: 4 }
    expect(await keepLimits(world.context, actorOf(interviewer), volunteer)).toEqual(accepted)
    await keepLimits(world.context, actorOf(candidate), { ...usual, standBy: false })
    expect(await listLimits(db, [candidate.id])).toMatchObject([{ standBy: false }])
  })

  it('HR15 a break takes all hours up to its end, and ends by itself', async () => {
    const actor = actorOf(candidate)
    const pause = (pausedThrough: string) => keepLimits(world.context, actor, { ...usual, pausedThrough })
    expect(await pause('2026-11-21')).toMatchObject({ reason: 'is-over' })
    expect(await pause('2027-11-21')).toMatchObject({ reason: 'too-long' })
    expect(await pause('2026-11-31')).toMatchObject({ reason: 'no-such-date' })
    expect(await pause('2026-11-23')).toEqual(accepted)
    expect(await listLimits(world.context.db, [candidate.id])).toMatchObject([
      { pausedUntil: new Date('2026-11-23T23:00:00Z') },
    ])
    expect(await hoursOf(candidate, '2026-11-23T00:00Z', '2026-12-08T00:00Z')).not.toContain(
      '2026-11-23T17:00 2026-11-23T19:00',
    )
    expect(await hoursOf(candidate, '2026-12-07T00:00Z', '2026-12-08T00:00Z')).toHaveLength(1)
    await keepLimits(world.context, actor, usual)
    expect(await hoursOf(candidate, '2026-11-23T00:00Z', '2026-11-24T00:00Z')).toHaveLength(1)
  })

  it('HR16 rounds and topics are those of the bank, each for who has them', async () => {
    const { db, questions } = world.context
    const [round] = questions.rounds
    const taken = { roundId: round?.id ?? '', levelFrom: 1, levelTo: 3 }
    expect(await keepTakenRounds(world.context, actorOf(interviewer), [taken])).toEqual(accepted)
    expect(await listTakenRounds(db, [interviewer.id])).toEqual([{ userId: interviewer.id, ...taken }])
    const unknown = [{ ...taken, roundId: 'no-such-round' }]
    expect(await keepTakenRounds(world.context, actorOf(interviewer), unknown)).toMatchObject({ ok: false })
    expect(await listTakenRounds(db, [interviewer.id])).toHaveLength(1)
    expect(await keepTakenRounds(world.context, actorOf(candidate), [taken])).toMatchObject({
      reason: 'not-part-of-role',
    })
    const topic = questions.questions.find(({ status }) => status === 'live')?.topics[0] ?? ''
    expect(await keepTopicWishes(world.context, actorOf(candidate), [topic])).toEqual(accepted)
    expect(await listTopicWishes(db, [candidate.id])).toEqual([{ userId: candidate.id, topic }])
    expect(await keepTopicWishes(world.context, actorOf(candidate), ['sorcery'])).toMatchObject({ ok: false })
    expect(await keepTopicWishes(world.context, actorOf(interviewer), [topic])).toMatchObject({ ok: false })
  })
})

describe('wishes about people', () => {
  it('HR17 are about the other side of the table in one’s own cohorts', async () => {
    const { db } = world.context
    const wish = (by: User, about: User, kind: 'prefer' | 'avoid' | 'none') =>
      keepPairWish(world.context, actorOf(by), { aboutUserId: about.id, wish: kind })
    expect(await wish(candidate, interviewer, 'prefer')).toEqual(accepted)
    expect(await wish(candidate, interviewer, 'avoid')).toEqual(accepted)
    expect(await listPairWishes(db, [candidate.id])).toEqual([
      { byUserId: candidate.id, aboutUserId: interviewer.id, kind: 'avoid' },
    ])
    const outside = await buildUser(db, { role: 'interviewer' })
    expect(await wish(candidate, outside, 'avoid')).toMatchObject({ reason: 'no-such-person' })
    expect(await wish(candidate, candidate, 'avoid')).toMatchObject({ reason: 'no-such-person' })
    expect(await wish(interviewer, coordinator, 'avoid')).toMatchObject({ reason: 'no-such-person' })
    expect(await wish(coordinator, candidate, 'avoid')).toMatchObject({ reason: 'not-part-of-role' })
  })

  it('HR17 a coordinator reads that a pair is avoided, and the same whoever asked', async () => {
    const { db } = world.context
    const pair = [candidate.id, interviewer.id].sort()
    const byCandidate = await readAvoidedPairs(db, actorOf(coordinator), cohortId)
    expect(byCandidate).toEqual({ ok: true, value: [pair] })
    await keepPairWish(world.context, actorOf(candidate), { aboutUserId: interviewer.id, wish: 'none' })
    expect(await readAvoidedPairs(db, actorOf(coordinator), cohortId)).toEqual({ ok: true, value: [] })
    await keepPairWish(world.context, actorOf(interviewer), { aboutUserId: candidate.id, wish: 'avoid' })
    expect(await readAvoidedPairs(db, actorOf(coordinator), cohortId)).toEqual(byCandidate)
    for (const other of [candidate, interviewer, stranger])
      expect(await readAvoidedPairs(db, actorOf(other), cohortId)).toMatchObject({ ok: false })
  })
})

describe('who may', () => {
  it('HR10 coordinators keep no hours, limits or exceptions', async () => {
    const actor = actorOf(coordinator)
    const refused = { ok: false, reason: 'not-part-of-role' }
    const week = { timeZone: 'UTC', hours: [evening] }
    expect(await saveWeeklyHours(world.context, actor, week)).toEqual(refused)
    expect(await addException(world.context, actor, { kind: 'free', fromDate: '2026-12-01' })).toEqual(
      refused,
    )
    const limits = { perWeek: 1, perDay: 1, breakMinutes: 0, standBy: false, takesInHours: false }
    expect(await keepLimits(world.context, actor, limits)).toEqual(refused)
  })

  it('HR11 coordinators read the hours of their cohorts, administrators all, the others none', async () => {
    const { db } = world.context
    const admin = await buildUser(db, { role: 'admin' })
    const readers = { candidate, interviewer, trainee, coordinator, stranger, admin }
    const may = await Promise.all(
      Object.entries(readers).map(async ([name, reader]) => {
        return [name, await mayReadHours(db, actorOf(reader), candidate.id)] as const
      }),
    )
    expect(may.filter(([, yes]) => yes).map(([name]) => name)).toEqual(['coordinator', 'admin'])
  })

  it('HR6 everybody asked for is in the answer, who said nothing with no hours', async () => {
    const period = { from: world.clock.now(), to: new Date(world.clock.now().getTime() + days(7)) }
    const free = await readAvailability(world.context.db, [trainee.id, candidate.id, 'nobody'], period)
    expect([...free.keys()]).toEqual([trainee.id, candidate.id, 'nobody'])
    expect(free.get(trainee.id)).toEqual([])
    expect(free.get(candidate.id)?.length).toBeGreaterThan(0)
  })
})
