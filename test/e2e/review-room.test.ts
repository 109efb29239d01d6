// A change is reviewed by a candidate and an interviewer in two browsers, while a shadow reads along.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chosen } from '#test/support/round-script.ts'
import { listFaults, sidewaysPixels } from './axe.ts'
import { inEveryLook, isNarrow } from './looks.ts'
import { startRoundWorld, type RoundWorld } from './round-world.ts'

const SAID = 'It is written and never read: every call still asks.'

describe('a change reviewed by two browsers', () => {
  let world: RoundWorld
  let candidate: Page
  let interviewer: Page
  let shadow: Page

  beforeAll(async () => {
    world = await startRoundWorld(chosen.review)
    candidate = await world.open(world.cast.candidate)
    interviewer = await world.open(world.cast.interviewer)
    shadow = await world.open(world.cast.shadow)
  })
  afterAll(() => world.close())

  it('RD12 the lobby tells every stage with its minutes, and speaks of no box', async () => {
    for (const page of [candidate, interviewer]) {
      const main = page.getByRole('main')
      await main.getByText('Stage review', { exact: true }).waitFor()
      await main.getByText('20 min', { exact: true }).waitFor()
      expect(await main.getByText('No box yet').count()).toBe(0)
    }
    await candidate.getByRole('heading', { name: 'What you are rated on' }).waitFor()
  })

  it('RD8 the interviewer moves on by the button that names the next stage', async () => {
    await interviewer.getByRole('button', { name: 'Go on: Stage welcome, 3 min' }).click()
    await candidate.getByText('Next: Stage review, 20 min').first().waitFor()
    await candidate.getByRole('region', { name: 'Now' }).waitFor()
    await interviewer.getByText('SECRET-TELLS what to do in welcome.').waitFor()
    await interviewer.getByRole('button', { name: 'Go on: Stage review, 20 min' }).click()
    await candidate.getByRole('timer', { name: /left in stage review/ }).waitFor()
  })

  it('RD13 a comment is written at its line by keys alone, and everybody sees it at once', async () => {
    await rowOf(candidate, 0).focus()
    await candidate.keyboard.press('j')
    await candidate.keyboard.press('Enter')
    await candidate.keyboard.type(SAID)
    await candidate.keyboard.press('Control+Enter')
    for (const page of [candidate, interviewer, shadow])
      await page.getByRole('article', { name: 'Comment on line 2' }).getByText(SAID).waitFor()
    expect(await focusedRow(candidate)).toBe('1')
    expect(await interviewer.getByRole('button', { name: 'Change this comment' }).count()).toBe(0)
  })

  it('RD13 keys go back to the line as soon as a comment is sent, and to the words again when it was only left', async () => {
    await rowOf(candidate, 3).focus()
    await candidate.keyboard.press('c')
    await candidate.keyboard.type('One')
    await candidate.keyboard.press('Escape')
    expect(await focusedRow(candidate)).toBe('3')
    await candidate.keyboard.press('Enter')
    await candidate.keyboard.type(' thing')
    // Looked at before any answer can have come.
    const rowAtOnce = await candidate.getByRole('textbox', { name: /^Comment\./ }).evaluate((field) => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }))
      return document.activeElement?.getAttribute('data-row')
    })
    expect(rowAtOnce).toBe('3')
    await candidate.keyboard.press('j')
    expect(await focusedRow(candidate)).toBe('4')
    const card = candidate.getByRole('article').filter({ hasText: 'One thing' })
    await card.waitFor()
    expect(await focusedRow(candidate)).toBe('4')
    await card.getByRole('button', { name: 'Remove this comment' }).click()
    await card.waitFor({ state: 'detached' })
  })

  it('RD14 words not yet sent outlive a reload', async () => {
    await rowOf(candidate, 2).focus()
    await candidate.keyboard.press('c')
    await candidate.keyboard.type('Half a thought')
    await candidate.reload()
    const field = candidate.getByRole('textbox', { name: /^Comment\./ })
    await field.waitFor()
    expect(await field.inputValue()).toBe('Half a thought')
    await candidate.getByRole('button', { name: 'Drop it' }).click()
    await field.waitFor({ state: 'detached' })
  })

  it('RD13 a comment is changed and removed by who wrote it', async () => {
    await candidate.getByRole('button', { name: 'Change this comment' }).click()
    await candidate.getByRole('radio', { name: 'Should fix' }).check()
    await candidate.getByRole('button', { name: 'Save', exact: true }).click()
    await interviewer.getByRole('article').getByText('Should fix').waitFor()
    await rowOf(candidate, 0).focus()
    await candidate.keyboard.press('Enter')
    await candidate.getByRole('radio', { name: 'Good' }).check()
    await candidate.getByRole('textbox', { name: /^Comment\./ }).fill('A clear name.')
    await candidate.getByRole('button', { name: 'Comment', exact: true }).click()
    await interviewer.getByText('A clear name.').first().waitFor()
    await candidate
      .getByRole('article', { name: 'Comment on line 1' })
      .getByRole('button', { name: 'Remove this comment' })
      .click()
    await interviewer.getByText('A clear name.').first().waitFor({ state: 'detached' })
  })

  it('RD1, RD13 removed lines, and files that are gone, take comments the same way', async () => {
    await lineOf(candidate, 'Line 41 removed: ').focus()
    await candidate.keyboard.press('Enter')
    await candidate.getByRole('form', { name: 'Comment on removed line 41' }).waitFor()
    await candidate.keyboard.type('Why does this go?')
    await candidate.keyboard.press('Control+Enter')
    await candidate.keyboard.press('End')
    await candidate.keyboard.press('c')
    await candidate.keyboard.type('Who asks slowly now?')
    await candidate.keyboard.press('Control+Enter')
    for (const page of [candidate, interviewer, shadow]) {
      const comment = (line: number) =>
        page.getByRole('article', { name: `Comment on removed line ${line}`, exact: true })
      await comment(41).getByText('Why does this go?').waitFor()
      await comment(2).getByText('Who asks slowly now?').waitFor()
      const gone = page.getByRole('region', { name: 'limits.py' })
      await gone.getByRole('article').waitFor()
    }
    expect(await focusedLine(candidate)).toBe('Line 2 removed: SECONDS = 2')
    await candidate.keyboard.press('n')
    await candidate.keyboard.press('n')
    expect(await focusedLine(candidate)).toBe('Line 41 removed:     # Empty baskets cost nothing.')
  })

  it('RD6 side by side, keys go to the other side of a row and comment there', async () => {
    await candidate.getByRole('button', { name: 'Side by side' }).click()
    await lineOf(candidate, 'Line 42 added: ').focus()
    await candidate.keyboard.press('h')
    expect(await focusedLine(candidate)).toMatch(/^Line 41 removed: /)
    await candidate.keyboard.press('j')
    expect(await focusedLine(candidate)).toMatch(/^Line 42 removed: /)
    await candidate.keyboard.press('k')
    await candidate.keyboard.press('l')
    await candidate.keyboard.press('Enter')
    await candidate.getByRole('form', { name: 'Comment on line 42' }).waitFor()
    await candidate.keyboard.press('Escape')
    expect(await focusedLine(candidate)).toMatch(/^Line 42 added: /)
    await candidate.keyboard.press('ArrowLeft')
    await candidate.keyboard.press('c')
    await candidate.getByRole('form', { name: 'Comment on removed line 41' }).waitFor()
    await candidate.keyboard.press('Escape')
    await candidate.getByRole('button', { name: 'Side by side' }).click()
  })

  it('RD2, RD5 the interviewer is shown what a comment may be about, and marks it by a key', async () => {
    await interviewer
      .getByText(/Comment on line 2 may be this one/)
      .first()
      .waitFor()
    await pointOf(interviewer, /never read/).focus()
    await interviewer.keyboard.press('1')
    for (const page of [interviewer, shadow]) await page.getByText('1 of 2 found unprompted').waitFor()
    await interviewer.keyboard.press('ArrowDown')
    await interviewer.keyboard.press('3')
    await interviewer.keyboard.press('ArrowDown')
    await interviewer.keyboard.press('1')
    await shadow.getByText('1 of 1 called wrong').waitFor()
    await pointOf(interviewer, /grows for ever/)
      .getByRole('button', { name: 'Missed', pressed: true })
      .waitFor()
    expect(await shadow.getByRole('button', { name: 'Missed' }).count()).toBe(0)
  })

  it('RD15 a finding leads to its line in the change', async () => {
    await pointOf(interviewer, /never read/)
      .getByRole('button', { name: 'shop.py:2' })
      .click()
    expect(await focusedRow(interviewer)).toBe('1')
    await interviewer.getByRole('tab', { name: /^Comments/ }).click()
    await interviewer.getByRole('button', { name: 'limits.py:2 (removed)' }).click()
    expect(await focusedLine(interviewer)).toBe('Line 2 removed: SECONDS = 2')
  })

  it('RD19 code has the colours of its language, and the words stay whole', async () => {
    for (const page of [candidate, interviewer, shadow]) {
      const line = lineOf(page, 'Line 3: ')
      await line.locator('span.text-code-keyword').getByText('return', { exact: true }).waitFor()
      expect(await line.textContent()).toContain('    return ask(item)')
    }
  })

  it('RD16 nothing of findings, guide and stage directions is in the page of the candidate', async () => {
    expect(await candidate.content()).not.toMatch(/SECRET-(FINDING|FIX|ACCEPT|DECOY|WHY|GUIDE|TELLS|HINT)/)
    const answer = await candidate.request.get(candidate.url())
    expect(await answer.text()).not.toMatch(/SECRET-/)
  })

  it('JO9, JO10 the review has no serious fault and fits, in both themes and widths', async () => {
    const faults: string[] = []
    const parts = { candidate: ['Prompt', 'Change'], interviewer: ['Guide', 'Change', 'Cockpit'] }
    for (const [part, page] of Object.entries({ candidate, interviewer })) {
      await inEveryLook(page, parts[part as keyof typeof parts], async (look, shown) => {
        const wider = isNarrow(look) ? await sidewaysPixels(page) : 0
        if (wider > 0) faults.push(`${part} ${shown} ${look.name}: scrolls ${wider} px sideways`)
        for (const fault of await listFaults(page)) faults.push(`${part} ${shown} ${look.name}: ${fault}`)
      })
    }
    expect(faults).toEqual([])
    expect(world.complaints).toEqual([])
  })
})

function rowOf(page: Page, at: number): Locator {
  return page.locator(`[data-row="${at}"]`)
}

function pointOf(page: Page, says: RegExp): Locator {
  return page.getByRole('listitem').filter({ hasText: says }).first()
}

/** By what is read out at it. */
function lineOf(page: Page, words: string): Locator {
  return page.locator(`[data-row][aria-label^="${words}"]`)
}

function focusedLine(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
}

function focusedRow(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? null)
}
