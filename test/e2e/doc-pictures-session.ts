// The pictures of docs/interviewers.md and docs/students.md: a session that runs, and one of the demo that is over.
import type { Page } from 'playwright-core'
import type { People } from './people.ts'
import {
  finishSession,
  goOnTo,
  openSession,
  openTab,
  runInTerminal,
  untilBoxReady,
  untilPrompt,
} from './room-actions.ts'

export type Shoot = (page: Page, name: string, size?: { width?: number; height?: number }) => Promise<void>

const STEADY = '/sessions/demofinished1'
const REPLAY_SIZE = { width: 1300, height: 980 }
/** In which something stands on the terminal that the notes speak about. */
const REPLAY_AT = `${STEADY}/replay?t=620`

export async function shootAfter(people: People, shoot: Shoot) {
  const candidate = await people.signInAs('Amara Nwosu')
  await candidate.goto(`${STEADY}/debrief`)
  await shoot(candidate, 'debrief', { height: 1000 })
  await candidate.setViewportSize(REPLAY_SIZE)
  await candidate.goto(REPLAY_AT)
  await candidate.locator('.xterm-rows').getByText('sites-enabled').first().waitFor()
  // It finds its size once its letters are measured.
  await candidate.waitForTimeout(2000)
  await shoot(candidate, 'replay', REPLAY_SIZE)
  const another = await people.signInAs('Priya Raman')
  await another.goto('/growth')
  await shoot(another, 'growth', { height: 1000 })
}

/** On a real box: the cockpit says what it sees. */
export async function shootCockpit(people: People, shoot: Shoot) {
  const interviewer = await people.signInAs('Wanjiru Kamau')
  const candidate = await people.signInAs('Elif Demir')
  await candidate.goto(
    await openSession(interviewer, { candidate: 'Elif Demir', question: /did not come back/ }),
  )
  await untilBoxReady(interviewer)
  await goOnTo(interviewer, /On the box/)
  await candidate.getByText('You have control', { exact: true }).first().waitFor()
  await untilPrompt(candidate)
  await runInTerminal(candidate, 'curl -is http://shop.fernwood.example/ | head -12', 'looked')
  await runInTerminal(candidate, 'journalctl -u nginx --no-pager -n 5', 'read')
  await openTab(interviewer, /^Notes/)
  const note = interviewer.getByLabel(/New note/)
  await note.fill('Looked at the page as a customer would, before touching anything.')
  await interviewer.getByRole('button', { name: 'Plus', exact: true }).click()
  await note.fill('Reads the message aloud, line by line; the second line not yet.')
  await interviewer.getByRole('button', { name: 'Plus', exact: true }).click()
  await interviewer.getByText('waiting to be saved').waitFor({ state: 'detached' })
  await note.fill('Wants to restart once more before looking.')
  await shoot(interviewer, 'interviewer-cockpit', { width: 1300, height: 820 })
  await finishSession(interviewer)
}
