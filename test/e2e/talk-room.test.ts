// A talk about how Linux works, by a candidate and an interviewer in two browsers: something to look at, points to tick, stages.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chosen } from '#test/support/round-script.ts'
import { listFaults, sidewaysPixels } from './axe.ts'
import { inEveryLook, isNarrow } from './looks.ts'
import { questionOf } from './room-actions.ts'
import { startRoundWorld, type RoundWorld } from './round-world.ts'

describe('a talk by two browsers', () => {
  let world: RoundWorld
  let candidate: Page
  let interviewer: Page

  beforeAll(async () => {
    world = await startRoundWorld(chosen.internals)
    candidate = await world.open(world.cast.candidate)
    interviewer = await world.open(world.cast.interviewer)
    await interviewer.getByRole('button', { name: /^Go on: Stage welcome/ }).click()
    await interviewer.getByRole('button', { name: /^Go on: Stage first/ }).click()
  })
  afterAll(() => world.close())

  it('RD17 the candidate sees the artefact and the prompt, the interviewer the ladder', async () => {
    await candidate.getByText('load average: 8.01, 7.90, 7.77').waitFor()
    await candidate.getByText('This is the top of a busy machine.', { exact: false }).first().waitFor()
    for (const title of ['Questions worth asking', 'The core', 'Deeper', 'When it breaks'])
      await interviewer.getByRole('heading', { name: title }).waitFor()
    await interviewer.getByText('SECRET-RECOVER', { exact: false }).waitFor()
    await interviewer.getByText('Often believed').waitFor()
  })

  it('RD5 points are ticked by keys and counted', async () => {
    const asked = interviewer
      .getByRole('listitem')
      .filter({ hasText: /how many cores/ })
      .first()
    await asked.focus()
    await interviewer.keyboard.press('1')
    await interviewer.getByText('1 of 1 clarifying questions asked unprompted').waitFor()
    await interviewer.keyboard.press('ArrowDown')
    await interviewer.keyboard.press('2')
    await interviewer.getByRole('tab', { name: 'Points 2/4' }).waitFor()
    await interviewer.keyboard.press('0')
    await interviewer.getByRole('tab', { name: 'Points 1/4' }).waitFor()
  })

  it('RD18 what one writes into the notes the other reads', async () => {
    for (const page of [candidate, interviewer]) {
      const tab = page.getByRole('group', { name: 'Tools' }).getByRole('button', { name: 'Notes' })
      if (await tab.isVisible()) await tab.click()
    }
    const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes for everybody in the room' })
    await notes(candidate).click()
    await candidate.keyboard.type('eight of eight: full')
    await notes(interviewer).getByText('eight of eight: full').waitFor()
  })

  it('RD16 nothing of points and answers is in the page of the candidate', async () => {
    expect(await candidate.content()).not.toMatch(/SECRET-/)
    const answer = await candidate.request.get(candidate.url())
    expect(await answer.text()).not.toMatch(/SECRET-/)
  })

  it('JO9, JO10 the talk has no serious fault and fits, in both themes and widths', async () => {
    const faults: string[] = []
    const parts = {
      candidate: ['Prompt', 'Look at', 'Notes'],
      interviewer: ['Guide', 'Look at', 'Notes', 'Cockpit'],
    }
    for (const [part, page] of Object.entries({ candidate, interviewer })) {
      await inEveryLook(page, parts[part as keyof typeof parts], async (look, shown) => {
        const wider = isNarrow(look) ? await sidewaysPixels(page) : 0
        if (wider > 0) faults.push(`${part} ${shown} ${look.name}: scrolls ${wider} px sideways`)
        for (const fault of await listFaults(page)) faults.push(`${part} ${shown} ${look.name}: ${fault}`)
      })
    }
    expect(faults).toEqual([])
  })

  it('RD8 going on through the stages ends at the scoring, and asks before it', async () => {
    await interviewer.getByRole('button', { name: /^Go on: Stage debrief/ }).click()
    await questionOf(interviewer)
      .getByRole('button', { name: /^Go on: Stage debrief/ })
      .click()
    await candidate
      .getByRole('region', { name: 'Now' })
      .getByRole('heading', { name: 'Stage debrief' })
      .waitFor()
    await interviewer.getByRole('button', { name: 'Finish and score' }).click()
    await questionOf(interviewer).getByRole('button', { name: 'Finish and score' }).click()
    await interviewer.getByRole('link', { name: 'Write the scorecard' }).waitFor()
    await candidate.getByRole('link', { name: 'Write your self-assessment' }).waitFor()
    expect(world.complaints).toEqual([])
  })
})
