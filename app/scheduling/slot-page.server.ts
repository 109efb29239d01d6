// Everything the page of one slot shows to the person who reads it; null where there is no such slot for them.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { findOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { listMoves, listSwaps } from '#app/db/slot-changes.server.ts'
import { countDeclined, findSlot, listSlots } from '#app/db/slots.server.ts'
import { findUser, getUser } from '#app/db/users.server.ts'
import { knownZone, momentWords, whenWords } from '#app/lib/calendar.ts'
import { days } from '#app/lib/time.ts'
import { isSameTimeZone, wallOf } from '#app/lib/zoned.ts'
import type { Round } from '#questions/schema-round.ts'
import { isLateChange } from './booking-rules.ts'
import { offerQuestions } from './choose-questions.server.ts'
import { refuseWish } from './move-rules.ts'
import type { SlotNeeds } from './needs.server.ts'
import { cardOf, type Reader } from './slot-card.ts'
import { historyOf } from './slot-history.ts'
import { listOffers, OFFER_DAYS } from './slot-offers.server.ts'
import type { Choice, OpenWish, SlotPage, SlotViewer } from './slot-page.ts'
import { asSeenBy, holderOf, isHeld, seatOf, stateOf, type Slot } from './slot.ts'

const CHOICES_MAX = 40

export async function readSlotPage(needs: SlotNeeds, actor: Actor, slotId: string): Promise<SlotPage | null> {
  const { db, questions } = needs
  const now = needs.now()
  const found = await findSlot(db, slotId)
  const viewer = found && (await viewerOf(needs, actor, found))
  if (!found || !viewer) return null
  const slot = asSeenBy(actor, found)
  const user = await getUser(db, actor.userId)
  const timeZone = knownZone(user.timeZone)
  const reader: Reader = { userId: actor.userId, role: actor.role, timeZone, now }
  const card = cardOf(viewer === 'left' ? { ...slot, seats: [] } : slot, reader, questions)
  const seat = seatOf(slot, actor.userId)
  const isOpen = now < slot.startsAt && !slot.calledOffAt
  const changes = isOpen && seat?.seat === 'candidate'
  const declined =
    seat?.state === 'asked' ? await countDeclined(db, { userId: actor.userId, cohortId: slot.cohortId }) : 0
  return {
    viewer,
    card,
    cohortId: slot.cohortId,
    when: whenWords(slot, timeZone),
    elsewhere: viewer === 'left' || viewer === 'visitor' ? [] : await readElsewhere(needs, slot, reader),
    round: roundOf(questions.findRound(slot.roundId)),
    hasBegun: now >= slot.startsAt,
    isLate: isLateChange(slot, now),
    needsWords: declined > 0,
    mayBook: viewer === 'visitor' && can(actor, 'be-interviewed'),
    today: wallOf(now, timeZone).date,
    wishes: isOpen && viewer !== 'left' ? await readWishes(needs, slot, reader) : [],
    switches: changes ? await readSwitches(needs, slot, reader) : [],
    swaps: changes ? await readSwaps(needs, slot, reader) : [],
    questions: isOpen && viewer === 'seated' ? await offerQuestions(needs, actor, slot) : null,
    history:
      viewer === 'coordinator'
        ? historyOf(slot, {
            moves: await listMoves(db, [slotId]),
            swaps: await listSwaps(db, [slotId]),
            timeZone,
          })
        : null,
  }
}

async function viewerOf(needs: SlotNeeds, actor: Actor, slot: Slot): Promise<SlotViewer | null> {
  if (seatOf(slot, actor.userId)) return 'seated'
  if (await findOwnCohort(needs, actor, slot)) return 'coordinator'
  if (can(actor, 'be-interviewed') && stateOf(slot) === 'open') {
    const offers = await listOffers(needs, { candidateId: actor.userId })
    if (offers.some((one) => one.slot.id === slot.id && one.refusal === null)) return 'visitor'
  }
  return slot.seats.some(({ userId }) => userId === actor.userId) ? 'left' : null
}

async function readElsewhere({ db }: SlotNeeds, slot: Slot, reader: Reader): Promise<SlotPage['elsewhere']> {
  const out: SlotPage['elsewhere'] = []
  for (const { userId, name } of slot.seats.filter(isHeld)) {
    const zone = (await findUser(db, userId))?.timeZone ?? 'UTC'
    if (userId === reader.userId || isSameTimeZone(knownZone(zone), reader.timeZone)) continue
    if (whenWords(slot, knownZone(zone)) !== whenWords(slot, reader.timeZone))
      out.push({ name, when: whenWords(slot, knownZone(zone)) })
  }
  return out
}

function roundOf(round: Round | null): SlotPage['round'] {
  if (!round) return null
  const stages = round.stages.map(({ title, minutes, candidate }) => ({ title, minutes, words: candidate }))
  return { title: round.title, summary: round.summary, stages }
}

async function readWishes({ db }: SlotNeeds, slot: Slot, reader: Reader): Promise<OpenWish[]> {
  const { now, timeZone, userId } = reader
  const nameOf = (id: string) => slot.seats.find((one) => one.userId === id)?.name ?? 'Somebody'
  const moves = (await listMoves(db, [slot.id]))
    .filter((wish) => refuseWish({ wish, slot, now }) === null)
    .map((move): OpenWish => {
      const isMine = move.byUserId === userId
      const who = isMine ? 'You would' : `${nameOf(move.byUserId)} would`
      const words = `${who} rather meet on ${momentWords(move.startsAt, timeZone)}.`
      return { id: move.id, kind: 'move', words, isMine, isAnswered: move.yes.includes(userId) }
    })
  const swaps: OpenWish[] = []
  for (const swap of await listSwaps(db, [slot.id])) {
    const [isMine, isAsked] = [swap.fromUserId === userId, swap.toUserId === userId]
    if (swap.state !== 'open' || !(isMine || isAsked)) continue
    const other = await findSlot(db, isMine ? swap.toSlotId : swap.fromSlotId)
    if (!other || other.startsAt <= now || other.calledOffAt) continue
    if (holderOf(isMine ? slot : other, 'candidate')?.userId !== swap.fromUserId) continue
    const at = momentWords(other.startsAt, timeZone)
    const by = (await findUser(db, swap.fromUserId))?.name ?? 'Somebody'
    const words = isMine
      ? `You asked to have the place on ${at} instead.`
      : `${by} asks to have your place here, and gives you theirs on ${at}.`
    swaps.push({ id: swap.id, kind: 'swap', words, isMine, isAnswered: false })
  }
  return [...moves, ...swaps]
}

async function readSwitches(needs: SlotNeeds, slot: Slot, reader: Reader): Promise<Choice[]> {
  const offers = await listOffers(needs, { candidateId: reader.userId, leaving: slot.id })
  return offers
    .filter((one) => one.refusal === null && one.slot.cohortId === slot.cohortId)
    .slice(0, CHOICES_MAX)
    .map((one) => toChoice(needs, one.slot, reader))
}

/** By time only: who has it is for them to say. Whether it can be is asked in full when it is wished for. */
async function readSwaps(needs: SlotNeeds, slot: Slot, reader: Reader): Promise<Choice[]> {
  const until = new Date(reader.now.getTime() + days(OFFER_DAYS))
  const slots = await listSlots(needs.db, { cohortIds: [slot.cohortId], from: reader.now, until })
  const taken = slots.filter((one) => {
    const candidate = holderOf(one, 'candidate')
    return one.id !== slot.id && !one.calledOffAt && candidate !== null && candidate.userId !== reader.userId
  })
  const offers = await listOffers(needs, { candidateId: reader.userId, leaving: slot.id, slots: taken })
  return offers
    .filter(({ refusal }) => refusal === null)
    .slice(0, CHOICES_MAX)
    .map((one) => toChoice(needs, one.slot, reader))
}

function toChoice({ questions }: SlotNeeds, slot: Slot, reader: Reader): Choice {
  const card = cardOf(slot, reader, questions)
  const leads = card.people.find(({ seat }) => seat === 'interviewer')
  return {
    id: slot.id,
    words: `${card.day}, ${card.from} · ${card.round}${leads ? ` with ${leads.name}` : ''}`,
  }
}
