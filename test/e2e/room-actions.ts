// What people do in a room, found by role and label as a person or a screen reader finds it.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export type SessionPlan = { candidate: string; shadow?: string; question: RegExp; minutes?: number }

/** Boots a box and breaks it: the slowest thing anybody waits for here. */
const BOX_READY_MS = 60_000

/** An interviewer opens a session now; resolves to its address, with the interviewer in the lobby. */
export async function openSession(interviewer: Page, plan: SessionPlan): Promise<string> {
  await interviewer.goto('/home')
  await interviewer.getByRole('link', { name: 'Start a session now' }).first().click()
  await interviewer.getByLabel('Candidate').selectOption({ label: plan.candidate })
  if (plan.shadow) await interviewer.getByLabel('Shadow').selectOption({ label: plan.shadow })
  await interviewer.getByRole('radio', { name: plan.question }).check()
  if (plan.minutes) await interviewer.getByLabel('Minutes of work on the box').fill(String(plan.minutes))
  await interviewer.getByRole('button', { name: 'Open the room' }).click()
  await interviewer.waitForURL(/\/sessions\/(?!new)[^/]+$/)
  return new URL(interviewer.url()).pathname
}

export async function untilBoxReady(page: Page) {
  await page.getByText('The box is ready').first().waitFor({ timeout: BOX_READY_MS })
}

/** Lobby → briefing → working, by the interviewer. */
export async function beginWorking(interviewer: Page) {
  await interviewer.getByRole('button', { name: 'Begin the briefing' }).click()
  await interviewer.getByRole('button', { name: 'Start working' }).click()
}

export async function advance(interviewer: Page, words: string) {
  await interviewer.getByRole('button', { name: words }).click()
  await interviewer.getByRole('alertdialog').getByRole('button', { name: words }).click()
}

export function tabOf(page: Page, name: RegExp): Locator {
  return page.getByRole('tab', { name })
}

/** Says what each person sees as the holder of control. */
export async function untilControl(page: Page, words: string | RegExp) {
  await page.getByText(words).first().waitFor()
}

/** The screen of the shown terminal as text: without WebGL xterm draws rows of text. */
export async function terminalText(page: Page): Promise<string> {
  const shown = page.getByRole('region', { name: 'Terminal' }).locator('.xterm-rows:visible')
  const rows = await shown.first().locator('> div').allTextContents()
  return rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd()).join('\n')
}

export async function untilTerminalSays(page: Page, words: string | RegExp, timeout = 20_000) {
  await expect.poll(() => terminalText(page), { timeout, interval: 100 }).toMatch(words)
}

/** Types as fingers do, key by key, and ends with Enter. */
export async function typeLine(page: Page, line: string) {
  await focusTerminal(page)
  await page.keyboard.type(`${line}\n`)
}

export async function focusTerminal(page: Page) {
  await page.getByRole('region', { name: 'Terminal' }).locator('.xterm-helper-textarea').first().focus()
}
