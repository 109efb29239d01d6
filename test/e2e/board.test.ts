// The whiteboard in real browsers: two draw, both see it, a shadow watches, and a picture of it is kept.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPng } from '#app/document/png.ts'
import { chosen } from '#test/support/round-script.ts'
import { canvasOf, drag, inWords, placeOn, told } from './board-actions.ts'
import { goOn } from './room-actions.ts'
import { startRoundWorld, type RoundWorld } from './round-world.ts'

const WAIT_MS = 30_000

describe('two browsers at one whiteboard', () => {
  let world: RoundWorld
  let candidate: Page
  let interviewer: Page

  beforeAll(async () => {
    world = await startRoundWorld(chosen.design)
    candidate = await world.open(world.cast.candidate)
    interviewer = await world.open(world.cast.interviewer)
    await goOn(interviewer, /^Go on: Stage draw/)
    for (const page of [candidate, interviewer]) await canvasOf(page).waitFor({ timeout: WAIT_MS })
    for (const page of [candidate, interviewer]) await inWords(page).click()
  })
  afterAll(() => world.close())

  it('DO24 what one draws the other sees, in both directions', async () => {
    await drag(candidate, 'Rectangle', [
      [0.3, 0.4],
      [0.5, 0.6],
    ])
    await told(interviewer, '1 box')
    await drag(interviewer, 'Ellipse', [
      [0.6, 0.4],
      [0.75, 0.6],
    ])
    await told(candidate, '1 box, 1 circle')
  })

  it('DO28 text on the board is read in words, also by whoever does not see it', async () => {
    const { x, y } = await placeOn(candidate, [0.4, 0.5])
    await candidate.mouse.dblclick(x, y)
    await candidate.keyboard.type('Load balancer')
    await candidate.keyboard.press('Escape')
    await told(interviewer, 'Load balancer')
  })

  it('DO25 a shadow sees the board and the names, and draws nothing', async () => {
    const shadow = await world.open(world.cast.shadow)
    await canvasOf(shadow).waitFor({ timeout: WAIT_MS })
    await inWords(shadow).click()
    await told(shadow, 'Load balancer')
    expect(await shadow.getByTitle(/^Rectangle/).count()).toBe(0)
    await shadow.context().close()
  })

  it('DO27 a picture of the board is kept, and shown to those who were there', async () => {
    const address = `/sessions/${world.cast.session.id}/board/0`
    await expect
      .poll(async () => (await candidate.request.get(address)).status(), { timeout: WAIT_MS, interval: 500 })
      .toBe(200)
    const answer = await interviewer.request.get(address)
    expect(answer.headers()).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
    })
    expect(readPng(new Uint8Array(await answer.body()))).not.toBeNull()
  })

  it('DO24 a board is there again after a reload, and goes on', async () => {
    await candidate.reload()
    await inWords(candidate).click()
    await told(candidate, 'Load balancer')
    await drag(candidate, 'Diamond', [
      [0.8, 0.3],
      [0.87, 0.45],
    ])
    await told(interviewer, '1 diamond')
  })

  it('DO26 nothing is asked of any other server', async () => {
    expect(world.complaints).toEqual([])
  })

  it('RD20 a board that cannot draw says so in its place, and is shown afresh when it can', async () => {
    const page = await world.open(world.cast.candidate, (before) => before.addInitScript(forbidDrawing))
    await page.getByText('Something broke in this part').waitFor({ timeout: WAIT_MS })
    await page.getByRole('timer').first().waitFor()
    await page.evaluate(() => dispatchEvent(new Event('may-draw')))
    await page.getByRole('button', { name: 'Show it again' }).click()
    await canvasOf(page).waitFor({ timeout: WAIT_MS })
    await inWords(page).click()
    await told(page, '1 diamond')
    await page.context().close()
  })

  it('RD20 a board that breaks twice asks for the page to be loaded again', async () => {
    const page = await world.open(world.cast.candidate, (before) => before.addInitScript(forbidDrawing))
    await page.getByRole('button', { name: 'Show it again' }).click({ timeout: WAIT_MS })
    await page.getByText('It broke again').waitFor({ timeout: WAIT_MS })
    await page.getByRole('timer').first().waitFor()
    await page.context().close()
  })
})

/** Runs in the page: the board's own canvas fails until it is told that it may draw. */
function forbidDrawing(): void {
  const { getContext } = HTMLCanvasElement.prototype
  const forbidden = function (this: HTMLCanvasElement, ...asked: Parameters<typeof getContext>) {
    if (this.classList.contains('excalidraw__canvas')) throw new Error('no canvas today')
    return getContext.apply(this, asked)
  }
  HTMLCanvasElement.prototype.getContext = forbidden as typeof getContext
  addEventListener('may-draw', () => (HTMLCanvasElement.prototype.getContext = getContext))
}
