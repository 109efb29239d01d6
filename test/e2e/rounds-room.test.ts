// Sessions of several parts in two browsers: two boxes one after the other, two rounds in one session, and one that nobody scores.
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { chosen, type Chosen } from '#test/support/round-script.ts'
import { goOn, questionOf } from './room-actions.ts'
import { startRoundWorld, type RoundWorld } from './round-world.ts'

describe('rounds of several parts', () => {
  let world: RoundWorld | null = null
  afterEach(async () => {
    await world?.close()
    world = null
  })

  async function enter(...rounds: Chosen[]): Promise<{ candidate: Page; interviewer: Page }> {
    world = await startRoundWorld(...rounds)
    const candidate = await world.open(world.cast.candidate)
    const interviewer = await world.open(world.cast.interviewer)
    return { candidate, interviewer }
  }

  it('RD8, RD11 the second part of a round has another box, and going on says so', async () => {
    const { candidate, interviewer } = await enter(chosen.mixed)
    await interviewer.getByText('The box is ready').first().waitFor()
    await goOn(interviewer, /^Go on: Stage welcome/)
    await goOn(interviewer, /^Go on: Stage program/)
    await candidate.getByRole('region', { name: 'Editor' }).waitFor()
    await candidate.getByRole('region', { name: 'Terminal' }).waitFor()
    await interviewer.getByRole('button', { name: /^Go on: Stage system/ }).click()
    await questionOf(interviewer)
      .getByText(/another one is prepared; the clock waits/)
      .waitFor()
    await questionOf(interviewer)
      .getByRole('button', { name: /^Go on/ })
      .click()
    await candidate.getByRole('timer', { name: /left in stage system/ }).waitFor()
    await candidate.getByText('You have control', { exact: true }).first().waitFor()
    expect(await candidate.getByRole('region', { name: 'Editor' }).count()).toBe(0)
  })

  it('RD7, RD12 two rounds in one session: grouped in the agenda, each with what it looks at', async () => {
    const { candidate, interviewer } = await enter(chosen.review, chosen.internals)
    for (const page of [candidate, interviewer]) {
      await page.getByRole('main').getByText('Code review', { exact: true }).first().waitFor()
      await page.getByRole('main').getByText('Systems internals', { exact: true }).first().waitFor()
    }
    await goOn(interviewer, /^Go on: Stage welcome/)
    await goOn(interviewer, /^Go on: Stage review/)
    await goOn(interviewer, /^Go on: Stage fix/)
    await candidate.getByRole('region', { name: 'Change' }).waitFor()
    await goOn(interviewer, /^Go on: Stage first/)
    await candidate.getByText('load average: 8.01, 7.90, 7.77').waitFor()
  })

  it('RD8 a round that nobody scores ends with its last stage', async () => {
    const { candidate, interviewer } = await enter(chosen.warmUp)
    await candidate.getByRole('heading', { name: 'What is looked at' }).waitFor()
    await candidate.getByText('Nothing is rated here. Try things out and ask.').waitFor()
    await interviewer.getByText('The box is ready').first().waitFor()
    for (
      let stages = 0;
      (await interviewer.getByRole('button', { name: 'Finish' }).count()) === 0;
      stages++
    ) {
      if (stages > 6) throw new Error('there is no end')
      await goOn(interviewer, /^Go on/)
    }
    await goOn(interviewer, /^Finish$/)
    for (const page of [candidate, interviewer]) await page.getByRole('link', { name: 'Look back' }).waitFor()
  })
})
