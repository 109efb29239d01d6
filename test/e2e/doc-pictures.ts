// Takes the pictures of docs/coordinators.md from the demo: `npx tsx test/e2e/doc-pictures.ts [address of a running app]`.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ROOT } from '../support/source-tree.ts'
import { startApp } from './app-under-test.ts'
import { turnTo } from './looks.ts'
import { openPeople, type People } from './people.ts'
import { openDraft } from './season-screens.ts'

const COHORT = '/cohorts/demo-cohort'
/** A page of a document is read on telephones too. */
const BYTES_MAX = 200_000
const LOOK = { name: 'picture', colorScheme: 'light', width: 1120, height: 700 } as const

async function shoot(page: Page, name: string) {
  const path = join(ROOT, 'docs/images', `season-${name}.png`)
  await turnTo(page, LOOK)
  await page.screenshot({ path })
  const { size } = statSync(path)
  if (size > BYTES_MAX) throw new Error(`${path} has ${size} bytes`)
  console.log(`${name}: ${Math.round(size / 1000)} kB`)
}

async function shootAll(people: People) {
  const interviewer = await people.signInAs('Ingrid Solheim')
  await interviewer.goto('/hours')
  await shoot(interviewer, 'hours')
  const coordinator = await people.signInAs('Noor Haddad')
  for (const [name, path] of [
    ['today', COHORT],
    ['people', `${COHORT}/people`],
    ['report', `${COHORT}/report`],
  ] as const) {
    await coordinator.goto(path)
    await shoot(coordinator, name)
  }
  await openDraft(coordinator)
  await turnTo(coordinator, LOOK)
  await coordinator.getByRole('region', { name: 'Schedule' }).scrollIntoViewIfNeeded()
  await shoot(coordinator, 'plan')
}

async function main() {
  const [address] = process.argv.slice(2)
  const app = address ? null : await startApp({ logFile: join(ROOT, 'test-results/pictures.log') })
  const people = await openPeople(app?.url ?? address ?? '')
  try {
    await shootAll(people)
  } finally {
    await people.close()
    await app?.stop()
  }
}

await main()
