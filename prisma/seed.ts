// Fills an empty database with the people and sessions of the demo. Running it again only renews a schedule that has passed.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashPassword } from '#app/auth/passwords.server.ts'
import { closeDb, inTransaction, openDb, type Database, type Db } from '#app/db/client.server.ts'
import { addCohortMember, createCohort, findCohort } from '#app/db/cohorts.server.ts'
import { findSession, listUnopenedSessions, moveSession } from '#app/db/sessions.server.ts'
import { createUser } from '#app/db/users.server.ts'
import { readEnv } from '#app/env.server.ts'
import type { Tell } from '#app/scheduling/needs.server.ts'
import { createTell } from '#app/scheduling/tell.server.ts'
import { loadQuestionBank } from '#questions/load.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { seedDebriefs } from './demo-debrief.ts'
import {
  PARTLY,
  planSession,
  seedFinishedSessions,
  STEADY,
  STORY_QUESTION,
  toQuarter,
} from './demo-finished.ts'
import { HISTORY, seedHistory } from './demo-history.ts'
import { DEMO_COHORT, DEMO_EVENING, DEMO_PASSWORD, DEMO_PEOPLE, demoPerson } from './demo-people.ts'
import { seedPractice } from './demo-practice.ts'
import { seedRecordings, type KeepRecordings } from './demo-recordings.ts'
import { PLANNED_ROUNDS, seedFinishedReview, seedPlannedRounds } from './demo-rounds.ts'
import { hasSeason, renewSeason, seedSeason } from './demo-season.ts'
import { dropSeasonSlots, dropSlotOfSession, forgetEmptyRoom, seedSlotOfSession } from './demo-slots.ts'

export { DEMO_PASSWORD, DEMO_PEOPLE } from './demo-people.ts'

/** `tell` left out: nobody gets a letter about what is invented. `keep` left out: sessions have no recordings. */
type Making = { now: Date; questions: QuestionBank; tell?: Tell; keep?: KeepRecordings }
type Seeding = Making & { db: Db }
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** False when the demo is there already. All of it is written, or nothing. */
export async function seedDemo(db: Database, making: Making): Promise<boolean> {
  const { now, questions, keep } = making
  if (await findCohort(db, DEMO_COHORT.id)) return false
  // Hashed once for all: everybody has one password that is printed on the first page anyway.
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await inTransaction(db, async (tx) => {
    await seedPeople({ db: tx, now, questions }, passwordHash)
    await seedPlannedSessions({ db: tx, now, questions })
    await seedFinishedSessions({ db: tx, now, questions })
    await seedHistory({ db: tx, now, questions })
    await seedDebriefs({ db: tx, now })
    if (keep && questions.findQuestion(STORY_QUESTION)) await seedRecordings(tx, { keep, now })
    await seedPlannedRounds({ db: tx, now, questions }, (inMinutes) => plannedAt(now, inMinutes))
    await seedFinishedReview({ db: tx, now, questions }, new Date(toQuarter(now.getTime() - 2 * DAY_MS)))
    await seedPractice(tx, { now, questions })
    for (const id of [...planned.map((one) => one.id), ...FINISHED_IDS])
      await giveSlot({ ...making, db: tx }, id)
    await seedSeason({ ...making, db: tx })
  })
  return true
}

async function seedPeople({ db, now }: Seeding, passwordHash: string): Promise<void> {
  for (const { id, name } of [DEMO_COHORT, DEMO_EVENING]) {
    await createCohort(db, { id, name, createdAt: new Date(now.getTime() - 30 * DAY_MS) })
  }
  for (const [index, { id, name, email, role, timeZone, cohortIds }] of DEMO_PEOPLE.entries()) {
    const createdAt = new Date(now.getTime() - 30 * DAY_MS + index * MINUTE_MS)
    await createUser(db, { id, name, email, role, timeZone, isDemo: true, passwordHash, createdAt })
    for (const cohortId of cohortIds) await addCohortMember(db, cohortId, id)
  }
}

async function giveSlot(seeding: Seeding, sessionId: string): Promise<void> {
  const session = await findSession(seeding.db, sessionId)
  if (session) await seedSlotOfSession(seeding, session)
}

/** When the planned sessions begin, in minutes after the next quarter of an hour. */
const PLANNED = [
  { id: 'demotoday1', inMinutes: 15, candidate: 'priya', interviewer: 'ingrid', shadow: 'jun' },
  { id: 'demotoday2', inMinutes: 120, candidate: 'elif', interviewer: 'wanjiru', shadow: null },
  { id: 'demotomorrow1', inMinutes: 24 * 60, candidate: 'hannah', interviewer: 'rafael', shadow: null },
  { id: 'demotomorrow2', inMinutes: 26 * 60, candidate: 'lukas', interviewer: 'wanjiru', shadow: 'jun' },
] as const

/** All that has not begun when the demo is made, and what lies behind. */
const planned = [...PLANNED, ...PLANNED_ROUNDS]
const FINISHED_IDS = [STEADY, PARTLY, 'demofinished3', ...HISTORY.map(({ id }) => id)]

function plannedAt(now: Date, inMinutes: number): Date {
  return new Date(toQuarter(now.getTime() + 15 * MINUTE_MS) + inMinutes * MINUTE_MS)
}

/**
 * An invented schedule ages: once all of it lies behind and nobody came, it is today's and tomorrow's again.
 * A session that somebody has opened keeps its time, because that is history. Gives how many were moved.
 */
export async function renewDemo(db: Database, making: Making): Promise<number> {
  const { now } = making
  return inTransaction(db, async (tx) => {
    const ids = planned.map(({ id }) => id)
    for (const id of ids) await forgetEmptyRoom(tx, id)
    const unopened = await listUnopenedSessions(tx, ids)
    if (unopened.some(({ scheduledAt }) => scheduledAt >= now)) return 0
    const isSeason = await hasSeason(tx)
    if (isSeason) await dropSeasonSlots(tx)
    for (const { id } of unopened) {
      const inMinutes = planned.find((one) => one.id === id)?.inMinutes ?? 0
      await moveSession(tx, id, plannedAt(now, inMinutes))
      await dropSlotOfSession(tx, id)
    }
    if (isSeason) {
      for (const { id } of unopened) await giveSlot({ ...making, db: tx }, id)
      await renewSeason({ ...making, db: tx })
    }
    return unopened.length
  })
}

async function seedPlannedSessions(seeding: Seeding): Promise<void> {
  // Planned by the clock of a round about a box, as the stories of the demo are.
  const live = seeding.questions.questions.filter(
    ({ status, kind }) => status === 'live' && kind === 'troubleshooting',
  )
  for (const [index, { id, inMinutes, candidate, interviewer, shadow }] of PLANNED.entries()) {
    const at = plannedAt(seeding.now, inMinutes)
    const question = live[(index + 1) % live.length]
    if (!question) return
    const people = {
      candidate: demoPerson(candidate),
      interviewer: demoPerson(interviewer),
      shadow: shadow ? demoPerson(shadow) : null,
    }
    await planSession(seeding, { id, at, question, people })
  }
}

async function main(): Promise<void> {
  const loaded = loadQuestionBank(resolve(import.meta.dirname, '../questions'))
  if (!loaded.ok) throw new Error('The question bank has mistakes; npm run questions:check names them.')
  const db = await openDb(process.env.DATABASE_URL ?? 'file:./.data/greenroom.db')
  const now = new Date()
  const env = readEnv(process.env)
  const told = { now: () => now, env, questions: loaded.bank }
  // With a mail server letters would leave for addresses that cannot receive any.
  const tell = env.SMTP_URL === '' ? createTell(told) : undefined
  const keep = { folder: env.recordingsFolder, days: env.RECORDING_DAYS }
  const making = { now, questions: loaded.bank, tell, keep }
  const seeded = await seedDemo(db, making)
  const moved = seeded ? 0 : await renewDemo(db, making)
  await closeDb(db)
  console.log(
    seeded
      ? `The demo is ready: ${DEMO_PEOPLE.length} people, two cohorts and a season.`
      : `The demo was there already; ${moved} of its sessions were moved to today and tomorrow.`,
  )
  console.log(`Password of everybody in it: ${DEMO_PASSWORD}`)
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main()
