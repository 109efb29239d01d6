// The schedule of one person: what they have, what is asked of them, and what they can book.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { findMembership, listCohortsOfUser } from '#app/db/cohorts.server.ts'
import { listMoves, listSwaps } from '#app/db/slot-changes.server.ts'
import { countCandidateSeats, listSlots } from '#app/db/slots.server.ts'
import { getUser } from '#app/db/users.server.ts'
import { dayWords, knownZone, momentWords } from '#app/lib/calendar.ts'
import { days, hours } from '#app/lib/time.ts'
import { refuseWish } from './move-rules.ts'
import type { SlotNeedsIn } from './needs.server.ts'
import { endOf } from './quarters.ts'
import { cardOf, type Reader } from './slot-card.ts'
import { listOffers, type Offer } from './slot-offers.server.ts'
import { bookingWords } from './slot-words.ts'
import type { MySlots, OfferDay, OfferedSlot } from './slot-page.ts'
import { asSeenBy, seatOf, type Slot } from './slot.ts'

/** A session takes longer now and then than it was planned. */
const LINGER_MS = hours(1)
const AHEAD_MS = days(400)
/** More at once nobody reads; the filter by round says how to see others. */
const OFFERED_MAX = 60

export async function readMySlots(
  needs: SlotNeedsIn,
  actor: Actor,
  { roundId }: { roundId: string | null },
): Promise<MySlots> {
  const { db, questions } = needs
  const now = needs.now()
  const { timeZone } = await getUser(db, actor.userId)
  const reader: Reader = { userId: actor.userId, role: actor.role, timeZone, now }
  const own = await listSlots(db, {
    userId: actor.userId,
    from: new Date(now.getTime() - days(1)),
    until: new Date(now.getTime() + AHEAD_MS),
  })
  const mine = own
    .map((slot) => asSeenBy(actor, slot))
    .filter(
      (slot) =>
        !slot.calledOffAt && seatOf(slot, actor.userId) && endOf(slot).getTime() + LINGER_MS > now.getTime(),
    )
  const stateIn = (slot: Slot) => seatOf(slot, actor.userId)?.state
  const isCandidate = can(actor, 'be-interviewed')
  const offers = isCandidate ? await listOffers(needs, { candidateId: actor.userId }) : []
  return {
    timeZone: knownZone(timeZone),
    coming: mine
      .filter((slot) => stateIn(slot) === 'accepted')
      .map((slot) => cardOf(slot, reader, questions)),
    asked: mine
      .filter((slot) => stateIn(slot) === 'asked' && slot.startsAt > now)
      .map((slot) => cardOf(slot, reader, questions)),
    wanted: await readWanted(needs, mine, reader),
    offers: offerDays(offers, { reader, questions, roundId }),
    progress: isCandidate ? await readProgress(needs, actor.userId) : [],
  }
}

async function readWanted(
  { db, questions }: SlotNeedsIn,
  slots: readonly Slot[],
  reader: Reader,
): Promise<MySlots['wanted']> {
  const ids = slots.map(({ id }) => id)
  const [moves, swaps] = await Promise.all([listMoves(db, ids), listSwaps(db, ids)])
  const out: MySlots['wanted'] = []
  for (const slot of slots) {
    const card = cardOf(slot, reader, questions)
    for (const move of moves) {
      if (move.slotId !== slot.id || move.byUserId === reader.userId || move.yes.includes(reader.userId))
        continue
      if (refuseWish({ wish: move, slot, now: reader.now })) continue
      const by = slot.seats.find(({ userId }) => userId === move.byUserId)?.name ?? 'Somebody'
      out.push({
        slot: card,
        words: `${by} would rather meet on ${momentWords(move.startsAt, reader.timeZone)}.`,
      })
    }
    for (const swap of swaps)
      if (swap.toSlotId === slot.id && swap.toUserId === reader.userId && swap.state === 'open')
        out.push({ slot: card, words: 'Somebody asks whether you would change places with them.' })
  }
  return out
}

function offerDays(
  offers: readonly Offer[],
  {
    reader,
    questions,
    roundId,
  }: { reader: Reader; questions: SlotNeedsIn['questions']; roundId: string | null },
): MySlots['offers'] {
  const rounds = questions.rounds
    .filter(({ id }) => offers.some(({ slot }) => slot.roundId === id))
    .map(({ id, title }) => ({ id, title }))
  const wanted = offers.filter(({ slot }) => roundId === null || slot.roundId === roundId)
  const toOffered = ({ slot, refusal }: Offer): OfferedSlot => ({
    ...cardOf(slot, reader, questions),
    why: refusal && bookingWords[refusal],
  })
  const free = wanted.filter(({ refusal }) => refusal === null)
  const byDay = new Map<string, OfferDay>()
  for (const offer of free.slice(0, OFFERED_MAX)) {
    const day = dayWords(offer.slot.startsAt, reader.now, knownZone(reader.timeZone))
    const group = byDay.get(day) ?? { day, slots: [] }
    group.slots.push(toOffered(offer))
    byDay.set(day, group)
  }
  const others = wanted.filter(({ refusal }) => refusal !== null).slice(0, OFFERED_MAX)
  return {
    days: [...byDay.values()],
    others: others.map(toOffered),
    more: Math.max(0, free.length - OFFERED_MAX),
    rounds,
  }
}

async function readProgress({ db }: SlotNeedsIn, userId: string): Promise<MySlots['progress']> {
  const progress: MySlots['progress'] = []
  for (const { id, name } of await listCohortsOfUser(db, userId)) {
    const membership = await findMembership(db, id, userId)
    if (membership?.standing !== 'active') continue
    const booked = await countCandidateSeats(db, id, userId)
    progress.push({ cohort: name, booked, planned: membership.cohort.sessionsPlanned })
  }
  return progress
}
