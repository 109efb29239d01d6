// What there is to tell about one slot: who has it in their calendar by which letter, and the writing of the next one.
import { endOf, type Appointment } from '#app/calendar/appointment.ts'
import { slotAppointment } from '#app/calendar/slot-appointment.server.ts'
import type { AppContext } from '#app/context.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { findCohort } from '#app/db/cohorts.server.ts'
import type { CalendarMethod } from '#app/db/mails.server.ts'
import { listTold, noteTold, raiseRevision, type SlotTold } from '#app/db/slot-tellings.server.ts'
import { findSlot } from '#app/db/slots.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone } from '#app/lib/calendar.ts'
import type { Letter, Reader } from '#app/mail/letter.ts'
import { queueLetter } from '#app/mail/queue-letter.server.ts'
import { dropReminders, planReminders } from '#app/mail/reminders.server.ts'
import { tellWebhooks } from '#app/webhook/deliver.server.ts'
import type { WebhookEvent } from '#app/webhook/events.ts'
import { holderOf, isHeld, stateOf, type SeatTaken, type Slot, type SlotReader } from './slot.ts'

export type TellNeeds = Pick<AppContext, 'now' | 'env' | 'questions'>
export type WriteLetter = (appointment: Appointment, reader: Reader) => Letter

export type SlotNews = {
  db: Db
  needs: TellNeeds
  slot: Slot
  cohortName: string | null
  told: SlotTold[]
}

export async function readNews(db: Db, needs: TellNeeds, slotId: string): Promise<SlotNews | null> {
  const slot = await findSlot(db, slotId)
  if (!slot) return null
  const cohortName = (await findCohort(db, slot.cohortId))?.name ?? null
  return { db, needs, slot, cohortName, told: await listTold(db, [slotId]) }
}

export function seatsHeld({ slot }: SlotNews): SeatTaken[] {
  return slot.seats.filter(isHeld)
}

export function toldTo({ told }: SlotNews, userId: string): SlotTold | null {
  return told.find((one) => one.userId === userId) ?? null
}

/** Their calendar has it by one of our letters. */
export function hasEntry(news: SlotNews, userId: string): boolean {
  return toldTo(news, userId)?.method === 'REQUEST'
}

/** As this reader may know it; left out: for nobody's eyes. */
export function appointmentOf({ needs, ...shown }: SlotNews, reader?: SlotReader): Appointment {
  return slotAppointment(needs, { ...shown, reader })
}

/** Time, state and seats: a letter that would say the same again is not written. */
export function signatureOf(news: SlotNews, status: Appointment['status']): string {
  const { slot } = news
  const seats = [holderOf(slot, 'candidate'), holderOf(slot, 'interviewer')]
  return [status, slot.startsAt.toISOString(), slot.minutes, ...seats.map((seat) => seat?.id ?? '')].join(' ')
}

/** `about` says what it tells of: once per reader. */
export type LetterAbout = { about: string; write: WriteLetter }

/** A letter without a calendar entry. */
export async function sendLetter(
  news: SlotNews,
  userId: string,
  { about, write }: LetterAbout,
): Promise<void> {
  await queue(news, userId, { key: about, write, method: null })
}

/** A letter with a calendar entry: written only where the calendar does not have this already. True: it was written. */
export async function sendEntry(
  news: SlotNews,
  userId: string,
  { method, write, about }: { method: CalendarMethod; write: WriteLetter; about?: string },
): Promise<boolean> {
  const { status } = appointmentOf(news, { userId })
  const signature = method === 'CANCEL' ? 'cancelled' : signatureOf(news, status)
  const before = toldTo(news, userId)
  if (before?.method === method && before.signature === signature) return false
  const sequence = await nextSequence(news, before)
  await queue(news, userId, { key: about ?? `entry:${sequence}`, write, method })
  const told = { slotId: news.slot.id, userId, method, sequence, signature, at: news.needs.now() }
  await noteTold(news.db, told)
  news.told = [...news.told.filter((one) => one.userId !== userId), told]
  return true
}

/** To who loses the seat: what a letter had put into their calendar goes with it. */
export async function sendGone(news: SlotNews, userId: string, { about, write }: LetterAbout): Promise<void> {
  if (hasEntry(news, userId)) await sendEntry(news, userId, { method: 'CANCEL', write, about })
  else await sendLetter(news, userId, { about, write })
}

/** The revision of the slot, raised where this person's calendar has that number already. */
async function nextSequence(news: SlotNews, before: SlotTold | null): Promise<number> {
  const { db, slot } = news
  if (before && before.sequence >= slot.revision) {
    news.slot = { ...slot, revision: before.sequence + 1 }
    await raiseRevision(db, slot.id, news.slot.revision)
  }
  return news.slot.revision
}

type ToQueue = { key: string; write: WriteLetter; method: CalendarMethod | null }

async function queue(news: SlotNews, userId: string, { key, write, method }: ToQueue): Promise<void> {
  const { db, needs, slot } = news
  const user = await findUser(db, userId)
  if (!user) return
  const appointment = { ...appointmentOf(news, { userId, role: user.role }), changedAt: needs.now() }
  const reader = { userId, name: user.name, timeZone: knownZone(user.timeZone) }
  await queueLetter(db, needs, {
    key: `slot:${slot.id}:${key}:${userId}`,
    letter: write(appointment, reader),
    to: { userId, name: user.name, address: user.email },
    cohortId: slot.cohortId,
    ...(method ? { invite: { appointment, method } } : {}),
  })
}

/** Those for what no longer is go; a confirmed slot reminds everybody who has said yes. */
export async function settleReminders(news: SlotNews): Promise<void> {
  const { db, needs, slot } = news
  const appointment = appointmentOf(news)
  if (stateOf(slot) !== 'confirmed') return dropReminders(db, appointment.uid)
  const yes = new Set(slot.seats.filter(({ state }) => state === 'accepted').map(({ userId }) => userId))
  const people = appointment.people.filter(({ userId }) => yes.has(userId))
  await planReminders(db, needs.now(), { ...appointment, people })
}

/** `key`: what is the same about the same event. Who it is about is told by id, and of who did not come only the seat. */
export async function tellPrograms(
  news: SlotNews,
  type: WebhookEvent,
  { key, more = {} }: { key: string; more?: Record<string, string> },
): Promise<void> {
  const { db, needs, slot } = news
  const { uid, title, startsAt, minutes, url } = appointmentOf(news)
  await tellWebhooks(db, {
    cohortId: slot.cohortId,
    type,
    key: `${uid}:${key}`,
    at: needs.now(),
    data: {
      slotId: slot.id,
      sessionId: slot.sessionId,
      roundId: slot.roundId,
      title,
      startsAt: startsAt.toISOString(),
      endsAt: endOf({ startsAt, minutes }).toISOString(),
      url,
      candidateId: holderOf(slot, 'candidate')?.userId ?? null,
      interviewerId: holderOf(slot, 'interviewer')?.userId ?? null,
      ...more,
    },
  })
}
