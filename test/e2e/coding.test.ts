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
import { openTab, runInTerminal, untilBoxReady, untilControl, untilPrompt } from './room-actions.ts'

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
const ECHO = 'import sys\nprint("seen", sys.stdin.read().strip())\n'
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
      await untilFileSays(candidate, 'main.py', 'counted')
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
      await untilFileSays(candidate, 'lib/ring.py', 'x = 1')
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
      await candidate.locator('.cm-emacsMode').waitFor()
      // Back on the button that opened it: whoever types before types into nothing.
      await candidate
        .getByRole('button', { name: 'Editor settings' })
        .and(candidate.locator(':focus'))
        .waitFor()
      await editorOf(candidate).focus()
      await candidate.keyboard.press('Control+Home')
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

  journey(
    'CO18 a test added in the room runs with the others, and both see what came of it',
    async (people) => {
      const cast = await gather(people)
      const { interviewer, candidate } = cast
      await beginWriting(cast)
      await replaceAll(candidate, ECHO)
      await untilSaved(candidate)
      for (const page of [interviewer, candidate]) await openTab(page, /^Tests/)
      expect(await button(candidate, 'Add a test').count()).toBe(0)
      await addTest(interviewer, { title: 'A word alone', input: 'hello', output: 'seen hello\n' })
      await addTest(interviewer, { title: 'Another word', input: 'hello', output: 'seen goodbye\n' })
      const added = (page: Page, title: string) =>
        page.locator('[data-case^="added-"]').filter({ hasText: title })
      for (const title of ['A word alone', 'Another word']) await added(candidate, title).waitFor()
      await button(interviewer, 'Run the tests').click()
      for (const page of [candidate, interviewer]) {
        const verdicts = { 'A word alone': 'pass', 'Another word': 'fail' }
        for (const [title, verdict] of Object.entries(verdicts))
          await added(page, title)
            .and(page.locator(`[data-verdict=${verdict}]`))
            .waitFor({ timeout: 120_000 })
        await added(page, 'Another word').locator('summary').click()
        await added(page, 'Another word').getByText('seen goodbye').first().waitFor()
      }
    },
  )

  journey(
    'DO22, CO32, CO34 two people in two tabs each write one text, whoever of them has control',
    async (people) => {
      const cast = await gather(people)
      const { interviewer, candidate, address } = cast
      await beginWriting(cast)
      await replaceAll(candidate, '# one\n')
      await untilSaved(candidate)
      const candidateToo = await people.secondTab(candidate)
      const interviewerToo = await people.secondTab(interviewer)
      const all = [candidate, candidateToo, interviewer, interviewerToo]
      for (const page of [candidateToo, interviewerToo]) await page.goto(address)
      for (const page of all) await untilEditorSays(page, '# one')
      const write = async (page: Page, words: string) => {
        await editorOf(page).focus()
        await page.keyboard.press('Control+End')
        await page.keyboard.type(`${words}\n`)
        for (const other of all) await untilEditorSays(other, words)
      }
      await write(candidateToo, '# two')
      for (const page of [interviewer, interviewerToo])
        await page.getByText(/Priya Raman has control: you read along/).waitFor()

      await interviewer.getByRole('button', { name: 'Take control' }).click()
      for (const page of [candidate, candidateToo])
        await page.getByText(/Ingrid Solheim has control: you read along/).waitFor()
      await editorOf(candidateToo).focus()
      await candidateToo.keyboard.type('not mine')
      await write(interviewer, '# three')
      await write(interviewerToo, '# four')
      for (const page of all) expect((await editorText(page)).trim()).toBe('# one\n# two\n# three\n# four')

      // A cursor for each other tab, and a tab that comes again has still one.
      await candidateToo.reload()
      await untilEditorSays(candidateToo, '# four')
      await editorOf(candidateToo).focus()
      const most = (name: string, tabs: number) => (names: string[]) =>
        names.filter((one) => one.includes(name)).length <= tabs
      await candidate
        .locator('.cm-remote-name', { hasText: 'Ingrid Solheim' })
        .first()
        .waitFor({ state: 'attached' })
      for (const [page, own, other] of [
        [candidate, 'Priya Raman', 'Ingrid Solheim'],
        [interviewer, 'Ingrid Solheim', 'Priya Raman'],
      ] as const) {
        const names = () => cursorsIn(page)
        await expect.poll(names, { timeout: 20_000 }).toSatisfy(most(own, 1))
        await expect.poll(names, { timeout: 20_000 }).toSatisfy(most(other, 2))
      }
    },
  )
})

/** What is written in the editor is in the box within a moment, and not before the next key: the shell waits for it. */
async function untilFileSays(page: Page, file: string, words: string) {
  const look = `until grep -q '${words}' /root/work/${file}; do sleep 0.2; done`
  await runInTerminal(page, look, `seen-${file.length}`)
}

/** Names at the cursors of others, as one page shows them. */
function cursorsIn(page: Page): Promise<string[]> {
  return page.locator('[data-file] .cm-remote-name').allTextContents()
}

async function addTest(page: Page, test: { title: string; input: string; output: string }) {
  await page.getByRole('button', { name: 'Add a test' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill(test.title)
  await dialog.getByLabel('Standard input').fill(test.input)
  await dialog.getByLabel('Expected output').fill(test.output)
  await dialog.getByRole('button', { name: 'Add it' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function replaceInVim(page: Page, words: string) {
  await editorOf(page).focus()
  await page.keyboard.type('ggO')
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
}
