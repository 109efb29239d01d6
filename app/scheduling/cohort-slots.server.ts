// The slots of a cohort, week by week, for those who coordinate it.
import type { Actor } from '#app/auth/roles.ts'
import type { Db } from '#app/db/client.server.ts'
import { findSeason, listSeatable, type Season } from '#app/db/slot-desk.server.ts'
import { findSlot, listSlots } from '#app/db/slots.server.ts'
import { getUser } from '#app/db/users.server.ts'
import { dateWords, knownZone, timeWords } from '#app/lib/calendar.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { days } from '#app/lib/time.ts'
import { dateAfter, instantOf, isDate, mondayOf, wallOf } from '#app/lib/zoned.ts'
import type { CohortSlots, SlotFilter, StaffChoice, StaffPanel } from './cohort-slots.ts'
import type { SlotNeedsIn } from './needs.server.ts'
import { readSeatLoads } from './seat-warnings.server.ts'
import { warningWords } from './seat-warnings.ts'
import { cardOf, type Reader } from './slot-card.ts'
import { slotStates } from './slot-words.ts'
import { isHeld, stateOf, type Slot } from './slot.ts'

export type CohortSearch = { actor: Actor; cohortId: string; search: URLSearchParams }

export async function readCohortSlots(
  needs: SlotNeedsIn,
  { actor, cohortId, search }: CohortSearch,
): Promise<CohortSlots> {
  const { db, questions } = needs
  const now = needs.now()
  const season = await findSeason(db, cohortId)
  const timeZone = knownZone(season?.timeZone ?? 'UTC')
  const filter = await readFilter(needs, { cohortId, search, timeZone })
  const { from, until } = weekOf(filter.week, timeZone)
  const [whole, interviewers, user] = await Promise.all([
    listSlots(db, { cohortIds: [cohortId], from, until }),
    listSeatable(db, cohortId, ['interviewer']),
    getUser(db, actor.userId),
  ])
  const wanted = whole.filter((slot) => isWanted(slot, filter))
  const reader: Reader = { userId: actor.userId, role: actor.role, timeZone, now }
  const today = wallOf(now, timeZone).date
  return {
    filter,
    title: `${dateWords(from, timeZone)} to ${dateWords(new Date(until.getTime() - 1), timeZone)}`,
    isThisWeek: filter.week === mondayOf(now, timeZone),
    links: linksOf(filter, mondayOf(now, timeZone)),
    timeZone,
    readerZone: knownZone(user.timeZone),
    days: byDay(wanted, reader, questions),
    count: wanted.length,
    whole: whole.length,
    rounds: questions.rounds.map(({ id, title }) => ({ id, title })),
    interviewers: interviewers.map(({ id, name }) => ({ id, name })),
    panel: await readPanel(needs, { cohortId, filter, timeZone }),
    fromDate: season?.startsOn && season.startsOn > today ? season.startsOn : today,
    nonce: randomId(),
  }
}

/** The filter of an address; a slot that is named without a week brings its own. */
async function readFilter(
  { db, now, questions }: SlotNeedsIn,
  { cohortId, search, timeZone }: { cohortId: string; search: URLSearchParams; timeZone: string },
): Promise<SlotFilter> {
  const named = await findOwn(db, cohortId, search.get('slot'))
  const asked = search.get('week') ?? ''
  const at = isDate(asked) ? instantOf({ date: asked, minute: 720 }, timeZone).at : (named?.startsAt ?? now())
  const round = search.get('round') ?? ''
  return {
    week: mondayOf(at, timeZone),
    roundId: questions.findRound(round) ? round : null,
    state: slotStates.find((one) => one === search.get('state')) ?? null,
    userId: search.get('interviewer')?.slice(0, 64) || null,
    slotId: named?.id ?? null,
  }
}

async function findOwn(db: Db, cohortId: string, slotId: string | null): Promise<Slot | null> {
  const slot = slotId ? await findSlot(db, slotId) : null
  return slot?.cohortId === cohortId ? slot : null
}

function weekOf(monday: string, timeZone: string): { from: Date; until: Date } {
  const startOf = (date: string) => instantOf({ date, minute: 0 }, timeZone).at
  return { from: startOf(monday), until: startOf(dateAfter(monday, 7)) }
}

export function isWanted(slot: Slot, { roundId, state, userId }: SlotFilter): boolean {
  if (roundId !== null && slot.roundId !== roundId) return false
  if (state !== null && stateOf(slot) !== state) return false
  return (
    userId === null ||
    slot.seats.some((one) => one.userId === userId && one.seat === 'interviewer' && isHeld(one))
  )
}

function linksOf(filter: SlotFilter, thisWeek: string): CohortSlots['links'] {
  const linkTo = (week: string | null) => {
    const search = new URLSearchParams({
      ...(week ? { week } : {}),
      ...(filter.roundId ? { round: filter.roundId } : {}),
      ...(filter.state ? { state: filter.state } : {}),
      ...(filter.userId ? { interviewer: filter.userId } : {}),
    })
    return search.size > 0 ? `?${search.toString()}` : ''
  }
  return {
    before: linkTo(dateAfter(filter.week, -7)),
    now: linkTo(thisWeek),
    after: linkTo(dateAfter(filter.week, 7)),
    table: linkTo(null),
  }
}

function byDay(
  slots: readonly Slot[],
  reader: Reader,
  questions: SlotNeedsIn['questions'],
): CohortSlots['days'] {
  const out = new Map<string, CohortSlots['days'][number]>()
  for (const slot of slots) {
    const day = dateWords(slot.startsAt, reader.timeZone)
    const group = out.get(day) ?? { day, slots: [] }
    group.slots.push(cardOf(slot, reader, questions))
    out.set(day, group)
  }
  return [...out.values()]
}

/** Who could sit where, those first against whom nothing speaks. */
async function readPanel(
  { db, now }: SlotNeedsIn,
  { cohortId, filter, timeZone }: { cohortId: string; filter: SlotFilter; timeZone: string },
): Promise<StaffPanel | null> {
  const slot = await findOwn(db, cohortId, filter.slotId)
  if (!slot || slot.calledOffAt || slot.startsAt <= now()) return null
  const people = await listSeatable(db, cohortId, ['candidate', 'interviewer', 'trainee'])
  const seated = new Set(slot.seats.filter(isHeld).map(({ userId }) => userId))
  const free = people.filter(({ id }) => !seated.has(id))
  const leading = free.filter(({ role }) => role !== 'candidate')
  const loads = await readSeatLoads(db, leading, { first: slot.startsAt, last: slot.startsAt })
  const judge = (id: string, isShadow: boolean): string | null => {
    const found = loads.warn(id, slot).filter((one) => !(isShadow && one === 'level-not-taken'))
    return found.length > 0 ? found.map((one) => warningWords[one]).join(', ') : null
  }
  const choicesOf = (roles: readonly string[], isShadow: boolean): StaffChoice[] =>
    leading
      .filter(({ role }) => roles.includes(role))
      .map(({ id, name }) => ({ id, name, words: judge(id, isShadow) }))
      .sort((one, other) => Number(one.words !== null) - Number(other.words !== null))
  const candidates = free.filter(({ role }) => role === 'candidate')
  return {
    slotId: slot.id,
    date: wallOf(slot.startsAt, timeZone).date,
    time: timeWords(slot.startsAt, timeZone),
    choices: {
      candidate: candidates.map(({ id, name }) => ({ id, name, words: null })),
      interviewer: choicesOf(['interviewer'], false),
      shadow: choicesOf(['trainee', 'interviewer'], true),
    },
  }
}

const TABLE_MS = days(1500)

/** Every slot of the filter, whichever week: what the table beside the page has. */
export async function listCohortSlots(
  needs: SlotNeedsIn,
  { cohortId, search }: Omit<CohortSearch, 'actor'>,
): Promise<{ slots: Slot[]; season: Season | null }> {
  const season = await findSeason(needs.db, cohortId)
  const timeZone = knownZone(season?.timeZone ?? 'UTC')
  const filter = await readFilter(needs, { cohortId, search, timeZone })
  const now = needs.now().getTime()
  const period = search.has('week')
    ? weekOf(filter.week, timeZone)
    : { from: new Date(now - TABLE_MS), until: new Date(now + TABLE_MS) }
  const slots = await listSlots(needs.db, { cohortIds: [cohortId], ...period })
  return { slots: slots.filter((slot) => isWanted(slot, filter)), season }
}
