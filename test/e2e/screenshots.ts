// Shoots every screen in both themes at both widths: `npx tsx test/e2e/screenshots.ts <folder> [address of a running app]`.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { startApp } from './app-under-test.ts'
import { openPeople, type Look, type People } from './people.ts'
import { advance, openTab, runInTerminal, untilPrompt } from './room-actions.ts'
import { goToWork, openRooms, pages } from './screens.ts'

const widths = { narrow: { width: 360, height: 740 }, wide: { width: 1440, height: 900 } }

type Shot = { folder: string; look: string }

async function shoot(page: Page, name: string, { folder, look }: Shot) {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: !name.includes('working') })
  console.log(`${name}-${look}.png`)
}

async function shootRooms(people: People, look: Look, shot: Shot) {
  const rooms = await openRooms(people, look)
  const { interviewer, candidate, shadow } = rooms
  const parts = Object.entries({ interviewer, candidate, shadow })
  for (const [part, page] of parts) await shoot(page, `lobby-${part}`, shot)
  await goToWork(rooms)
  await untilPrompt(candidate)
  await runInTerminal(candidate, 'systemctl --failed --no-pager', 'failed')
  await runInTerminal(candidate, 'journalctl -u nginx --no-pager -n 5', 'journal')
  await openTab(interviewer, /^Hints/)
  await interviewer
    .getByRole('button', { name: /Give the hint/ })
    .first()
    .click()
  for (const [part, page] of parts) await shoot(page, `working-${part}`, shot)
  await openTab(interviewer, /^Notes/)
  await interviewer.getByLabel(/New note/).fill('Read the journal before changing anything.')
  await interviewer.getByRole('button', { name: 'Plus', exact: true }).click()
  await shoot(interviewer, 'working-notes', shot)
  await advance(interviewer, 'Go to wrap-up')
  await advance(interviewer, 'Finish and score')
  await interviewer.getByRole('link', { name: 'Write the scorecard' }).waitFor()
  for (const [part, page] of parts) await shoot(page, `after-${part}`, shot)
  await interviewer.getByRole('link', { name: 'Write the scorecard' }).click()
  await interviewer.getByRole('heading', { name: 'Scorecard' }).waitFor()
  await shoot(interviewer, 'scorecard', shot)
}

async function main() {
  const [folder = 'test-results/screens', address] = process.argv.slice(2)
  mkdirSync(folder, { recursive: true })
  const app = address ? null : await startApp({ logFile: join(resolve(folder), 'app.log') })
  try {
    for (const theme of ['light', 'dark'] as const) {
      for (const [width, size] of Object.entries(widths)) {
        const people = await openPeople(app?.url ?? address ?? '')
        const look = { theme, ...size }
        const shot = { folder, look: `${theme}-${width}` }
        for (const { name, open } of pages) await shoot(await open(people, look), name, shot)
        await shootRooms(people, look, shot)
        await people.close()
      }
    }
  } finally {
    await app?.stop()
  }
}

await main()
