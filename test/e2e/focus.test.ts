// A few minutes in which nobody looks on: agreed in the lobby, begun in the room, and told about on the replay.
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { listFaults, sidewaysPixels } from './axe.ts'
import { journey } from './journey.ts'
import type { People } from './people.ts'
import {
  beginWorking,
  finishSession,
  openSession,
  runInTerminal,
  terminalText,
  untilBoxReady,
  untilControl,
  untilPrompt,
  untilTerminalSays,
} from './room-actions.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'

/** Its end closes the session; ten seconds later recordings are fetched. */
const KEPT_MS = 60_000
const UNSEEN = 'a-wrong-turn'
const TELLS = 'I read the manual page of the wrong service first.'

/** Everything that the sockets of this page bring from now on, as text. */
function overhear(page: Page): () => string {
  const heard: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.push(payload.toString('latin1'))),
  )
  return () => heard.join('')
}

async function gather(people: People) {
  const shadow = await people.signInAs('Jun Watanabe')
  const interviewer = await people.signInAs('Rafael Rivera')
  const candidate = await people.signInAs('Amara Nwosu')
  const heard = [overhear(interviewer), overhear(shadow)]
  const plan = { candidate: 'Amara Nwosu', shadow: 'Jun Watanabe', question: /did not come back/ }
  const address = await openSession(interviewer, plan)
  await candidate.goto(address)
  await shadow.goto(address)
  return { interviewer, candidate, shadow, heard, address }
}

async function agree(candidate: Page, interviewer: Page) {
  const choices = candidate.getByRole('group', { name: 'How many focus minutes' })
  await choices.getByRole('button', { name: '10 min' }).click()
  await candidate.getByText('You asked for 10. Until your interviewer agrees, 5 stand.').waitFor()
  expect(await listFaults(candidate)).toEqual([])
  await interviewer.getByRole('button', { name: 'Agree to 10' }).first().click()
  await candidate.getByText('10 minutes', { exact: true }).waitFor()
}

const alone = (page: Page) => page.getByRole('heading', { name: /is thinking alone/ })

async function thinkAlone({ interviewer, candidate, shadow, heard }: Awaited<ReturnType<typeof gather>>) {
  await candidate.getByRole('button', { name: /^Think alone for up to 10:00/ }).click()
  await candidate.getByRole('region', { name: 'Focus minutes' }).waitFor()
  for (const other of [interviewer, shadow]) await alone(other).waitFor()
  await runInTerminal(candidate, `echo ${UNSEEN}`, 'one')
  expect(await listFaults(interviewer)).toEqual([])
  // Whoever looks again, on a phone now, sees no more.
  await interviewer.setViewportSize({ width: 360, height: 760 })
  await interviewer.reload()
  await interviewer.getByText(/is thinking alone, back in/).waitFor()
  expect(await sidewaysPixels(interviewer)).toBe(0)
  await interviewer.setViewportSize({ width: 1440, height: 900 })
  await alone(interviewer).waitFor()
  await runInTerminal(candidate, 'clear; echo what-is-left', 'two')
  for (const hears of heard) expect(hears()).not.toContain(UNSEEN)
  await candidate.getByRole('button', { name: 'Show it again' }).click()
  for (const other of [interviewer, shadow]) {
    await untilTerminalSays(other, 'what-is-left')
    expect(await terminalText(other)).not.toContain(UNSEEN)
  }
}

/** How often the search of the replay finds what was done unseen. */
async function searchReplay(page: Page, address: string): Promise<number> {
  await expect
    .poll(
      async () => {
        await page.goto(`${address}/replay`)
        // In the page as it comes: what it plays from is opened later.
        return page.getByRole('link', { name: 'Download' }).count()
      },
      { timeout: KEPT_MS, interval: 2000 },
    )
    .toBe(1)
  const path = `${address}/recordings/${await recordingIdOf(page)}/index`
  let text = ''
  // While it is being made it is asked for again, as the page does.
  const status = async () => {
    const index = await page.request.get(path)
    text = await index.text()
    return index.status()
  }
  await expect.poll(status, { timeout: KEPT_MS }).toBe(200)
  return text.split(UNSEEN).length - 1
}

async function recordingIdOf(page: Page): Promise<string> {
  const link = await page.getByRole('link', { name: 'Download' }).first().getAttribute('href')
  return /recordings\/(.*)\.cast$/.exec(link ?? '')?.[1] ?? ''
}

describe('focus minutes', () => {
  journey(
    'JO30 nobody sees what is done in them, live or later, until its candidate shows it',
    async (people) => {
      const cast = await gather(people)
      const { interviewer, candidate, address } = cast
      await untilBoxReady(interviewer)
      await agree(candidate, interviewer)
      await beginWorking(interviewer)
      await untilControl(candidate, 'You have control')
      await untilPrompt(candidate)
      await thinkAlone(cast)
      await finishSession(interviewer)
      await interviewer.getByRole('link', { name: 'Write the scorecard' }).click()
      await writeScorecard(interviewer)
      await submitScorecard(interviewer)

      expect(await searchReplay(interviewer, address)).toBe(0)
      await interviewer.getByText('Not shown').waitFor()
      expect(await searchReplay(candidate, address)).toBeGreaterThan(0)
      await candidate.getByLabel('What happened here?').fill(TELLS)
      await candidate.getByLabel('Show the others what was on my screen').check()
      expect(await listFaults(candidate)).toEqual([])
      await candidate.getByRole('button', { name: 'Keep this' }).click()
      await candidate.getByText('Shown to the others').waitFor()
      expect(await searchReplay(interviewer, address)).toBeGreaterThan(0)
      await interviewer.getByText(TELLS).waitFor()
    },
  )
})
