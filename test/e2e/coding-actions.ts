// What people do with a program in a room: write it, run it, look at its tests.
import type { Locator, Page } from 'playwright-core'

const LOOK_AGAIN_MS = 50
const SCREEN_MS = 20_000

export function editorOf(page: Page): Locator {
  return page.locator('[data-file] .cm-content')
}

/** What the editor shows: only the lines on the screen are in the page. */
export async function editorText(page: Page): Promise<string> {
  const lines = await editorOf(page)
    .locator('.cm-line')
    .evaluateAll((all) =>
      all.map((line) => {
        const copy = line.cloneNode(true) as HTMLElement // why: an element's copy is one
        for (const caret of copy.querySelectorAll('.cm-remote-caret')) caret.remove()
        return copy.textContent ?? ''
      }),
    )
  return lines.join('\n')
}

export async function untilEditorSays(page: Page, words: string) {
  const giveUpAt = performance.now() + SCREEN_MS
  for (;;) {
    const text = await editorText(page).catch(() => '')
    if (text.includes(words)) return
    if (performance.now() > giveUpAt) throw new Error(`The editor does not say ${words}, but:\n${text}`)
    await page.waitForTimeout(LOOK_AGAIN_MS)
  }
}

/** Everything in the file in front, typed anew in one go as a paste is. */
export async function replaceAll(page: Page, text: string) {
  await editorOf(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

export async function untilSaved(page: Page) {
  await page.locator('[data-saved=saved]').waitFor()
}

/** A session with one program to write; resolves to its address, with the interviewer in the lobby. */
export async function openCoding(
  interviewer: Page,
  plan: { candidate: string; slug: string },
): Promise<string> {
  // Journeys share their people: the question of one may be what another has met.
  await interviewer.goto(`/sessions/new?questionSlug=${plan.slug}&used=on`)
  await interviewer.getByLabel('Candidate').selectOption({ label: plan.candidate })
  await interviewer.getByRole('button', { name: 'Open the room' }).click()
  await interviewer.waitForURL(/\/sessions\/(?!new)[^/]+$/)
  return new URL(interviewer.url()).pathname
}

export async function chooseLanguage(page: Page, name: string) {
  await page.getByRole('group', { name: 'Language' }).getByRole('button', { name, exact: true }).click()
}

export function verdictOf(page: Page, caseId: string): Locator {
  return page.locator(`[data-case="${caseId}"]`)
}
