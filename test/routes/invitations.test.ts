import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#app/auth/roles.ts'
import type { Cohort } from '#app/db/cohorts.server.ts'
import { addCohortMember, listCohortMembers } from '#app/db/cohorts.server.ts'
import { findUserByEmail, type User } from '#app/db/users.server.ts'
import { days } from '#app/lib/time.ts'
import * as invitation from '#app/routes/invitations.$token.tsx'
import * as people from '#app/routes/people.tsx'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { cookieFrom, createTestContext, TEST_ORIGIN, type TestContext } from '#test/support/context.ts'
import { post, visit, type Answer } from '#test/support/pages.ts'

const PASSWORD = 'a calm long sentence'
let world: TestContext
let coordinator: User
let cohort: Cohort
let address = ''
let count = 0

beforeAll(async () => {
  world = await createTestContext()
  coordinator = await buildUser(world.context.db, { role: 'coordinator' })
  cohort = await buildCohort(world.context.db, [coordinator])
})
beforeEach(() => {
  count += 1
  address = `invited${count}@example.org`
})
afterAll(() => world.close())

function inviteAs(user: User, form: Record<string, string> = {}): Promise<Answer> {
  const filled = { name: 'Nia Newcomer', email: address, role: 'candidate', cohortId: cohort.id, ...form }
  return post(world, people, { path: '/people', as: user, form: filled })
}

async function invite(form: Record<string, string> = {}): Promise<string> {
  const answer = await inviteAs(coordinator, form)
  const { invited } = answer.body as { invited: { link: string } }
  expect(invited.link).toMatch(new RegExp(`^${TEST_ORIGIN}/invitations/[\\w-]{32}$`))
  return invited.link.split('/').at(-1) ?? ''
}

function open(token: string): Promise<Answer> {
  return visit(world, invitation, { path: `/invitations/${token}`, params: { token } })
}

function join(token: string, form: Record<string, string> = {}): Promise<Answer> {
  const filled = { name: 'Nia Newcomer', password: PASSWORD, repeated: PASSWORD, ...form }
  return post(world, invitation, { path: `/invitations/${token}`, params: { token }, form: filled })
}

describe('an invitation', () => {
  it('PM11 makes one person with its role, e-mail and cohort, and signs them in', async () => {
    const token = await invite({ role: 'interviewer', email: ` ${address.toUpperCase()}` })
    expect((await open(token)).body).toMatchObject({ invitation: { role: 'interviewer', email: address } })
    const answer = await join(token, { name: 'Nia N.' })
    expect(answer).toMatchObject({ status: 302, location: '/home' })
    const made = await findUserByEmail(world.context.db, address)
    expect(made).toMatchObject({ name: 'Nia N.', role: 'interviewer', isDemo: false })
    expect(await world.context.logins.readLogin(cookieFrom(answer.setCookie ?? ''))).toMatchObject({
      userId: made?.id,
    })
    const members = await listCohortMembers(world.context.db, cohort.id)
    expect(members.map(({ email }) => email)).toContain(address)
    expect(
      await world.context.logins.signIn({ email: address, password: PASSWORD, address: '10.0.0.1' }),
    ).toMatchObject({ ok: true })
  })

  it('PM12 works once', async () => {
    const token = await invite()
    await join(token)
    const again = await join(token, { password: 'another long sentence', repeated: 'another long sentence' })
    expect(again.status).toBe(410)
    expect(JSON.stringify(again.body)).toContain('has been used')
    const attempt = { email: address, password: 'another long sentence', address: '10.0.0.2' }
    expect((await world.context.logins.signIn(attempt)).ok).toBe(false)
  })

  it('PM12 makes one person also when it is sent twice at the same moment', async () => {
    const token = await invite()
    const answers = await Promise.all([join(token), join(token), join(token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 410, 410])
    expect(await world.context.db.user.count({ where: { email: address } })).toBe(1)
  })

  it('PM13 an unknown link says so and what to do', async () => {
    expect(await open('no-such-token')).toMatchObject({ status: 404, body: { trouble: 'unknown' } })
    expect(await join('no-such-token')).toMatchObject({ status: 404 })
    expect(await open('')).toMatchObject({ status: 404 })
  })

  it('PM13 a used link says so', async () => {
    const token = await invite()
    await join(token)
    expect(await open(token)).toMatchObject({ status: 410, body: { trouble: 'used', invitation: null } })
  })

  it('PM13 a link that has run out says so and makes nobody', async () => {
    const token = await invite()
    world.clock.advance(days(7) - 1)
    expect((await open(token)).status).toBe(200)
    world.clock.advance(1)
    expect(await open(token)).toMatchObject({ status: 410, body: { trouble: 'expired' } })
    const late = await join(token)
    expect(late.status).toBe(410)
    expect(JSON.stringify(late.body)).toContain('run out')
    expect(await findUserByEmail(world.context.db, address)).toBeNull()
  })

  it('PM14 only the newest unused link to an address works', async () => {
    const first = await invite()
    const second = await invite()
    expect((await open(first)).status).toBe(404)
    expect((await open(second)).status).toBe(200)
  })

  it('PM14 an address that is here already is not invited, nor joins by a link made before', async () => {
    const token = await invite()
    await buildUser(world.context.db, { email: address, passwordHash: 'chosen' })
    const answer = await inviteAs(coordinator)
    expect(answer.status).toBe(409)
    expect(JSON.stringify(answer.body)).toContain('already here')
    const late = await join(token)
    expect(late.status).toBe(409)
    expect(JSON.stringify(late.body)).toContain('already here')
  })

  it('PM14 the token itself is nowhere in the database', async () => {
    const token = await invite()
    const rows = await world.context.db.invitation.findMany()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  const mayInvite: [Role, Role, number][] = [
    ['coordinator', 'candidate', 200],
    ['coordinator', 'trainee', 200],
    ['coordinator', 'interviewer', 200],
    ['coordinator', 'coordinator', 409],
    ['coordinator', 'admin', 409],
    ['admin', 'coordinator', 200],
    ['admin', 'admin', 200],
    ['interviewer', 'candidate', 403],
    ['trainee', 'candidate', 403],
    ['candidate', 'candidate', 403],
  ]
  it.each(mayInvite)('PM15 the role %s inviting the role %s gets %i', async (by, role, status) => {
    const user = await buildUser(world.context.db, { role: by })
    await addCohortMember(world.context.db, cohort.id, user.id)
    const before = await world.context.db.invitation.count()
    const answer = await inviteAs(user, { role })
    expect(answer.status).toBe(status)
    const after = await world.context.db.invitation.count()
    expect(after - before).toBe(status === 200 ? 1 : 0)
  })

  it('PM15 a role that does not exist is refused beside its field', async () => {
    const answer = await inviteAs(coordinator, { role: 'emperor' })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ result: { error: { role: ['Please choose a role.'] } } })
  })

  it.each([
    ['too short', { password: 'short', repeated: 'short' }, 'password'],
    ['too long', { password: 'x'.repeat(201), repeated: 'x'.repeat(201) }, 'password'],
    ['not the same twice', { repeated: 'a calm long sentense' }, 'repeated'],
    ['left out', { password: '', repeated: '' }, 'password'],
  ])('PM16 a password that is %s is refused beside its field, and not sent back', async (_, form, field) => {
    const token = await invite()
    const answer = await join(token, form as Record<string, string>)
    expect(answer.status).toBe(400)
    const { error } = answer.body as { error: Record<string, string[]> }
    expect(Object.keys(error)).toContain(field)
    expect(JSON.stringify(answer.body)).not.toContain('sentense')
    expect((await open(token)).status).toBe(200)
  })
})
