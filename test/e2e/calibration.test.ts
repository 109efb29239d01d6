// A session is rated again by people who were not in it: a shadow and an interviewer, each blind, once its candidate says yes.
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { listFaults, sidewaysPixels } from './axe.ts'
import { journey } from './journey.ts'
import type { People } from './people.ts'
import { advance, goOn, openSession } from './room-actions.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'

const LEADER = 'Wanjiru Kamau'
const CANDIDATE = 'Elif Demir'
const SHADOW = 'Jun Watanabe'
const RATER = 'Ingrid Solheim'
const SEEN_BY_SHADOW = 'Asked for the page before she touched anything.'
const SEEN_BY_RATER = 'Named one idea only, and tried it on the system.'

/** The shortest way to something that can be rated: a session that ends in its briefing, with its scorecard. */
async function scoredSession(people: People): Promise<string> {
  const leader = await people.comeBackAs(LEADER)
  const address = await openSession(leader, { candidate: CANDIDATE, question: /did not come back/ })
  await goOn(leader)
  await advance(leader, 'End session early', 'End the session')
  await leader.getByRole('link', { name: 'Write the scorecard' }).click()
  await writeScorecard(leader)
  await submitScorecard(leader)
  return address
}

async function askTheCandidate(people: People, title: string): Promise<Page> {
  const coordinator = await people.comeBackAs('Noor Haddad')
  await coordinator.goto('/cohorts')
  await coordinator.getByRole('link', { name: 'Spring 2027 cohort' }).first().click()
  await coordinator.getByRole('link', { name: 'Calibration', exact: true }).click()
  // The newest stands first.
  const newest = coordinator.getByRole('option', { name: new RegExp(`led by ${LEADER}`) }).first()
  await coordinator.getByLabel('Session').selectOption((await newest.getAttribute('value')) ?? '')
  await coordinator.getByLabel('Title for raters').fill(title)
  await coordinator.getByRole('button', { name: 'Ask the candidate' }).click()
  await coordinator.getByRole('listitem').filter({ hasText: title }).getByText('Asked').waitFor()
  return coordinator
}

/** Every sentence the same, with what was seen; `but`: one thing left out first, which is told and loses nothing. */
async function rate(page: Page, rating: string, seen: string) {
  const dimensions = page.locator('form fieldset')
  for (const dimension of await dimensions.all()) {
    await dimension.getByRole('radio', { name: new RegExp(`^${rating} `) }).check()
    await dimension.getByLabel('What you saw or heard').fill(seen)
  }
  await dimensions.first().getByLabel('What you saw or heard').fill('Short.')
  await page.reload()
  await page.getByRole('button', { name: 'Submit my ratings' }).click()
  await page.getByRole('alert').getByText('One thing is missing.').waitFor()
  await dimensions.first().getByLabel('What you saw or heard').fill(seen)
  await page.getByRole('button', { name: 'Submit my ratings' }).click()
  await page.getByText('You have rated it.').waitFor()
}

async function lookAt(page: Page) {
  expect(await listFaults(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 760 })
  expect(await sidewaysPixels(page)).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
}

describe('calibration', () => {
  journey(
    'JO28 a shadow and an interviewer rate the same session blind, as long as its candidate says yes',
    async (people) => {
      const title = `An early end ${Date.now() % 100_000}`
      const address = await scoredSession(people)
      const coordinator = await askTheCandidate(people, title)
      const shadow = await people.comeBackAs(SHADOW)
      await shadow.goto('/calibration')
      expect(await shadow.getByRole('link', { name: title }).count()).toBe(0)

      const candidate = await people.comeBackAs(CANDIDATE)
      await candidate.goto('/growth')
      const asked = candidate
        .getByRole('listitem')
        .filter({ has: candidate.locator(`a[href^="${address}/"]`) })
      const words = (await asked.filter({ hasText: 'Those who could' }).textContent()) ?? ''
      expect(words).toContain(SHADOW)
      expect(words).not.toContain(LEADER)
      await asked.getByRole('button', { name: /^Yes/ }).click()
      await asked.getByText('You said yes.').waitFor()

      // The shadow first: nothing of the scorecard is on the page, and the replay has no names.
      await shadow.reload()
      await shadow.getByRole('link', { name: title }).click()
      await shadow.getByRole('button', { name: 'Submit my ratings' }).waitFor()
      await lookAt(shadow)
      expect(await shadow.content()).not.toMatch(/Elif|Wanjiru|Read the journal aloud/)
      const replay = await people.secondTab(shadow)
      await replay.goto(`${address}/replay`)
      await replay.getByRole('heading').first().waitFor()
      expect(await replay.content()).not.toMatch(/Elif|Wanjiru/)
      await rate(shadow, '2', SEEN_BY_SHADOW)
      await shadow.getByText('The middle of the interviewers is 3.').first().waitFor()

      // Then the interviewer, who sees what the shadow saw only afterwards, and nobody's name.
      const rater = await people.comeBackAs(RATER)
      await rater.goto('/calibration')
      await rater.getByRole('link', { name: title }).click()
      await rater.getByRole('button', { name: 'Submit my ratings' }).waitFor()
      expect(await rater.content()).not.toContain(SEEN_BY_SHADOW)
      await rate(rater, '1', SEEN_BY_RATER)
      expect(await rater.getByText(SEEN_BY_SHADOW).count()).toBeGreaterThan(0)
      expect(await rater.locator('main').textContent()).not.toMatch(/Jun|Elif|Wanjiru/)
      await rater.getByText('Worth talking about first').waitFor()
      await lookAt(rater)
      await rater
        .getByLabel('Which sentence decides here?')
        .first()
        .fill('Touching comes before asking: then it is a 1.')
      await rater
        .getByRole('button', { name: /^Keep the agreed reading/ })
        .first()
        .click()
      // Whoever wrote it reads it first: then it is kept.
      await rater
        .getByText(/written by Ingrid Solheim/)
        .first()
        .waitFor()
      await shadow.reload()
      await shadow
        .getByText(/written by Ingrid Solheim/)
        .first()
        .waitFor()

      // Two rated it, and the coordinator reads figures without anybody's words. A yes that is taken back ends it at once.
      await coordinator.reload()
      await coordinator.getByRole('listitem').filter({ hasText: title }).getByText('rated by 2').waitFor()
      expect(await coordinator.content()).not.toContain(SEEN_BY_RATER)
      await lookAt(coordinator)
      await candidate.reload()
      await asked.getByText('2 have rated it.').waitFor()
      await asked.getByRole('button', { name: /^Take it back/ }).click()
      await asked.getByText('You said no.').waitFor()
      await shadow.reload()
      await shadow.getByText('There is nothing for you behind this address.').waitFor()
      await replay.reload()
      await replay.getByText(/no session of yours/).waitFor()
    },
  )
})
