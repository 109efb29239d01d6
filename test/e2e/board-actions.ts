// What people do at the whiteboard, and how what stands there is read.
import type { Locator, Page } from 'playwright-core'

const WAIT_MS = 30_000

export type Place = readonly [number, number]

function boardOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Whiteboard' })
}

export function canvasOf(page: Page): Locator {
  return boardOf(page).locator('canvas.interactive')
}

export function inWords(page: Page): Locator {
  return boardOf(page).locator('summary')
}

/** What stands on the board is told in words below it. */
export async function told(page: Page, words: string): Promise<void> {
  await boardOf(page).locator('details').getByText(words).first().waitFor({ timeout: WAIT_MS })
}

/** Somewhere on the canvas, in parts of its width and height. */
export async function placeOn(page: Page, [across, down]: Place) {
  const box = await canvasOf(page).boundingBox()
  if (!box) throw new Error('no canvas')
  return { x: box.x + box.width * across, y: box.y + box.height * down }
}

export async function drag(page: Page, tool: string, [from, to]: [Place, Place]): Promise<void> {
  await page.getByTitle(new RegExp(`^${tool}`)).click()
  const [start, end] = [await placeOn(page, from), await placeOn(page, to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 8 })
  await page.mouse.up()
}
