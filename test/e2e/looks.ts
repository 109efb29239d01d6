// The four ways in which every screen is looked at. An open page is turned from one to the next: people resize windows too.
import type { Page } from 'playwright-core'

export type PageLook = { name: string; colorScheme: 'light' | 'dark'; width: number; height: number }

export const NARROW = { width: 360, height: 740 }
const WIDE = { width: 1440, height: 900 }

export const looks: PageLook[] = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { name: `${colorScheme}-wide`, colorScheme, ...WIDE },
  { name: `${colorScheme}-narrow`, colorScheme, ...NARROW },
])

export function isNarrow({ width }: PageLook): boolean {
  return width === NARROW.width
}

/** Resolves when colours and places have come to rest. */
export async function turnTo(page: Page, { colorScheme, width, height }: PageLook) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height })
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** Acts once per look, and in a narrow window once per part of the room; ends as it began, so that a walk can go on. */
export async function inEveryLook(
  page: Page,
  parts: readonly string[],
  act: (look: PageLook, part: string | null) => Promise<void>,
) {
  for (const look of looks) {
    await turnTo(page, look)
    if (!isNarrow(look) || parts.length === 0) await act(look, null)
    else
      for (const part of parts) {
        await page.getByRole('button', { name: part, exact: true }).click()
        await act(look, part)
      }
  }
  const [first] = looks
  if (first) await turnTo(page, first)
}
