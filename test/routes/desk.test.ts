// The pages of the desk as a coordinator gets them, on the real database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#app/db/client.server.ts'
import { addCohortMember } from '#app/db/cohorts.server.ts'
import { createSlot, holdBox, takeSeat } from '#app/db/slots.server.ts'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { readTroubleCount } from '#app/desk/read-troubles.server.ts'
import { readPeopleProgress } from '#app/desk/people-progress.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { minutes } from '#app/lib/time.ts'
import * as coverage from '#app/routes/cohorts.$cohortId.coverage.tsx'
import * as report from '#app/routes/cohorts.$cohortId.report.tsx'
import * as week from '#app/routes/cohorts.$cohortId.week.tsx'
import * as today from '#app/routes/cohorts.$cohortId._index.tsx'
import * as loadTable from '#app/routes/cohorts.$cohortId_.load[.]csv.ts'
import * as matrixTable from '#app/routes/cohorts.$cohortId_.matrix[.]csv.ts'
import * as topicsTable from '#app/routes/cohorts.$cohortId_.topics[.]csv.ts'
import * as waitlistTable from '#app/routes/cohorts.$cohortId_.waitlist[.]csv.ts'
import * as weekTable from '#app/routes/cohorts.$cohortId_.week[.]csv.ts'
import { quartersOf } from '#app/scheduling/quarters.ts'
import { actorOf, buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildDeskSeason } from '#test/support/desk-season.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import { visit, type RouteModule } from '#test/support/pages.ts'

let world: TestContext
let db: Database

beforeAll(async () => {
  world = await createTestContext()
  db = world.context.db
})
afterAll(() => world.close())

const tables = { matrixTable, topicsTable, loadTable, waitlistTable, weekTable }

async function buildDesk(timeZone = 'Europe/Madrid') {
  const coordinator = await buildUser(db, { role: 'coordinator', timeZone })
  const candidate = await buildUser(db, { name: 'Zoë Candidate' })
  const interviewer = await buildUser(db, { role: 'interviewer', name: 'Ivan Interviewer' })
  const cohort = await buildCohort(db, [coordinator, candidate, interviewer])
  return { coordinator, candidate, interviewer, cohortId: cohort.id }
}
type Desk = Awaited<ReturnType<typeof buildDesk>>

type SlotAsked = {
  inMinutes: number
  roundId?: string
  seats?: readonly ('candidate' | 'interviewer')[]
  asked?: boolean
}

async function addSlot(
  desk: Desk,
  { inMinutes, roundId = 'troubleshooting', seats = [], asked = false }: SlotAsked,
) {
  const now = world.context.now()
  const id = randomId()
  await createSlot(db, {
    id,
    cohortId: desk.cohortId,
    roundId,
    level: 2,
    startsAt: new Date(now.getTime() + minutes(inMinutes)),
    minutes: 60,
    timeZone: 'UTC',
    createdById: desk.coordinator.id,
    createdAt: now,
  })
  for (const seat of seats) {
    const state = asked && seat === 'interviewer' ? 'asked' : 'accepted'
    await takeSeat(db, { id: randomId(), slotId: id, seat, userId: desk[seat].id, state, askedAt: now }, [])
  }
  return id
}

async function read(
  route: RouteModule,
  { cohortId, coordinator }: { cohortId: string; coordinator: { id: string } },
  search = '',
) {
  const answer = await visit(world, route, {
    path: `/cohorts/${cohortId}${search}`,
    params: { cohortId },
    as: coordinator,
  })
  expect(answer.status).toBe(200)
  // why: each test looks at what its page holds
  return answer.body as never
}

type TodayBody = {
  entries: {
    id: string
    time: string
    phase: { words: string }
    lights: { of: string; light: string }[]
    people: { name: string; isHere: boolean }[]
  }[]
  troubles: { kind: string; todo: { to: string } | null }[]
  elsewhere: { name: string; count: number }[]
}

describe('today', () => {
  it('DE5 has the slots of the calendar day where the coordinator is, in the order of time', async () => {
    const desk = await buildDesk('Pacific/Auckland')
    // 22:00 there: what begins in three hours is tomorrow's.
    const ids = await Promise.all([60, -600].map((inMinutes) => addSlot(desk, { inMinutes })))
    await addSlot(desk, { inMinutes: 180 })
    const { entries }: TodayBody = await read(today, desk)
    expect(entries.map(({ id }) => id)).toEqual([ids[1], ids[0]])
    expect(entries[1]).toMatchObject({ time: '23:00', phase: { words: 'Needs an interviewer' } })
  })

  it('DE5 says which phase a room is in and who is there', async () => {
    const desk = await buildDesk()
    const cast = await buildFinishedSession(world)
    await db.session.update({ where: { id: cast.session.id }, data: { cohortId: desk.cohortId } })
    const { entries }: TodayBody = await read(today, desk)
    expect(entries).toMatchObject([{ id: cast.session.id, phase: { words: 'Ended, scoring' }, lights: [] }])
    const opened = await db.sessionEvent.findMany({
      where: { sessionId: cast.session.id },
      orderBy: { seq: 'asc' },
    })
    const began = opened.find(({ type }) => type === 'phase-changed')
    await db.sessionEvent.deleteMany({ where: { sessionId: cast.session.id, seq: { gte: began?.seq ?? 0 } } })
    const [last] = opened.filter(({ seq }) => seq < (began?.seq ?? 0)).slice(-1)
    const left = { type: 'participant-left', userId: cast.candidate.id } as const
    const at = world.context.now().toISOString()
    await appendSessionEvents(db, cast.session.id, [
      { ...left, seq: (last?.seq ?? 0) + 1, at, by: cast.candidate.id },
    ])
    const { entries: [lobby] = [] }: TodayBody = await read(today, desk)
    expect(lobby?.phase.words).toBe('Lobby')
    expect(lobby?.people.find(({ name }) => name === cast.candidate.name)?.isHere).toBe(false)
    expect(lobby?.people.find(({ name }) => name === cast.interviewer.name)?.isHere).toBe(true)
  })

  it('DE6 DE7 sees a box that is not reserved, and is content when it is', async () => {
    const desk = await buildDesk()
    const seats = ['candidate', 'interviewer'] as const
    const id = await addSlot(desk, { inMinutes: 45, seats, asked: true })
    const before: TodayBody = await read(today, desk)
    expect(before.troubles.map(({ kind, todo }) => [kind, todo?.to])).toEqual([['box', `/slots/${id}`]])
    const slot = await db.slot.findUniqueOrThrow({ where: { id } })
    await holdBox(db, id, { quarters: quartersOf(slot), places: 1 })
    await db.slotSeat.updateMany({ where: { slotId: id }, data: { state: 'accepted' } })
    await db.session.create({
      data: {
        id: randomId(),
        cohortId: desk.cohortId,
        questionSlug: 'test-question',
        rubricId: 'practice@1',
        workingMinutes: 30,
        scheduledAt: slot.startsAt,
        createdById: desk.coordinator.id,
        createdAt: world.context.now(),
        slot: { connect: { id } },
        questions: { create: { round: 0, part: 'box', place: 0, questionSlug: 'test-question' } },
      },
    })
    const after: TodayBody = await read(today, desk)
    expect(after.troubles).toEqual([])
    expect(after.entries[0]?.lights.map(({ light }) => light)).toEqual(['ready', 'ready', 'ready', 'ready'])
  })

  it('DE7 counts letters and jobs that were given up, for the cohort they are about', async () => {
    const [desk, other] = [await buildDesk(), await buildDesk()]
    const slotId = await addSlot(desk, { inMinutes: 60 * 24 * 20 })
    const now = world.context.now()
    const job = { name: 'prepare-room', runAt: now, failedAt: now, createdAt: now }
    await db.job.create({
      data: { ...job, id: randomId(), key: randomId(), payload: JSON.stringify({ slotId }) },
    })
    await db.mail.create({
      data: {
        id: randomId(),
        key: randomId(),
        kind: 'reminder',
        toName: 'Zoë Candidate',
        toAddress: 'zoe@example.org',
        cohortId: desk.cohortId,
        subject: '',
        text: '',
        html: '',
        messageId: randomId(),
        state: 'failed',
        createdAt: now,
      },
    })
    const { troubles }: TodayBody = await read(today, desk)
    expect(troubles.map(({ kind }) => kind)).toEqual(['letter', 'job'])
    const elsewhere: TodayBody = await read(today, other)
    expect(elsewhere.troubles).toEqual([])
  })

  it('DE9 counts trouble in the other cohorts of the same coordinator, and of nobody else', async () => {
    const [desk, second, foreign] = [await buildDesk(), await buildDesk(), await buildDesk()]
    await addCohortMember(db, second.cohortId, desk.coordinator.id)
    for (const one of [second, foreign]) await addSlot(one, { inMinutes: 300, seats: ['candidate'] })
    const { elsewhere, troubles }: TodayBody = await read(today, desk)
    expect({ elsewhere: elsewhere.map(({ count }) => count), troubles }).toEqual({
      elsewhere: [1],
      troubles: [],
    })
    const counts = await readTroubleCount(world.context, {
      actor: actorOf(desk.coordinator),
      cohortIds: [desk.cohortId, second.cohortId],
    })
    expect([...counts.values()]).toEqual([0, 1])
  })
})

type WeekBody = {
  monday: string
  count: number
  days: { date: string; entries: { id: string }[] }[]
  boxes: { days: { most: number }[] }
}

describe('the week', () => {
  it('DE10 runs from Monday to Sunday, for any of its dates', async () => {
    const desk = await buildDesk()
    for (const [asked, monday] of [
      ['', '2026-11-16'],
      ['?week=2026-11-26', '2026-11-23'],
      ['?week=2026-11-23', '2026-11-23'],
      ['?week=2026-02-31', '2026-11-16'],
      ['?week=9999-01-01', '2026-11-16'],
      ['?week=soon', '2026-11-16'],
    ] as const) {
      const body: WeekBody = await read(week, desk, asked)
      expect([asked, body.monday, body.days.length]).toEqual([asked, monday, 7])
    }
  })

  it('DE10 has a day of 25 hours when clocks go back, and puts each slot into its own day', async () => {
    const desk = await buildDesk()
    const late = new Date('2026-10-25T22:45:00Z')
    const inMinutes = (late.getTime() - world.context.now().getTime()) / minutes(1)
    const id = await addSlot(desk, { inMinutes })
    const { days, boxes }: WeekBody = await read(week, desk, '?week=2026-10-25')
    expect(days.at(-1)?.entries.map((entry) => entry.id)).toEqual([id])
    expect(boxes.days).toHaveLength(7)
  })

  it('DE11 narrows the page and the table beside it alike', async () => {
    const desk = await buildDesk()
    await addSlot(desk, { inMinutes: 60, seats: ['interviewer'] })
    await addSlot(desk, { inMinutes: 120, roundId: 'coding' })
    const all: WeekBody = await read(week, desk)
    expect(all.count).toBe(2)
    const search = `?round=coding&state=unstaffed`
    const narrowed: WeekBody = await read(week, desk, search)
    expect(narrowed.count).toBe(1)
    const table: string = await read(weekTable, desk, search)
    const oneDay: string = await read(weekTable, desk, '?day=2026-11-21')
    expect(oneDay.trim().split('\r\n')).toHaveLength(1)
    const [head, ...rows] = table.trim().split('\r\n')
    expect(head).toContain('date,time,zone')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain(
      '2026-11-22,12:00,Europe/Madrid,2026-11-22T11:00:00.000Z,60,Coding,2,Needs an interviewer',
    )
  })

  it('DE13 counts boxes of every cohort', async () => {
    const [desk, other] = [await buildDesk(), await buildDesk()]
    const before: WeekBody = await read(week, desk, '?week=2027-03-01')
    expect(before.boxes.days.map(({ most }) => most)).toEqual([0, 0, 0, 0, 0, 0, 0])
    const id = await addSlot(other, { inMinutes: 0 })
    const startsAt = new Date('2027-03-03T10:00:00Z')
    await holdBox(db, id, { quarters: quartersOf({ startsAt, minutes: 60 }), places: 3 })
    const after: WeekBody = await read(week, desk, '?week=2027-03-01')
    expect(after.boxes.days.map(({ most }) => most)).toEqual([0, 0, 1, 0, 0, 0, 0])
  })
})

describe('coverage', () => {
  it('DE18 has everybody in the table, on however many pages they are', async () => {
    const season = await buildDeskSeason(db, {
      name: 'pages',
      size: { candidates: 130, interviewers: 3, slots: 10 },
      now: world.context.now(),
    })
    const desk = { cohortId: season.cohortId, coordinator: { id: season.coordinatorId } }
    const first: { rows: unknown[]; pages: unknown[] } = await read(coverage, desk)
    expect([first.rows.length, first.pages.length]).toEqual([100, 2])
    const second: { rows: unknown[] } = await read(coverage, desk, '?page=2')
    expect(second.rows).toHaveLength(30)
    const beyond: { rows: unknown[]; filter: { page: number } } = await read(coverage, desk, '?page=77')
    expect([beyond.rows.length, beyond.filter.page]).toEqual([30, 2])
    const table: string = await read(matrixTable, desk)
    expect(table.trim().split('\r\n')).toHaveLength(131)
    const pod: string = await read(matrixTable, desk, '?pod=Pod%201')
    expect(pod.trim().split('\r\n').length).toBeLessThan(30)
  })

  it('DE18 keeps a name that a spreadsheet would run from being run', async () => {
    const desk = await buildDesk()
    await db.user.update({ where: { id: desk.candidate.id }, data: { name: '=HYPERLINK("x")' } })
    await db.user.update({ where: { id: desk.interviewer.id }, data: { name: '@interviewer' } })
    await addSlot(desk, { inMinutes: 30, seats: ['candidate', 'interviewer'] })
    for (const [name, table] of Object.entries(tables)) {
      const text: string = await read(table, desk)
      expect(text, name).not.toMatch(/(^|,)"?[=@]/m)
    }
  })
})

describe('who could not come', () => {
  it('DE22 stands by name, whoever missed more, and only of this cohort', async () => {
    const [desk, other] = [await buildDesk(), await buildDesk()]
    const ann = await buildUser(db, { name: 'Ann Often' })
    await addCohortMember(db, desk.cohortId, ann.id)
    const now = world.context.now()
    const slots = await Promise.all([-3000, -1500].map((inMinutes) => addSlot(desk, { inMinutes })))
    const miss = async (slotId: string, userId: string) => {
      const seat = { id: randomId(), slotId, userId, seat: 'candidate', state: 'cancelled', askedAt: now }
      await db.slotSeat.create({ data: { ...seat, answeredAt: now, endedAt: now, isLate: true } })
    }
    for (const slotId of slots) await miss(slotId, desk.candidate.id)
    await miss(slots[0] ?? '', ann.id)
    await miss(await addSlot(other, { inMinutes: -900 }), ann.id)
    const { missed }: { missed: { name: string; late: { slotId: string }[] }[] } = await read(coverage, desk)
    expect(missed.map(({ name, late }) => [name, late.length])).toEqual([
      ['Ann Often', 1],
      ['Zoë Candidate', 2],
    ])
  })
})

describe('every page', () => {
  const pages: Record<string, RouteModule> = { today, week, coverage, report, ...tables }

  it('DE21 PM26 holds no rating, no note and no name of a question', async () => {
    const desk = await buildDesk()
    const cast = await buildFinishedSession(world)
    await db.session.update({ where: { id: cast.session.id }, data: { cohortId: desk.cohortId } })
    await addCohortMember(db, desk.cohortId, cast.candidate.id)
    for (const [name, route] of Object.entries(pages)) {
      const body = JSON.stringify(await read(route, desk))
      expect(body, name).not.toMatch(
        /test-question|A quiet web server|SECRET|Asked for the page|"(rating|band|notes|evidence)"/,
      )
    }
  })

  it('DE4 asks the database as often for a large season as for a small one', async () => {
    const now = world.context.now()
    const sizes = {
      small: { candidates: 3, interviewers: 2, slots: 6 },
      large: { candidates: 100, interviewers: 40, slots: 300 },
    }
    const counts: Record<string, number[]> = {}
    for (const [name, size] of Object.entries(sizes)) {
      const season = await buildDeskSeason(db, { name, size, now })
      const desk = { cohortId: season.cohortId, coordinator: { id: season.coordinatorId } }
      counts[name] = []
      for (const route of Object.values(pages)) counts[name].push(await countAsked(() => read(route, desk)))
      counts[name].push(
        await countAsked(() => readPeopleProgress(world.context.db, { cohortId: season.cohortId, now })),
      )
    }
    expect(counts.large).toEqual(counts.small)
    expect(Math.max(...(counts.large ?? []))).toBeLessThanOrEqual(20)
  })
})

/** How many operations are asked of the database while this is done. */
async function countAsked(work: () => Promise<unknown>): Promise<number> {
  let asked = 0
  const counting = db.$extends({
    query: {
      $allOperations({ args, query }) {
        asked += 1
        return query(args)
      },
    },
  })
  const { context } = world
  // why: it answers as the database does
  world.context = { ...context, db: counting as unknown as Database }
  await work()
  world.context = context
  return asked
}
