// An interview is recorded, or is not while somebody would rather not; both processes behind it are killed, and what was seen is kept.
import type { Page } from 'playwright-core'
import { describe, expect, inject } from 'vitest'
import { findHostPid, findWebPid } from './app-under-test.ts'
import { listFaults } from './axe.ts'
import { journey } from './journey.ts'
import {
  beginWorking,
  finishSession,
  openSession,
  runInTerminal,
  typeLine,
  untilBoxReady,
  untilControl,
  untilPrompt,
  untilTerminalSays,
} from './room-actions.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'

/** Its end closes the session; ten seconds later recordings are fetched, from a host that was just started again perhaps. */
const KEPT_MS = 90_000

const light = (page: Page, words: string) => page.getByRole('banner').getByRole('button', { name: words })

/** In the top line: what is said there, and the one button behind it. */
async function pressRecording(page: Page, says: string, press: string) {
  await light(page, says).click()
  await page.getByRole('dialog').getByRole('button', { name: press }).click()
  await page.keyboard.press('Escape')
}

/** Prints a line every few hundredths of a second, and waits for one of them. */
async function printThroughKill(candidate: Page, name: string, pid: number) {
  await typeLine(candidate, `for I in $(seq 400); do echo "${name}-$I."; sleep 0.02; done`)
  await untilTerminalSays(candidate, `${name}-30.`)
  process.kill(pid, 'SIGKILL')
}

describe('a recording', () => {
  journey(
    'JO32 follows what is agreed, survives the end of both processes, and is deleted',
    async (people) => {
      const startPid = inject('startPid')
      const interviewer = await people.signInAs('Wanjiru Kamau')
      const candidate = await people.signInAs('Mateo Quispe')
      const plan = { candidate: 'Mateo Quispe', question: /did not come back/ }
      const address = await openSession(interviewer, plan)
      await candidate.goto(address)
      await candidate.getByRole('heading', { name: 'Recording' }).waitFor()
      await untilBoxReady(interviewer)
      await beginWorking(interviewer)
      await untilControl(candidate, 'You have control')
      await untilPrompt(candidate)
      await runInTerminal(candidate, 'echo seen-$((20+1))', 'one')

      // One says no; both have to say yes.
      await pressRecording(candidate, 'Recording', 'Do not record')
      await light(interviewer, 'Not recorded').waitFor()
      await runInTerminal(candidate, 'clear; echo private-$((20+2)); clear', 'two')
      await pressRecording(interviewer, 'Not recorded', 'Record after all')
      await light(candidate, 'Record again?').waitFor()
      expect(await listFaults(candidate)).toEqual([])
      await pressRecording(candidate, 'Record again?', 'Agree to recording')
      await light(interviewer, 'Recording').waitFor()

      // The web process costs the recording nothing, the host at most its last moment.
      await printThroughKill(candidate, 'web', findWebPid(startPid))
      await untilTerminalSays(candidate, 'web-400.')
      await printThroughKill(candidate, 'host', findHostPid(startPid))
      await finishSession(interviewer)
      await interviewer.getByRole('link', { name: 'Write the scorecard' }).click()
      await writeScorecard(interviewer)
      await submitScorecard(interviewer)

      const missing = candidate.getByText(/switched off for a while.*Its end is missing/)
      await expect
        .poll(
          async () => {
            await candidate.goto(`${address}/recordings`)
            return missing.count()
          },
          { timeout: KEPT_MS, interval: 2000 },
        )
        .toBe(1)
      expect(await listFaults(candidate)).toEqual([])
      const href = await candidate.getByRole('link', { name: 'Download Terminal 1' }).getAttribute('href')
      const cast = await (await candidate.request.get(href ?? '')).text()
      expect(cast).toContain('seen-21')
      expect(cast).not.toContain('private')
      for (const line of ['web-1.', 'web-400.', 'host-1.', 'host-29.']) expect(cast).toContain(line)

      // Without scripts as well: unfolding asks, and the page says what was done.
      const storageState = await candidate.context().storageState()
      const plain = await people.visitor('Mateo Quispe without scripts', { storageState, scripts: false })
      await plain.goto(`${address}/recordings`)
      await plain
        .getByText(/^Delete it/)
        .first()
        .click()
      await plain.getByRole('button', { name: 'Delete for good' }).click()
      await plain.getByText(/^Deleted on .* by Mateo Quispe/).waitFor()
      expect((await candidate.request.get(href ?? '')).status()).toBe(410)
    },
  )
})
