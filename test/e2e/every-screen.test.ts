import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { listFaults, sidewaysPixels } from './axe.ts'
import { journey } from './journey.ts'
import type { Look } from './people.ts'
import { goToWork, openRooms, pages } from './screens.ts'
import { untilPrompt } from './room-actions.ts'

const themes = ['light', 'dark'] as const
const NARROW = { width: 360, height: 740 }

async function judge(name: string, page: Page, look: Look): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const wider = await sidewaysPixels(page)
  const faults = await listFaults(page)
  const sideways = look.width === NARROW.width && wider > 0 ? [`scrolls ${wider} px sideways`] : []
  return [...sideways, ...faults].map((fault) => `${name}, ${look.theme}, ${look.width}: ${fault}`)
}

describe('the judge', () => {
  journey('JO9, JO10 sees a picture without words and a page that is too wide', async (people) => {
    const page = await people.visitor('nobody', NARROW)
    await page.setContent('<h1>Wide</h1><img src="data:,"><div style="width: 900px">too wide</div>')
    const faults = await judge('made-up', page, { theme: 'light', ...NARROW })
    expect(faults.join('\n')).toMatch(/scrolls \d+ px sideways/)
    expect(faults.join('\n')).toMatch(/image-alt/)
  })
})

describe.each(themes)('every screen, %s', (theme) => {
  const looks: Look[] = [
    { theme, width: 1440, height: 900 },
    { theme, ...NARROW },
  ]

  journey(`JO9, JO10 pages, ${theme}`, async (people) => {
    const faults: string[] = []
    for (const look of looks) {
      for (const { name, open } of pages) faults.push(...(await judge(name, await open(people, look), look)))
    }
    expect(faults).toEqual([])
  })

  journey(`JO9, JO10 the room in lobby and at work, for each part, ${theme}`, async (people) => {
    const faults: string[] = []
    for (const look of looks) {
      const rooms = await openRooms(people, look)
      const parts = ['interviewer', 'candidate', 'shadow'] as const
      for (const part of parts) faults.push(...(await judge(`lobby-${part}`, rooms[part], look)))
      await goToWork(rooms)
      await untilPrompt(rooms.candidate)
      for (const part of parts) faults.push(...(await judge(`working-${part}`, rooms[part], look)))
    }
    expect(faults).toEqual([])
  })
})
