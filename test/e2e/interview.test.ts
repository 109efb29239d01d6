import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, inject } from 'vitest'
import { findWebPid } from './app-under-test.ts'
import { journey } from './journey.ts'
import type { People } from './people.ts'
import {
  beginWorking,
  finishSession,
  focusTerminal,
  goOnTo,
  openSession,
  openTab,
  runInTerminal,
  terminalText,
  typeLine,
  untilBoxReady,
  untilControl,
  untilPrompt,
  untilTerminalSays,
} from './room-actions.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'

const QUESTION = /did not come back/
/** The reference fix, as a person would type it. */
const FIX = [
  'rm /etc/nginx/sites-enabled/shop.before-migration',
  'systemctl disable --now holding-page.service',
  'systemctl enable --now nginx.service',
]
/** Long enough that a kill falls into the middle of it. */
const TYPED = 'the quick brown fox jumps over the lazy dog 0123456789 '.repeat(4)
const BETWEEN_KEYS_MS = 25

type Cast = { interviewer: Page; candidate: Page; shadow: Page }

async function gather(people: People, names: { interviewer: string; candidate: string }): Promise<Cast> {
  const shadow = await people.signInAs('Jun Watanabe')
  const interviewer = await people.signInAs(names.interviewer)
  const candidate = await people.signInAs(names.candidate)
  const plan = { candidate: names.candidate, shadow: 'Jun Watanabe', question: QUESTION }
  const address = await openSession(interviewer, plan)
  await candidate.goto('/home')
  await candidate.locator(`a[href="${address}"]`).first().click()
  await shadow.goto(address)
  for (const page of [interviewer, candidate, shadow])
    await page.getByRole('heading', { name: /come on in/ }).waitFor()
  return { interviewer, candidate, shadow }
}

async function work(cast: Cast) {
  await untilBoxReady(cast.interviewer)
  await beginWorking(cast.interviewer)
  await untilControl(cast.candidate, 'You have control')
  await untilPrompt(cast.candidate)
}

/** Types a long line into `cat` and kills the web process in the middle of it. */
async function typeThroughKill(candidate: Page) {
  await typeLine(candidate, 'cat > /tmp/typed')
  const startPid = inject('startPid')
  const before = findWebPid(startPid)
  const typing = candidate.keyboard.type(TYPED, { delay: BETWEEN_KEYS_MS })
  await untilTerminalSays(candidate, 'lazy dog')
  process.kill(before, 'SIGKILL')
  await typing
  await candidate.keyboard.press('Enter')
  await candidate.keyboard.press('Control+d')
  await runInTerminal(candidate, 'wc -c < /tmp/typed; tr -d "\\n" < /tmp/typed | md5sum', 'sum')
  expect(findWebPid(startPid)).not.toBe(before)
}

describe('a whole interview', () => {
  journey('JO1, JO3, JO4 from sign-in to the candidate reading the scorecard', async (people) => {
    const cast = await gather(people, { interviewer: 'Ingrid Solheim', candidate: 'Priya Raman' })
    const { interviewer, candidate, shadow } = cast
    await work(cast)

    await candidate
      .getByRole('heading', { name: /did not come back/ })
      .first()
      .waitFor()
    expect(await candidate.getByRole('tab', { name: 'Guide' }).count()).toBe(0)
    await openTab(interviewer, /^Hints/)
    await interviewer
      .getByRole('button', { name: /Give the hint/ })
      .first()
      .click()
    await candidate.getByRole('region', { name: 'Hints given' }).getByText('Hint 1').waitFor()
    await openTab(interviewer, /^Notes/)
    await interviewer.getByLabel(/New note/).fill('Asked the unit before guessing.')
    await interviewer.getByRole('button', { name: 'Plus', exact: true }).click()
    await shadow.getByText('Asked the unit before guessing.').first().waitFor()

    // A reload in the middle: the exact screen is back, and so is the clock.
    await runInTerminal(candidate, 'echo before-the-reload', 'mark')
    const seen = await terminalText(candidate)
    await candidate.reload()
    await untilControl(candidate, 'You have control')
    await expect.poll(() => terminalText(candidate), { timeout: 20_000 }).toBe(seen)
    await candidate.getByRole('timer', { name: /left in on the box/ }).waitFor()

    await typeThroughKill(candidate)
    const digest = createHash('md5').update(TYPED).digest('hex')
    await untilTerminalSays(candidate, digest)
    await untilTerminalSays(candidate, new RegExp(`^${TYPED.length + 1}$`, 'm'))
    for (const page of [interviewer, shadow]) await untilTerminalSays(page, digest)

    for (const [index, line] of FIX.entries()) await runInTerminal(candidate, line, `fix${index}`)
    await openTab(interviewer, /^Probes/)
    await interviewer.getByRole('button', { name: 'Check now' }).click()
    await interviewer.getByRole('tab', { name: 'Probes 6/6 pass' }).waitFor()

    await goOnTo(interviewer, /Not again/)
    await candidate.getByRole('timer', { name: /left in not again/ }).waitFor()
    await untilControl(candidate, 'You have control')
    await finishSession(interviewer)

    await interviewer.getByRole('link', { name: 'Write the scorecard' }).click()
    await candidate.getByRole('link', { name: 'Write your self-assessment' }).click()
    await candidate.getByRole('textbox').nth(0).fill('I read the journal.')
    await candidate.getByRole('textbox').nth(1).fill('Look for a second fault at once.')
    await candidate.getByRole('radio').nth(2).check()
    await candidate.getByRole('button', { name: 'Save and go on' }).click()
    await candidate.getByText('Not here yet').waitFor()

    await shadow.getByRole('link', { name: 'Write your practice scorecard' }).click()
    await writeScorecard(shadow)
    await submitScorecard(shadow)
    await writeScorecard(interviewer)
    await submitScorecard(interviewer)
    await candidate.reload()
    await candidate.getByRole('heading', { name: 'Your scorecard' }).waitFor()
    const order = await candidate.getByRole('heading', { level: 2 }).allTextContents()
    expect(order.slice(0, 3)).toEqual([
      'What went well',
      'Dimension by dimension',
      'One thing to try next time',
    ])
    await candidate.getByText('You read the message before you touched the box.').waitFor()

    // What the shadow wrote is practice, and not for the candidate.
    expect(
      await candidate
        .getByRole('main')
        .getByText(/Jun Watanabe/)
        .count(),
    ).toBe(0)
  })

  journey(
    'JO2, JO5 control is taken and given back in sight of all, and a shadow never types',
    async (people) => {
      const cast = await gather(people, { interviewer: 'Rafael Rivera', candidate: 'Lukas Brandt' })
      const { interviewer, candidate, shadow } = cast
      await work(cast)

      await interviewer.getByRole('button', { name: 'Take control' }).click()
      for (const page of [candidate, shadow]) await untilControl(page, 'Rafael Rivera has control')
      await runInTerminal(interviewer, 'echo by-the-interviewer', 'mark')
      await candidate.keyboard.press('Escape')
      await focusTerminal(candidate)
      await candidate.keyboard.type('from-the-candidate')
      await shadow.bringToFront()
      await focusTerminal(shadow)
      await shadow.keyboard.type('from-the-shadow')
      await shadow.keyboard.press('Enter')

      await interviewer.getByRole('button', { name: 'Give to Lukas' }).click()
      await untilControl(candidate, 'You have control')
      await runInTerminal(candidate, 'echo back-again', 'last')
      for (const page of [interviewer, candidate, shadow]) {
        await untilTerminalSays(page, 'last-end')
        const screen = await terminalText(page)
        expect(screen).toContain('by-the-interviewer')
        expect(screen).not.toContain('from-the-candidate')
        expect(screen).not.toContain('from-the-shadow')
      }
      expect(await terminalText(shadow)).toBe(await terminalText(candidate))
      await openTab(interviewer, /^Timeline/)
      await interviewer
        .getByText(/control/i)
        .first()
        .waitFor()
    },
  )

  journey('JO6 a newcomer comes from the first page to a live prompt', async (people) => {
    const startedAt = performance.now()
    const interviewer = await people.signInAs('Wanjiru Kamau')
    const address = await openSession(interviewer, { candidate: 'Hannah Okafor', question: QUESTION })
    const candidate = await people.signInAs('Hannah Okafor')
    await candidate.goto(address)
    await untilBoxReady(interviewer)
    await beginWorking(interviewer)
    await untilPrompt(candidate)
    await runInTerminal(candidate, 'systemctl is-system-running --wait', 'alive')
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    process.stdout.write(`A newcomer is at a live prompt after ${seconds} s.\n`)
  })
})
