import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { journey } from './journey.ts'

const MET = 'The shop did not come back'
/** The demo's Amara met one question in a session and practised two. */
const MET_BY_AMARA = 3

function list(page: Page) {
  return page.getByRole('article')
}

/** The path and what is asked for, as a colleague would be sent it. */
function address(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return pathname + search
}

describe('the library', () => {
  journey(
    'LI11 from a filter over a preview to a session with that question and that candidate',
    async (people) => {
      const page = await people.signInAs('Ingrid Solheim')
      await page.getByRole('link', { name: 'Questions', exact: true }).click()
      await page.getByRole('heading', { name: 'Questions', level: 1 }).waitFor()
      const all = await list(page).count()

      await page.getByLabel('For a candidate').selectOption({ label: 'Amara Nwosu' })
      await page.getByRole('heading', { name: /for Amara Nwosu/ }).waitFor()
      expect(await list(page).count()).toBe(all - MET_BY_AMARA)
      expect(await list(page).filter({ hasText: MET }).count()).toBe(0)
      await page.getByLabel(/Show used ones too/).check()
      await list(page)
        .filter({ hasText: MET })
        .getByText(/^Met .*in a session/)
        .waitFor()

      await page.getByRole('checkbox', { name: /^Level 1/ }).check()
      await page.getByRole('checkbox', { name: /^Disk/ }).check()
      await page.getByRole('link', { name: /^Disk: take back/ }).waitFor()
      expect(address(page)).toBe('/questions?level=1&topic=disk&candidateId=demo-amara&used=on')

      await page.getByRole('link', { name: 'No space left, and nothing there' }).click()
      await page.getByRole('heading', { name: 'Your guide' }).waitFor()
      await page.getByRole('button', { name: 'Try it yourself' }).waitFor()
      await page.getByRole('link', { name: 'Start a session with this question' }).click()
      await page.getByRole('radio', { name: /No space left/, checked: true }).waitFor()
      expect(await page.getByLabel('Candidate').inputValue()).toBe('demo-amara')
      await page.getByRole('button', { name: 'Open the room' }).click()
      await page.waitForURL(/\/sessions\/(?!new)[^/]+$/)
      await page.getByText('No space left, and nothing there').first().waitFor()
    },
  )

  journey('LI1, LI4 without scripts: filters by button, and a way out where nothing fits', async (people) => {
    const signedIn = await people.comeBackAs('Rafael Rivera')
    const storageState = await signedIn.context().storageState()
    const page = await people.visitor('no scripts', { scripts: false, storageState })
    await page.goto('/questions?q=shop')
    await page.getByRole('checkbox', { name: /^Level 2/ }).check()
    await page.getByLabel('Words in title or summary').fill('did not come back')
    await page.getByRole('button', { name: 'Show the questions' }).click()
    await page.getByText('No question fits all of that').waitFor()
    await page.getByRole('link', { name: /any level: 1 question/ }).click()
    await list(page).filter({ hasText: MET }).waitFor()

    await page.goto('/sessions/new')
    await page.getByLabel('Candidate').selectOption({ label: 'Amara Nwosu' })
    await page.getByRole('button', { name: 'Narrow the list' }).click()
    await page.getByText(`Amara Nwosu has met ${MET_BY_AMARA} questions, and they are left out.`).waitFor()
    expect(await page.getByRole('radio', { name: MET }).count()).toBe(0)
  })
})
