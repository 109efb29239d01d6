// A blind interview by three people: asked for on the account, played under another name, and told when the scorecard is in.
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { listFaults, sidewaysPixels } from './axe.ts'
import { journey } from './journey.ts'
import { finishSession } from './room-actions.ts'
import { submitScorecard, writeScorecard } from './scorecard-actions.ts'

const CANDIDATE = 'Mateo Quispe'
const SECRETS = ['Mateo', 'Quispe', 'demo-mateo', 'Spring 2027 cohort']

/** Everything this page is sent from now on: documents, their data, and every frame of its sockets. */
function overhear(page: Page): () => Promise<string> {
  const heard: (string | Promise<string>)[] = []
  page.on('response', (response) => heard.push(response.text().catch(() => '')))
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.push(payload.toString('latin1'))),
  )
  return async () => (await Promise.all(heard)).join('\n')
}

async function wish(candidate: Page, words: RegExp) {
  await candidate.goto('/account')
  await candidate.getByRole('button', { name: words }).click()
  await candidate.waitForURL(/#name-hidden$/)
}

/** Begun by somebody who coordinates: who leads it has chosen nobody by name. */
async function begin(coordinator: Page): Promise<string> {
  await coordinator.goto('/sessions/new')
  await coordinator.getByLabel('Candidate').selectOption({ label: CANDIDATE })
  await coordinator.getByLabel('Interviewer').selectOption({ label: 'Wanjiru Kamau' })
  await coordinator.getByLabel('Offer used ones too').check()
  await coordinator.getByLabel('First round').selectOption({ label: 'Design' })
  await coordinator
    .getByRole('radio', { name: /A page that survives/ })
    .first()
    .check()
  await coordinator.getByRole('button', { name: 'Set up the session' }).click()
  await coordinator.waitForURL(/\/home\?started=/)
  return `/sessions/${new URL(coordinator.url()).searchParams.get('started')}`
}

async function enter(candidate: Page, interviewer: Page, address: string): Promise<string> {
  await candidate.goto(address)
  const card = candidate.getByRole('region', { name: 'Your name' }).or(candidate.locator('main'))
  await card.getByText(/the others see you as Candidate/).waitFor()
  const standIn = /Candidate [A-Z][a-z]+/.exec((await card.first().textContent()) ?? '')?.[0] ?? ''
  expect(await listFaults(candidate)).toEqual([])
  await interviewer.goto(address)
  await interviewer.getByRole('heading', { name: 'A blind interview' }).waitFor()
  await interviewer.getByText(standIn).first().waitFor()
  expect(await listFaults(interviewer)).toEqual([])
  for (const page of [candidate, interviewer]) {
    await page.setViewportSize({ width: 360, height: 760 })
    expect(await sidewaysPixels(page)).toBe(0)
    await page.setViewportSize({ width: 1440, height: 900 })
  }
  return standIn
}

describe('a blind interview', () => {
  journey(
    'JO31 is asked for on the account, played under another name, and says who it was when the scorecard is in',
    async (people) => {
      const coordinator = await people.signInAs('Noor Haddad')
      const candidate = await people.signInAs(CANDIDATE)
      const interviewer = await people.signInAs('Wanjiru Kamau')
      await wish(candidate, /^Hide my name/)
      try {
        const address = await begin(coordinator)
        const heard = overhear(interviewer)
        const standIn = await enter(candidate, interviewer, address)
        // The picture stays off, and the voice need not.
        await candidate.getByRole('button', { name: 'Join the call' }).first().click()
        await candidate.getByText('Your camera stays off: this interview is blind.').waitFor()
        await finishSession(interviewer)
        await interviewer.goto(`${address}/scorecard`)
        await interviewer.getByText(standIn).first().waitFor()
        await writeScorecard(interviewer)
        const told = await heard()
        for (const secret of SECRETS) expect([secret, told.includes(secret)]).toEqual([secret, false])
        await submitScorecard(interviewer)
        await interviewer.goto(`${address}/debrief`)
        await interviewer.getByText(CANDIDATE).first().waitFor()
      } finally {
        await wish(candidate, /^Show my name/)
      }
    },
  )
})
