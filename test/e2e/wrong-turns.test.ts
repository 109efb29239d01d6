import { describe, expect } from 'vitest'
import { journey } from './journey.ts'
import type { People } from './people.ts'
import { openSession } from './room-actions.ts'

/** The status and the words of an address, as the person at the browser gets them. */
async function visit(people: People, name: string | null, path: string) {
  const page = name ? await people.signInAs(name) : await people.visitor()
  const response = await page.goto(path)
  return { page, status: response?.status(), path: new URL(page.url()).pathname }
}

describe('wrong turns', () => {
  journey('JO8 an address that is not there says so and shows a way back', async (people) => {
    const { page, status } = await visit(people, 'Amara Nwosu', '/no-such-page')
    expect(status).toBe(404)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('link').count()).toBeGreaterThan(0)
  })

  journey('JO8 a page of another role is refused in words', async (people) => {
    const { status } = await visit(people, 'Amara Nwosu', '/people')
    expect(status).toBe(403)
  })

  journey('JO8 a session of others looks as if it were not there', async (people) => {
    const interviewer = await people.signInAs('Rafael Rivera')
    const address = await openSession(interviewer, {
      candidate: 'Lukas Brandt',
      question: /did not come back/,
    })
    const { page, status } = await visit(people, 'Hannah Okafor', address)
    expect(status).toBe(404)
    const unknown = await visit(people, 'Hannah Okafor', '/sessions/does-not-exist')
    expect(unknown.status).toBe(404)
    const words = (one: typeof page) => one.locator('main').innerText()
    expect(await words(unknown.page)).toBe(await words(page))
  })

  journey(
    'JO8 whoever is not signed in is sent to sign in, and then to where they wanted',
    async (people) => {
      const { page, path } = await visit(people, null, '/sessions/new')
      expect(path).toBe('/sign-in')
      await page.getByLabel('E-mail').fill('ingrid@greenroom.example')
      await page.getByLabel('Password').fill('practice makes calm')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: 'Start a session' }).waitFor()
    },
  )

  journey('JO8 when a sign-in ends in the middle of a session, the room says so', async (people) => {
    const interviewer = await people.signInAs('Ingrid Solheim')
    await openSession(interviewer, { candidate: 'Priya Raman', question: /did not come back/ })
    await interviewer.getByRole('heading', { name: /come on in/ }).waitFor()
    await interviewer.context().clearCookies()
    await interviewer.reload()
    await interviewer.waitForURL(/\/sign-in/)
  })
})
