// The screens of a season: those with an address of their own, and those one comes to by doing something.

import type { Page } from 'playwright-core'
import type { People } from './people.ts'
import type { See } from './screens.ts'

const COHORT = '/cohorts/demo-cohort'
const SOLVED_MS = 120_000

export const seasonPages: [name: string, person: string, path: string][] = [
  ['cohorts', 'Noor Haddad', '/cohorts'],
  ['cohort-make', 'Noor Haddad', '/cohorts/new'],
  ['cohort-today', 'Noor Haddad', COHORT],
  ['cohort-week', 'Noor Haddad', `${COHORT}/week`],
  ['cohort-people', 'Noor Haddad', `${COHORT}/people`],
  ['cohort-slots', 'Noor Haddad', `${COHORT}/slots`],
  ['cohort-plans', 'Noor Haddad', `${COHORT}/plans`],
  ['cohort-coverage', 'Noor Haddad', `${COHORT}/coverage`],
  ['cohort-report', 'Noor Haddad', `${COHORT}/report`],
  ['cohort-settings', 'Noor Haddad', `${COHORT}/settings`],
  ['cohort-webhooks', 'Noor Haddad', `${COHORT}/webhooks`],
  ['cohort-of-others', 'Noor Haddad', '/cohorts/demo-evening'],
  ['schedule-candidate', 'Lukas Brandt', '/slots'],
  ['schedule-interviewer', 'Rafael Rivera', '/slots'],
  ['schedule-shadow', 'Jun Watanabe', '/slots'],
  ['slot-coordinator', 'Noor Haddad', '/slots/demoslot-declined'],
  ['slot-confirmed', 'Anneke de Vries', '/slots/demoslot-confirmed1'],
  ['slot-asked', 'Rafael Rivera', '/slots/demoslot-waiting1'],
  ['slot-candidate', 'Lukas Brandt', '/slots/demoslot-declined'],
  ['waitlist', 'Mateo Quispe', '/waitlist'],
  ['hours', 'Ingrid Solheim', '/hours'],
  ['hours-none', 'Noor Haddad', '/hours'],
  ['hours-of-other', 'Noor Haddad', '/hours/demo-ingrid'],
  ['limits-interviewer', 'Ingrid Solheim', '/hours/limits'],
  ['limits-candidate', 'Amara Nwosu', '/hours/limits'],
  ['account-calendar', 'Amara Nwosu', '/account/calendar'],
  ['mailbox', 'Noor Haddad', '/mailbox'],
  ['jobs', 'Sam Lindqvist', '/jobs'],
]

/** Proposes a schedule for the demo's cohort and waits for the draft. */
export async function openDraft(coordinator: Page, most = '1') {
  await coordinator.goto(`${COHORT}/plans`)
  await coordinator.getByLabel('Sessions of one candidate, at most').selectOption(most)
  await coordinator.getByRole('button', { name: 'Propose a schedule' }).click()
  await coordinator.getByRole('button', { name: 'Publish' }).waitFor({ timeout: SOLVED_MS })
}

/** Two rows of a list: one that can be taken and one that cannot. */
const LIST = 'name,email,role,pod\nTilde Aas,tilde@greenroom.example,candidate,Harbour\nNobody,no address,,\n'

/** Those that need a step before. */
export async function walkSeason(people: People, see: See) {
  const coordinator = await people.comeBackAs('Noor Haddad')
  await coordinator.goto(`${COHORT}/people/import`)
  await see('cohort-import', coordinator)
  await coordinator.getByLabel('Or paste the rows here').fill(LIST)
  await coordinator.getByRole('button', { name: 'Look at it' }).click()
  await coordinator.getByRole('heading', { name: 'Look at the list' }).waitFor()
  await see('cohort-import-preview', coordinator)
  await openDraft(coordinator)
  await see('cohort-draft', coordinator)
  await walkJoining(coordinator, people, see)
}

async function walkJoining(coordinator: Page, people: People, see: See) {
  await coordinator.goto(`${COHORT}/settings`)
  await coordinator.locator('button[name="link"][value="draw"]').click()
  const link = await coordinator.getByRole('textbox', { name: 'Sign-up link' }).inputValue()
  const stranger = await people.visitor('Tuva Moe')
  await stranger.goto(link)
  await see('join', stranger)
  await stranger.goto(`${new URL(link).pathname}?asked`)
  await see('join-asked', stranger)
}
