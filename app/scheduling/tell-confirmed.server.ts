// Of a slot that both sides have said yes to, that changes, or that is called off.
import { lastSeatOf } from '#app/calendar/slot-appointment.server.ts'
import { cancelledLetter, confirmedLetter, movedLetter } from '#app/mail/letters.ts'
import { bookedLetter, exchangedLetter } from '#app/mail/slot-letters.ts'
import type { ScheduleEvent } from './schedule-events.ts'
import { holderOf, isHeld, stateOf } from './slot.ts'
import {
  hasEntry,
  seatsHeld,
  sendEntry,
  sendGone,
  sendLetter,
  settleReminders,
  signatureOf,
  tellPrograms,
  toldTo,
  type SlotNews,
  type WriteLetter,
} from './slot-news.server.ts'

type Of<Type extends ScheduleEvent['type']> = Extract<ScheduleEvent, { type: Type }>

export async function tellConfirmed(news: SlotNews): Promise<void> {
  if (stateOf(news.slot) !== 'confirmed') return
  await tellExchanged(news)
  const isNew = await tellComing(news, null)
  await settleReminders(news)
  if (isNew) await tellPrograms(news, 'session.confirmed', { key: signatureOf(news, 'confirmed') })
}

/** Everybody who has said yes has it in their calendar as it is; true where somebody had not. */
export async function tellComing(news: SlotNews, before: Date | null): Promise<boolean> {
  const { slot } = news
  let isNew = false
  for (const { userId, state } of seatsHeld(news)) {
    if (state !== 'accepted') continue
    const wasConfirmed = hasEntry(news, userId) && toldTo(news, userId)?.signature.startsWith('confirmed')
    const earlier = { startsAt: before ?? slot.startsAt, minutes: slot.minutes }
    const written = await sendEntry(news, userId, {
      method: 'REQUEST',
      write: (appointment, reader) =>
        wasConfirmed ? movedLetter(appointment, reader, earlier) : confirmedLetter(appointment, reader),
    })
    isNew ||= written
  }
  return isNew
}

export async function tellChanged(news: SlotNews, { before }: Of<'slot-changed'>): Promise<void> {
  await tellExchanged(news)
  if (stateOf(news.slot) === 'confirmed') {
    const isNew = await tellComing(news, before)
    await tellAskedMoved(news, before)
    await settleReminders(news)
    const key = `${news.slot.revision} ${signatureOf(news, 'confirmed')}`
    if (isNew) await tellPrograms(news, 'session.moved', { key })
    return
  }
  await tellAskedMoved(news, before)
  const candidate = holderOf(news.slot, 'candidate')
  // Who has come to it by an exchange; who was there before has had this letter.
  if (candidate && stateOf(news.slot) === 'waiting' && !hasEntry(news, candidate.userId))
    await sendLetter(news, candidate.userId, { about: `booked:${candidate.id}`, write: bookedLetter })
  await settleReminders(news)
}

/** Who has it in the calendar and holds no seat any more, without a word of its end: they have exchanged it. */
async function tellExchanged(news: SlotNews): Promise<void> {
  for (const { userId, method } of news.told) {
    const seat = lastSeatOf(news.slot, userId)
    if (method !== 'REQUEST' || !seat || isHeld(seat) || seat.state === 'absent') continue
    await sendGone(news, userId, { about: `exchanged:${seat.id}`, write: exchangedLetter })
  }
}

/** Of people who are not certain to come only another time is told, and to a calendar only what it has. */
async function tellAskedMoved(news: SlotNews, before: Date | null): Promise<void> {
  if (!before || before.getTime() === news.slot.startsAt.getTime()) return
  const earlier = { startsAt: before, minutes: news.slot.minutes }
  const isConfirmed = stateOf(news.slot) === 'confirmed'
  const about = `moved:${news.slot.revision}`
  for (const { userId, state } of seatsHeld(news)) {
    if (isConfirmed && state === 'accepted') continue
    const write: WriteLetter = (appointment, reader) => movedLetter(appointment, reader, earlier)
    if (hasEntry(news, userId)) await sendEntry(news, userId, { method: 'REQUEST', write })
    else await sendLetter(news, userId, { about, write })
  }
}

export async function tellCalledOff(news: SlotNews, { userIds }: Of<'slot-called-off'>): Promise<void> {
  const write: WriteLetter = (appointment, reader) => cancelledLetter(appointment, reader, null)
  for (const userId of new Set(userIds)) await sendGone(news, userId, { about: 'called-off', write })
  await settleReminders(news)
  await tellPrograms(news, 'session.cancelled', { key: 'called-off' })
}
