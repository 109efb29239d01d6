import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { listFaults, sidewaysPixels } from './axe.ts'
import { journey, LONG_WALK_MS } from './journey.ts'
import { inEveryLook, isNarrow, NARROW, type PageLook } from './looks.ts'
import { walkRounds } from './round-screens.ts'
import { walkPages, walkPractice, walkSession, type See } from './screens.ts'
import { walkSeason } from './season-screens.ts'

async function judge(name: string, page: Page, look: PageLook): Promise<string[]> {
  const wider = await sidewaysPixels(page)
  const faults = await listFaults(page)
  const headings = await page.getByRole('heading', { level: 1 }).count()
  const sideways = isNarrow(look) && wider > 0 ? [`scrolls ${wider} px sideways`] : []
  const above = headings === 1 ? [] : [`${headings} headings of the first level`]
  return [...sideways, ...above, ...faults].map((fault) => `${name}, ${look.name}: ${fault}`)
}

/** Judges in all four looks; in a narrow window each part of the room on its own. */
function judgeAll(faults: string[]): See {
  return async (name, page, parts = []) => {
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await inEveryLook(page, parts, async (look, part) => {
      faults.push(...(await judge(part ? `${name} ${part}` : name, page, look)))
    })
  }
}

describe('the judge', () => {
  journey('JO9, JO10 sees a picture without words and a page that is too wide', async (people) => {
    const page = await people.visitor('nobody', NARROW)
    await page.setContent('<h1>Wide</h1><img src="data:,"><div style="width: 900px">too wide</div>')
    const faults = await judge('made-up', page, { name: 'narrow', colorScheme: 'light', ...NARROW })
    expect(faults.join('\n')).toMatch(/scrolls \d+ px sideways/)
    expect(faults.join('\n')).toMatch(/image-alt/)
    await page.setContent('<h1>One</h1><h1>Two</h1>')
    expect(await judge('made-up', page, { name: 'narrow', colorScheme: 'light', ...NARROW })).toContain(
      'made-up, narrow: 2 headings of the first level',
    )
  })
})

describe('every screen, in both themes and widths', () => {
  journey(
    'JO9, JO10 pages',
    async (people) => {
      const faults: string[] = []
      await walkPages(people, judgeAll(faults))
      expect(faults).toEqual([])
    },
    LONG_WALK_MS,
  )

  journey(
    'JO9, JO10 the screens of a season that one comes to by doing something',
    async (people) => {
      const faults: string[] = []
      await walkSeason(people, judgeAll(faults))
      expect(faults).toEqual([])
    },
    LONG_WALK_MS,
  )

  journey(
    'JO9, JO10 a session from the lobby to its scorecards, for each part',
    async (people) => {
      const faults: string[] = []
      await walkSession(people, judgeAll(faults))
      expect(faults).toEqual([])
    },
    LONG_WALK_MS,
  )

  journey(
    'JO9, JO10 the rooms of rounds without a broken box',
    async (people) => {
      const faults: string[] = []
      await walkRounds(people, judgeAll(faults))
      expect(faults).toEqual([])
    },
    LONG_WALK_MS,
  )

  journey(
    'JO9, JO10 a practice from its choice to the walkthrough',
    async (people) => {
      const faults: string[] = []
      await walkPractice(people, judgeAll(faults))
      expect(faults).toEqual([])
    },
    LONG_WALK_MS,
  )
})
