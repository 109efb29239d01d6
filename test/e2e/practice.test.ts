import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { questionKey } from '#app/practice/question-key.server.ts'
import { journey } from './journey.ts'
import {
  focusTerminal,
  openTab,
  questionOf,
  runInTerminal,
  untilBoxReady,
  untilControl,
  untilPrompt,
} from './room-actions.ts'

const QUESTION = 'disk-full-but-du-disagrees'
const TITLE = 'No space left, and nothing there'
/** The reference fix, as a person would type it. */
const FIX = [
  "sed -i 's/^level = trace$/level = info/' /etc/labels/labels.conf",
  'systemctl restart labels.service',
]
/** Seven probes, of which one prints twenty labels. */
const CHECKS_MS = 60_000

/** Cards have no names before they are known, so the form behind the card is looked for. */
function cardOf(page: Page, slug: string) {
  return page.getByRole('article').filter({ has: page.locator(`input[value="${questionKey(slug)}"]`) })
}

async function begin(page: Page) {
  await page.waitForURL(/\/sessions\/[^/]+$/)
  await page.getByRole('heading', { name: /Just you and a box/ }).waitFor()
  await untilBoxReady(page)
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await untilControl(page, 'You have control')
  await untilPrompt(page)
}

describe('practice', () => {
  journey(
    'JO14 a candidate practises alone, takes a hint, solves it and reads how it goes',
    async (people) => {
      const page = await people.signInAs('Hannah Okafor')
      await page.getByRole('link', { name: 'Practise on a box' }).click()
      await page.getByRole('heading', { name: 'Practice', level: 1 }).waitFor()
      await page.getByLabel('Topic').selectOption({ label: 'Disk' })
      await page.waitForURL(/topic=disk/)
      const card = cardOf(page, QUESTION)
      await card.getByText('Not tried yet').waitFor()
      expect(await page.content()).not.toContain(TITLE)
      expect(await page.content()).not.toContain(QUESTION)
      await card.getByRole('button', { name: /on the clock/ }).click()
      await begin(page)
      await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor()
      await page.getByRole('timer', { name: /left in working/ }).waitFor()

      await page.getByRole('button', { name: 'Take hint 1 of 4' }).click()
      await page.getByRole('region', { name: 'Hints given' }).getByText('Hint 1').waitFor()

      // The checks say what is wrong, and the keyboard never has to leave the terminal for them.
      await focusTerminal(page)
      await page.keyboard.press('Control+Shift+Enter')
      await page.getByText(/of 7 checks pass/).waitFor({ timeout: CHECKS_MS })
      await page.getByText('Not yet').first().waitFor()
      expect(await page.getByRole('tab', { name: 'Walkthrough' }).count()).toBe(0)

      for (const [index, line] of FIX.entries()) await runInTerminal(page, line, `fix${index}`)
      await focusTerminal(page)
      await page.keyboard.press('Control+Shift+Enter')
      await page.getByRole('heading', { name: 'You solved it' }).waitFor({ timeout: CHECKS_MS })
      await page.getByRole('heading', { name: 'The true cause' }).waitFor()
      await page.getByRole('heading', { name: 'Tempting, but' }).waitFor()
      expect(await page.getByText(/What each rating looks like/).count()).toBe(0)
      await runInTerminal(page, 'grep ^level /etc/labels/labels.conf', 'still-here')

      await page.getByRole('button', { name: 'Finish' }).click()
      await page.getByRole('heading', { name: 'You solved it', level: 1 }).waitFor()
      await page.getByRole('link', { name: 'Greenroom: your sessions' }).click()
      const attempts = page.getByRole('region', { name: 'Practice' })
      await attempts.getByRole('heading', { name: TITLE }).waitFor()
      await attempts.getByText('Solved', { exact: true }).waitFor()
      await attempts.getByText(/1 hint · against the clock/).waitFor()
    },
  )

  journey('JO15 one box at a time: going back, giving up, beginning again', async (people) => {
    const page = await people.signInAs('Lukas Brandt')
    await page.goto('/practice')
    await cardOf(page, QUESTION)
      .getByRole('button', { name: /^Begin/ })
      .click()
    await begin(page)
    await page.getByRole('timer', { name: /so far/ }).waitFor()
    await page.goto('/practice')
    await page.getByRole('button', { name: 'Surprise me' }).click()
    await page.getByRole('heading', { name: 'You have a box already' }).waitFor()
    await page.getByRole('link', { name: 'Go back to it' }).click()
    await untilControl(page, 'You have control')
    await page.getByRole('button', { name: 'Give up' }).click()
    await questionOf(page).getByRole('button', { name: 'Show me how it goes' }).click()
    await page.getByRole('heading', { name: 'Here is how it goes' }).waitFor()
    await openTab(page, /^Prompt/)
    await page.getByRole('button', { name: 'Finish' }).click()
    await page.getByRole('heading', { name: 'Here is how it goes', level: 1 }).waitFor()
    await page.getByRole('button', { name: /Practise again/ }).click()
    await page.getByRole('heading', { name: /Just you and a box/ }).waitFor()
    await page.getByRole('button', { name: 'Not now, give the box back' }).click()
    await page.getByRole('heading', { name: 'Not this time' }).waitFor()
  })
})
