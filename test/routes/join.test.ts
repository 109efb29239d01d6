// The sign-up link of a cohort, from drawing it to being let in.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findSeason } from '#app/db/cohort-seasons.server.ts'
import type { Cohort } from '#app/db/cohorts.server.ts'
import { findUserByEmail, type User } from '#app/db/users.server.ts'
import * as people from '#app/routes/cohorts.$cohortId.people._index.tsx'
import * as settings from '#app/routes/cohorts.$cohortId.settings.tsx'
import * as home from '#app/routes/home.tsx'
import * as join from '#app/routes/join.$token.tsx'
import * as practice from '#app/routes/practice.tsx'
import * as signIn from '#app/routes/sign-in.tsx'
import * as waiting from '#app/routes/waiting.tsx'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit, type Answer } from '#test/support/pages.ts'

let world: TestContext
let carl: User
let cohort: Cohort
let token: string
let asker = 0

beforeAll(async () => {
  world = await createTestContext()
  carl = await buildUser(world.context.db, { role: 'coordinator', passwordHash: 'x' })
  cohort = await buildCohort(world.context.db, [carl])
})
afterAll(() => world.close())
beforeEach(async () => {
  token = await draw('draw')
})

async function draw(link: 'draw' | 'close'): Promise<string> {
  const place = { path: `/cohorts/${cohort.id}/settings`, params: { cohortId: cohort.id } }
  expect((await post(world, settings, { ...place, as: carl, form: { link } })).status).toBe(302)
  return (await findSeason(world.context.db, cohort.id))?.signUpNonce ?? ''
}
const password = 'a calm long sentence'
function ask(form: Record<string, string> = {}, address = `10.0.0.${asker++}`): Promise<Answer> {
  const filled = {
    name: 'Nia New',
    email: `nia${asker}@example.org`,
    timeZone: 'Asia/Kolkata',
    password,
    repeated: password,
    ...form,
  }
  return post(world, join, { path: `/join/${token}`, params: { token }, form: filled, address })
}
async function askAs(email: string): Promise<User> {
  expect((await ask({ email })).location).toBe(`/join/${token}?asked`)
  return (await findUserByEmail(world.context.db, email))!
}
function open(as?: User): Promise<Answer> {
  return visit(world, join, { path: `/join/${token}`, params: { token }, ...(as ? { as } : {}) })
}
function deed(name: string, userId: string): Promise<Answer> {
  const place = { path: `/cohorts/${cohort.id}/people`, params: { cohortId: cohort.id } }
  return post(world, people, { ...place, as: carl, form: { deed: name, userId } })
}

describe('the link', () => {
  it('CH25 opens until another is drawn or it is closed', async () => {
    const first = token
    expect(first).toMatch(/^[\w-]{32}$/)
    expect((await open()).body).toMatchObject({ cohort: { name: 'Test cohort' } })
    token = await draw('draw')
    expect(token).not.toBe(first)
    expect((await open()).status).toBe(200)
    const fresh = token
    token = first
    expect((await open()).status).toBe(404)
    expect((await ask()).status).toBe(404)
    await draw('close')
    token = fresh
    expect((await open()).status).toBe(404)
  })

  it('CH25 tells a stranger the name of the cohort and nothing else of it', async () => {
    const page = JSON.stringify((await open()).body)
    for (const secret of [cohort.id, carl.name, carl.email]) expect(page).not.toContain(secret)
  })
})

describe('whoever has asked', () => {
  it('CH26 sees one page until somebody lets them in, whatever they open', async () => {
    const nia = await askAs('one-page@example.org')
    expect(nia).toMatchObject({ role: 'candidate', timeZone: 'Asia/Kolkata' })
    const form = { email: nia.email, password, redirectTo: '/practice' }
    expect((await post(world, signIn, { path: '/sign-in', form })).status).toBe(302)
    for (const [path, route] of [
      ['/home', home],
      ['/practice', practice],
    ] as const) {
      expect((await visit(world, route, { path, as: nia })).location).toBe('/waiting')
      expect((await post(world, route, { path, as: nia })).location ?? '/waiting').toBe('/waiting')
    }
    expect((await visit(world, waiting, { path: '/waiting', as: nia })).body).toEqual({
      firstName: 'Nia',
      cohorts: ['Test cohort'],
    })
  })

  it('CH28 is let in once, with a letter, and then everything opens', async () => {
    const nia = await askAs('let-in@example.org')
    expect((await deed('let-in', nia.id)).status).toBe(200)
    expect((await deed('let-in', nia.id)).status).toBe(409)
    expect((await deed('turn-down', nia.id)).status).toBe(409)
    expect((await visit(world, home, { path: '/home', as: nia })).status).toBe(200)
    expect((await visit(world, waiting, { path: '/waiting', as: nia })).location).toBe('/home')
    const mails = await world.context.db.mail.findMany({ where: { toUserId: nia.id } })
    expect(mails.map(({ subject }) => subject)).toEqual(['You are in: Test cohort'])
  })

  it('CH28 who is told no stays outside, kindly, and may ask again', async () => {
    const nia = await askAs('no@example.org')
    expect((await deed('turn-down', nia.id)).status).toBe(200)
    expect((await visit(world, home, { path: '/home', as: nia })).location).toBe('/waiting')
    expect((await visit(world, waiting, { path: '/waiting', as: nia })).body).toMatchObject({ cohorts: [] })
    const [mail] = await world.context.db.mail.findMany({ where: { toUserId: nia.id } })
    expect(mail!.text).toContain('says nothing about how you would do')
    await post(world, join, { path: `/join/${token}`, params: { token }, as: nia })
    expect((await visit(world, waiting, { path: '/waiting', as: nia })).body).toMatchObject({
      cohorts: ['Test cohort'],
    })
  })

  it('CH26 somebody who is signed in asks by a button; who is in stays in', async () => {
    const old = await buildUser(world.context.db, { name: 'Old Hand', passwordHash: 'x' })
    expect((await open(old)).body).toMatchObject({ standing: 'out' })
    await post(world, join, { path: `/join/${token}`, params: { token }, as: old })
    expect((await open(old)).body).toMatchObject({ standing: 'asked' })
    expect((await visit(world, home, { path: '/home', as: old })).status).toBe(200)
    await deed('let-in', old.id)
    await post(world, join, { path: `/join/${token}`, params: { token }, as: old })
    expect((await open(old)).body).toMatchObject({ standing: 'in' })
  })
})

describe('an address that is known', () => {
  it('CH27 gets the same answer, changes nobody, and has one letter a day', async () => {
    const { db } = world.context
    const known = await buildUser(db, { email: 'known@example.org', name: 'Known One', passwordHash: 'old' })
    const fresh = await ask({ email: 'unknown@example.org' })
    const before = await db.user.findUnique({ where: { id: known.id } })
    for (const email of ['known@example.org', ' KNOWN@example.org '])
      expect(await ask({ email })).toEqual(fresh)
    expect(await db.user.findUnique({ where: { id: known.id } })).toEqual(before)
    expect(await db.cohortMember.count({ where: { userId: known.id } })).toBe(0)
    const letters = await db.mail.findMany({ where: { toAddress: 'known@example.org' } })
    expect(letters).toMatchObject([{ kind: 'known-address', cohortId: null, toUserId: null }])
  })

  it('CH27 a form sent twice at once makes one person', async () => {
    const twice = await Promise.all([
      ask({ email: 'twice@example.org' }),
      ask({ email: 'twice@example.org' }),
    ])
    expect(twice.map(({ status }) => status)).toEqual([302, 302])
    expect(await world.context.db.user.count({ where: { email: 'twice@example.org' } })).toBe(1)
  })

  it.each([
    [{ email: 'no address' }, 400],
    [{ name: 'x' }, 400],
    [{ password: 'short', repeated: 'short' }, 400],
    [{ repeated: 'another sentence' }, 400],
    [{ timeZone: 'Mars/Olympus' }, 400],
  ])('CH27 %j is refused', async (form, status) => {
    const before = await world.context.db.user.count()
    const refused = await ask(form)
    expect(refused.status).toBe(status)
    expect(JSON.stringify(refused.body)).not.toContain(password)
    expect(await world.context.db.user.count()).toBe(before)
  })

  it('CH27 too many tries from one place are refused', { timeout: 60_000 }, async () => {
    for (let tries = 0; tries < 60; tries += 1) await world.context.signUpTries.take('10.9.9.9')
    expect((await ask({ email: 'late@example.org' }, '10.9.9.9')).status).toBe(429)
    expect(await findUserByEmail(world.context.db, 'late@example.org')).toBeNull()
  })
})
