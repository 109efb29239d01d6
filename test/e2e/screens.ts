// Every screen a person can meet, and how to get there. Used by the accessibility tests and by the screenshots.
import type { Page } from 'playwright-core'
import type { Look, People } from './people.ts'
import { beginWorking, openSession, untilBoxReady } from './room-actions.ts'

export type Screen = { name: string; open: (people: People, look: Look) => Promise<Page> }

function publicPage(name: string, path: string): Screen {
  return {
    name,
    open: async (people, look) => {
      const page = await people.visitor(name, look)
      await page.goto(path)
      return page
    },
  }
}

function pageOf(name: string, person: string, path: string): Screen {
  return {
    name,
    open: async (people, look) => {
      const page = await people.signInAs(person, look)
      await page.goto(path)
      return page
    },
  }
}

/** The demo's finished sessions: a scorecard to read, and one to look back on first. */
const RELEASED = '/sessions/demofinished1'
const TO_LOOK_BACK = '/sessions/demofinished2'

export const pages: Screen[] = [
  publicPage('landing', '/'),
  publicPage('sign-in', '/sign-in'),
  publicPage('invitation-unknown', '/invitations/not-a-token'),
  publicPage('not-found', '/no-such-page'),
  pageOf('home-candidate', 'Priya Raman', '/home'),
  pageOf('home-interviewer', 'Ingrid Solheim', '/home'),
  pageOf('home-shadow', 'Jun Watanabe', '/home'),
  pageOf('home-coordinator', 'Noor Haddad', '/home'),
  pageOf('start-session', 'Ingrid Solheim', '/sessions/new'),
  pageOf('people', 'Noor Haddad', '/people'),
  pageOf('debrief-candidate', 'Amara Nwosu', `${RELEASED}/debrief`),
  pageOf('self-assessment', 'Mateo Quispe', `${TO_LOOK_BACK}/debrief`),
]

/** The rooms of one live session: opened once by `openRooms`, then seen by each part. */
export type Rooms = { candidate: Page; interviewer: Page; shadow: Page; address: string }

export async function openRooms(people: People, look: Look): Promise<Rooms> {
  const interviewer = await people.signInAs('Wanjiru Kamau', look)
  const plan = { candidate: 'Elif Demir', shadow: 'Jun Watanabe', question: /did not come back/ }
  const address = await openSession(interviewer, plan)
  const candidate = await people.signInAs('Elif Demir', look)
  const shadow = await people.signInAs('Jun Watanabe', look)
  await candidate.goto(address)
  await shadow.goto(address)
  await untilBoxReady(interviewer)
  return { candidate, interviewer, shadow, address }
}

export async function goToWork({ interviewer, candidate }: Rooms) {
  await beginWorking(interviewer)
  await candidate.getByText('You have control').waitFor()
}
