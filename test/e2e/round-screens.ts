// The rooms of rounds that have other tools than the terminal alone, with something in them, as the walk through all screens sees them.
import type { Page } from 'playwright-core'
import { canvasOf, drag, told, inWords } from './board-actions.ts'
import { chooseLanguage, untilEditorSays } from './coding-actions.ts'
import type { People } from './people.ts'
import { goOnTo, openSession, untilBoxReady } from './room-actions.ts'
import type { See } from './screens.ts'

type Pair = { candidate: Page; interviewer: Page }
type Room = {
  name: string
  round: string
  question: RegExp
  second?: RegExp
  /** The stage in which it is looked at. */
  stage: RegExp
  hasBox?: true
  /** As a narrow window names them. */
  tools: readonly string[]
  /** Puts something into the room and waits until both see it. */
  work(pair: Pair): Promise<void>
}

const rooms: readonly Room[] = [
  {
    name: 'coding',
    round: 'Coding',
    question: /Who calls most/,
    stage: /Write it/,
    hasBox: true,
    tools: ['Editor', 'Terminal'],
    async work({ candidate, interviewer }) {
      await chooseLanguage(candidate, 'Python')
      for (const page of [candidate, interviewer]) await untilEditorSays(page, 'import')
      await candidate.getByRole('button', { name: 'Run the tests', exact: true }).click()
      for (const page of [candidate, interviewer])
        await page
          .getByText(/of \d+ pass\./)
          .first()
          .waitFor({ timeout: TESTS_MS })
    },
  },
  {
    name: 'review',
    round: 'Code review',
    question: /Discounts from a cache/,
    stage: /Review aloud/,
    tools: ['Change'],
    async work({ candidate, interviewer }) {
      await commentAt(candidate, 'cache.get((customer, product)', 'Two currencies share one entry here.')
      await interviewer.getByText('Two currencies share one entry here.').first().waitFor()
    },
  },
  {
    name: 'design',
    round: 'Design',
    question: /A page that survives/,
    stage: /Draw it/,
    tools: ['Board', 'Notes'],
    async work({ candidate, interviewer }) {
      for (const page of [candidate, interviewer]) await canvasOf(page).waitFor()
      await drag(candidate, 'Rectangle', [
        [0.3, 0.4],
        [0.5, 0.6],
      ])
      await inWords(interviewer).click()
      await told(interviewer, '1 box')
    },
  },
  {
    name: 'behavioural',
    round: 'Behavioural',
    question: /Two urgent things/,
    second: /Feedback that was hard/,
    stage: /First story/,
    tools: ['Notes'],
    async work({ candidate, interviewer }) {
      const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes for everybody in the room' })
      await notes(interviewer).click()
      await interviewer.keyboard.type('Whose decision was it?')
      await notes(candidate).getByText('Whose decision was it?').waitFor()
    },
  },
]
/** All tests of one program on a busy machine. */
const TESTS_MS = 120_000

export async function walkRounds(people: People, see: See) {
  for (const room of rooms) {
    const interviewer = await people.comeBackAs('Wanjiru Kamau')
    const candidate = await people.comeBackAs('Elif Demir')
    const { round, question, second } = room
    const plan = { candidate: 'Elif Demir', round, question, ...(second ? { second } : {}) }
    await candidate.goto(await openSession(interviewer, plan))
    if (room.hasBox) await untilBoxReady(interviewer)
    await see(`${room.name}-lobby-candidate`, candidate)
    await goOnTo(interviewer, room.stage)
    await room.work({ candidate, interviewer })
    await see(`${room.name}-candidate`, candidate, ['Prompt', ...room.tools])
    await see(`${room.name}-interviewer`, interviewer, ['Guide', ...room.tools, 'Cockpit'])
  }
}

/** The candidate writes at the line that says so, by keys. */
export async function commentAt(candidate: Page, line: string, text: string) {
  await candidate.locator('[data-row]').filter({ hasText: line }).first().focus()
  await candidate.keyboard.press('c')
  await candidate.keyboard.type(text)
  await candidate.keyboard.press('Control+Enter')
}
