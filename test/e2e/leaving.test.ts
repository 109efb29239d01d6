// Somebody takes everything along and leaves; what the others see afterwards.
import { promisify } from 'node:util'
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { open, type Entry, type ZipFile } from 'yauzl'
import { listFaults } from './axe.ts'
import { journey } from './journey.ts'
import type { People } from './people.ts'
import { advance, goOn, openSession } from './room-actions.ts'

const PASSWORD = 'calm seas and slow deploys'
/** Each run has somebody of its own, with hyphens as people have them. */
const RUN = Date.now().toString(36)
const NAME = `Wilma-Rose O’Way ${RUN}`
const email = `wilma-rose.${RUN}@greenroom.example`

async function comeIn(people: People): Promise<Page> {
  const coordinator = await people.comeBackAs('Noor Haddad')
  await coordinator.goto('/people')
  await coordinator.getByLabel('Name').fill(NAME)
  await coordinator.getByLabel('E-mail').fill(email)
  await coordinator.getByRole('button', { name: 'Make an invitation link' }).click()
  const link = await coordinator.getByRole('textbox', { name: /link/i }).inputValue()
  const page = await people.visitor(NAME)
  await page.goto(link)
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByLabel('The same once more').fill(PASSWORD)
  await page.getByRole('button', { name: 'Join Greenroom' }).click()
  await page.getByRole('heading', { name: 'Hello, Wilma-Rose' }).waitFor()
  return page
}

async function namesIn(path: string): Promise<string[]> {
  const zip = await promisify<string, { lazyEntries: boolean }, ZipFile>(open)(path, { lazyEntries: false })
  const names: string[] = []
  zip.on('entry', (entry: Entry) => names.push(entry.fileName))
  await new Promise<void>((resolve, reject) => zip.once('end', resolve).once('error', reject))
  return names
}

describe('own data', () => {
  journey(
    'JO29 somebody takes everything along, deletes the account, and is gone for the others',
    async (people) => {
      const page = await comeIn(people)
      const interviewer = await people.comeBackAs('Rafael Rivera')
      const room = await openSession(interviewer, { candidate: NAME, question: /did not come back/ })
      await goOn(interviewer)
      await interviewer.getByRole('button', { name: 'Pause clock' }).waitFor()

      // While a session is running, it says so and offers nothing to press.
      await page.goto('/home')
      await page.getByRole('button', { name: /account menu/ }).click()
      await page.getByRole('menuitem', { name: 'Your account' }).click()
      await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor()
      expect(await listFaults(page)).toEqual([])
      await page.getByRole('link', { name: 'Delete the account…' }).click()
      await page.getByText('You have a session that is running.').waitFor()
      expect(await page.getByRole('button', { name: /Delete my account/ }).count()).toBe(0)
      await advance(interviewer, 'End session early', 'End the session')

      await page.getByRole('link', { name: 'Back to your account' }).click()
      const loading = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Download everything' }).click()
      const file = await loading
      expect(file.suggestedFilename()).toMatch(/^greenroom-\d{4}-\d\d-\d\d\.zip$/)
      const names = await namesIn(await file.path())
      expect(names).toEqual(expect.arrayContaining(['README.txt', 'you.json', 'letters.json']))
      expect(names.some((name) => /^sessions\/.*\/debrief\.json$/.test(name))).toBe(true)

      await page.getByRole('link', { name: 'Delete the account…' }).click()
      await page.getByRole('heading', { name: 'What goes' }).waitFor()
      expect(await listFaults(page)).toEqual([])
      await page.getByLabel('Your password').fill('not the password')
      await page.getByRole('button', { name: 'Delete my account for ever' }).click()
      const problem = page.getByRole('alert').filter({ hasText: 'Your account is still here' })
      await problem.waitFor()
      expect(await problem.evaluate((element) => element.contains(document.activeElement))).toBe(true)
      await page.getByLabel('Your password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Delete my account for ever' }).click()
      await page.getByRole('heading', { name: 'Your account is deleted' }).waitFor()
      expect(await listFaults(page)).toEqual([])

      await page.goto('/sign-in')
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('do not go together').first().waitFor()

      await interviewer.goto('/home')
      await interviewer.getByText('Somebody who left').first().waitFor()
      await interviewer.goto(`${room}/debrief`)
      await interviewer.getByText('Somebody who left').first().waitFor()
      expect(await interviewer.content()).not.toContain(NAME)
      const coordinator = await people.comeBackAs('Noor Haddad')
      await coordinator.goto('/people')
      expect(await coordinator.content()).not.toContain(NAME)
    },
  )
})
