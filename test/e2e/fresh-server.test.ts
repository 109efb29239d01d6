// A room whose server has only just started, and says of a box that runs that it has no terminal.
import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import type { ToBrowser } from '#app/protocol/session-messages.ts'
import { chosen } from '#test/support/round-script.ts'
import { focusTerminal, goOn, openTab, untilPrompt } from './room-actions.ts'
import { startRoundWorld, type RoundWorld } from './round-world.ts'

let world: RoundWorld | null = null
afterEach(async () => {
  await world?.close()
  world = null
})

/** From the first call of what it returns, views come to this page without a terminal; it counts them. */
async function forgetTerminals(page: Page): Promise<{ begin(): void; told(): number }> {
  let isFresh = false
  let told = 0
  await page.routeWebSocket(/\/ws\/sessions\//, (socket) => {
    socket.connectToServer().onMessage((text) => {
      const message = JSON.parse(String(text)) as ToBrowser // why: the server's own type
      if (!isFresh || message.type !== 'view') return socket.send(text)
      told++
      socket.send(JSON.stringify({ ...message, view: { ...message.view, terminals: [] } }))
    })
  })
  return { begin: () => (isFresh = true), told: () => told }
}

it('TE44 the terminal of a box that runs stays, with its focus, until the server knows it again', async () => {
  world = await startRoundWorld(chosen.box)
  const { cast, complaints } = world
  const interviewer = await world.open(cast.interviewer)
  await interviewer.getByText('The box is ready').first().waitFor()
  const forgetting: Awaited<ReturnType<typeof forgetTerminals>>[] = []
  const candidate = await world.open(cast.candidate, async (page) =>
    forgetting.push(await forgetTerminals(page)),
  )
  const mine = candidate.getByText('You have control', { exact: true })
  for (let stages = 0; stages < 3 && (await mine.count()) === 0; stages++) await goOn(interviewer, /^Go on/)
  await mine.first().waitFor()
  await untilPrompt(candidate)
  await focusTerminal(candidate)
  await candidate.locator('[data-terminal]').evaluate((drawn) => drawn.setAttribute('data-same', 'yes'))
  const [server] = forgetting
  await openTab(interviewer, /^Hints/)
  server?.begin()
  await interviewer
    .getByRole('button', { name: /Give the hint/ })
    .first()
    .click()
  await expect.poll(() => server?.told()).toBeGreaterThan(0)
  await candidate.getByText('Hint 1').first().waitFor()
  const same = candidate.locator('[data-terminal][data-same]')
  expect(await same.count()).toBe(1)
  expect(await same.evaluate((drawn) => drawn.contains(document.activeElement))).toBe(true)
  expect(complaints).toEqual([])
})
