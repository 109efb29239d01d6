// Of somebody who has answered, or who will not come after all: to them, and to those who stay.
import { listUsersOfCohorts } from '#app/db/cohorts.server.ts'
import { confirmedLetter, declinedLetter, noShowLetter } from '#app/mail/letters.ts'
import { freedLetter, gaveUpLetter, interviewerNeededLetter, replacedLetter } from '#app/mail/slot-letters.ts'
import type { ScheduleEvent } from './schedule-events.ts'
import { isHeld, stateOf, type SeatTaken } from './slot.ts'
import {
  hasEntry,
  seatsHeld,
  sendEntry,
  sendGone,
  sendLetter,
  settleReminders,
  tellPrograms,
  type SlotNews,
  type WriteLetter,
} from './slot-news.server.ts'
import { tellConfirmed } from './tell-confirmed.server.ts'

type Of<Type extends ScheduleEvent['type']> = Extract<ScheduleEvent, { type: Type }>

/** A yes that makes the slot certain is told by the confirmation; one that comes to it later gets a confirmation of its own. */
export async function tellAnswered(
  news: SlotNews,
  { seat, userId, answer }: Of<'seat-answered'>,
): Promise<void> {
  if (answer === 'accepted') {
    if (stateOf(news.slot) !== 'confirmed') return
    // Who steps into a session that is there has no confirmation to come.
    if (seat !== 'shadow') return news.slot.sessionId === null ? undefined : tellConfirmed(news)
    await sendEntry(news, userId, { method: 'REQUEST', write: confirmedLetter })
    return settleReminders(news)
  }
  const declined = lastSeat(news, userId)
  if (!declined || seat !== 'interviewer') return
  await tellWhoWaits(news, declined)
  await tellCoordinators(news, declined)
}

function lastSeat({ slot }: SlotNews, userId: string): SeatTaken | null {
  return slot.seats.filter((one) => one.userId === userId && !isHeld(one)).at(-1) ?? null
}

/** The candidate keeps the time while somebody else is looked for. */
async function tellWhoWaits(news: SlotNews, left: SeatTaken): Promise<void> {
  const write: WriteLetter = (appointment, reader) => declinedLetter(appointment, reader, left.name)
  for (const { userId, seat } of seatsHeld(news))
    if (seat === 'candidate') await tellUncertain(news, userId, { about: `declined:${left.id}`, write })
}

/** Only of a time that somebody has booked: an open slot without an interviewer keeps nobody waiting. */
async function tellCoordinators(news: SlotNews, left: SeatTaken): Promise<void> {
  if (!seatsHeld(news).some(({ seat }) => seat === 'candidate')) return
  for (const { id } of await listUsersOfCohorts(news.db, [news.slot.cohortId], ['coordinator']))
    await sendLetter(news, id, {
      about: `needs:${left.id}`,
      write: (appointment, reader) => interviewerNeededLetter(appointment, reader, left.name),
    })
}

/** Who has it in their calendar gets it as not certain. */
async function tellUncertain(
  news: SlotNews,
  userId: string,
  { about, write }: { about: string; write: WriteLetter },
): Promise<void> {
  if (hasEntry(news, userId)) await sendEntry(news, userId, { method: 'REQUEST', write })
  else await sendLetter(news, userId, { about, write })
}

export async function tellEnded(news: SlotNews, event: Of<'seat-ended'>): Promise<void> {
  const left = lastSeat(news, event.userId)
  if (!left) return
  if (event.why === 'absent') return tellMissed(news, left)
  const wasCertain = hasEntry(news, left.userId)
  const write = event.why === 'replaced' ? replacedLetter : gaveUpLetter
  await sendGone(news, left.userId, { about: `ended:${left.id}`, write })
  // Of a slot that is called off its end is told by that.
  if (stateOf(news.slot) !== 'called-off') await tellWhoStays(news, left)
  // Who was taken out by a coordinator has been replaced by somebody who knows.
  if (event.why === 'cancelled' && left.seat === 'interviewer') await tellCoordinators(news, left)
  await settleReminders(news)
  if (!wasCertain || left.seat === 'shadow') return
  const type = event.why === 'replaced' ? 'session.moved' : 'session.cancelled'
  await tellPrograms(news, type, { key: left.id, more: { seat: left.seat } })
}

async function tellWhoStays(news: SlotNews, left: SeatTaken): Promise<void> {
  if (left.seat === 'interviewer') await tellWhoWaits(news, left)
  if (left.seat === 'shadow') return
  // Who has not said yes yet need not hear that a booking came and went.
  for (const { userId, seat, state } of seatsHeld(news)) {
    if (seat === 'candidate' || state !== 'accepted') continue
    const write: WriteLetter =
      left.seat === 'candidate'
        ? freedLetter
        : (appointment, reader) => declinedLetter(appointment, reader, left.name)
    await tellUncertain(news, userId, { about: `stays:${left.id}`, write })
  }
}

async function tellMissed(news: SlotNews, left: SeatTaken): Promise<void> {
  const about = `missed:${left.id}`
  await sendLetter(news, left.userId, {
    about,
    write: (appointment, reader) => noShowLetter(appointment, reader, 'absent'),
  })
  for (const { userId, state } of seatsHeld(news)) {
    if (state !== 'accepted') continue
    await sendLetter(news, userId, {
      about,
      write: (appointment, reader) => noShowLetter(appointment, reader, 'waited'),
    })
  }
  await settleReminders(news)
  await tellPrograms(news, 'session.missed', { key: left.id, more: { seat: left.seat } })
}
