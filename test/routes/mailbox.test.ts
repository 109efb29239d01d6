// Who reads which letters, who sees jobs, and what an invitation mails.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cohort } from '#app/db/cohorts.server.ts'
import { listJobs } from '#app/db/jobs.server.ts'
import type { User } from '#app/db/users.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { sendMailJob } from '#app/mail/send-mail-job.ts'
import { confirmedLetter } from '#app/mail/letters.ts'
import { queueLetter } from '#app/mail/queue-letter.server.ts'
import * as jobs from '#app/routes/jobs.tsx'
import * as mailbox from '#app/routes/mailbox.tsx'
import * as people from '#app/routes/people.tsx'
import { anAppointment } from '#test/support/appointments.ts'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit } from '#test/support/pages.ts'

let world: TestContext
let admin: User
let carl: User
let other: User
let mine: Cohort
let candidate: User

beforeAll(async () => {
  world = await createTestContext()
  const { db } = world.context
  admin = await buildUser(db, { role: 'admin' })
  carl = await buildUser(db, { role: 'coordinator', name: 'Carl' })
  other = await buildUser(db, { role: 'coordinator', name: 'Olga' })
  candidate = await buildUser(db, { name: 'Cara' })
  mine = await buildCohort(db, [carl, candidate])
  await buildCohort(db, [other])
})
afterAll(() => world.close())

type Written = { to: User; cohortId?: string; isSecret?: boolean }

async function write(key: string, { to, cohortId, isSecret }: Written): Promise<void> {
  const reader = { userId: to.id, name: to.name, timeZone: 'UTC' }
  await queueLetter(world.context.db, world.context, {
    key,
    letter: confirmedLetter(anAppointment({ title: key }), reader),
    to: { userId: to.id, name: to.name, address: to.email },
    cohortId: cohortId ?? null,
    isSecret,
  })
}

type Body = { mails: { subject: string; text: string; toAddress: string }[] }

async function subjectsFor(user: User, smtp = ''): Promise<string[]> {
  const asked = { ...world, context: { ...world.context, env: { ...world.context.env, SMTP_URL: smtp } } }
  const { body } = await visit(asked, mailbox, { path: '/mailbox', as: user })
  return (body as Body).mails.map(({ subject }) => subject.split(/[:,] /)[1] ?? subject).sort()
}

describe('the mailbox', () => {
  beforeAll(async () => {
    await write('about mine', { to: other, cohortId: mine.id })
    await write('to my candidate', { to: candidate })
    await write('to a coordinator', { to: carl })
    await write('lets somebody in', { to: candidate, isSecret: true })
    await write('elsewhere', { to: other })
  })

  it('ML18 a coordinator reads what is about the own cohorts and to their people, an administrator all', async () => {
    expect(await subjectsFor(carl)).toEqual(['about mine', 'to my candidate'])
    expect(await subjectsFor(other)).toEqual([])
    expect(await subjectsFor(admin)).toHaveLength(5)
  })

  it('ML18 where a mail server delivers, coordinators read none', async () => {
    expect(await subjectsFor(carl, 'smtp://mail.example')).toEqual([])
    expect(await subjectsFor(admin, 'smtp://mail.example')).toHaveLength(5)
  })

  it('ML18 letters can be asked for by what became of them', async () => {
    const { body } = await visit(world, mailbox, { path: '/mailbox?state=failed', as: admin })
    expect(body).toMatchObject({ search: { state: 'failed' }, mails: [] })
    const nonsense = await visit(world, mailbox, { path: '/mailbox?state=x', as: admin })
    expect((nonsense.body as Body).mails).toHaveLength(5)
  })

  it('ML32 it is narrowed down by reader and kind, and nothing else is found by that', async () => {
    const list = async (search: string, as: User) => {
      const { body } = await visit(world, mailbox, { path: `/mailbox?${search}`, as })
      return (body as Body).mails.map(({ toAddress }) => toAddress)
    }
    const all = await list('', admin)
    const toCara = await list(`who=${candidate.email.slice(0, 6).toUpperCase()}`, admin)
    expect(toCara.length).toBeGreaterThan(0)
    expect(toCara).toEqual(all.filter((address) => address === candidate.email))
    expect(await list('kind=moved', admin)).toEqual([])
    expect(await list('kind=confirmed&who=%20', admin)).toEqual(all)
    expect(await list('kind=nonsense', admin)).toEqual(all)
    expect(await list(`who=${candidate.email}`, other)).toEqual([])
    expect(await list('who=%25', other)).toEqual([])
  })
})

describe('an invitation', () => {
  async function inviteAs(user: User, form: Record<string, string>): Promise<string> {
    const filled = { name: 'Nia <b>', cohortId: mine.id, role: 'candidate', ...form }
    const { body } = await post(world, people, { path: '/people', as: user, form: filled })
    return (body as { invited: { link: string } }).invited.link
  }

  async function mailsTo(address: string, user: User): Promise<Body['mails']> {
    const { body } = await visit(world, mailbox, { path: '/mailbox', as: user })
    return (body as Body).mails.filter(({ toAddress }) => toAddress === address)
  }

  it('ML14 is mailed to the invited address with its link', async () => {
    const link = await inviteAs(carl, { email: 'Nia@Example.org' })
    const [mail] = await mailsTo('nia@example.org', carl)
    expect(mail?.subject).toBe(`Your invitation to ${mine.name}`)
    expect(mail?.text).toContain(link)
    expect(mail?.text).toContain('Carl invites you')
  })

  it('ML19 of an organiser is read by administrators only', async () => {
    const link = await inviteAs(admin, { email: 'boss@example.org', role: 'admin' })
    expect(await mailsTo('boss@example.org', carl)).toEqual([])
    expect((await mailsTo('boss@example.org', admin))[0]?.text).toContain(link)
  })
})

describe('the page of jobs', () => {
  it('JB10 an administrator sees what was given up, without what it says, and puts it back', async () => {
    const { context } = world
    await enqueue(context.db, sendMailJob, { key: 'broken', payload: { mailId: 'm1' }, now: context.now() })
    await context.db.job.updateMany({
      where: { key: 'send-mail:broken' },
      data: { failedAt: context.now(), attempts: 100, lastError: 'nobody there' },
    })
    const page = await visit(world, jobs, { path: '/jobs', as: admin })
    expect(page.body).toMatchObject({ list: 'failed', jobs: [{ lastError: 'nobody there', attempts: 100 }] })
    expect(JSON.stringify(page.body)).not.toContain('payload')
    const { id } = (page.body as { jobs: { id: string }[] }).jobs[0]!
    expect((await post(world, jobs, { path: '/jobs', as: carl, form: { retry: id } })).status).toBe(403)
    expect(await post(world, jobs, { path: '/jobs', as: admin, form: { retry: id } })).toMatchObject({
      status: 302,
    })
    expect(await listJobs(context.db, 'failed')).toEqual([])
    const again = await post(world, jobs, { path: '/jobs', as: admin, form: { retry: id } })
    expect(again.status).toBe(409)
    await context.jobs.runDue()
    const done = await listJobs(context.db, 'done')
    expect(done.find((job) => job.id === id)).toMatchObject({ attempts: 1, lastError: null })
  })
})
