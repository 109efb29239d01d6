// When the people of the demo can, how much they take on, what, and with whom they would like to.
import type { Db } from '#app/db/client.server.ts'
import { createHoursException, deleteHoursException, replaceWeeklyHours } from '#app/db/hours.server.ts'
import { savePairWish } from '#app/db/pair-wishes.server.ts'
import { replaceTakenRounds, replaceTopicWishes, saveLimits } from '#app/db/scheduling-profiles.server.ts'
import { dateAfter, instantOf, wallOf } from '#app/lib/zoned.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { demoPerson, type DemoPersonSeed } from './demo-people.ts'

type Days = readonly number[]
/** Whole hours of a clock; 24 is the end of the day. */
type Painted = readonly [weekdays: Days, from: number, to: number]
type Taken = readonly [roundId: string, levelFrom: number, levelTo: number]
type Exceptional = { kind: 'free' | 'busy'; inDays: number; days?: number; from?: number; to?: number }

export type DemoHours = {
  weekly: readonly Painted[]
  exception: Exceptional
  limits?: { perWeek: number; perDay: number; breakMinutes: number; standBy?: boolean }
  rounds?: readonly Taken[]
  topics?: readonly string[]
  prefers?: string
  avoids?: string
}

const WEEKDAYS = [1, 2, 3, 4, 5] as const
const WEEKEND = [6, 7] as const
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const

/** By first name; everybody who keeps hours is here. */
export const DEMO_HOURS: Readonly<Record<string, DemoHours>> = {
  ingrid: {
    weekly: [
      [WEEKDAYS, 17, 20],
      [[6], 10, 14],
    ],
    exception: { kind: 'busy', inDays: 20, days: 3 },
    limits: { perWeek: 4, perDay: 2, breakMinutes: 15 },
    rounds: [
      ['troubleshooting', 1, 4],
      ['coding', 1, 3],
      ['networking', 1, 3],
    ],
  },
  rafael: {
    weekly: [
      [[1, 2, 4], 12, 14],
      [WEEKDAYS, 18, 21],
      [[6], 9, 12],
    ],
    exception: { kind: 'busy', inDays: 9, from: 18, to: 21 },
    limits: { perWeek: 4, perDay: 2, breakMinutes: 30 },
    rounds: [
      ['troubleshooting', 1, 3],
      ['mixed', 1, 3],
      ['internals', 1, 3],
    ],
    avoids: 'nikhil',
  },
  wanjiru: {
    weekly: [
      [[1, 3, 5], 18, 21],
      [WEEKEND, 14, 18],
    ],
    exception: { kind: 'free', inDays: 11, from: 8, to: 12 },
    limits: { perWeek: 5, perDay: 2, breakMinutes: 15 },
    rounds: [
      ['troubleshooting', 1, 4],
      ['code-review', 1, 3],
      ['networking', 1, 4],
    ],
  },
  anneke: {
    weekly: [
      [[2, 3, 4], 16, 19],
      [[7], 11, 15],
    ],
    exception: { kind: 'busy', inDays: 16, days: 1 },
    limits: { perWeek: 3, perDay: 1, breakMinutes: 15 },
    rounds: [
      ['coding', 1, 4],
      ['networking', 2, 4],
      ['troubleshooting', 1, 3],
    ],
  },
  tariq: {
    weekly: [[EVERY_DAY, 20, 23]],
    exception: { kind: 'busy', inDays: 13, days: 2 },
    limits: { perWeek: 6, perDay: 2, breakMinutes: 0 },
    rounds: [
      ['troubleshooting', 1, 4],
      ['internals', 1, 4],
      ['coding', 1, 2],
    ],
    prefers: 'nikhil',
  },
  beatriz: {
    weekly: [
      [WEEKDAYS, 8, 10],
      [[2, 4], 18, 21],
      [[6], 9, 13],
    ],
    exception: { kind: 'free', inDays: 8, from: 12, to: 16 },
    limits: { perWeek: 3, perDay: 2, breakMinutes: 15, standBy: true },
    rounds: [
      ['coding', 1, 4],
      ['troubleshooting', 1, 2],
      ['behavioural', 1, 4],
    ],
  },
  amara: {
    weekly: [
      [WEEKDAYS, 17, 20],
      [[6], 9, 13],
    ],
    exception: { kind: 'busy', inDays: 6, days: 1 },
    topics: ['systemd', 'network'],
    prefers: 'wanjiru',
  },
  mateo: {
    weekly: [
      [WEEKDAYS, 11, 15],
      [[6], 8, 12],
    ],
    exception: { kind: 'free', inDays: 12, from: 16, to: 20 },
    topics: ['dns'],
  },
  priya: {
    weekly: [[EVERY_DAY, 19, 23]],
    exception: { kind: 'busy', inDays: 15, days: 2 },
    limits: { perWeek: 2, perDay: 1, breakMinutes: 15, standBy: true },
    topics: ['parsing'],
    prefers: 'ingrid',
  },
  elif: {
    weekly: [
      [[1, 2, 3, 4], 18, 22],
      [WEEKEND, 12, 18],
    ],
    exception: { kind: 'busy', inDays: 10, from: 18, to: 22 },
    topics: ['web'],
  },
  lukas: {
    weekly: [
      [WEEKDAYS, 16, 20],
      [[7], 10, 16],
    ],
    exception: { kind: 'busy', inDays: 14, days: 5 },
    topics: ['disk', 'processes'],
  },
  hannah: {
    weekly: [
      [WEEKDAYS, 16, 21],
      [[6], 10, 14],
    ],
    exception: { kind: 'free', inDays: 7, from: 9, to: 12 },
    topics: ['network'],
  },
  oskar: {
    weekly: [
      [WEEKDAYS, 18, 22],
      [WEEKEND, 12, 20],
    ],
    exception: { kind: 'busy', inDays: 12, days: 1 },
    topics: ['memory'],
  },
  camila: {
    weekly: [
      [WEEKDAYS, 11, 16],
      [WEEKEND, 9, 14],
    ],
    exception: { kind: 'busy', inDays: 17, days: 2 },
    topics: ['network'],
  },
  thandiwe: {
    weekly: [
      [WEEKDAYS, 16, 20],
      [[7], 11, 17],
    ],
    exception: { kind: 'free', inDays: 9, from: 9, to: 12 },
    topics: ['parsing', 'processes'],
  },
  bilal: {
    weekly: [[EVERY_DAY, 18, 23]],
    exception: { kind: 'busy', inDays: 11, days: 1 },
    topics: ['dns', 'web'],
  },
  sofia: {
    weekly: [
      [WEEKDAYS, 12, 16],
      [[6], 12, 18],
    ],
    exception: { kind: 'busy', inDays: 18, days: 3 },
    topics: ['systemd'],
  },
  nikhil: {
    weekly: [[EVERY_DAY, 20, 23]],
    exception: { kind: 'busy', inDays: 16, days: 1 },
    topics: ['kernel'],
  },
  jun: {
    weekly: [[EVERY_DAY, 20, 24]],
    exception: { kind: 'busy', inDays: 13, days: 1 },
    limits: { perWeek: 2, perDay: 1, breakMinutes: 15 },
    rounds: [
      ['troubleshooting', 1, 4],
      ['coding', 1, 4],
    ],
  },
  chidi: {
    weekly: [
      [WEEKDAYS, 15, 20],
      [WEEKEND, 10, 16],
    ],
    exception: { kind: 'busy', inDays: 12, from: 15, to: 20 },
    limits: { perWeek: 2, perDay: 1, breakMinutes: 15 },
    rounds: [
      ['troubleshooting', 1, 4],
      ['networking', 1, 4],
      ['coding', 1, 4],
    ],
  },
  maeve: {
    weekly: [[WEEKDAYS, 16, 20]],
    exception: { kind: 'busy', inDays: 9, days: 1 },
    topics: ['network'],
  },
  tomas: {
    weekly: [
      [WEEKDAYS, 15, 19],
      [[7], 15, 18],
    ],
    exception: { kind: 'free', inDays: 10, from: 8, to: 11 },
    topics: ['disk'],
  },
}

type Seeding = { db: Db; now: Date; questions: QuestionBank }

/** In a transaction. */
export async function seedHours({ db, now, questions }: Seeding): Promise<void> {
  const inUse = questions.questions.filter(({ status }) => status === 'live')
  const topics = new Set(inUse.flatMap((question): string[] => question.topics))
  for (const [first, said] of Object.entries(DEMO_HOURS)) {
    const { id: userId, timeZone } = demoPerson(first)
    const hours = said.weekly.flatMap(([weekdays, from, to]) => {
      return weekdays.map((weekday) => ({ weekday, fromMinute: from * 60, toMinute: to * 60, timeZone }))
    })
    await replaceWeeklyHours(db, userId, hours)
    if (said.limits) {
      await saveLimits(db, { userId, standBy: false, ...said.limits, pausedUntil: null }, now)
    }
    const rounds = (said.rounds ?? []).filter(([roundId]) => questions.findRound(roundId) !== null)
    const taken = rounds.map(([roundId, levelFrom, levelTo]) => ({ roundId, levelFrom, levelTo }))
    if (taken.length > 0) await replaceTakenRounds(db, userId, taken)
    const wanted = (said.topics ?? []).filter((topic) => topics.has(topic))
    if (wanted.length > 0) await replaceTopicWishes(db, userId, wanted)
    for (const kind of ['prefer', 'avoid'] as const) {
      const about = kind === 'prefer' ? said.prefers : said.avoids
      if (about) await savePairWish(db, { byUserId: userId, aboutUserId: demoPerson(about).id, kind }, now)
    }
  }
  await seedExceptions(db, now)
}

/** Again after a while: what lay ahead has passed. */
export async function seedExceptions(db: Db, now: Date): Promise<void> {
  for (const [first, { exception }] of Object.entries(DEMO_HOURS)) {
    const one = toException(demoPerson(first), exception, now)
    await deleteHoursException(db, { id: one.id, userId: one.userId })
    await createHoursException(db, one)
  }
}

function toException(
  { id: userId, timeZone }: DemoPersonSeed,
  { kind, inDays, days = 1, from = 0, to = 24 }: Exceptional,
  now: Date,
) {
  const first = dateAfter(wallOf(now, timeZone).date, inDays)
  const last = dateAfter(first, days - 1)
  const { at: startsAt } = instantOf({ date: first, minute: from * 60 }, timeZone, 'start')
  const { at: endsAt } = instantOf({ date: last, minute: to * 60 }, timeZone, 'end')
  return { id: `${userId}-exception`, userId, kind, startsAt, endsAt, timeZone, createdAt: now }
}
