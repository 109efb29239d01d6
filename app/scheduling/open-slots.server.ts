// A coordinator opens slots, one or many by a pattern: first shown what that would be, then opened. Sent twice, it is opened once.
import { createHash } from 'node:crypto'
import type { Actor } from '#app/auth/roles.ts'
import { findOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { inTransaction, isKeyTaken, type Db } from '#app/db/client.server.ts'
import { findSeason, listKnownSlotIds, listSeatable, type Seatable } from '#app/db/slot-desk.server.ts'
import { createSlots, listQuartersOf, type SeatToTake, type SlotToCreate } from '#app/db/slots.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { days } from '#app/lib/time.ts'
import { INTERVIEWER_MARGIN } from './booking-rules.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import { wantOffers } from './offer-places.server.ts'
import {
  keyOfQuarter,
  planSlots,
  refusePattern,
  type OpenFacts,
  type PatternRefusal,
  type PlannedLine,
  type SlotPattern,
} from './plan-slots.ts'
import { quartersOf } from './quarters.ts'
import { minutesOfRound } from './round-minutes.ts'
import { readSeatLoads } from './seat-warnings.server.ts'
import type { SeatWarning } from './seat-warnings.ts'

export type OpenWish = {
  cohortId: string
  pattern: SlotPattern
  /** Of the form that was sent: the same form opens the same slots. */
  nonce: string
}
export type OpenLine = PlannedLine & {
  slotId: string
  interviewerName: string | null
  warnings: SeatWarning[]
  /** Says yes without being asked. */
  takes: boolean
}
export type OpenRefusal = PatternRefusal | 'not-yours'
export type OpenPlan = Result<{ timeZone: string; minutes: number; lines: OpenLine[] }, OpenRefusal>

/** What would be opened, line by line, and what stands against each. Nothing is kept. */
export async function previewSlots(needs: SlotNeeds, actor: Actor, wish: OpenWish): Promise<OpenPlan> {
  if (!(await findOwnCohort(needs, actor, wish))) return refuse('not-yours')
  return planIn(needs, wish)
}

/** Opens every line against which nothing stands; the others come back with their reason. */
export async function openSlots(needs: SlotNeeds, actor: Actor, wish: OpenWish): Promise<OpenPlan> {
  if (!(await findOwnCohort(needs, actor, wish))) return refuse('not-yours')
  try {
    return await inTransaction(needs.db, (tx) => openIn({ ...needs, db: tx }, actor, wish))
  } catch (error) {
    // Somebody took one of the times between our look and our write: look again, and say which.
    if (isKeyTaken(error)) return inTransaction(needs.db, (tx) => openIn({ ...needs, db: tx }, actor, wish))
    throw error
  }
}

async function openIn(needs: SlotNeedsIn, actor: Actor, wish: OpenWish): Promise<OpenPlan> {
  const plan = await planIn(needs, wish)
  if (!plan.ok) return plan
  const { lines, timeZone: zone } = plan.value
  const opened = lines.filter(({ clash }) => clash === null)
  if (opened.length === 0) return plan
  const [slots, seats] = [opened.map(toSlot), opened.flatMap(toSeat)]
  await createSlots(needs.db, slots, seats)
  await tellAsked(needs, wish.cohortId, opened)
  const { cohortId, pattern } = wish
  await wantOffers(needs.db, { cohortId, roundId: pattern.roundId, now: needs.now() })
  return plan

  function toSlot({ slotId: id, startsAt, minutes }: OpenLine): SlotToCreate {
    const { roundId, level } = wish.pattern
    const slot = { id, cohortId: wish.cohortId, roundId, level, startsAt, minutes }
    const createdAt = needs.now()
    return { ...slot, timeZone: zone, createdById: actor.userId, createdAt }
  }

  function toSeat(line: OpenLine): (SeatToTake & { quarters: Date[] })[] {
    const { slotId, interviewerId: userId, takes } = line
    if (userId === null) return []
    const state = takes ? ('accepted' as const) : ('asked' as const)
    const seat = { id: randomId(), slotId, seat: 'interviewer' as const, userId, state }
    return [{ ...seat, askedAt: needs.now(), quarters: quartersOf(line, INTERVIEWER_MARGIN) }]
  }
}

/** Whoever has said yes beforehand hears of it when somebody books. */
async function tellAsked(
  { db, tell }: SlotNeedsIn,
  cohortId: string,
  lines: readonly OpenLine[],
): Promise<void> {
  const asked = new Map<string, string[]>()
  for (const { clash, takes, interviewerId, slotId } of lines)
    if (clash === null && !takes && interviewerId !== null)
      asked.set(interviewerId, [...(asked.get(interviewerId) ?? []), slotId])
  for (const [userId, slotIds] of asked) {
    const [slotId = ''] = slotIds
    await tell(
      db,
      slotIds.length === 1
        ? { type: 'seat-asked', slotId, seat: 'interviewer', userId }
        : { type: 'seats-asked', cohortId, userId, slotIds },
    )
  }
}

async function planIn(needs: SlotNeedsIn, wish: OpenWish): Promise<OpenPlan> {
  const { db, questions } = needs
  const { pattern, cohortId } = wish
  const season = await findSeason(db, cohortId)
  if (!season) return refuse('not-yours')
  const round = questions.findRound(pattern.roundId)
  const interviewers = await listSeatable(db, cohortId, ['interviewer'])
  const facts: OpenFacts = {
    now: needs.now(),
    timeZone: season.timeZone,
    minutes: round ? minutesOfRound(round, questions) : null,
    season,
    interviewerIds: new Set(interviewers.map(({ id }) => id)),
    taken: new Set(),
  }
  const wrong = refusePattern(pattern, facts)
  if (wrong) return refuse(wrong)
  const bare = planSlots(pattern, facts)
  const [known, taken] = await Promise.all([
    listKnownSlotIds(
      db,
      bare.map((line) => idOf(wish, line)),
    ),
    readTaken(db, pattern, bare),
  ])
  // What this form has opened already stands in its own way otherwise.
  const lines = planSlots(pattern, { ...facts, taken }).map((line) =>
    known.has(idOf(wish, line)) ? { ...line, clash: 'opened-already' as const } : line,
  )
  return accept({
    timeZone: season.timeZone,
    minutes: facts.minutes ?? 0,
    lines: await withPeople(db, { wish, lines, interviewers }),
  })
}

async function readTaken(
  db: Db,
  { interviewerIds }: SlotPattern,
  lines: readonly PlannedLine[],
): Promise<Set<string>> {
  const [first, last] = [lines[0], lines.at(-1)]
  if (interviewerIds.length === 0 || !first || !last) return new Set()
  const period = {
    from: new Date(first.startsAt.getTime() - days(1)),
    until: new Date(last.startsAt.getTime() + days(1)),
  }
  const quarters = await listQuartersOf(db, interviewerIds, period)
  return new Set(quarters.map(({ userId, at }) => keyOfQuarter(userId, at)))
}

async function withPeople(
  db: Db,
  {
    wish,
    lines,
    interviewers,
  }: { wish: OpenWish; lines: readonly PlannedLine[]; interviewers: readonly Seatable[] },
): Promise<OpenLine[]> {
  const { interviewerIds, roundId, level } = wish.pattern
  const people = interviewers.filter(({ id }) => interviewerIds.includes(id))
  const [first, last] = [lines[0], lines.at(-1)]
  const loads =
    first && last && people.length > 0
      ? await readSeatLoads(db, people, { first: first.startsAt, last: last.startsAt })
      : null
  return lines.map((line) => {
    const { interviewerId, startsAt, minutes } = line
    const mayOpen = line.clash === null && interviewerId !== null && loads !== null
    const warnings = mayOpen ? loads.warn(interviewerId, { startsAt, minutes, roundId, level }) : []
    const takes = mayOpen && loads.saysYes(interviewerId) && warnings.length === 0
    // The next line of the same person counts on top of this one.
    if (mayOpen) loads.add(interviewerId, { startsAt, minutes })
    const interviewerName = people.find(({ id }) => id === interviewerId)?.name ?? null
    return { ...line, slotId: idOf(wish, line), interviewerName, warnings, takes }
  })
}

/** The same line of the same form is the same slot, whoever sends it again. */
function idOf(
  { cohortId, nonce }: OpenWish,
  { date, minute, interviewerId, place }: Pick<PlannedLine, 'date' | 'minute' | 'interviewerId' | 'place'>,
): string {
  const words = JSON.stringify([cohortId, nonce, date, minute, interviewerId, place])
  return createHash('sha256').update(words).digest('hex').slice(0, 20)
}
