import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { journey } from './journey.ts'
import type { People } from './people.ts'
import { advance, goOn, openSession } from './room-actions.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'

const WORDS = 'Named what she expected before each look.'

/** The shortest way to a scorecard: a session that ends in its briefing. */
async function openScorecard(people: People): Promise<Page> {
  const interviewer = await people.comeBackAs('Rafael Rivera')
  await openSession(interviewer, { candidate: 'Lukas Brandt', question: /did not come back/ })
  await goOn(interviewer)
  await advance(interviewer, 'End session early', 'End the session')
  await interviewer.getByRole('link', { name: 'Write the scorecard' }).click()
  await firstEvidence(interviewer).waitFor()
  return interviewer
}

function firstEvidence(page: Page) {
  return page.getByLabel('What did you see or hear?').first()
}

describe('a scorecard', () => {
  journey('JO12 a refused one keeps every word and leads to what is missing', async (people) => {
    const page = await openScorecard(people)
    await firstEvidence(page).fill(WORDS)
    await page.getByLabel('One thing to try next time').fill(WORDS)
    await advance(page, 'Submit the scorecard…', 'Submit and seal')
    const summary = page.getByRole('alert').filter({ has: page.getByRole('link') })
    await summary.waitFor()
    expect(await summary.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    expect(await firstEvidence(page).inputValue()).toBe(WORDS)
    expect(await page.getByLabel('One thing to try next time').inputValue()).toBe(WORDS)

    // What went well comes first, here as on the page.
    await summary.getByRole('link').first().click()
    const strength = page.locator('#strength-0-1')
    expect(await strength.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    await summary
      .getByRole('link', { name: /Choose a rating/ })
      .first()
      .click()
    const dimension = page.locator('main section[aria-label]').first()
    expect(await dimension.evaluate((element) => element.contains(document.activeElement))).toBe(true)

    await writeScorecard(page)
    await submitScorecard(page)
  })

  journey('JO13 what is written without a network is kept as soon as it is back', async (people) => {
    const page = await openScorecard(people)
    await page.context().setOffline(true)
    await firstEvidence(page).fill(WORDS)
    await page.getByText(/Not saved yet/).waitFor()
    await page.context().setOffline(false)
    await page.getByText(/Saved at/).waitFor()
    await page.reload()
    expect(await firstEvidence(page).inputValue()).toBe(WORDS)
  })
})
