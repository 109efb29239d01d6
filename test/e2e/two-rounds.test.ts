// A session of two rounds from the page that starts it, where three parts need a question, to two scorecards.
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { journey } from './journey.ts'
import { finishSession } from './room-actions.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'

const partOf = (page: Page, name: RegExp) => page.getByRole('group', { name })
const toTheRoom = (page: Page) => page.getByRole('button', { name: 'Open the room' })

async function beginPlan(interviewer: Page, candidate: string) {
  // Journeys share their people: the question of one may be what another has met.
  await interviewer.goto('/sessions/new?used=on&rounds[0].roundId=code-review')
  await interviewer.getByLabel('Candidate').selectOption({ label: candidate })
}

async function arrive(interviewer: Page): Promise<string> {
  await interviewer.waitForURL(/\/sessions\/(?!new)[^/]+$/)
  return new URL(interviewer.url()).pathname
}

/** Keeps the page from getting other questions until told to let them through. */
async function holdQuestions(page: Page): Promise<() => void> {
  let letThrough = () => {}
  const gate = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route(/\/sessions\/new\.data/, async (route) => {
    if (route.request().method() === 'GET') await gate
    await route.continue().catch(() => undefined)
  })
  return letThrough
}

function dimensionsIn(round: Locator): Promise<string[]> {
  return round
    .locator('section[aria-label]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
}

describe('a session of two rounds', () => {
  journey(
    'SE55 what is chosen while other questions are fetched stays chosen and is sent',
    async (people) => {
      const interviewer = await people.comeBackAs('Rafael Rivera')
      await beginPlan(interviewer, 'Lukas Brandt')
      const change = interviewer.getByRole('radio', { name: /Discounts from a cache/ })
      await change.waitFor()
      const letThrough = await holdQuestions(interviewer)
      await interviewer.getByLabel('Round 2').selectOption({ label: 'Behavioural' })
      await change.check()
      await toTheRoom(interviewer).and(interviewer.locator('[aria-busy=true]')).waitFor()
      letThrough()
      const stories = [partOf(interviewer, /First story/), partOf(interviewer, /Second story/)] as const
      await stories[0].getByRole('radio', { name: /Two urgent things/ }).check()
      await stories[1].getByRole('radio', { name: /Feedback that was hard/ }).check()
      expect(await change.isChecked()).toBe(true)
      await toTheRoom(interviewer).click()
      await arrive(interviewer)
      for (const round of ['Code review', 'Behavioural'])
        await interviewer.getByRole('main').getByText(round, { exact: true }).first().waitFor()
    },
  )

  journey('JO19 two rounds with three questions, to two scorecards with a rubric each', async (people) => {
    const interviewer = await people.comeBackAs('Rafael Rivera')
    const candidate = await people.comeBackAs('Lukas Brandt')
    await beginPlan(interviewer, 'Lukas Brandt')
    await interviewer.getByLabel('Round 2').selectOption({ label: 'Behavioural' })
    const choose = (part: RegExp, question: RegExp) =>
      partOf(interviewer, part).getByRole('radio', { name: question }).check()
    await choose(/Round 2: Behavioural, First story/, /Two urgent things/)
    await choose(/Round 2: Behavioural, Second story/, /Feedback that was hard/)
    await choose(/Round 1: Code review, The change/, /Discounts from a cache/)
    await toTheRoom(interviewer).click()
    await candidate.goto(await arrive(interviewer))
    for (const page of [interviewer, candidate])
      await page.getByRole('heading', { name: /come on in/ }).waitFor()
    await finishSession(interviewer)

    await candidate.getByRole('link', { name: 'Write your self-assessment' }).click()
    await candidate.getByRole('textbox').nth(0).fill('I read before I judged.')
    await candidate.getByRole('textbox').nth(1).fill('Say what the other side wanted.')
    await candidate.getByRole('radio').nth(2).check()
    await candidate.getByRole('button', { name: 'Save and go on' }).click()
    await candidate.getByText('Not here yet').waitFor()

    await interviewer.getByRole('link', { name: 'Write the scorecard' }).click()
    const rated: string[][] = []
    for (const [index, title] of ['Code review', 'Behavioural'].entries()) {
      await interviewer.getByRole('tab', { name: new RegExp(`^${title}`) }).click()
      const round = interviewer.locator(`[data-round="${index}"]`)
      await writeScorecard(interviewer, round)
      rated.push(await dimensionsIn(round))
    }
    await submitScorecard(interviewer)
    expect(rated[0]).not.toEqual(rated[1])

    await candidate.reload()
    await candidate.getByRole('heading', { name: 'Your scorecard', level: 1 }).waitFor()
    const rounds = candidate.getByRole('navigation', { name: 'Rounds' })
    for (const [index, title] of ['Code review', 'Behavioural'].entries()) {
      await rounds.getByRole('link', { name: title }).click()
      await rounds.locator('[aria-current=page]', { hasText: title }).waitFor()
      for (const dimension of rated[index] ?? [])
        await candidate.getByRole('main').getByText(dimension, { exact: true }).first().waitFor()
    }
  })
})
