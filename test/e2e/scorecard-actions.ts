// Writing and submitting a scorecard as a rater does it, by role and label.
import type { Locator, Page } from 'playwright-core'
import { questionOf } from './room-actions.ts'

/** `round`: the part of the page that holds one round, where a session had several. */
export async function writeScorecard(page: Page, round: Locator = page.locator('main')) {
  const dimensions = round.locator('section[aria-label]')
  await dimensions.first().waitFor()
  for (const dimension of await dimensions.all()) {
    await dimension.getByRole('radio').nth(2).check()
    await dimension
      .getByLabel('What did you see or hear?')
      .fill('Read the journal aloud before changing anything.')
  }
  await round.getByLabel('Something that worked').fill('You read the message before you touched the box.')
  await round.getByLabel('Something else that worked').fill('You restarted once more to be sure.')
  await round.getByLabel('One thing to try next time').fill('Say what you expect before you press Enter.')
}

export async function submitScorecard(page: Page) {
  await page.getByRole('button', { name: /^Submit/ }).click()
  await questionOf(page).getByRole('button', { name: 'Submit and seal' }).click()
  await page.getByText('Submitted and sealed').waitFor()
}
