// Shoots every screen in both themes at both widths: `npx tsx test/e2e/screenshots.ts <folder> [address of a running app]`.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startApp } from './app-under-test.ts'
import { inEveryLook } from './looks.ts'
import { openPeople } from './people.ts'
import { walkRounds } from './round-screens.ts'
import { walkPages, walkPractice, walkSession, type See } from './screens.ts'
import { walkSeason } from './season-screens.ts'

function shootInto(folder: string): See {
  return async (name, page, parts = []) => {
    await inEveryLook(page, parts, async (look, part) => {
      const path = join(folder, `${[name, part?.toLowerCase(), look.name].filter(Boolean).join('-')}.png`)
      // A live room fills its window; everything else is shown to its end.
      await page.screenshot({ path, fullPage: parts.length === 0 })
    })
    console.log(name)
  }
}

async function main() {
  const [folder = 'test-results/screens', address] = process.argv.slice(2)
  mkdirSync(folder, { recursive: true })
  const app = address ? null : await startApp({ logFile: join(resolve(folder), 'app.log') })
  const people = await openPeople(app?.url ?? address ?? '')
  try {
    await walkPages(people, shootInto(folder))
    await walkSeason(people, shootInto(folder))
    await walkSession(people, shootInto(folder))
    await walkRounds(people, shootInto(folder))
    await walkPractice(people, shootInto(folder))
  } finally {
    await people.close()
    await app?.stop()
  }
}

await main()
