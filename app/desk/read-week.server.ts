// One week of a cohort by the clock of whoever reads: its entries by day, what can be chosen, and how full the machine is.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { listSeasonPeople } from '#app/db/season.server.ts'
import { countBoxes } from '#app/db/slots.server.ts'
import { dateWords, timeWords, zoneWords } from '#app/lib/calendar.ts'
import { dateAfter, daysOf, instantOf, isDate, mondayOf, wallOf, type ZonedDay } from '#app/lib/zoned.ts'
import { endOf } from '#app/scheduling/quarters.ts'
import { entryStateOf, entryStates, entryStateWords, namesOf, type DeskEntry } from './entry.ts'
import { readEntries, roundTitle, type DeskNeeds } from './read-entries.server.ts'
import { zoneOf } from './read-today.server.ts'
import { boxDayOf, isAskedFor, readWeekFilter, toWeekSearch, type BoxDay, type WeekFilter } from './week.ts'
import type { WeekRow } from './week-table.ts'

export type WeekNeeds = DeskNeeds & Pick<AppContext, 'slotNeeds'>

/** A week of slots that a page still shows; more are in the table. */
const SHOWN_MAX = 300

type ReadWeek = {
  entries: DeskEntry[]
  all: DeskEntry[]
  people: Awaited<ReturnType<typeof listSeasonPeople>>
  filter: WeekFilter
  monday: string
  days: ZonedDay[]
  timeZone: string
  now: Date
}
type Asked = { actor: Actor; cohortId: string; search: URLSearchParams }

async function read(needs: DeskNeeds, { actor, cohortId, search }: Asked): Promise<ReadWeek> {
  const now = needs.now()
  const timeZone = await zoneOf(needs, actor)
  const monday = mondayAsked(search.get('week'), now, timeZone)
  const from = instantOf({ date: monday, minute: 0 }, timeZone).at
  const until = instantOf({ date: dateAfter(monday, 7), minute: 0 }, timeZone).at
  const [all, people] = await Promise.all([
    readEntries(needs, { cohortIds: [cohortId], from, until }),
    listSeasonPeople(needs.db, cohortId),
  ])
  const filter = readWeekFilter(search)
  const podOf = new Map(people.map(({ id, pod }) => [id, pod]))
  const entries = all.filter((entry) => isAskedFor(entry, filter, { podOf, now }))
  const days = daysOf(timeZone, { from, to: until })
  return { entries, all, people, filter, monday, days, timeZone, now }
}

/** Any day of a week means its Monday; what is no date means now. */
function mondayAsked(asked: string | null, now: Date, timeZone: string): string {
  const year = Number(asked?.slice(0, 4))
  const known = asked !== null && isDate(asked) && year >= 2000 && year <= 2200 ? asked : null
  const at = known === null ? now : instantOf({ date: known, minute: 12 * 60 }, timeZone).at
  return mondayOf(at, timeZone)
}

export async function readWeek(needs: WeekNeeds, asked: Asked) {
  const week = await read(needs, asked)
  const { filter, monday, days, timeZone, now, entries } = week
  const shown = entries.slice(0, SHOWN_MAX)
  const sunday = days.at(-1)?.from ?? now
  return {
    title: weekTitle(dateWords(days[0]?.from ?? now, timeZone), dateWords(sunday, timeZone)),
    zone: zoneWords(now, timeZone),
    isThisWeek: monday === mondayOf(now, timeZone),
    links: {
      before: toWeekSearch(filter, dateAfter(monday, -7)),
      now: toWeekSearch(filter, null),
      after: toWeekSearch(filter, dateAfter(monday, 7)),
      table: toWeekSearch(filter, monday),
    },
    monday,
    filter,
    choices: choicesOf(week, needs),
    days: days.map((day) => ({
      date: day.date,
      name: dateWords(day.from, timeZone),
      short: shortDay(day.from, timeZone),
      isToday: day.from <= now && now < day.to,
      entries: shown
        .filter(({ startsAt }) => startsAt >= day.from && startsAt < day.to)
        .map((entry) => toCard(entry, { needs, timeZone, now })),
    })),
    hidden: entries.length - shown.length,
    count: entries.length,
    boxes: await readBoxes(needs, week),
  }
}

/** "Mon 16" */
function shortDay(at: Date, timeZone: string): string {
  const [weekday = '', day = ''] = dateWords(at, timeZone).split(' ')
  return `${weekday.slice(0, 3)} ${day}`
}

/** "16 to 22 November 2026", with both months and years where they differ. */
function weekTitle(first: string, last: string): string {
  const [, day, ...month] = first.split(' ')
  const [, ...end] = last.split(' ')
  const same = month.join(' ') === end.slice(1).join(' ')
  return `${day ?? ''}${same ? '' : ` ${month.join(' ')}`} to ${end.join(' ')}`
}

type Carding = { needs: DeskNeeds; timeZone: string; now: Date }

function toCard(entry: DeskEntry, { needs, timeZone, now }: Carding) {
  return {
    id: entry.id,
    to: entry.slotId === null ? null : `/slots/${entry.slotId}`,
    time: timeWords(entry.startsAt, timeZone),
    until: timeWords(endOf(entry), timeZone),
    title: roundTitle(needs.questions, entry.roundIds),
    level: entry.level,
    state: entryStateOf(entry, now),
    candidate: namesOf(entry, 'candidate').join(', '),
    interviewer: namesOf(entry, 'interviewer').join(', '),
    shadow: namesOf(entry, 'shadow').join(', '),
  }
}

/** Only what is in this week can be chosen, and what is chosen. */
function choicesOf({ all, people, filter, now }: ReadWeek, { questions }: DeskNeeds) {
  const roundIds = new Set(all.flatMap((entry) => entry.roundIds))
  if (filter.roundId) roundIds.add(filter.roundId)
  const interviewers = new Map(
    all.flatMap(({ seats }) =>
      seats.filter(({ seat }) => seat === 'interviewer').map(({ userId, name }) => [userId, name] as const),
    ),
  )
  const chosen = people.find(({ id }) => id === filter.interviewer)
  if (chosen) interviewers.set(chosen.id, chosen.name)
  const states = new Set(all.map((entry) => entryStateOf(entry, now)))
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label)
  return {
    rounds: [...roundIds].map((value) => ({ value, label: roundTitle(questions, [value]) })).sort(byLabel),
    interviewers: [...interviewers].map(([value, label]) => ({ value, label })).sort(byLabel),
    states: entryStates
      .filter((state) => states.has(state) || state === filter.state)
      .map((value) => ({ value, label: entryStateWords[value] })),
    pods: [...new Set(people.flatMap(({ pod }) => pod ?? []))]
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map((value) => ({ value, label: value })),
  }
}

async function readBoxes(needs: WeekNeeds, { days, timeZone }: ReadWeek) {
  const [first, last] = [days[0], days.at(-1)]
  const span = first && last ? { from: first.from, until: last.to } : null
  const counts = span ? await countBoxes(needs.db, span) : new Map<number, number>()
  return {
    places: needs.slotNeeds.boxPlaces(),
    days: days.map((day) => {
      const { quarters, most, mostAt }: BoxDay = boxDayOf(day, counts)
      return {
        date: day.date,
        name: shortDay(day.from, timeZone),
        quarters,
        most,
        at: mostAt && timeWords(mostAt, timeZone),
      }
    }),
  }
}

/** All that is asked for, whatever its number; with `day`, of that date alone. */
export async function readWeekTable(
  needs: DeskNeeds,
  { actor, cohortId, search }: Asked,
): Promise<{ monday: string; rows: WeekRow[] }> {
  const { entries, people, monday, timeZone, now } = await read(needs, { actor, cohortId, search })
  const podOf = new Map(people.map(({ id, pod }) => [id, pod]))
  const day = search.get('day')
  const asked = entries.filter((entry) => day === null || wallOf(entry.startsAt, timeZone).date === day)
  const rows = asked.map((entry): WeekRow => {
    const candidates = entry.seats.filter(({ seat, state }) => seat === 'candidate' && state === 'accepted')
    return {
      date: wallOf(entry.startsAt, timeZone).date,
      time: timeWords(entry.startsAt, timeZone),
      zone: timeZone,
      startsAt: entry.startsAt.toISOString(),
      minutes: entry.minutes,
      round: roundTitle(needs.questions, entry.roundIds),
      level: entry.level,
      state: entryStateWords[entryStateOf(entry, now)],
      candidate: namesOf(entry, 'candidate').join(', '),
      interviewer: namesOf(entry, 'interviewer').join(', '),
      shadow: namesOf(entry, 'shadow').join(', '),
      pod: candidates.map(({ userId }) => podOf.get(userId) ?? '').join(', '),
      slotId: entry.slotId ?? '',
    }
  })
  return { monday, rows }
}
