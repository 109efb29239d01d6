// The pages of one's own account, as a browser gets them.
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fatesFor, LEFT_NAME } from '#app/account/left.ts'
import { hashPassword } from '#app/auth/passwords.server.ts'
import { roles } from '#app/auth/roles.ts'
import { Fates } from '#app/components/account/fates.tsx'
import { findUser } from '#app/db/users.server.ts'
import * as account from '#app/routes/account.tsx'
import * as leave from '#app/routes/account_.delete.tsx'
import * as goodbye from '#app/routes/goodbye.tsx'
import { buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit } from '#test/support/pages.ts'

let world: TestContext
const password = 'practice makes calm'
beforeAll(async () => {
  world = await createTestContext()
})
afterAll(() => world.close())

describe('one’s own account', () => {
  it('OD1 shows who one is and takes another name, in one line', async () => {
    const user = await buildUser(world.context.db, { name: 'Ana Alt' })
    const page = await visit(world, account, { path: '/account', as: user })
    expect(page.body).toMatchObject({ name: 'Ana Alt', email: user.email, isCandidate: true, isIn: true })
    const saved = await post(world, account, {
      path: '/account',
      as: user,
      form: { name: '  Ana\u202E  Neu ' },
    })
    expect(saved.location).toBe('/account?saved')
    expect((await findUser(world.context.db, user.id))?.name).toBe('Ana Neu')
    const empty = await post(world, account, { path: '/account', as: user, form: { name: ' ' } })
    expect(empty).toMatchObject({ status: 400, body: { problem: 'Please type at least two letters.' } })
  })

  it('OD1 is there for somebody who waits to be let in, too', async () => {
    const { db, now } = world.context
    const waiting = await buildUser(db, { waitingSince: now() })
    expect(await visit(world, account, { path: '/account', as: waiting })).toMatchObject({
      status: 200,
      body: { isIn: false, keepsHours: false },
    })
  })

  it('OD4 a form that comes from elsewhere deletes nothing, the password does', async () => {
    const { db } = world.context
    const user = await buildUser(db, { passwordHash: await hashPassword(password) })
    const form = { password }
    const path = '/account/delete'
    const foreign = await post(world, leave, { path, as: user, form, origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    const wrong = await post(world, leave, { path, as: user, form: { password: 'guess' } })
    expect(wrong).toMatchObject({ status: 400, body: { isPassword: true } })
    expect((await findUser(db, user.id))?.name).toBe(user.name)
    const done = await post(world, leave, { path, as: user, form })
    expect(done.location).toBe('/goodbye?was=candidate')
    expect(done.setCookie).toMatch(/login=;/)
    expect((await findUser(db, user.id))?.name).toBe(LEFT_NAME)
  })

  it('OD4 what goes and what stays is said before and after, for each role the same', async () => {
    const page = await visit(world, goodbye, { path: '/goodbye?was=interviewer' })
    expect(page.body).toEqual({ role: 'interviewer' })
    expect((await visit(world, goodbye, { path: '/goodbye?was=queen' })).body).toEqual({ role: 'candidate' })
    for (const role of roles) {
      const { goes, stays } = fatesFor(role)
      const words = renderToStaticMarkup(
        createElement('div', null, [
          createElement(Fates, { key: 'goes', fates: goes, goes: true }),
          createElement(Fates, { key: 'stays', fates: stays, goes: false }),
        ]),
      )
      expect(words).toContain('Your name, e-mail address, password and time zone')
      expect(words).toContain('Copies of the database')
    }
    expect(JSON.stringify(fatesFor('interviewer'))).toContain('it is what they take home')
    expect(JSON.stringify(fatesFor('candidate'))).toContain('every word that was written about you')
  })
})
