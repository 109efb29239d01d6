// Every screen a person can meet, in the order in which one walk passes them. Used by the accessibility tests and by the screenshots.
import type { Page } from 'playwright-core'
import type { People } from './people.ts'
import {
  finishSession,
  goOn,
  goOnTo,
  openSession,
  openTab,
  questionOf,
  runInTerminal,
  untilBoxReady,
  untilPrompt,
} from './room-actions.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'
import { debriefPages } from './debrief-screens.ts'
import { seasonPages } from './season-screens.ts'

/** Looks at a page; `parts` are the room's parts that a narrow window shows one at a time. */
export type See = (name: string, page: Page, parts?: readonly string[]) => Promise<void>

/** The demo's finished sessions: a scorecard to read, and one to look back on first. */
const RELEASED = '/sessions/demofinished1'
const TO_LOOK_BACK = '/sessions/demofinished2'
/** A candidate of the demo who has met one question. */
const KNOWS_ONE = 'candidateId=demo-amara'

const open: [name: string, path: string][] = [
  ['landing', '/'],
  ['sign-in', '/sign-in'],
  ['invitation-unknown', '/invitations/not-a-token'],
  ['not-found', '/no-such-page'],
]
const ofPeople: [name: string, person: string, path: string][] = [
  ['home-candidate', 'Priya Raman', '/home'],
  ['home-interviewer', 'Ingrid Solheim', '/home'],
  ['home-shadow', 'Jun Watanabe', '/home'],
  ['home-coordinator', 'Noor Haddad', '/home'],
  ['home-just-started', 'Noor Haddad', '/home?started=demotoday2'],
  ['start-session', 'Ingrid Solheim', '/sessions/new'],
  ['start-session-coordinator', 'Noor Haddad', '/sessions/new'],
  ['start-session-used', 'Ingrid Solheim', `/sessions/new?used=on&${KNOWS_ONE}`],
  ['questions', 'Ingrid Solheim', '/questions'],
  ['questions-for-candidate', 'Ingrid Solheim', `/questions?used=on&order=hardest&${KNOWS_ONE}`],
  ['questions-nothing', 'Jun Watanabe', '/questions?level=1&q=nothing-like-it'],
  ['question', 'Ingrid Solheim', `/questions/web-server-will-not-start?${KNOWS_ONE}`],
  ['rubrics', 'Amara Nwosu', '/rubrics'],
  ['rubric', 'Amara Nwosu', '/rubrics/coding@1'],
  ['rubric-of-cohort', 'Noor Haddad', '/cohorts/demo-cohort/rubrics/coding'],
  ['people', 'Noor Haddad', '/people'],
  ['not-allowed', 'Amara Nwosu', '/people'],
  ['debrief-candidate', 'Amara Nwosu', `${RELEASED}/debrief`],
  ['debrief-interviewer', 'Ingrid Solheim', `${RELEASED}/debrief`],
  ['sealed-scorecard', 'Ingrid Solheim', `${RELEASED}/scorecard`],
  ['self-assessment', 'Mateo Quispe', `${TO_LOOK_BACK}/debrief`],
  ['practice', 'Amara Nwosu', '/practice'],
  ['practice-look-back', 'Amara Nwosu', '/sessions/demopractice2'],
]

export async function walkPages(people: People, see: See) {
  for (const [name, path] of open) {
    const page = await people.visitor(name)
    await page.goto(path)
    await see(name, page)
  }
  for (const [name, person, path] of [...ofPeople, ...debriefPages, ...seasonPages]) {
    const page = await people.comeBackAs(person)
    await page.goto(path)
    await see(name, page)
  }
  await walkInvitation(people, see)
}

async function walkInvitation(people: People, see: See) {
  const coordinator = await people.comeBackAs('Noor Haddad')
  await coordinator.goto('/people')
  await coordinator.getByLabel('Name').fill('Ada Berg')
  await coordinator.getByLabel('E-mail').fill('ada@greenroom.example')
  await coordinator.getByRole('button', { name: 'Make an invitation link' }).click()
  const link = coordinator.getByRole('textbox', { name: /link/i })
  const address = await link.inputValue()
  await see('people-link', coordinator)
  const invited = await people.visitor('Ada Berg')
  await invited.goto(address)
  await see('invitation', invited)
}

/** The rooms of one live session, seen by each part. */
export type Rooms = { candidate: Page; interviewer: Page; shadow: Page }

export async function openRooms(people: People): Promise<Rooms> {
  const interviewer = await people.comeBackAs('Wanjiru Kamau')
  const plan = { candidate: 'Elif Demir', shadow: 'Jun Watanabe', question: /did not come back/ }
  const address = await openSession(interviewer, plan)
  const candidate = await people.comeBackAs('Elif Demir')
  const shadow = await people.comeBackAs('Jun Watanabe')
  await candidate.goto(address)
  await shadow.goto(address)
  await untilBoxReady(interviewer)
  return { candidate, interviewer, shadow }
}

const PARTS_OF: Record<keyof Rooms, readonly string[]> = {
  candidate: ['Prompt', 'Terminal'],
  interviewer: ['Guide', 'Terminal', 'Cockpit'],
  shadow: ['Guide', 'Terminal', 'Cockpit'],
}

/** One interview from the lobby to the released scorecard, every part's screen in every phase. */
export async function walkSession(people: People, see: See) {
  const rooms = await openRooms(people)
  const { interviewer, candidate, shadow } = rooms
  const each = async (phase: string, live = true) => {
    for (const part of ['interviewer', 'candidate', 'shadow'] as const)
      await see(`${phase}-${part}`, rooms[part], live ? PARTS_OF[part] : [])
  }
  await each('lobby', false)
  await goOn(interviewer)
  for (const page of Object.values(rooms))
    await page.getByRole('timer', { name: /left in welcome/ }).waitFor()
  await see('welcome-candidate', candidate, ['Prompt', 'Now'])
  await see('welcome-interviewer', interviewer, ['Guide', 'Now', 'Cockpit'])
  await goOn(interviewer)
  for (const page of Object.values(rooms))
    await page.getByRole('timer', { name: /left in the story/ }).waitFor()
  // Nothing else in a briefing differs from the work.
  await see('briefing-candidate', candidate, PARTS_OF.candidate)
  await goOnTo(interviewer, /On the box/)
  await workABit(rooms)
  await each('working')
  await openTab(interviewer, /^Probes/)
  await see('working-probes', interviewer)
  await openTab(interviewer, /^Hints/)
  await see('working-hints', interviewer)
  await goOnTo(interviewer, /Not again/)
  await candidate.getByRole('timer', { name: /left in not again/ }).waitFor()
  await see('wrap-up-interviewer', interviewer, PARTS_OF.interviewer)
  await see('wrap-up-candidate', candidate, PARTS_OF.candidate)
  await finishSession(interviewer)
  for (const page of [interviewer, shadow]) await page.getByRole('link', { name: /corecard/ }).waitFor()
  await candidate.getByRole('link', { name: 'Write your self-assessment' }).waitFor()
  await each('scoring', false)
  await walkScorecards(rooms, see)
}

async function workABit({ interviewer, candidate }: Rooms) {
  await candidate.getByText('You have control', { exact: true }).first().waitFor()
  await untilPrompt(candidate)
  await runInTerminal(candidate, 'systemctl --failed --no-pager', 'failed')
  await runInTerminal(candidate, 'journalctl -u nginx --no-pager -n 5', 'journal')
  await openTab(interviewer, /^Hints/)
  await interviewer
    .getByRole('button', { name: /Give the hint/ })
    .first()
    .click()
  await candidate.getByRole('region', { name: 'Hints given' }).getByText('Hint 1').waitFor()
  await openTab(interviewer, /^Notes/)
  await interviewer.getByLabel(/New note/).fill('Read the journal aloud before changing anything.')
  await interviewer.getByRole('button', { name: 'Plus', exact: true }).click()
}

async function walkScorecards({ interviewer, candidate, shadow }: Rooms, see: See) {
  await interviewer.getByRole('link', { name: 'Write the scorecard' }).click()
  await interviewer.getByRole('heading', { name: 'Scorecard', level: 1 }).waitFor()
  await see('scorecard', interviewer)
  await writeScorecard(interviewer)
  await submitScorecard(interviewer)
  await candidate.getByRole('heading', { name: 'Your scorecard is here' }).waitFor()
  await see('closed-candidate', candidate)
  await shadow.getByText(/This session is over/).waitFor()
  await see('closed-shadow', shadow)
  await shadow.getByRole('link', { name: 'Write your practice scorecard' }).click()
  await shadow.getByRole('heading', { name: 'Your practice scorecard' }).waitFor()
  await see('practice-scorecard', shadow)
}

/** The longest that the checks of any question take. */
const CHECKS_MS = 60_000

/** One practice from its choice to the walkthrough. */
export async function walkPractice(people: People, see: See) {
  const page = await people.comeBackAs('Mateo Quispe')
  await page.goto('/practice')
  await page
    .getByRole('button', { name: /^Begin/ })
    .first()
    .click()
  await page.getByRole('heading', { name: /Just you and a box/ }).waitFor()
  await untilBoxReady(page)
  await see('practice-lobby', page)
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await untilPrompt(page)
  await page.getByRole('button', { name: /^Take hint 1/ }).click()
  await page.getByRole('region', { name: 'Hints given' }).getByText('Hint 1').waitFor()
  await see('practice-working', page, ['Prompt', 'Terminal'])
  await page.getByRole('button', { name: 'Run the checks' }).click()
  await page.getByText(/of \d+ checks pass/).waitFor({ timeout: CHECKS_MS })
  await see('practice-checks', page)
  await openTab(page, /^Notes/)
  await see('practice-notes', page)
  const other = await people.comeBackAs('Mateo Quispe')
  await other.goto('/practice')
  await other.getByRole('button', { name: 'Surprise me' }).click()
  await other.getByRole('heading', { name: 'You have a box already' }).waitFor()
  await see('practice-already', other)
  await page.getByRole('button', { name: 'Give up' }).click()
  await questionOf(page).getByRole('button', { name: 'Show me how it goes' }).click()
  await page.getByRole('heading', { name: 'Here is how it goes' }).waitFor()
  await see('practice-walkthrough', page, ['Walkthrough', 'Terminal'])
  await page.getByRole('button', { name: 'Finish' }).click()
  await page.getByRole('heading', { name: 'Here is how it goes', level: 1 }).waitFor()
}
