// What people do in a season, by mouse and keyboard, as one person at a time.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { People } from './people.ts'
import { LISTED, peopleFile, type Listed } from './season-world.ts'

const PASSWORD = 'calm seas and slow deploys'

/** Gives its id. */
export async function makeCohort(coordinator: Page, name: string): Promise<string> {
  await coordinator.goto('/cohorts/new')
  await coordinator.getByLabel('Name').fill(name)
  await coordinator.getByLabel('Time zone').selectOption('Europe/Madrid')
  await coordinator.getByRole('button', { name: /Troubleshooting first/ }).click()
  await coordinator.getByLabel('Session 3', { exact: true }).waitFor()
  await coordinator.getByRole('button', { name: 'Make the cohort' }).click()
  await coordinator.waitForURL(/\/cohorts\/[^/]+\/people/)
  return new URL(coordinator.url()).pathname.split('/')[2] ?? ''
}

export async function bringPeople(coordinator: Page, cohortId: string) {
  await coordinator.goto(`/cohorts/${cohortId}/people/import`)
  await coordinator.getByLabel('A CSV file').setInputFiles(peopleFile({ broken: true }))
  await coordinator.getByRole('button', { name: 'Look at it' }).click()
  await coordinator.getByText('One row to mend').waitFor()
  await coordinator.getByText('“no address” does not look like an e-mail address.').waitFor()
  expect(await coordinator.getByRole('button', { name: /Take the list/ }).count()).toBe(0)
  await coordinator.getByRole('link', { name: 'Bring the mended list' }).click()
  await coordinator.getByLabel('A CSV file').setInputFiles(peopleFile())
  await coordinator.getByRole('button', { name: 'Look at it' }).click()
  await coordinator.getByRole('button', { name: 'Take the list: 100 people' }).click()
  await coordinator.getByRole('heading', { name: 'People', level: 1 }).waitFor()
}

/** The link of each invitation, by address, as the mailbox has them. */
export async function readInvitations(coordinator: Page): Promise<Map<string, string>> {
  const links = new Map<string, string>()
  await coordinator.goto('/mailbox')
  const letters = await coordinator.getByRole('main').locator('li').allTextContents()
  for (const letter of letters) {
    const address = /\(([^\s()]+@season\.example)\)/.exec(letter)?.[1]
    const link = /https?:\/\/\S+\/invitations\/[\w-]+/.exec(letter)?.[0]
    if (address && link) links.set(address, link)
  }
  return links
}

export async function comeIn(people: People, { name }: Listed, link: string | undefined): Promise<Page> {
  if (!link) throw new Error(`no invitation of ${name} is in the mailbox`)
  const page = await people.visitor(name)
  await page.goto(link)
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByLabel('The same once more').fill(PASSWORD)
  await page.getByRole('button', { name: 'Join Greenroom' }).click()
  await page.waitForURL('**/home')
  return page
}

/** Monday to Saturday from nine to nine, with nothing but keys. */
export async function paintByKeyboard(page: Page) {
  await page.goto('/hours')
  await page.getByRole('grid', { name: 'Weekly hours' }).locator('[tabindex="0"]').focus()
  const press = async (key: string, times: number) => {
    for (let count = 0; count < times; count++) await page.keyboard.press(key)
  }
  await press('ArrowUp', 18)
  await press('Space', 1)
  await press('Shift+ArrowDown', 23)
  await press('Shift+ArrowRight', 5)
  await page.getByText('Monday to Saturday 09:00–21:00').waitFor()
  await page.getByRole('button', { name: 'Save my hours' }).press('Enter')
  await page.getByText('Everything painted is saved.').waitFor()
  await page.goto('/hours/limits')
  for (const box of await page.locator('input[name="round"]').all()) await box.press('Space')
  const rounds = page.locator('form', { has: page.locator('input[name="round"]') })
  await rounds.getByRole('button', { name: 'Save' }).press('Enter')
  await page.getByRole('status').first().waitFor()
}

export async function propose(coordinator: Page, cohortId: string) {
  await coordinator.goto(`/cohorts/${cohortId}/plans`)
  await coordinator.getByRole('button', { name: 'Propose a schedule' }).click()
  await untilSolved(coordinator)
}

async function untilSolved(coordinator: Page) {
  await coordinator.getByRole('button', { name: 'Publish' }).waitFor({ timeout: 120_000 })
}

/** Cards as their buttons name them, without some. */
async function cardsOf(coordinator: Page, skip: readonly string[] = []): Promise<string[]> {
  const names = await coordinator.getByRole('button', { name: /^Drag / }).evaluateAll((buttons) => {
    return buttons.map((button) => button.getAttribute('aria-label') ?? '')
  })
  return names.map((name) => name.replace(/^Drag /, '')).filter((name) => !skip.includes(name))
}

/** So many are tried: what fits the first one may be out of sight. */
const TRIED = 8

/** With the mouse, to a time that is marked as fitting. Gives whose card it was. */
export async function dragByMouse(coordinator: Page): Promise<string> {
  for (const who of (await cardsOf(coordinator)).slice(0, TRIED)) {
    if (!(await tryToDrag(coordinator, who))) continue
    await coordinator.getByText('Since the last move').waitFor()
    return who
  }
  throw new Error('no time that fits is in sight of a card')
}

async function tryToDrag(coordinator: Page, who: string): Promise<boolean> {
  const handle = coordinator.getByRole('button', { name: `Drag ${who}` })
  await handle.evaluate((button) => button.scrollIntoView({ block: 'center' }))
  const from = await handle.boundingBox()
  if (!from) throw new Error('the card is not to be seen')
  await coordinator.mouse.move(from.x + 8, from.y + 8)
  await coordinator.mouse.down()
  await coordinator.mouse.move(from.x + 30, from.y + 30, { steps: 5 })
  const fitting = coordinator.locator('td[data-fits="yes"]')
  await fitting.first().waitFor()
  const { height = 0 } = coordinator.viewportSize() ?? {}
  for (const cell of await fitting.all()) {
    const box = await cell.boundingBox()
    if (!box || box.y < 80 || box.y + box.height > height - 80) continue
    const isOwn = isWithin(from.x, box.x, box.width) && isWithin(from.y, box.y, box.height)
    if (isOwn) continue
    await coordinator.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 10 })
    await coordinator.mouse.up()
    return true
  }
  await coordinator.keyboard.press('Escape')
  await coordinator.mouse.up()
  return false
}

function isWithin(at: number, from: number, length: number): boolean {
  return at >= from && at <= from + length
}

/** With the window of a card and nothing but keys, to the next time that breaks nothing. */
export async function moveByKeyboard(coordinator: Page, skip: string): Promise<string> {
  const [who] = await cardsOf(coordinator, [skip])
  if (!who) throw new Error('no card is left to move')
  await coordinator.getByRole('button', { name: `Move ${who}…` }).press('Enter')
  const window = coordinator.getByRole('dialog')
  const time = window.getByLabel('Time')
  await time.waitFor()
  const before = await time.inputValue()
  const free = await time.locator('optgroup[label="Breaks nothing"] option').evaluateAll((options) => {
    return options.map((option) => option.getAttribute('value') ?? '')
  })
  const target = free.find((value) => value !== before)
  if (!target) throw new Error(`${who} can be moved nowhere`)
  await time.focus()
  // The closed list goes on by one with each arrow.
  const all = await time
    .locator('option')
    .evaluateAll((options) => options.map((one) => one.getAttribute('value')))
  const steps = all.indexOf(target) - all.indexOf(before)
  for (let step = 0; step < Math.abs(steps); step++)
    await coordinator.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
  expect(await time.inputValue()).toBe(target)
  await window.getByRole('button', { name: 'Move', exact: true }).press('Enter')
  await window.waitFor({ state: 'detached' })
  await coordinator.getByText('Since the last move').waitFor()
  return who
}

/** Gives how many sessions were published. */
export async function lockSolvePublish(coordinator: Page, who: string): Promise<number> {
  await coordinator.getByRole('button', { name: `Lock ${who}` }).click()
  await coordinator.getByText('1 is locked and stays.').waitFor()
  await coordinator.getByRole('button', { name: 'Solve the rest again' }).click()
  await untilSolved(coordinator)
  await coordinator.getByRole('button', { name: `Unlock ${who}` }).waitFor()
  await coordinator.getByRole('button', { name: 'Publish' }).click()
  const sure = coordinator.getByRole('alertdialog')
  const title = await sure.getByRole('heading').textContent()
  await sure.getByRole('button', { name: 'Publish' }).click()
  await coordinator.getByText('This plan is published').waitFor()
  return Number(/\d+/.exec(title ?? '')?.[0])
}

export function listedAs(email: string): Listed {
  const found = LISTED.find((one) => one.email === email)
  if (!found) throw new Error(`nobody on the list has the address ${email}`)
  return found
}
