// Reminders as jobs of the future, on a clock that the test moves.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Appointment } from '#app/calendar/appointment.ts'
import { inTransaction } from '#app/db/client.server.ts'
import { listJobs } from '#app/db/jobs.server.ts'
import { listMails } from '#app/db/mails.server.ts'
import type { User } from '#app/db/users.server.ts'
import { createJobRunner, type JobRunner } from '#app/jobs/runner.server.ts'
import { days, hours, minutes } from '#app/lib/time.ts'
import { dropReminders, planReminders, remindWork } from '#app/mail/reminders.server.ts'
import { anAppointment, fixedAppointments } from '#test/support/appointments.ts'
import { buildUser } from '#test/support/build.ts'
import { createTestContext, createTestLog, type TestContext } from '#test/support/context.ts'

let world: TestContext
let jobs: JobRunner
let cara: User
let planned: Appointment[]

beforeEach(async () => {
  world = await createTestContext()
  const { db, now, env } = world.context
  cara = await buildUser(db, { name: 'Cara', timeZone: 'Asia/Kathmandu' })
  planned = [at(days(3))]
  const work = [remindWork({ db, now, env, appointments: fixedAppointments(planned) })]
  jobs = createJobRunner({ db, now, timers: world.clock.timers, log: createTestLog(), work })
})
afterEach(async () => {
  await jobs.stop()
  await world.close()
})

function at(ahead: number, overrides: Partial<Appointment> = {}): Appointment {
  const people = [{ userId: cara.id, name: cara.name, part: 'candidate' as const }]
  return anAppointment({ startsAt: new Date(world.clock.now().getTime() + ahead), people, ...overrides })
}

function plan(appointment = planned[0]!): Promise<void> {
  return inTransaction(world.context.db, (tx) => planReminders(tx, world.clock.now(), appointment))
}

/** Moves the clock and does what is due: the subjects of what was written in that time. */
async function after(ms: number): Promise<string[]> {
  const before = (await listMails(world.context.db, { cohortIds: null })).length
  world.clock.advance(ms)
  await jobs.runDue()
  const mails = await listMails(world.context.db, { cohortIds: null })
  return mails.slice(0, mails.length - before).map(({ subject }) => subject.split(':')[0] ?? '')
}

describe('reminders', () => {
  it('ML15 come a day, an hour and ten minutes ahead, in the reader’s own zone', async () => {
    await plan()
    expect(await after(days(2) - 1)).toEqual([])
    expect(await after(1)).toEqual(['Coming up'])
    expect(await after(hours(23))).toEqual(['Soon'])
    expect(await after(minutes(50))).toEqual(['In a few minutes'])
    expect(await after(days(1))).toEqual([])
    const [mail] = await listMails(world.context.db, { cohortIds: null })
    expect(mail).toMatchObject({ toAddress: cara.email, kind: 'reminder' })
    expect(mail?.text).toContain('14:45 to 15:45 (Nepal Time)')
  })

  it('ML15 planned twice they come once, and what has passed is left out', async () => {
    planned[0] = at(minutes(30))
    await plan()
    await plan()
    expect(await listJobs(world.context.db, 'waiting')).toHaveLength(1)
    expect(await after(minutes(20))).toEqual(['In a few minutes'])
  })

  it('ML16 a session that moved reminds by its new time only', async () => {
    await plan()
    planned[0] = at(days(5), { sequence: 1 })
    await plan()
    expect(await listJobs(world.context.db, 'waiting')).toHaveLength(3)
    expect(await after(days(2))).toEqual([])
    expect(await after(days(2))).toEqual(['Coming up'])
  })

  it('ML16 a reminder of an earlier time says nothing even where it was left behind', async () => {
    await plan()
    planned[0] = at(days(5), { sequence: 1 })
    expect(await after(days(2))).toEqual([])
    expect(await listJobs(world.context.db, 'done')).toHaveLength(1)
  })

  it.each([
    ['was cancelled', () => (planned[0] = at(days(3), { status: 'cancelled' }))],
    ['is gone', () => planned.splice(0)],
    ['has lost this person', () => (planned[0] = at(days(3), { people: [] }))],
    ['is not confirmed any more', () => (planned[0] = at(days(3), { status: 'tentative' }))],
  ])('ML16 a session that %s reminds nobody', async (_, change) => {
    await plan()
    change()
    expect(await after(days(2))).toEqual([])
    expect(await after(days(1) - 1)).toEqual([])
  })

  it('ML16 those of a session that is called off are taken back', async () => {
    await plan()
    await inTransaction(world.context.db, (tx) => dropReminders(tx, planned[0]!.uid))
    expect(await listJobs(world.context.db, 'waiting')).toEqual([])
  })

  it('ML17 after a night without power the next one speaks, and after the start none', async () => {
    await plan()
    expect(await after(days(3) - minutes(59))).toEqual(['Soon'])
    expect(await after(hours(2))).toEqual([])
  })
})
