// Takes the pictures of the documents from the demo: `npx tsx test/e2e/doc-pictures.ts [season|after|cockpit|all] [address of a running app]`.
// `cockpit` needs boxes.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ROOT } from '../support/source-tree.ts'
import { startApp } from './app-under-test.ts'
import { turnTo } from './looks.ts'
import { shootAfter, shootCockpit, type Shoot } from './doc-pictures-session.ts'
import { openPeople, type People } from './people.ts'
import { openDraft } from './season-screens.ts'

const COHORT = '/cohorts/demo-cohort'
/** A page of a document is read on telephones too. */
const BYTES_MAX = 240_000
const LOOK = { name: 'picture', colorScheme: 'light', width: 1120, height: 700 } as const

const shoot: Shoot = async (page, name, size = {}) => {
  const path = join(ROOT, 'docs/images', `${name}.png`)
  await turnTo(page, { ...LOOK, ...size })
  await page.screenshot({ path })
  const bytes = statSync(path).size
  if (bytes > BYTES_MAX) throw new Error(`${path} has ${bytes} bytes`)
  console.log(`${name}: ${Math.round(bytes / 1000)} kB`)
}

async function shootSeason(people: People) {
  const interviewer = await people.signInAs('Ingrid Solheim', { timeZone: 'Europe/Oslo' })
  await interviewer.goto('/hours')
  await turnTo(interviewer, { ...LOOK, height: 1000 })
  await interviewer.getByRole('grid').evaluate((grid) => scrollTo(0, grid.getBoundingClientRect().top + 60))
  await shoot(interviewer, 'season-hours', { height: 800 })
  const coordinator = await people.signInAs('Noor Haddad', { timeZone: 'Europe/Madrid' })
  await coordinator.goto(COHORT)
  await shoot(coordinator, 'season-today')
  await coordinator.goto(`${COHORT}/people`)
  await shoot(coordinator, 'season-people')
  await coordinator.goto(`${COHORT}/report`)
  await shoot(coordinator, 'season-report', { height: 900 })
  await openDraft(coordinator, '3')
  await goToFullestWeek(coordinator)
  await turnTo(coordinator, LOOK)
  const board = coordinator.getByRole('region', { name: 'Schedule' })
  await board.evaluate((region) => scrollTo(0, scrollY + region.getBoundingClientRect().top - 12))
  await shoot(coordinator, 'season-plan', { height: 1000 })
}

async function goToFullestWeek(coordinator: Page) {
  const weeks = coordinator.getByRole('navigation', { name: 'Weeks' }).getByRole('link', { name: /\d/ })
  const counts: number[] = []
  for (const week of await weeks.all()) {
    await week.click()
    await coordinator.waitForTimeout(1000)
    counts.push(await coordinator.getByRole('button', { name: /^Drag / }).count())
  }
  await weeks.nth(counts.indexOf(Math.max(...counts))).click()
  await coordinator.waitForTimeout(1000)
}

const parts = {
  season: shootSeason,
  after: (people: People) => shootAfter(people, shoot),
  cockpit: (people: People) => shootCockpit(people, shoot),
}

async function main() {
  const [wanted = 'all', address] = process.argv.slice(2)
  const app = address ? null : await startApp({ logFile: join(ROOT, 'test-results/pictures.log') })
  const people = await openPeople(app?.url ?? address ?? '')
  try {
    for (const [part, shootPart] of Object.entries(parts))
      if (wanted === 'all' || wanted === part) await shootPart(people)
  } finally {
    await people.close()
    await app?.stop()
  }
}

await main()
