// Rounds of the bank by two browsers in the app as it runs: from the page that starts a session to what the candidate reads of it.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { ROOT } from '../support/source-tree.ts'
import { canvasOf, drag, inWords, told } from './board-actions.ts'
import { chooseLanguage, replaceAll, untilEditorSays, untilSaved } from './coding-actions.ts'
import { journey } from './journey.ts'
import type { People } from './people.ts'
import {
  finishSession,
  goOn,
  goOnTo,
  openSession,
  openTab,
  untilBoxReady,
  untilControl,
} from './room-actions.ts'
import { commentAt } from './round-screens.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'

const SOLUTION = join(ROOT, 'questions/bank/who-calls-most/solutions/count-then-pick/main.py')
const TESTS_MS = 120_000

type Pair = { interviewer: Page; candidate: Page }

async function meet(people: People, plan: { round: string; question: RegExp }): Promise<Pair> {
  const interviewer = await people.comeBackAs('Ingrid Solheim')
  const candidate = await people.comeBackAs('Priya Raman')
  await candidate.goto(await openSession(interviewer, { candidate: 'Priya Raman', ...plan }))
  for (const page of [interviewer, candidate])
    await page.getByRole('heading', { name: /come on in/ }).waitFor()
  return { interviewer, candidate }
}

/** To the end, then each writes, and the candidate reads. */
async function scoreAndRead({ interviewer, candidate }: Pair) {
  await finishSession(interviewer)
  await candidate.getByRole('link', { name: 'Write your self-assessment' }).click()
  await candidate.getByRole('textbox').nth(0).fill('I asked before I began.')
  await candidate.getByRole('textbox').nth(1).fill('Say the numbers aloud.')
  const dimensions = candidate
    .getByRole('main')
    .getByRole('group')
    .filter({ has: candidate.getByRole('radio') })
  for (const dimension of await dimensions.all()) await dimension.getByRole('radio').nth(2).check()
  await candidate.getByRole('button', { name: 'Save and go on' }).click()
  await candidate.getByText('Not here yet').waitFor()
  await interviewer.getByRole('link', { name: 'Write the scorecard' }).click()
  await writeScorecard(interviewer)
  await submitScorecard(interviewer)
  await candidate.reload()
  await candidate.getByRole('heading', { name: 'Your scorecard' }).waitFor()
}

function pointOf(page: Page, says: RegExp) {
  return page.getByRole('listitem').filter({ hasText: says }).first()
}

describe('whole rounds by two browsers', () => {
  journey('JO16 a coding round from its choice to the tests beside the scorecard', async (people) => {
    const pair = await meet(people, { round: 'Coding', question: /Who calls most/ })
    const { interviewer, candidate } = pair
    await untilBoxReady(interviewer)
    await goOnTo(interviewer, /Write it/)
    await untilControl(candidate, 'You have control')
    await chooseLanguage(candidate, 'Python')
    await untilEditorSays(candidate, 'import')
    await replaceAll(candidate, await readFile(SOLUTION, 'utf8'))
    await untilEditorSays(interviewer, 'heapq')
    await untilSaved(candidate)
    await interviewer.getByRole('button', { name: 'Run the tests', exact: true }).click()
    for (const page of [candidate, interviewer])
      await page
        .getByText(/^(\d+) of \1 pass\.$/)
        .first()
        .waitFor({ timeout: TESTS_MS })
    await scoreAndRead(pair)
    const card = candidate.getByRole('region', { name: 'What was recorded' }).or(candidate.getByRole('main'))
    await card
      .getByRole('heading', { name: /^Tests, the last time they ran \(Python\)/ })
      .first()
      .waitFor()
    const counts = await candidate.getByText(/^\d+ of \d+ pass$/).allTextContents()
    expect(counts.length).toBeGreaterThan(1)
    for (const count of counts) expect(count).toMatch(/^(\d+) of \1 pass$/)
  })

  journey('JO17 a review round from its choice to the findings beside the scorecard', async (people) => {
    const pair = await meet(people, { round: 'Code review', question: /Discounts from a cache/ })
    const { interviewer, candidate } = pair
    await goOnTo(interviewer, /Review aloud/)
    await commentAt(candidate, 'cache.get((customer, product)', 'Two currencies share one entry here.')
    await interviewer.getByText('Two currencies share one entry here.').first().waitFor()
    expect(await candidate.content()).not.toContain('given to all')
    const found = pointOf(interviewer, /currency is not part of the key/)
    await found.getByText(/may be this one/).waitFor()
    await found.focus()
    await interviewer.keyboard.press('1')
    await interviewer.getByText('1 of 6 found unprompted').waitFor()
    await scoreAndRead(pair)
    await candidate.getByRole('heading', { name: 'The change, looked at once more' }).waitFor()
    await candidate.getByText('Found', { exact: true }).waitFor()
    await candidate.getByText(/This met: The currency is not part of the key/).waitFor()
    expect(await candidate.getByText('To take along', { exact: true }).count()).toBe(5)
  })

  journey('JO18 a design round from its choice to the picture beside the scorecard', async (people) => {
    const pair = await meet(people, { round: 'Design', question: /A page that survives/ })
    const { interviewer, candidate } = pair
    await goOnTo(interviewer, /Questions and numbers/)
    await pointOf(interviewer, /Asks who looks and how many/).focus()
    await interviewer.keyboard.press('1')
    await interviewer.getByText('1 of 5 clarifying questions asked unprompted').waitFor()
    await goOn(interviewer, /^Go on: Draw it/)
    for (const page of [candidate, interviewer]) {
      await canvasOf(page).waitFor()
      await inWords(page).click()
    }
    await drag(candidate, 'Rectangle', [
      [0.3, 0.4],
      [0.5, 0.6],
    ])
    await told(interviewer, '1 box')
    await drag(interviewer, 'Ellipse', [
      [0.6, 0.4],
      [0.75, 0.6],
    ])
    await told(candidate, '1 box, 1 circle')
    await openTab(interviewer, /^Points/)
    await pointOf(interviewer, /Static files behind a cache/).focus()
    await interviewer.keyboard.press('2')
    await scoreAndRead(pair)
    const picture = candidate.getByRole('img', { name: /The board as it was/ })
    await picture.waitFor()
    const drawn = () => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)
    await expect.poll(drawn, { timeout: 30_000 }).toBeGreaterThan(100)
    await candidate.getByRole('heading', { name: 'What came up' }).waitFor()
    await candidate.getByText(/1 of 5 clarifying questions asked unprompted/).click()
    await candidate.getByText('Asks who looks and how many.').waitFor()
  })
})
