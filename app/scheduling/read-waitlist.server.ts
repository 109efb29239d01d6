// The waitlist as a candidate sees their own lines of it, and as a coordinator sees the whole.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { Db } from '#app/db/client.server.ts'
import { findMembership, listCohortsOfUser } from '#app/db/cohorts.server.ts'
import { countCandidateSeats, findSlot } from '#app/db/slots.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { listOpenEntries, type WaitlistEntry } from '#app/db/waitlist.server.ts'
import { dayWords, knownZone, momentWords, shortWhenWords } from '#app/lib/calendar.ts'
import type { QuestionBank } from '#questions/schema.ts'
import type { SlotNeedsIn } from './needs.server.ts'
import { cardOf } from './slot-card.ts'
import type { WaitlistCardView, WaitlistLine } from './slot-life.ts'

/** Null for whoever never waits. */
export async function readWaitlistCard(needs: SlotNeedsIn, actor: Actor): Promise<WaitlistCardView | null> {
  if (!can(actor, 'be-interviewed')) return null
  const { db, questions } = needs
  const now = needs.now()
  const { userId, role } = actor
  const timeZone = knownZone((await findUser(db, userId))?.timeZone ?? 'UTC')
  const entries = await listOpenEntries(db, { userId })
  const cohorts = await listCohortsOfUser(db, userId)
  const nameOf = (cohortId: string) => cohorts.find(({ id }) => id === cohortId)?.name ?? ''
  const lines: WaitlistCardView['lines'] = []
  for (const entry of entries) {
    const slot = entry.offeredSlotId === null ? null : await findSlot(db, entry.offeredSlotId)
    lines.push({
      id: entry.id,
      cohort: nameOf(entry.cohortId),
      round: titleOf(questions, entry.roundId),
      place: await placeOf(db, entry),
      since: dayWords(entry.since, now, timeZone),
      offer:
        slot && entry.offerEndsAt
          ? {
              slot: cardOf(slot, { userId, role, timeZone, now }, questions),
              until: momentWords(entry.offerEndsAt, timeZone),
            }
          : null,
    })
  }
  return { lines, choices: await readChoices(needs, actor, { entries, cohorts }) }
}

type Known = { entries: readonly WaitlistEntry[]; cohorts: readonly { id: string; name: string }[] }

async function readChoices(
  { db, questions }: SlotNeedsIn,
  { userId }: Actor,
  { entries, cohorts }: Known,
): Promise<WaitlistCardView['choices']> {
  const choices: WaitlistCardView['choices'] = []
  for (const { id: cohortId, name: cohort } of cohorts) {
    const membership = await findMembership(db, cohortId, userId)
    if (membership?.standing !== 'active') continue
    if ((await countCandidateSeats(db, cohortId, userId)) >= membership.cohort.sessionsPlanned) continue
    const rounds = questions.rounds
      .filter(({ id }) => !entries.some((one) => one.cohortId === cohortId && one.roundId === id))
      .map(({ id, title }) => ({ id, title }))
    if (rounds.length > 0) choices.push({ cohortId, cohort, rounds })
  }
  return choices
}

/** In the line for this round; whoever has an offer is asked already and stands aside. */
async function placeOf(db: Db, entry: WaitlistEntry): Promise<number> {
  const line = await listOpenEntries(db, { cohortId: entry.cohortId })
  const same = line.filter(({ roundId, state }) => roundId === entry.roundId && state === 'waiting')
  return (
    Math.max(
      0,
      same.findIndex(({ id }) => id === entry.id),
    ) + 1
  )
}

type Reading = { cohortId: string; timeZone: string; now: Date; questions: QuestionBank }

/** Everybody who waits, in their turn, round by round. The caller has asked whose cohort it is. */
export async function readWaitlist(
  db: Db,
  { cohortId, timeZone, now, questions }: Reading,
): Promise<WaitlistLine[]> {
  const entries = await listOpenEntries(db, { cohortId })
  const places = new Map<string, number>()
  const lines: WaitlistLine[] = []
  for (const entry of entries) {
    const place = (places.get(entry.roundId) ?? 0) + 1
    places.set(entry.roundId, place)
    const slot = entry.offeredSlotId === null ? null : await findSlot(db, entry.offeredSlotId)
    lines.push({
      id: entry.id,
      userId: entry.userId,
      name: entry.name,
      round: titleOf(questions, entry.roundId),
      roundId: entry.roundId,
      place,
      since: dayWords(entry.since, now, timeZone),
      sinceIso: entry.since.toISOString(),
      hasCredit: entry.hasCredit,
      offer:
        slot && entry.offerEndsAt
          ? {
              slotId: slot.id,
              when: shortWhenWords(slot.startsAt, timeZone),
              until: shortWhenWords(entry.offerEndsAt, timeZone),
            }
          : null,
    })
  }
  return lines.sort((one, other) =>
    one.round < other.round ? -1 : one.round > other.round ? 1 : one.place - other.place,
  )
}

function titleOf(questions: Pick<QuestionBank, 'findRound'>, roundId: string): string {
  return questions.findRound(roundId)?.title ?? 'A round that has left the bank'
}
