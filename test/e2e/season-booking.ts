// From a published plan to a kept appointment: saying yes, exchanging, letters, calendars, and coming on time.
import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { untilBoxReady } from './room-actions.ts'
import { entriesTo, withDatabase } from './season-world.ts'

/** Letters leave by a job that looks every few seconds. */
const LETTER_MS = 30_000

type Booked = { slotId: string; candidateEmail: string }

/** Says yes to the first session that is asked of somebody. Gives it, and whose it is. */
export async function sayYesToFirst(interviewer: Page): Promise<Booked> {
  await interviewer.goto('/slots')
  const first = interviewer.getByRole('article').filter({ hasText: 'Say yes' }).first()
  const address = await first.getByRole('heading').getByRole('link').getAttribute('href')
  const slotId = address?.split('/').at(-1) ?? ''
  await sayYes(interviewer, slotId)
  const candidateEmail = await withDatabase(async (db) => {
    const seat = { slotId, seat: 'candidate', state: 'accepted' }
    const { user } = await db.slotSeat.findFirstOrThrow({
      where: seat,
      select: { user: { select: { email: true } } },
    })
    return user.email
  })
  return { slotId, candidateEmail }
}

export async function sayYes(interviewer: Page, slotId: string) {
  await interviewer.goto(`/slots/${slotId}`)
  await interviewer
    .getByRole('button', { name: /^Say yes/ })
    .first()
    .click()
  await interviewer.getByRole('heading', { level: 1 }).getByText('Confirmed').waitFor()
}

/** On that day at three by the clock of the cohort, led by this interviewer. Gives its id. */
export async function openOneSlot(
  coordinator: Page,
  { cohortId, day, interviewer }: { cohortId: string; day: string; interviewer: string },
): Promise<string> {
  await coordinator.goto(`/cohorts/${cohortId}/slots`)
  await coordinator.getByText('Open slots', { exact: true }).click()
  const form = coordinator.locator('form', { hasText: 'Show what this opens' })
  await form.getByLabel('Round').selectOption('troubleshooting')
  await form.getByLabel('First day').fill(day)
  await form.getByLabel('Times').fill('15:00')
  await form.getByRole('checkbox', { name: interviewer }).check()
  await form.getByRole('button', { name: 'Show what this opens' }).click()
  await coordinator.getByRole('button', { name: 'Open this slot' }).click()
  await coordinator.getByRole('list', { name: 'Opened', exact: true }).waitFor()
  return withDatabase(async (db) => {
    const newest = await db.slot.findFirstOrThrow({ where: { cohortId }, orderBy: { createdAt: 'desc' } })
    return newest.id
  })
}

export async function exchange(candidate: Page, { from, to }: { from: string; to: string }) {
  await candidate.goto('/slots')
  await candidate.locator(`a[href="/slots/${from}"]`).first().click()
  await candidate.getByText('Take another open time', { exact: true }).click()
  await candidate.getByLabel('Instead of this one').selectOption(to)
  await candidate.getByRole('button', { name: 'Exchange' }).click()
  await candidate.getByText('Exchanged: this is your time now.').waitFor()
  await candidate.goto('/slots')
  await candidate.locator(`a[href="/slots/${to}"]`).first().waitFor()
  expect(await candidate.locator(`a[href="/slots/${from}"]`).count()).toBe(0)
}

type Entry = { method: string; uid: string; startsAt: string; sequence: number; status: string }

/** The newest entry of a slot among the letters to an address, read by another program than the one that wrote it. */
export function newestEntry(address: string, slotId: string): Entry | undefined {
  return entriesTo(address)
    .map(readEntry)
    .filter(({ uid }) => uid.includes(slotId))
    .toSorted((one, other) => one.sequence - other.sequence)
    .at(-1)
}

function readEntry(text: string): Entry {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error('a calendar without an event')
  const event = new ICAL.Event(component)
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: event.uid,
    startsAt: event.startDate.toJSDate().toISOString(),
    sequence: event.sequence,
    status: String(component.getFirstPropertyValue('status')),
  }
}

export async function untilEntry(
  address: string,
  slotId: string,
  method: 'REQUEST' | 'CANCEL',
): Promise<Entry> {
  await expect
    .poll(() => newestEntry(address, slotId)?.method, { timeout: LETTER_MS, interval: 500 })
    .toBe(method)
  const entry = newestEntry(address, slotId)
  if (!entry) throw new Error('the entry is gone again')
  return entry
}

/** When things are, as a calendar program finds it under somebody's private address; what is called off is no more. */
export async function readFeed(person: Page): Promise<Map<string, string>> {
  await person.goto('/account/calendar')
  await person.getByRole('button', { name: 'Make an address' }).click()
  const address = await person.getByLabel('The address of your calendar').inputValue()
  const answer = await fetch(address)
  expect(answer.headers.get('content-type')).toContain('text/calendar')
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()))
  const events = calendar
    .getAllSubcomponents('vevent')
    .filter((event) => event.getFirstPropertyValue('status') !== 'CANCELLED')
    .map((event) => new ICAL.Event(event))
  return new Map(events.map(({ uid, startDate }) => [uid, startDate.toJSDate().toISOString()]))
}

export function startOf(slotId: string): Promise<string> {
  return withDatabase(async (db) => {
    const { startsAt } = await db.slot.findUniqueOrThrow({ where: { id: slotId } })
    return startsAt.toISOString()
  })
}

/** As a coordinator reads it where no mail server delivers. */
export async function untilLetter(coordinator: Page, { to, subject }: { to: string; subject: RegExp }) {
  await expect
    .poll(
      async () => {
        await coordinator.goto('/mailbox')
        const letters = coordinator.getByRole('main').getByRole('listitem')
        return letters.filter({ hasText: to }).filter({ hasText: subject }).count()
      },
      { timeout: LETTER_MS, interval: 1000 },
    )
    .toBeGreaterThan(0)
}

/** Nobody has been in the room, and its box is there. */
export async function untilRoomReady(slotId: string) {
  await expect.poll(() => eventsOf(slotId), { timeout: 90_000, interval: 1000 }).toContain('sandbox-ready')
  expect(await eventsOf(slotId)).not.toContain('participant-joined')
}

function eventsOf(slotId: string): Promise<string[]> {
  return withDatabase(async (db) => {
    const { sessionId } = await db.slot.findUniqueOrThrow({ where: { id: slotId } })
    const events = await db.sessionEvent.findMany({ where: { sessionId: sessionId ?? '' } })
    return events.map(({ type }) => type)
  })
}

export async function enterFromSchedule(person: Page, slotId: string) {
  await person.goto(`/slots/${slotId}`)
  await person.getByRole('link', { name: 'To the room' }).click()
  await person.getByRole('heading', { name: /come on in/ }).waitFor()
  await untilBoxReady(person)
}
