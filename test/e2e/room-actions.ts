// What people do in a room, found by role and label as a person or a screen reader finds it.
import type { Locator, Page } from 'playwright-core'

export type SessionPlan = {
  candidate: string
  shadow?: string
  /** Left out = the one that the page offers first. */
  round?: string
  question: RegExp
  /** For a round whose second part has the same kind of question. */
  second?: RegExp
  minutes?: number
}

/** Boots a box and breaks it: the slowest thing anybody waits for here. */
const BOX_READY_MS = 60_000
const SCREEN_MS = 20_000
const LOOK_AGAIN_MS = 100

/** An interviewer opens a session now; resolves to its address, with the interviewer in the lobby. */
export async function openSession(interviewer: Page, plan: SessionPlan): Promise<string> {
  await interviewer.goto('/home')
  await interviewer.getByRole('link', { name: 'Start a session now' }).first().click()
  await interviewer.getByLabel('Candidate').selectOption({ label: plan.candidate })
  // Journeys share their people: the question of one may be what another has met.
  await interviewer.getByLabel('Offer used ones too').check()
  if (plan.shadow) await interviewer.getByLabel('Shadow').selectOption({ label: plan.shadow })
  if (plan.round) await interviewer.getByLabel('First round').selectOption({ label: plan.round })
  await interviewer.getByRole('radio', { name: plan.question }).first().check()
  if (plan.second) {
    const part = interviewer.getByRole('group', { name: /, Second/ })
    await part.getByRole('radio', { name: plan.second }).check()
  }
  if (plan.minutes) await interviewer.getByLabel('Minutes of work on the box').fill(String(plan.minutes))
  await interviewer.getByRole('button', { name: 'Open the room' }).click()
  await interviewer.waitForURL(/\/sessions\/(?!new)[^/]+$/)
  return new URL(interviewer.url()).pathname
}

export async function untilBoxReady(page: Page) {
  await page.getByText('The box is ready').first().waitFor({ timeout: BOX_READY_MS })
}

/** One stage on, by the interviewer: presses what moves on, answers where it asks, and waits until it names something else. */
export async function goOn(interviewer: Page, name: RegExp = /^Go on: /) {
  const button = interviewer.getByRole('button', { name }).first()
  await button.waitFor()
  const words = (await button.textContent())?.trim() ?? ''
  await button.click()
  const answer = questionOf(interviewer).getByRole('button', { name: words, exact: true })
  if (await questionOf(interviewer).isVisible()) await answer.click()
  await interviewer.getByRole('button', { name: words, exact: true }).waitFor({ state: 'detached' })
}

/** On, stage by stage, until the clock runs for this one. */
export async function goOnTo(interviewer: Page, stage: RegExp) {
  for (;;) {
    const next =
      (await interviewer
        .getByRole('button', { name: /^Go on: / })
        .first()
        .textContent()) ?? ''
    await goOn(interviewer)
    if (stage.test(next)) return
  }
}

/** From the lobby to the work on the box, by the interviewer. */
export async function beginWorking(interviewer: Page) {
  await goOnTo(interviewer, /On the box/)
}

/** From wherever the session is to its scoring, by the interviewer. */
export async function finishSession(interviewer: Page) {
  while ((await interviewer.getByRole('button', { name: 'Finish and score' }).count()) === 0)
    await goOn(interviewer)
  await advance(interviewer, 'Finish and score')
}

/** A step that asks first. */
export async function advance(interviewer: Page, words: string, confirm = words) {
  await interviewer.getByRole('button', { name: words }).click()
  await questionOf(interviewer).getByRole('button', { name: confirm }).click()
}

/** The window that asks before what cannot be undone. */
export function questionOf(page: Page): Locator {
  return page.getByRole('alertdialog').or(page.getByRole('dialog'))
}

export async function openTab(page: Page, name: RegExp) {
  await page.getByRole('tab', { name }).click()
}

export async function untilControl(page: Page, words: string) {
  await page.getByText(words, { exact: true }).first().waitFor()
}

function stageOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Terminal', exact: true })
}

/** The screen of the shown terminal as text: without WebGL xterm draws rows of text. */
export async function terminalText(page: Page): Promise<string> {
  const rows = await stageOf(page).locator('.xterm-rows:visible').first().locator('> div').allTextContents()
  return rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd()).join('\n')
}

/** Not vitest's polling: the screenshots are taken without vitest. */
export async function untilTerminalSays(page: Page, words: string | RegExp) {
  const says = (screen: string) => (typeof words === 'string' ? screen.includes(words) : words.test(screen))
  const giveUpAt = performance.now() + SCREEN_MS
  for (;;) {
    const screen = await terminalText(page)
    if (says(screen)) return
    if (performance.now() > giveUpAt)
      throw new Error(`The terminal does not say ${words} within ${SCREEN_MS / 1000} s, but:\n${screen}`)
    await page.waitForTimeout(LOOK_AGAIN_MS)
  }
}

export async function untilPrompt(page: Page) {
  await untilTerminalSays(page, /[#$] ?\s*$/)
}

export async function focusTerminal(page: Page) {
  await stageOf(page).locator('.xterm-helper-textarea').first().focus()
}

/** Types as fingers do, key by key, and ends with Enter. */
export async function typeLine(page: Page, line: string) {
  await focusTerminal(page)
  await page.keyboard.type(line)
  await page.keyboard.press('Enter')
}

/** Types a command and waits for its whole effect: a mark that only its end prints. */
export async function runInTerminal(page: Page, command: string, mark: string) {
  // Typed apart and printed together, so that the typed line itself is not taken for the answer.
  await typeLine(page, `${command}; echo ${mark}-"end"`)
  await untilTerminalSays(page, `${mark}-end`)
}
