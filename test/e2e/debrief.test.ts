// After an interview: one's own view first, then both side by side, a rating clicked to its second, and what the two still say to each other.
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { listFaults, sidewaysPixels } from './axe.ts'
import { journey } from './journey.ts'
import type { People } from './people.ts'
import {
  beginWorking,
  finishSession,
  openSession,
  openTab,
  questionOf,
  runInTerminal,
  untilBoxReady,
  untilControl,
  untilPrompt,
} from './room-actions.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'

const INTERVIEWER = 'Ingrid Solheim'
const CANDIDATE = 'Hannah Okafor'
/** A recording is fetched ten seconds after the session has closed. */
const KEPT_MS = 60_000
const STRENGTH = 'You read the message before you touched the box.'
const NOTE = 'Said what she expected to see.'

type Cast = { interviewer: Page; candidate: Page; address: string }

async function interview(people: People): Promise<Cast> {
  const interviewer = await people.signInAs(INTERVIEWER)
  const candidate = await people.signInAs(CANDIDATE)
  const address = await openSession(interviewer, { candidate: CANDIDATE, question: /did not come back/ })
  await candidate.goto(address)
  await untilBoxReady(interviewer)
  await beginWorking(interviewer)
  await untilControl(candidate, 'You have control')
  await untilPrompt(candidate)
  await runInTerminal(candidate, 'echo seen-at-this-second', 'mark')
  // A moment is a whole second, and the one of the note has to lie behind what was typed.
  await interviewer.waitForTimeout(1100)
  await openTab(interviewer, /^Notes/)
  await interviewer.getByLabel(/New note/).fill(NOTE)
  await interviewer.getByRole('button', { name: 'Plus', exact: true }).click()
  await runInTerminal(candidate, 'clear; echo later', 'mark')
  await finishSession(interviewer)
  return { interviewer, candidate, address }
}

/** Leans the first rating on the note and on its second; gives the second, as the clock showed it. */
async function rate({ interviewer }: Cast): Promise<string> {
  await interviewer.getByRole('link', { name: 'Write the scorecard' }).click()
  await writeScorecard(interviewer)
  const first = interviewer.locator('main section[aria-label]').first()
  await first.getByText('Attach notes, or what the session recorded').click()
  const note = first.getByRole('checkbox', { name: new RegExp(NOTE) })
  await note.check()
  const line = (await first.getByText(NOTE).textContent()) ?? ''
  const moment = /\d+:\d\d/.exec(line)?.[0] ?? ''
  await first.getByLabel('Moments that show it').fill(`${moment}, soon`)
  await interviewer.getByRole('button', { name: /^Submit/ }).click()
  await questionOf(interviewer).getByRole('button', { name: 'Submit and seal' }).click()
  await interviewer
    .getByRole('alert')
    .getByText(/“soon” is no moment/)
    .waitFor()
  await first.getByLabel('Moments that show it').fill(moment)
  return moment
}

/** Without scripts: what was chosen and typed comes back with what is to mend, and nothing is shown before it is sent whole. */
async function lookBack(people: People, { candidate, address }: Cast) {
  const storageState = await candidate.context().storageState()
  const plain = await people.visitor(`${CANDIDATE} without scripts`, { scripts: false, storageState })
  await plain.goto(`${address}/debrief`)
  await plain.getByRole('heading', { name: 'First, how did it feel to you?' }).waitFor()
  expect(await plain.content()).not.toContain(STRENGTH)
  await plain.getByRole('heading', { name: 'Who can see what' }).waitFor()
  await plain.getByLabel('What went well?').fill('I read the journal before I changed anything.')
  await plain.getByLabel(/What would you try differently/).fill('Too short.')
  await plain
    .getByRole('group', { name: /Overall/ })
    .getByLabel('Developing')
    .check()
  await plain.locator('details').first().locator('summary').click()
  const dimension = plain.locator('details').first()
  await dimension.getByRole('radio').nth(1).check()
  await plain.getByRole('button', { name: 'Save and go on' }).click()
  await plain.getByRole('alert').waitFor()
  expect(await plain.content()).not.toContain(STRENGTH)
  expect(await plain.getByLabel('What went well?').inputValue()).toContain('I read the journal')
  expect(
    await plain
      .getByRole('group', { name: /Overall/ })
      .getByLabel('Developing')
      .isChecked(),
  ).toBe(true)
  expect(await dimension.getByRole('radio').nth(1).isChecked()).toBe(true)
  await plain.getByLabel(/What would you try differently/).fill('Look for a second fault at once.')
  await plain.getByRole('button', { name: 'Save and go on' }).click()
  await plain.getByText(STRENGTH).waitFor()
}

async function clickRating({ candidate, address }: Cast, moment: string) {
  await candidate.goto(`${address}/debrief`)
  await candidate.getByText('You rated yourself lower than your interviewer here.').first().waitFor()
  const order = await candidate.getByRole('heading', { level: 2 }).allTextContents()
  expect(order.slice(0, 5)).toEqual([
    'What went well',
    'Two views, side by side',
    'Moments to look at again',
    'One thing to try next time',
    `Between you and ${INTERVIEWER}`,
  ])
  expect(await listFaults(candidate)).toEqual([])
  await candidate.setViewportSize({ width: 360, height: 760 })
  expect(await sidewaysPixels(candidate)).toBe(0)
  await candidate.setViewportSize({ width: 1440, height: 900 })
  const views = candidate.getByRole('region').or(candidate.locator('section'))
  await views
    .filter({ has: candidate.getByRole('heading', { name: 'Two views, side by side' }) })
    .getByRole('link', { name: new RegExp(`^See ${moment} in the replay`) })
    .last()
    .click()
  await candidate.waitForURL(/\/replay\?t=\d+$/)
  const screen = candidate.getByRole('group', { name: /, replay$/ })
  await expect
    .poll(
      async () => {
        if ((await screen.count()) === 0) await candidate.reload()
        return screen.locator('.xterm-rows').filter({ hasText: 'seen-at-this-second' }).count()
      },
      { timeout: KEPT_MS, interval: 2000 },
    )
    .toBe(1)
  const [minutes, seconds] = moment.split(':').map(Number)
  expect(new URL(candidate.url()).searchParams.get('t')).toBe(String((minutes ?? 0) * 60 + (seconds ?? 0)))
}

async function askAndAnswer({ interviewer, candidate, address }: Cast, moment: string) {
  await candidate.goto(`${address}/debrief`)
  await candidate
    .getByRole('link', { name: `Ask about ${moment}` })
    .first()
    .click()
  expect(await candidate.getByLabel('Moment', { exact: false }).first().inputValue()).toBe(moment)
  await candidate.getByLabel(/Your question to/).fill('What would you have looked at here?')
  await candidate.getByRole('button', { name: 'Ask', exact: true }).click()
  await candidate.getByText('Not answered yet').waitFor()
  await interviewer.goto(`${address}/debrief`)
  await interviewer.getByText('1 of 1 without an answer so far.').waitFor()
  await interviewer.getByRole('link', { name: /^Answer/ }).click()
  await interviewer.getByLabel('Your answer').fill('The journal of the unit, one line further up.')
  await interviewer.getByRole('button', { name: 'Answer' }).click()
  await interviewer.getByText('The journal of the unit, one line further up.').waitFor()
  await candidate.reload()
  await candidate.getByText('The journal of the unit, one line further up.').waitFor()
}

async function sayHowItWas(page: Page, address: string, note: string) {
  await page.goto(`${address}/feedback`)
  for (const group of await page.getByRole('group').all()) await group.getByLabel('Mostly').check()
  await page.getByLabel(/^A line to/).fill(note)
  await page.getByRole('button', { name: 'Save it' }).click()
  await page.getByRole('heading', { name: 'What you said' }).waitFor()
}

describe('looking back', () => {
  journey(
    'JO26, JO27 one’s own view comes first, a rating leads to its second, and both sides speak blind',
    async (people) => {
      const cast = await interview(people)
      const { interviewer, candidate, address } = cast
      const moment = await rate(cast)
      const elsewhere = await people.secondTab(interviewer)
      await elsewhere.goto(`${address}/scorecard`)
      await submitScorecard(interviewer)
      await elsewhere.getByLabel('One thing to try next time').fill('Something else altogether.')
      await elsewhere.getByRole('button', { name: /^Submit/ }).click()
      await questionOf(elsewhere).getByRole('button', { name: 'Submit and seal' }).click()
      await elsewhere.getByText('Nothing was changed').waitFor()
      expect(await elsewhere.getByLabel('One thing to try next time').inputValue()).toContain(
        'Something else',
      )
      await elsewhere.getByRole('link', { name: 'Open the sealed scorecard' }).click()
      await elsewhere.getByText('Submitted and sealed').waitFor()
      expect(await elsewhere.content()).not.toContain('Something else altogether.')
      await elsewhere.close()

      await lookBack(people, cast)
      await clickRating(cast, moment)
      await askAndAnswer(cast, moment)

      await sayHowItWas(candidate, address, 'The pauses helped me.')
      await interviewer.goto(`${address}/feedback`)
      await interviewer.getByText(`${CANDIDATE} has written`).waitFor()
      expect(await interviewer.content()).not.toContain('The pauses helped me.')
      await sayHowItWas(interviewer, address, 'Your questions were good ones.')
      await interviewer.getByText('The pauses helped me.').waitFor()
      await candidate.reload()
      await candidate.getByText('Your questions were good ones.').waitFor()
    },
  )
})
