// Everything of a cohort as tables. Instants are written in UTC, and beside it by the clock of the cohort.
import type { AppContext } from '#app/context.server.ts'
import { listCohortPeople, type CohortPerson } from '#app/db/cohort-people.server.ts'
import { findSeason } from '#app/db/cohort-seasons.server.ts'
import { listWeeklyHours, type StoredHour } from '#app/db/hours.server.ts'
import { listLimits, type StoredLimits } from '#app/db/scheduling-profiles.server.ts'
import { listSeasonSessions } from '#app/db/season.server.ts'
import { listSlots } from '#app/db/slots.server.ts'
import { shortWhenWords } from '#app/lib/calendar.ts'
import { writeCsv, type CsvColumn } from '#app/lib/csv.ts'
import { weekMinutes, weekWords } from '#app/scheduling/weekly-hours.ts'

type Needs = Pick<AppContext, 'db' | 'questions'>

const EVER = { from: new Date(0), until: new Date(Date.UTC(9999, 0, 1)) }
const CHUNK = 500

/** The columns that an import reads come first, under the titles it knows. */
export async function writePeopleTable({ db }: Pick<Needs, 'db'>, cohortId: string): Promise<string> {
  const people = await listCohortPeople(db, cohortId)
  const columns: CsvColumn<CohortPerson>[] = [
    { title: 'name', value: ({ name }) => name },
    { title: 'email', value: ({ email }) => email },
    { title: 'role', value: ({ role }) => role },
    { title: 'pod', value: ({ pod }) => pod },
    { title: 'timezone', value: ({ timeZone }) => timeZone },
    { title: 'external id', value: ({ externalId }) => externalId },
    { title: 'joined at', value: ({ joinedAt }) => joinedAt },
    { title: 'has come in', value: ({ hasComeIn }) => hasComeIn },
  ]
  // Whoever has left or only asks would be let in by bringing the table back.
  return writeCsv(
    columns,
    people.filter(({ standing }) => standing === 'active'),
  )
}

type SeatRow = {
  slotId: string | null
  sessionId: string | null
  startsAt: Date
  minutes: number | null
  round: string
  level: number | null
  seat: string
  userId: string
  name: string
  state: string
  isLate: boolean
}

export async function writeSeatsTable({ db, questions }: Needs, cohortId: string): Promise<string> {
  const timeZone = (await findSeason(db, cohortId))?.timeZone ?? 'UTC'
  const emails = new Map((await listCohortPeople(db, cohortId)).map(({ userId, email }) => [userId, email]))
  const titleOf = (roundId: string) => questions.findRound(roundId)?.title ?? roundId
  const slots = await listSlots(db, { cohortIds: [cohortId], ...EVER })
  const ofSlots = slots.flatMap((slot): SeatRow[] =>
    slot.seats.map(({ seat, userId, name, state, isLate }) => ({
      ...{ slotId: slot.id, sessionId: slot.sessionId, startsAt: slot.startsAt, minutes: slot.minutes },
      ...{ round: titleOf(slot.roundId), level: slot.level, seat, userId, name, isLate },
      state: slot.calledOffAt ? 'called off' : state,
    })),
  )
  // Those that somebody started without a slot.
  const others = (await listSeasonSessions(db, [cohortId])).filter(({ slotId }) => slotId === null)
  const ofSessions = others.flatMap((session): SeatRow[] =>
    session.people.map(({ userId, name, seat }) => ({
      ...{ slotId: null, sessionId: session.id, startsAt: session.startsAt, minutes: null, level: null },
      ...{ round: session.roundIds.map(titleOf).join(', '), seat, userId, name, isLate: false },
      state: session.heldAt ? 'held' : 'planned',
    })),
  )
  const columns: CsvColumn<SeatRow>[] = [
    { title: 'starts at (UTC)', value: ({ startsAt }) => startsAt },
    { title: `starts (${timeZone})`, value: ({ startsAt }) => shortWhenWords(startsAt, timeZone) },
    { title: 'minutes', value: ({ minutes }) => minutes },
    { title: 'round', value: ({ round }) => round },
    { title: 'level', value: ({ level }) => level },
    { title: 'seat', value: ({ seat }) => seat },
    { title: 'name', value: ({ name }) => name },
    { title: 'email', value: ({ userId }) => emails.get(userId) ?? '' },
    { title: 'state', value: ({ state }) => state },
    { title: 'given up late', value: ({ isLate }) => isLate },
    { title: 'slot', value: ({ slotId }) => slotId },
    { title: 'session', value: ({ sessionId }) => sessionId },
  ]
  const inOrder = [...ofSlots, ...ofSessions].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return writeCsv(columns, inOrder)
}

type HoursRow = { person: CohortPerson; hours: StoredHour[]; limits: StoredLimits | undefined }

export async function writeHoursTable({ db }: Pick<Needs, 'db'>, cohortId: string): Promise<string> {
  const people = (await listCohortPeople(db, cohortId)).filter(
    ({ standing, role }) => standing === 'active' && role !== 'coordinator' && role !== 'admin',
  )
  const hours = new Map<string, StoredHour[]>()
  const limits = new Map<string, StoredLimits>()
  for (let from = 0; from < people.length; from += CHUNK) {
    const ids = people.slice(from, from + CHUNK).map(({ userId }) => userId)
    for (const hour of await listWeeklyHours(db, ids)) {
      hours.set(hour.userId, [...(hours.get(hour.userId) ?? []), hour])
    }
    for (const one of await listLimits(db, ids)) limits.set(one.userId, one)
  }
  const columns: CsvColumn<HoursRow>[] = [
    { title: 'name', value: ({ person }) => person.name },
    { title: 'email', value: ({ person }) => person.email },
    { title: 'role', value: ({ person }) => person.role },
    { title: 'hours a week', value: ({ hours }) => weekMinutes(hours) / 60 },
    { title: 'week', value: ({ hours }) => (hours.length > 0 ? weekWords(hours) : '') },
    { title: 'by the clock of', value: ({ hours, person }) => hours[0]?.timeZone ?? person.timeZone },
    { title: 'sessions a week', value: ({ limits }) => limits?.perWeek },
    { title: 'sessions a day', value: ({ limits }) => limits?.perDay },
    { title: 'nothing before', value: ({ limits }) => limits?.pausedUntil },
    { title: 'stand-by', value: ({ limits }) => limits?.standBy ?? false },
  ]
  const rows = people.map((person) => ({
    person,
    hours: hours.get(person.userId) ?? [],
    limits: limits.get(person.userId),
  }))
  return writeCsv(columns, rows)
}
