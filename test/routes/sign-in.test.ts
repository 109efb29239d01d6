import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passwordChecker } from '#app/auth/check-password.server.ts'
import { createLogins } from '#app/auth/login.server.ts'
import { hashPassword, isPasswordRight } from '#app/auth/passwords.server.ts'
import { days, systemNow } from '#app/lib/time.ts'
import * as signIn from '#app/routes/sign-in.tsx'
import * as signOut from '#app/routes/sign-out.tsx'
import type { User } from '#app/db/users.server.ts'
import { buildUser } from '#test/support/build.ts'
import { cookieFrom, createTestContext, testEnv, type TestContext } from '#test/support/context.ts'
import { post, visit, type Answer, type Post } from '#test/support/pages.ts'

const PASSWORD = 'a calm long sentence'
let world: TestContext
let person: User

beforeAll(async () => {
  world = await createTestContext()
  person = await buildNamed('known@example.org')
})
afterAll(() => world.close())

async function buildNamed(email: string): Promise<User> {
  return buildUser(world.context.db, { email, passwordHash: await hashPassword(PASSWORD) })
}

/** Every try comes from an address of its own, unless the test is about addresses. */
let tries = 0
function tryWith(email: string, password: string, options: Partial<Post> = {}): Promise<Answer> {
  tries += 1
  const form = { email, password, redirectTo: '/home' }
  return post(world, signIn, { path: '/sign-in', form, address: `10.0.0.${tries}`, ...options })
}

function wordsOf(answer: Answer): string {
  return JSON.stringify(answer.body)
}

describe('signing in', () => {
  it('PM1 the right e-mail and password start a login', async () => {
    const answer = await tryWith('known@example.org', PASSWORD)
    expect(answer).toMatchObject({ status: 302, location: '/home' })
    const actor = await world.context.logins.readLogin(cookieFrom(answer.setCookie ?? ''))
    expect(actor).toEqual({ userId: person.id, name: person.name, role: 'candidate' })
  })

  it('PM1 case and spaces around the e-mail do not matter', async () => {
    expect((await tryWith('Known@Example.ORG', PASSWORD)).status).toBe(302)
    expect((await tryWith('  known@example.org ', PASSWORD)).status).toBe(302)
  })

  it('PM2 a wrong password and an unknown e-mail get the same words and status', async () => {
    const wrong = await tryWith('known@example.org', 'another sentence')
    const unknown = await tryWith('nobody@example.org', 'another sentence')
    expect(wrong.status).toBe(400)
    expect(wrong.setCookie).toBeNull()
    expect(wordsOf(wrong)).toContain('do not go together')
    const neutral = (answer: Answer) => wordsOf(answer).replaceAll(/\w+@example\.org/g, 'someone')
    expect(neutral(unknown)).toBe(neutral(wrong))
    expect(unknown.status).toBe(wrong.status)
  })

  it('PM2 whoever is named, exactly one password is checked, against a hash that costs the same', async () => {
    const checked: string[] = []
    const checkPassword = passwordChecker(world.context.db, {
      hashPassword,
      isPasswordRight(passwordHash, password) {
        checked.push(passwordHash)
        return isPasswordRight(passwordHash, password)
      },
    })
    await buildUser(world.context.db, { email: 'pending@example.org' })
    for (const name of ['known', 'stranger', 'pending']) {
      const attempt = { email: `${name}@example.org`, password: 'another sentence', address: name }
      expect(await checkPassword(attempt)).toMatchObject({ ok: false, reason: 'no-match' })
    }
    const costs = checked.map((passwordHash) => passwordHash.split('$').slice(1, 4).join(' '))
    expect(costs).toEqual(Array.from({ length: 3 }, () => 'argon2id v=19 m=19456,t=2,p=1'))
  })

  it('PM2 somebody who has not accepted an invitation yet cannot sign in', async () => {
    await buildUser(world.context.db, { email: 'invited@example.org' })
    expect((await tryWith('invited@example.org', 'nobody has this password')).status).toBe(400)
  })

  it('PM2 a password is never sent back into the page', async () => {
    const answer = await tryWith('known@example.org', 'my secret sentence')
    expect(wordsOf(answer)).not.toContain('my secret sentence')
    expect(wordsOf(answer)).toContain('known@example.org')
  })

  it('PM3 after eight tries for one account the right password is refused too', async () => {
    await buildNamed('guessed@example.org')
    for (let guess = 1; guess <= 8; guess += 1) {
      expect((await tryWith('guessed@example.org', `guess number ${guess}`)).status).toBe(400)
    }
    const late = await tryWith('guessed@example.org', PASSWORD)
    expect(late.status).toBe(429)
    expect(late.setCookie).toBeNull()
    expect((await tryWith('known@example.org', PASSWORD)).status).toBe(302)
  })

  it('PM3 tries sent at the same moment are counted too', async () => {
    await buildNamed('rushed@example.org')
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => tryWith('rushed@example.org', `guess number ${index}`)),
    )
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(8)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4)
  })

  it('PM3 the right password clears the count', async () => {
    await buildNamed('forgetful@example.org')
    for (let round = 1; round <= 3; round += 1) {
      for (let guess = 1; guess <= 5; guess += 1) await tryWith('forgetful@example.org', 'which one was it')
      expect((await tryWith('forgetful@example.org', PASSWORD)).status).toBe(302)
    }
  })

  it('PM4 forty tries from one address are enough, whichever accounts they name', async () => {
    const address = '192.0.2.1'
    const answers = await Promise.all(
      Array.from({ length: 42 }, (_, index) => tryWith(`name${index}@example.org`, 'a guess', { address })),
    )
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2)
    expect((await tryWith('known@example.org', PASSWORD, { address })).status).toBe(429)
    expect((await tryWith('known@example.org', PASSWORD, { address: '192.0.2.2' })).status).toBe(302)
  })

  it('PM1 an empty or broken form is answered field by field', async () => {
    const answer = await tryWith('', '')
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      error: { email: ['Please type an e-mail address.'], password: ['Please type your password.'] },
    })
    expect(wordsOf(await tryWith('not an address', 'x'))).toContain('does not look like')
    expect(wordsOf(await tryWith('known@example.org', 'x'.repeat(5000)))).toContain(
      'longer than any password',
    )
  })
})

describe('the login cookie', () => {
  it('PM5 over http on this machine it is HttpOnly, Lax and for the whole site', async () => {
    const cookie = await world.context.logins.startLogin(person.id)
    expect(cookie).toMatch(/^login=[a-z0-9]{40}; /)
    expect(cookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=34560000',
      'Path=/',
      'SameSite=Lax',
    ])
  })

  it('PM5 over https it is also Secure and named with __Host-', async () => {
    const env = testEnv({ PUBLIC_URL: 'https://practice.example' })
    const secure = createLogins({ db: world.context.db, env })
    const cookie = await secure.startLogin(person.id)
    expect(cookie).toMatch(/^__Host-login=/)
    const flags = cookie.split('; ').slice(1).sort()
    expect(flags).toEqual(['HttpOnly', 'Max-Age=34560000', 'Path=/', 'SameSite=Lax', 'Secure'])
    expect(await secure.readLogin(cookieFrom(cookie))).toMatchObject({ userId: person.id })
    const disguised = cookieFrom(cookie).replace('__Host-', '%5F%5FHost-')
    expect(await secure.readLogin(disguised)).toBeNull()
  })

  it('PM6 only a hash of its value is in the database', async () => {
    const value = cookieFrom(await world.context.logins.startLogin(person.id)).split('=')[1] ?? ''
    expect(await world.context.db.login.findUnique({ where: { id: value } })).toBeNull()
    const rows = await world.context.db.login.findMany({ where: { userId: person.id } })
    expect(JSON.stringify(rows)).not.toContain(value)
    expect(rows.length).toBeGreaterThan(0)
  })

  it('PM7 signing out ends the login and clears the cookie', async () => {
    const cookie = await world.cookieOf(person)
    const answer = await post(world, signOut, { path: '/sign-out', cookie })
    expect(answer).toMatchObject({ status: 302, location: '/' })
    expect(answer.setCookie).toMatch(/^login=; .*Max-Age=0/)
    expect(await world.context.logins.readLogin(cookie)).toBeNull()
    expect((await visit(world, signOut, { path: '/sign-out' })).location).toBe('/')
  })

  it('PM7 it ends thirty days after the last visit, and a visit extends it', async () => {
    const resting = await buildUser(world.context.db)
    const cookie = await world.cookieOf(resting)
    const moveEnd = (end: Date) =>
      world.context.db.login.updateMany({ where: { userId: resting.id }, data: { expiresAt: end } })
    // Lucia reads the clock of the machine.
    const now = systemNow().getTime()
    await moveEnd(new Date(now + days(2)))
    expect(await world.context.logins.readLogin(cookie)).not.toBeNull()
    const extended = await world.context.db.login.findFirstOrThrow({ where: { userId: resting.id } })
    expect(extended.expiresAt.getTime()).toBeGreaterThan(now + days(29))
    await moveEnd(new Date(now - 1000))
    expect(await world.context.logins.readLogin(cookie)).toBeNull()
  })

  const garbage = [
    '',
    'login',
    'login=',
    'login=nobody',
    'login=%',
    'other=%E0%A4%A; login=%%%',
    ';;;=;',
    `login=${'x'.repeat(9000)}`,
  ]
  it.each(garbage)('PM8 the cookie %j is nobody', async (cookie) => {
    expect(await world.context.logins.readLogin(cookie)).toBeNull()
    expect(await world.context.logins.readLogin(null)).toBeNull()
  })
})

describe('where people go', () => {
  it.each([
    ['/sessions/abc?tab=2', '/sessions/abc?tab=2'],
    ['//evil.example/x', '/home'],
    ['/\\evil.example', '/home'],
    ['https://evil.example', '/home'],
    ['/x\r\nSet-Cookie: a=b', '/home'],
    ['', '/home'],
  ])('PM9 after signing in, %j leads to %s', async (redirectTo, location) => {
    const form = { email: 'known@example.org', password: PASSWORD, redirectTo }
    const answer = await post(world, signIn, { path: '/sign-in', form, address: '10.9.0.1' })
    expect(answer).toMatchObject({ status: 302, location })
  })

  it('PM9 who is signed in already is sent on', async () => {
    const answer = await visit(world, signIn, { path: '/sign-in?redirectTo=%2Fpeople', as: person })
    expect(answer).toMatchObject({ status: 302, location: '/people' })
    const stranger = await visit(world, signIn, { path: '/sign-in?redirectTo=%2F%2Fevil.example' })
    expect(stranger.body).toMatchObject({ redirectTo: '/home' })
  })
})
