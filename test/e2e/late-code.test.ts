// Rooms entered in the middle, over a network on which the code of their parts comes after everything else.
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { chosen, type Chosen } from '#test/support/round-script.ts'
import { goOn } from './room-actions.ts'
import { startRoundWorld, type RoundWorld } from './round-world.ts'

/** The files of parts, as they are called when built. */
const PARTS =
  /\/assets\/(cockpit|points-tab|comments-tab|review-stage|coding-stage|artefact-stage|notes-pad)-/
/** A room that is awake hears from the server long before. */
const LATE_MS = 1500

/** Holds the code of parts back until the room has heard from the server, which is what must not hurt it. */
async function holdParts(page: Page) {
  const heard = new Promise((resolve) =>
    page.on('websocket', (socket) => socket.on('framereceived', () => resolve(null))),
  )
  await page.route(PARTS, async (route) => {
    await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, LATE_MS))])
    await route.continue().catch(() => undefined)
  })
}

/** A twentieth of this machine: what comes from the server then arrives while the page is still waking. */
async function slowDown(page: Page) {
  const machine = await page.context().newCDPSession(page)
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 20 })
}

/** Leaves a mark at each part that the server drew, which is gone when it is drawn again. */
function markDrawn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-late-part]')].map((part) => {
      part.setAttribute('data-drawn', 'by the server')
      return part.getAttribute('data-late-part') ?? ''
    }),
  )
}

describe('a room whose code comes late', () => {
  let world: RoundWorld | null = null
  afterEach(async () => {
    await world?.close()
    world = null
  })

  const rooms: [Chosen, RegExp[], string[]][] = [
    [chosen.internals, [/welcome/, /Stage first/], ['cockpit', 'artefact', 'notes', 'points']],
    [chosen.review, [/welcome/, /Stage review/], ['cockpit', 'review', 'points']],
    [chosen.coding, [/welcome/, /Stage task/], ['cockpit', 'coding']],
  ]
  it.each(rooms)('JO20 $roundId: what the server drew stays', async (round, stages, parts) => {
    world = await startRoundWorld(round)
    const { cast, complaints } = world
    const interviewer = await world.open(cast.interviewer)
    if (round === chosen.coding) await interviewer.getByText('The box is ready').first().waitFor()
    for (const stage of stages) await goOn(interviewer, new RegExp(`^Go on: .*${stage.source}`))
    const shadow = await world.open(cast.shadow, holdParts)
    const drawn = await markDrawn(shadow)
    for (const part of parts) expect(drawn).toContain(part)
    await shadow.getByText('Connected', { exact: true }).waitFor({ state: 'attached' })
    await shadow.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
    expect(await shadow.locator('[data-drawn]').count()).toBe(drawn.length)
  })

  it('JO20 on a slow machine nothing is drawn twice, however soon the server speaks', async () => {
    world = await startRoundWorld(chosen.review)
    const { cast, complaints } = world
    const interviewer = await world.open(cast.interviewer)
    for (const stage of [/welcome/, /Stage review/])
      await goOn(interviewer, new RegExp(`^Go on: .*${stage.source}`))
    for (const person of [cast.shadow, cast.interviewer, cast.shadow, cast.interviewer]) {
      const page = await world.open(person, slowDown)
      await page.getByText('Connected', { exact: true }).waitFor({ state: 'attached' })
      await page.waitForLoadState('networkidle')
      await page.context().close()
    }
    expect(complaints).toEqual([])
  })
})
