// The mail server is away while people book, and the process ends in between: everything leaves once when it is back.
import { afterEach, expect, it } from 'vitest'
import { inTransaction } from '#app/db/client.server.ts'
import { listJobs } from '#app/db/jobs.server.ts'
import { listMails } from '#app/db/mails.server.ts'
import { allWork } from '#app/jobs/all-work.server.ts'
import { createJobRunner, type JobRunner } from '#app/jobs/runner.server.ts'
import { createAppointments } from '#app/calendar/appointments.server.ts'
import { minutes } from '#app/lib/time.ts'
import { createPostman } from '#app/mail/postman.server.ts'
import { createTestLog } from '#test/support/context.ts'
import { leafOf, readMail, startMailServer, type TestMailServer } from '#test/support/mail.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const MAIL_FROM = 'Greenroom <desk@greenroom.example>'

async function worldWith(port: number): Promise<SlotWorld> {
  const world = await buildSlotWorld({ env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM } })
  closing.push(() => world.close())
  return world
}

async function mailServer(port?: number): Promise<TestMailServer> {
  const server = await startMailServer(port)
  closing.push(() => server.close())
  return server
}

/** A runner of a process of its own on the same database. */
function anotherRunner({ context, clock, needs }: SlotWorld): JobRunner {
  const { db, now, env } = context
  const postman = createPostman(env)
  const appointments = createAppointments(context)
  const work = allWork({ ...context, slotNeeds: needs, postman, appointments })
  const made = createJobRunner({ db, now, timers: clock.timers, log: createTestLog(), work })
  closing.push(async () => {
    await made.stop()
    postman.stop()
  })
  expect(env.SMTP_URL).not.toBe('')
  return made
}

async function pass(world: SlotWorld, runner: JobRunner, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await runner.runDue()
    world.clock.advance(minutes(5))
  }
}

it('ML3 an hour without a mail server, with a restart in between: queued, then delivered once each', async () => {
  const gone = await startMailServer()
  await gone.close()
  const world = await worldWith(gone.port)
  const slotId = await world.openSlot(72)
  expect(await world.book(slotId)).toMatchObject({ ok: true })
  const first = anotherRunner(world)
  await pass(world, first, 6)
  await first.stop()
  const second = anotherRunner(world)
  await pass(world, second, 6)
  const waiting = await listMails(world.context.db, { cohortIds: null })
  expect(waiting.map(({ state }) => state)).toEqual(['queued', 'queued'])
  const server = await mailServer(gone.port)
  // The longest pause between two tries is a quarter of an hour.
  await pass(world, second, 4)
  expect(server.received.map(({ envelopeTo }) => envelopeTo[0]).sort()).toEqual(
    [world.candidate.email, world.interviewer.email].sort(),
  )
  await pass(world, anotherRunner(world), 4)
  expect(server.received).toHaveLength(2)
  expect(new Set(server.received.map(({ source }) => readMail(source).headers.get('message-id'))).size).toBe(
    2,
  )
  expect(await listJobs(world.context.db, 'failed')).toEqual([])
})

it('ML8, ML9 hostile names arrive as words in every letter of a slot', async () => {
  const server = await mailServer()
  const world = await worldWith(server.port)
  const { db } = world.context
  const name = 'Eve\r\nBcc: all@x.example\r\n\r\n<img src=x onerror=1> "מיכאל" 👩🏽‍💻 \u202Egpj.exe'
  await db.user.updateMany({ where: { id: world.candidate.id }, data: { name } })
  await db.user.updateMany({ where: { id: world.interviewer.id }, data: { name } })
  await db.cohort.updateMany({ data: { name } })
  const slotId = await world.openSlot(72, { state: 'asked' })
  await world.book(slotId)
  const { interviewer, candidate } = world
  const ids = [interviewer.id, candidate.id]
  await inTransaction(db, async (tx) => {
    const { tell } = world.context.slotNeeds
    const move = { id: 'm', slotId, byUserId: candidate.id, startsAt: new Date('2026-11-27T15:00:00Z') }
    await tx.slotMove.create({ data: { ...move, state: 'open', createdAt: world.clock.now() } })
    await tell(tx, { type: 'seat-asked', slotId, seat: 'interviewer', userId: interviewer.id })
    await tell(tx, { type: 'move-wanted', slotId, moveId: 'm', byUserId: candidate.id })
    await tell(tx, { type: 'peer-mock-offered', slotId, userIds: ids })
    await tell(tx, { type: 'stand-by-called', slotId, seat: 'candidate', userIds: ids })
    await tell(tx, { type: 'stand-by-taken', slotId, userIds: ids })
    await tell(tx, { type: 'plan-published', cohortId: world.cohortId, planId: 'p', slotIds: [slotId] })
    await tx.slotSeat.updateMany({ data: { state: 'accepted', answeredAt: world.clock.now() } })
    await tell(tx, { type: 'slot-confirmed', slotId })
    await tell(tx, { type: 'slot-called-off', slotId, userIds: ids })
  })
  await world.context.jobs.runDue()
  expect(server.received.length).toBeGreaterThan(12)
  for (const { envelopeTo, source } of server.received) {
    const { headers } = readMail(source)
    expect(envelopeTo).toHaveLength(1)
    expect([...headers.keys()].filter((header) => /bcc|cc$/.test(header))).toEqual([])
    expect(headers.get('to')).not.toMatch(/[\r\n\u202e]/)
    expect(leafOf(source, 'text/html')).not.toContain('<img')
    expect(leafOf(source, 'text/plain')).toContain('Eve')
    expect(source).not.toContain('\u202e')
    const parts = readMail(source).leaves.map((leaf) => leaf.headers.get('content-type') ?? '')
    if (parts.some((type) => type.startsWith('text/calendar')))
      expect(leafOf(source, 'text/calendar').match(/^BEGIN:VEVENT/gm)).toHaveLength(1)
  }
})
