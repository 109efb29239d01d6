// One slot, two processes of the application on one database file, everybody at once.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSlot, findSlot, listQuartersOf, takeSeat } from '#app/db/slots.server.ts'
import { INTERVIEWER_MARGIN } from '#app/scheduling/booking-rules.ts'
import { quartersOf } from '#app/scheduling/quarters.ts'
import { holderOf } from '#app/scheduling/slot.ts'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { TEST_START } from '#test/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { boxRound } from '#test/support/rounds.ts'

const now = new Date(TEST_START)
const RACERS = 50

let database: TestDatabase
beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => database.close())

async function openSlot(): Promise<{ slotId: string; racers: string[] }> {
  const { db } = database
  const interviewer = await buildUser(db, { role: 'interviewer' })
  const racers = []
  for (let index = 0; index < RACERS; index++) racers.push(await buildUser(db))
  const cohort = await buildCohort(db, [interviewer, ...racers])
  const startsAt = new Date(now.getTime() + 48 * 3_600_000)
  const slot = { id: 'raced', cohortId: cohort.id, roundId: boxRound.id, level: null, startsAt, minutes: 60 }
  await createSlot(db, { ...slot, timeZone: 'UTC', createdById: interviewer.id, createdAt: now })
  const seat = { id: 'lead', slotId: slot.id, seat: 'interviewer', userId: interviewer.id } as const
  await takeSeat(db, { ...seat, state: 'accepted', askedAt: now }, quartersOf(slot, INTERVIEWER_MARGIN))
  return { slotId: slot.id, racers: racers.map(({ id }) => id) }
}

/** Says go when told to; the answer is what became of each of its people. */
async function startBooker(slotId: string, userIds: readonly string[]) {
  const file = 'test/support/booking-child.ts'
  const child = spawn('node', ['--import', 'tsx', file, database.url, slotId, ...userIds])
  let output = ''
  let trouble = ''
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (trouble += bytes.toString()))
  const ended = once(child, 'close')
  while (!output.includes('ready')) await Promise.race([once(child.stdout, 'data'), ended])
  return async () => {
    child.stdin.write('go\n')
    await ended
    const answers: unknown = JSON.parse(output.split('\n').find((line) => line.startsWith('[')) ?? '[]')
    return { answers: answers as string[], trouble } // why: the child prints words only
  }
}

describe('two processes', () => {
  it('SL20 of fifty who book one slot from two processes one has it, and all others read that it was taken', async () => {
    const { slotId, racers } = await openSlot()
    const half = RACERS / 2
    const [one, other] = await Promise.all([
      startBooker(slotId, racers.slice(0, half)),
      startBooker(slotId, racers.slice(half)),
    ])
    const ends = await Promise.all([one(), other()])
    expect(ends.map(({ trouble }) => trouble)).toEqual(['', ''])
    const answers = ends.flatMap(({ answers: words }) => words)
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(RACERS - 1)
    const winner = racers[answers.indexOf('booked')] ?? ''
    const slot = await findSlot(database.db, slotId)
    expect(slot && holderOf(slot, 'candidate')?.userId).toBe(winner)
    const period = { from: now, until: new Date(now.getTime() + 96 * 3_600_000) }
    const held = await listQuartersOf(database.db, racers, period)
    expect([...new Set(held.map(({ userId }) => userId))]).toEqual([winner])
  }, 60_000)
})
