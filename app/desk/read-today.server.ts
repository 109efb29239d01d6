// Today of one cohort, where its coordinator is: each session with its phase and its lights, and what to look at first.
import type { Actor } from '#app/auth/roles.ts'
import { listOwnCohorts } from '#app/cohort/own-cohort.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { dateWords, dayWords, knownZone, timeWords, zoneWords } from '#app/lib/calendar.ts'
import { minutes } from '#app/lib/time.ts'
import { daysOf } from '#app/lib/zoned.ts'
import { endOf } from '#app/scheduling/quarters.ts'
import type { Seat } from '#app/scheduling/slot.ts'
import { clockAt } from '#app/session/clock.ts'
import { holdersOf } from './entry.ts'
import { roundTitle } from './read-entries.server.ts'
import { readTroubles, type EntryFacts, type TroubleNeeds } from './read-troubles.server.ts'
import { lightsOf, phaseOf, type ReadinessLight } from './readiness.ts'
import type { Trouble } from './trouble.ts'

export type TodayEntry = {
  id: string
  title: string
  level: number | null
  time: string
  until: string
  phase: { words: string; is: 'before' | 'lobby' | 'live' | 'after' }
  /** Whole minutes of the present phase; null where nothing is counted. */
  minutesLeft: number | null
  isPaused: boolean
  people: { name: string; seat: Seat; isHere: boolean }[]
  lights: ReadinessLight[]
  to: string | null
}
export type ListedTrouble = Omit<Trouble, 'about'> & { about: string | null }

export type Today = {
  /** As addresses have it. */
  day: string
  date: string
  zone: string
  entries: TodayEntry[]
  troubles: ListedTrouble[]
  /** Other cohorts of the same coordinator in which something waits. */
  elsewhere: { cohortId: string; name: string; count: number }[]
}

export async function readToday(
  needs: TroubleNeeds,
  { actor, cohortId }: { actor: Actor; cohortId: string },
): Promise<Today> {
  const now = needs.now()
  const timeZone = await zoneOf(needs, actor)
  const [day] = daysOf(timeZone, { from: now, to: new Date(now.getTime() + 1) })
  const today = { from: day?.from ?? now, until: day?.to ?? now }
  const cohorts = await listOwnCohorts(needs, actor)
  const cohortIds = [...new Set([cohortId, ...cohorts.map(({ id }) => id)])]
  const { troubles, facts } = await readTroubles(needs, { actor, cohortIds, today })
  const own = facts.filter(({ entry }) => entry.cohortId === cohortId)
  return {
    day: day?.date ?? '',
    date: dateWords(now, timeZone),
    zone: zoneWords(now, timeZone),
    entries: own.map((one) => ({
      ...toListed(one, { now, timeZone }),
      title: roundTitle(needs.questions, one.entry.roundIds),
    })),
    troubles: (troubles.get(cohortId) ?? []).map((one) => toListedTrouble(one, { now, timeZone })),
    elsewhere: cohorts.flatMap(({ id, name }) => {
      const count = id === cohortId ? 0 : (troubles.get(id)?.length ?? 0)
      return count > 0 ? [{ cohortId: id, name, count }] : []
    }),
  }
}

/** The zone of whoever reads: all clock times of the desk are in it. */
export async function zoneOf({ db }: Pick<TroubleNeeds, 'db'>, actor: Actor): Promise<string> {
  return knownZone((await findUser(db, actor.userId))?.timeZone ?? 'UTC')
}

type Reading = { now: Date; timeZone: string }

function toListed(facts: EntryFacts, { now, timeZone }: Reading): Omit<TodayEntry, 'title'> {
  const { entry, present, state } = facts
  const { remainingMs, pausedBecause } = clockAt(state, now)
  const seats = (['candidate', 'interviewer', 'shadow'] as const).flatMap((seat) => holdersOf(entry, seat))
  return {
    id: entry.id,
    level: entry.level,
    time: timeWords(entry.startsAt, timeZone),
    until: timeWords(endOf(entry), timeZone),
    phase: phaseOf(facts, now),
    minutesLeft: remainingMs === null ? null : Math.ceil(remainingMs / minutes(1)),
    isPaused: pausedBecause !== null,
    people: seats.map(({ name, seat, userId }) => ({ name, seat, isHere: present.includes(userId) })),
    lights: lightsOf(facts, now),
    to: entry.slotId === null ? null : `/slots/${entry.slotId}`,
  }
}

function toListedTrouble({ about, ...trouble }: Trouble, { now, timeZone }: Reading): ListedTrouble {
  if (!about) return { ...trouble, about: null }
  const { title, startsAt } = about
  return {
    ...trouble,
    about: `${dayWords(startsAt, now, timeZone)} ${timeWords(startsAt, timeZone)}, ${title}`,
  }
}
