// A program written by two people: editor, terminal, runs and tests on a real box, in two real browsers.
import type { Page } from 'playwright-core'
import { describe, expect, inject } from 'vitest'
import { findWebPid } from './app-under-test.ts'
import {
  chooseLanguage,
  editorOf,
  editorText,
  openCoding,
  replaceAll,
  untilEditorSays,
  untilSaved,
  verdictOf,
} from './coding-actions.ts'
import { journey } from './journey.ts'
import type { People } from './people.ts'
import { runInTerminal, untilBoxReady, untilControl, untilPrompt, untilTerminalSays } from './room-actions.ts'

const INTERVIEWER = 'Ingrid Solheim'
const CANDIDATE = 'Priya Raman'
const QUESTION = 'who-calls-most'
const COUNT = [
  'import sys',
  'lines = sys.stdin.read().split("\\n")',
  'print("counted", len(lines), flush=True)',
  'print("to error", file=sys.stderr)',
  '',
].join('\n')
const LOOP = 'import time\nprint("looping", flush=True)\nwhile True: time.sleep(0.1)\n'

type Cast = { interviewer: Page; candidate: Page; address: string }

async function gather(people: People): Promise<Cast> {
  const interviewer = await people.signInAs(INTERVIEWER)
  const candidate = await people.signInAs(CANDIDATE)
  const address = await openCoding(interviewer, { candidate: CANDIDATE, slug: QUESTION })
  await candidate.goto(address)
  await untilBoxReady(interviewer)
  return { interviewer, candidate, address }
}

/** The welcome, the task, and then the writing. */
async function beginWriting({ interviewer, candidate }: Cast) {
  for (const next of ['Welcome', 'The task and your questions', 'Write it'])
    await interviewer.getByRole('button', { name: new RegExp(`^Go on: ${next}`) }).click()
  await untilControl(candidate, 'You have control')
  await chooseLanguage(candidate, 'Python')
  await untilEditorSays(candidate, 'import')
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

describe('writing a program together', () => {
  journey(
    'CO1, CO12, CO14, CO16, CO39 from the first line to the tests, in editor and terminal alike',
    async (people) => {
      const cast = await gather(people)
      const { interviewer, candidate } = cast
      const scripts = await candidate.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      )
      expect(scripts.filter((name) => /workbench|codemirror|lang-python/.test(name))).toEqual([])
      await beginWriting(cast)

      await replaceAll(candidate, COUNT)
      await untilEditorSays(interviewer, 'counted')
      await interviewer
        .locator('.cm-remote-name', { hasText: 'Priya Raman' })
        .first()
        .waitFor({ state: 'attached' })
      await untilSaved(candidate)
      await untilPrompt(candidate)
      await runInTerminal(candidate, 'cat /root/work/main.py', 'cat')
      await untilTerminalSays(candidate, 'print("counted"')
      await runInTerminal(candidate, `sed -i 's/counted/COUNTED/' /root/work/main.py`, 'sed')
      for (const page of [candidate, interviewer]) await untilEditorSays(page, 'COUNTED')

      await button(candidate, 'Run').click()
      for (const page of [candidate, interviewer]) {
        await page.getByText('COUNTED 1').waitFor()
        await page.getByText('to error').first().waitFor()
        await page.getByText('It ended well (0).').first().waitFor()
      }

      await replaceAll(candidate, LOOP)
      await button(candidate, 'Run').click()
      await interviewer.getByText('looping', { exact: true }).waitFor()
      await button(candidate, 'Stop').click()
      await interviewer.getByText('Stopped.').first().waitFor()

      await replaceAll(candidate, COUNT)
      await untilSaved(candidate)
      await button(interviewer, 'Run the tests').click()
      await interviewer
        .getByText(/of 1\d pass\./)
        .first()
        .waitFor({ timeout: 120_000 })
      await verdictOf(candidate, 'three-addresses').waitFor()
      expect(await verdictOf(candidate, 'three-addresses').getAttribute('data-verdict')).not.toBe('pass')
      expect(await candidate.content()).not.toContain('SECRET')
    },
  )

  journey(
    'CO7, CO32, CO33, CO40 a restart, a change of control and undo lose and take nothing of others',
    async (people) => {
      const cast = await gather(people)
      const { interviewer, candidate } = cast
      await beginWriting(cast)
      await replaceAll(candidate, '# begun\n')
      await untilSaved(candidate)

      const startPid = inject('startPid')
      const before = findWebPid(startPid)
      const typed = Array.from({ length: 40 }, (_line, number) => `line ${number} typed while it fell`)
      const typing = candidate.keyboard.type(typed.slice(0, 4).join('\n'), { delay: 15 })
      process.kill(before, 'SIGKILL')
      const offline = candidate.locator('[data-saved=offline]').waitFor()
      await typing
      await offline
      await expect.poll(() => findWebPid(startPid), { timeout: 60_000 }).not.toBe(before)
      await untilSaved(candidate)
      await untilEditorSays(interviewer, 'line 3 typed while it fell')
      expect((await editorText(candidate)).replaceAll('\n', '')).toContain(typed.slice(0, 4).join(''))

      await interviewer.getByRole('button', { name: 'Take control' }).click()
      await candidate.getByText(/Ingrid Solheim has control: you read along/).waitFor()
      const seen = await editorText(candidate)
      await editorOf(candidate).focus()
      await candidate.keyboard.type('not mine')
      await candidate
        .getByText(/Ingrid Solheim has control/)
        .first()
        .waitFor()
      expect(await editorText(candidate)).toBe(seen)

      await editorOf(interviewer).focus()
      await interviewer.keyboard.press('Control+Home')
      await interviewer.keyboard.type('# by the interviewer\n')
      await untilEditorSays(candidate, '# by the interviewer')
      await interviewer.keyboard.press('Control+z')
      await candidate.waitForFunction(
        () => !document.querySelector('.cm-content')?.textContent?.includes('by the interviewer'),
      )
      expect(await editorText(interviewer)).toContain('line 3 typed while it fell')
    },
  )

  journey(
    'CO31, CO35, CO36, CO37 keys, files, too large a paste, and the way out by keyboard',
    async (people) => {
      const cast = await gather(people)
      const { candidate } = cast
      await beginWriting(cast)

      await candidate.getByRole('button', { name: 'Add a file' }).click()
      await candidate.getByLabel('Name').fill('../escape.py')
      await candidate.getByRole('button', { name: 'Add it' }).click()
      await candidate.getByText('Stay inside the folder').waitFor()
      await candidate.getByLabel('Name').fill('lib/ring.py')
      await candidate.getByRole('button', { name: 'Add it' }).click()
      await candidate.getByRole('tab', { name: 'lib/ring.py' }).waitFor()
      await editorOf(candidate).focus()
      await candidate.keyboard.type('x = 1')
      await untilPrompt(candidate)
      await runInTerminal(candidate, 'cat /root/work/lib/ring.py', 'ring')
      await untilTerminalSays(candidate, 'x = 1')
      await candidate.getByRole('button', { name: 'More for lib/ring.py' }).click()
      await candidate.getByRole('menuitem', { name: 'Remove…' }).click()
      await candidate.getByRole('button', { name: 'Remove it' }).click()
      await candidate.getByRole('tab', { name: 'lib/ring.py' }).waitFor({ state: 'detached' })

      await editorOf(candidate).focus()
      await candidate.evaluate(() => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', 'x'.repeat(5 << 20))
        const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
        document.querySelector('[data-file] .cm-content')?.dispatchEvent(paste)
      })
      await candidate.getByText('That is more than a file holds').waitFor()

      await candidate.getByRole('button', { name: 'Editor settings' }).click()
      await candidate.getByLabel('Keys').selectOption('vim')
      await candidate.keyboard.press('Escape')
      await candidate.locator('.cm-fat-cursor, .cm-vimMode').first().waitFor()
      await replaceInVim(candidate, 'typed with vim')
      await untilEditorSays(candidate, 'typed with vim')
      await candidate.keyboard.type(':w\n')
      await candidate.getByText('Saved by itself').waitFor()
      await candidate.keyboard.type('u')
      await candidate.waitForFunction(
        () => !document.querySelector('.cm-content')?.textContent?.includes('typed'),
      )

      await candidate.getByRole('button', { name: 'Editor settings' }).click()
      await candidate.getByLabel('Keys').selectOption('emacs')
      await candidate.keyboard.press('Escape')
      await editorOf(candidate).focus()
      await candidate.keyboard.press('Control+Home')
      await candidate.waitForTimeout(600)
      await candidate.keyboard.type('killed\n')
      await candidate.keyboard.press('ArrowUp')
      await candidate.keyboard.press('Control+a')
      await candidate.keyboard.press('Control+k')
      await candidate.keyboard.press('Control+y')
      await candidate.keyboard.press('Control+y')
      await untilEditorSays(candidate, 'killedkilled')

      await editorOf(candidate).focus()
      await candidate.keyboard.press('Escape')
      await candidate.keyboard.press('Tab')
      expect(await candidate.evaluate(() => document.activeElement?.closest('.cm-editor') === null)).toBe(
        true,
      )
    },
  )
})

async function replaceInVim(page: Page, words: string) {
  await editorOf(page).focus()
  await page.keyboard.type('ggO')
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
}
