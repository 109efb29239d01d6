// A session is over, and those who were in it watch it again: played, searched, pointed at, and in the end deleted.
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { listFaults, sidewaysPixels } from './axe.ts'
import { journey, LONG_WALK_MS } from './journey.ts'
import type { People } from './people.ts'
import {
  beginWorking,
  finishSession,
  openSession,
  openTab,
  runInTerminal,
  untilBoxReady,
  untilControl,
  untilPrompt,
} from './room-actions.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'

/** Its end closes the session; ten seconds later recordings are fetched. */
const KEPT_MS = 60_000
const STOLEN = 'stolen-by-a-box'
/** The clipboard, the title, questions to the terminal, numbers beyond any screen, and a link. */
const HOSTILE = [
  `\\033]52;c;${Buffer.from(STOLEN).toString('base64')}\\a`,
  `\\033]2;${STOLEN}\\a`,
  '\\033[6n\\033[c\\033[2147483647b\\033[999999999L\\033[8;9999;9999t',
  // Last, since the lines above push away what stands before them.
  `\\033]8;;https://elsewhere.example/\\033\\\\press-me\\033]8;;\\033\\\\`,
].join('')

const screen = (page: Page) => page.getByRole('group', { name: /, replay$/ })
const shows = (page: Page, words: string | RegExp) =>
  screen(page).locator('.xterm-rows').filter({ hasText: words })
const slider = (page: Page) => page.getByRole('slider', { name: 'Place in the session' })
const placeOf = async (page: Page) => Number(await slider(page).inputValue())

async function recordSession(people: People) {
  const interviewer = await people.signInAs('Rafael Rivera')
  const candidate = await people.signInAs('Priya Raman')
  const address = await openSession(interviewer, { candidate: 'Priya Raman', question: /did not come back/ })
  await candidate.goto(address)
  await untilBoxReady(interviewer)
  await beginWorking(interviewer)
  await untilControl(candidate, 'You have control')
  await untilPrompt(candidate)
  await runInTerminal(candidate, 'echo first-sight', 'one')
  await openTab(interviewer, /^Notes/)
  await interviewer.getByLabel(/New note/).fill('Looked before touching.')
  await interviewer.getByRole('button', { name: 'Plus', exact: true }).click()
  // A link leads to a whole second, so what it points at has to stand longer than one, as it does for people.
  await candidate.waitForTimeout(2000)
  await runInTerminal(candidate, 'clear; seq 1 300', 'two')
  await runInTerminal(candidate, `clear; printf '${HOSTILE}'`, 'three')
  await finishSession(interviewer)
  await interviewer.getByRole('link', { name: 'Write the scorecard' }).click()
  await writeScorecard(interviewer)
  await submitScorecard(interviewer)
  return { interviewer, candidate, address }
}

async function openReplay(page: Page, address: string) {
  await expect
    .poll(
      async () => {
        await page.goto(`${address}/replay`)
        return page.getByRole('link', { name: 'Download' }).first().count()
      },
      { timeout: KEPT_MS, interval: 2000 },
    )
    .toBe(1)
  await screen(page).locator('.xterm-rows').waitFor()
}

/** As somebody who uses no mouse: every act of the player by its key. */
async function playByKeys(page: Page) {
  await page.getByRole('heading', { name: 'Replay' }).click()
  await page.keyboard.press('0')
  expect(await placeOf(page)).toBe(0)
  await page.keyboard.press(']')
  const marker = await placeOf(page)
  await page.keyboard.press('l')
  await expect.poll(() => placeOf(page)).toBeGreaterThan(marker)
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('>')
  // From the beginning: at the end of a short recording it would begin anew.
  await page.keyboard.press('0')
  await page.keyboard.press('k')
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  await expect.poll(() => placeOf(page)).toBeGreaterThan(0)
  await page.keyboard.press('k')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys of the player' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.keyboard.type('first-sight')
}

describe('a session watched again', () => {
  journey(
    'JO24, JO25 it is played, searched and pointed at, and harms nobody who watches',
    async (people) => {
      const { interviewer, candidate, address } = await recordSession(people)
      await openReplay(candidate, address)
      expect(await listFaults(candidate)).toEqual([])
      expect(await sidewaysPixels(candidate)).toBe(0)

      await playByKeys(candidate)
      const find = candidate.getByRole('button', { name: /echo first-sight/ }).first()
      await find.click()
      await shows(candidate, 'first-sight').waitFor()
      await candidate.getByRole('heading', { name: 'Replay' }).click()
      await candidate.keyboard.press('0')
      await expect.poll(() => shows(candidate, 'first-sight').count()).toBe(0)

      // What was typed and what came of it, as text that leads back to its moment.
      await openTab(candidate, /^Transcript/)
      const transcript = candidate.getByRole('region', { name: 'Terminal 1', exact: true })
      await transcript
        .getByText(/seq 1 300/)
        .first()
        .waitFor()
      await transcript.getByRole('button', { name: 'Copy as text' }).click()
      const copied = await candidate.evaluate(() => navigator.clipboard.readText())
      expect(copied).toContain('echo first-sight')

      // A second of it, for somebody else.
      await candidate.getByRole('tab', { name: /^Search/ }).click()
      await find.click()
      await candidate.getByRole('button', { name: 'Link to this second' }).click()
      const link = await candidate.evaluate(() => navigator.clipboard.readText())
      expect(link).toMatch(/\/replay\?t=\d+(&terminal=1)?$/)
      await interviewer.goto(new URL(link).pathname + new URL(link).search)
      await shows(interviewer, 'first-sight').waitFor()
      await interviewer.getByRole('button', { name: /Plus: Looked before touching/ }).click()
      expect(await candidate.getByText('Looked before touching').count()).toBe(0)

      // To the end, over everything that a box may have sent.
      await candidate.getByRole('heading', { name: 'Replay' }).click()
      await candidate.keyboard.press('9')
      await slider(candidate).focus()
      await candidate.keyboard.press('End')
      await shows(candidate, 'press-me').waitFor()
      expect(await candidate.title()).toBe('Replay · Greenroom')
      expect(await candidate.evaluate(() => navigator.clipboard.readText())).toBe(link)
      expect(await screen(candidate).locator('a').count()).toBe(0)

      // Deleted while somebody watches: they keep what is on the screen, and get no more.
      await candidate.goto(`${address}/recordings`)
      await candidate
        .getByText(/^Delete it/)
        .first()
        .click()
      await candidate.getByRole('button', { name: 'Delete for good' }).click()
      await candidate.getByText(/^Deleted on .* by Priya Raman/).waitFor()
      await shows(interviewer, /./).waitFor()
      await interviewer.reload()
      await interviewer.getByText('What was recorded has been deleted.').waitFor()
    },
    LONG_WALK_MS,
  )
})
