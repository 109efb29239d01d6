// Who is told what when the schedule changes: each event becomes letters, reminders and deliveries, queued in its own transaction.
import { findMoveWanted, findOfferEnd } from '#app/db/slot-tellings.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { assertNever } from '#app/lib/result.ts'
import { seatAskedLetter, standByLetter, waitlistOfferLetter } from '#app/mail/letters.ts'
import * as words from '#app/mail/slot-letters.ts'
import type { Tell } from './needs.server.ts'
import type { ScheduleEvent } from './schedule-events.ts'
import { asSeenBy, holderOf, isHeld, stateOf, type SlotReader } from './slot.ts'
import {
  readNews,
  seatsHeld,
  sendLetter,
  tellPrograms,
  type SlotNews,
  type TellNeeds,
} from './slot-news.server.ts'
import { tellCalledOff, tellChanged, tellConfirmed } from './tell-confirmed.server.ts'
import { tellAnswered, tellEnded } from './tell-left.server.ts'
import { tellSeatsAsked } from './tell-asked.server.ts'
import { tellPlan } from './tell-plan.server.ts'
import { tellSwapWanted } from './tell-swap.server.ts'

export function createTell(needs: TellNeeds): Tell {
  return async (tx, event) => {
    if (event.type === 'plan-published') return tellPlan(tx, needs, event)
    if (event.type === 'swap-wanted') return tellSwapWanted(tx, needs, event)
    if (event.type === 'seats-asked') return tellSeatsAsked(tx, needs, event)
    const news = await readNews(tx, needs, event.slotId)
    if (news) await tellOfSlot(news, event)
  }
}

type SlotEvent = Exclude<ScheduleEvent, { type: 'plan-published' | 'swap-wanted' | 'seats-asked' }>

async function tellOfSlot(news: SlotNews, event: SlotEvent): Promise<void> {
  switch (event.type) {
    case 'seat-asked':
      return tellAsked(news, event)
    case 'seat-answered':
      return tellAnswered(news, event)
    case 'slot-booked':
      return tellBooked(news, event)
    case 'slot-confirmed':
      return tellConfirmed(news)
    case 'slot-changed':
      return tellChanged(news, event)
    case 'seat-ended':
      return tellEnded(news, event)
    case 'slot-called-off':
      return tellCalledOff(news, event)
    case 'move-wanted':
      return tellMoveWanted(news, event)
    case 'place-offered':
      return tellOffer(news, event)
    case 'stand-by-called':
    case 'peer-mock-offered':
    case 'stand-by-taken':
      return tellStandBy(news, event)
    case 'no-show-taken-back':
      return sendLetter(news, event.userId, {
        about: `missed-taken-back:${lastSeatId(news, event.userId)}`,
        write: words.missedTakenBackLetter,
      })
    default:
      assertNever(event)
  }
}

type Of<Type extends ScheduleEvent['type']> = Extract<ScheduleEvent, { type: Type }>

async function tellAsked(news: SlotNews, { seat, userId }: Of<'seat-asked'>): Promise<void> {
  const asked = holderOf(news.slot, seat)
  if (asked?.userId !== userId || asked.state !== 'asked') return
  await sendLetter(news, userId, { about: `asked:${asked.id}`, write: seatAskedLetter })
  await tellPrograms(news, 'session.asked', { key: asked.id, more: { seat } })
}

/** Where the interviewer has said yes already, the confirmation says it all. */
async function tellBooked(news: SlotNews, { userId }: Of<'slot-booked'>): Promise<void> {
  const [candidate, interviewer] = [holderOf(news.slot, 'candidate'), holderOf(news.slot, 'interviewer')]
  if (stateOf(news.slot) !== 'waiting' || candidate?.userId !== userId) return
  const about = `booked:${candidate.id}`
  await sendLetter(news, userId, { about, write: words.bookedLetter })
  if (interviewer?.state === 'asked')
    await sendLetter(news, interviewer.userId, { about, write: words.bookedLetter })
}

async function tellMoveWanted(news: SlotNews, { moveId, byUserId }: Of<'move-wanted'>): Promise<void> {
  const move = await findMoveWanted(news.db, moveId)
  if (!move) return
  for (const { userId } of seatsHeld(news)) {
    if (userId === byUserId) continue
    const byName = await nameFor({ userId }, news, byUserId)
    const proposed = { startsAt: move.startsAt, byName }
    await sendLetter(news, userId, {
      about: `move:${moveId}`,
      write: (appointment, reader) => words.moveWantedLetter(appointment, reader, proposed),
    })
  }
}

/** Of somebody in the slot as this reader may know it; of a coordinator their own. */
async function nameFor(reader: SlotReader, { db, slot }: SlotNews, userId: string): Promise<string> {
  const seat = asSeenBy(reader, slot).seats.find((one) => one.userId === userId)
  return seat?.name ?? (await findUser(db, userId))?.name ?? 'Somebody'
}

async function tellOffer(news: SlotNews, { entryId, userId }: Of<'place-offered'>): Promise<void> {
  const until = (await findOfferEnd(news.db, entryId)) ?? news.slot.startsAt
  // Offered again after it had passed to somebody else, it is another offer.
  const about = `offer:${entryId}:${until.getTime()}`
  await sendLetter(news, userId, {
    about,
    write: (appointment, reader) => waitlistOfferLetter(appointment, reader, until),
  })
  await tellPrograms(news, 'waitlist.offered', { key: about })
}

const standByWords = {
  'stand-by-called': standByLetter,
  'peer-mock-offered': words.peerMockLetter,
  'stand-by-taken': words.standByTakenLetter,
}

/** A call is for the place that was left last: called for the next one, it is another call. */
async function tellStandBy(
  news: SlotNews,
  event: Of<'stand-by-called' | 'peer-mock-offered' | 'stand-by-taken'>,
): Promise<void> {
  const left = news.slot.seats.filter((seat) => !isHeld(seat)).at(-1)
  for (const userId of event.userIds) {
    const about = `${event.type}:${left?.id ?? ''}`
    await sendLetter(news, userId, { about, write: standByWords[event.type] })
  }
}

function lastSeatId({ slot }: SlotNews, userId: string): string {
  return slot.seats.filter((seat) => seat.userId === userId).at(-1)?.id ?? ''
}
