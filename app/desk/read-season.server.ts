// A whole season for its coverage and its report: nine statements and what belongs to them, whatever its size.
import {
  listSeasonLimits,
  listSeasonPeople,
  listSeasonPlan,
  listSeasonWishes,
  readSeason,
  type Season,
  type SeasonPerson,
} from '#app/db/season.server.ts'
import { days } from '#app/lib/time.ts'
import { dateAfter, instantOf } from '#app/lib/zoned.ts'
import { limitsOf } from '#app/scheduling/limits.ts'
import type { DeskEntry } from './entry.ts'
import { loadOf, topicCoverage, type Load, type TopicRow } from './load.ts'
import { matrixOf, type Matrix } from './matrix.ts'
import { EVER, readEntries, type DeskNeeds } from './read-entries.server.ts'

export type SeasonFacts = {
  season: Season
  /** Who is in the cohort now, by name. */
  people: SeasonPerson[]
  candidates: SeasonPerson[]
  interviewers: SeasonPerson[]
  entries: DeskEntry[]
  matrix: Matrix
  load: Load
  topics: TopicRow[]
  /** From the first day of the season to its last; where it is open ended, from the first session to the last. */
  span: { from: Date; until: Date }
  now: Date
}

/** The cohort is one that was found: whose it is has been asked before. */
export async function readSeasonFacts(needs: DeskNeeds, cohortId: string): Promise<SeasonFacts> {
  const { db, questions } = needs
  const now = needs.now()
  const [season, plan, people, wishes, perWeekOf, entries] = await Promise.all([
    readSeason(db, cohortId),
    listSeasonPlan(db, cohortId),
    listSeasonPeople(db, cohortId),
    listSeasonWishes(db, cohortId),
    listSeasonLimits(db, cohortId),
    readEntries(needs, { cohortIds: [cohortId], ...EVER }),
  ])
  if (!season) throw new Error(`no cohort ${cohortId}`)
  const active = people.filter(({ standing }) => standing === 'active')
  const candidates = active.filter(({ role }) => role === 'candidate')
  const interviewers = active.filter(({ role }) => role === 'interviewer')
  const span = spanOf(season, entries, now)
  return {
    season,
    people: active,
    candidates,
    interviewers,
    entries,
    span,
    now,
    matrix: matrixOf({
      people: candidates,
      entries,
      plan,
      planned: season.sessionsPlanned,
      order: questions.rounds.map(({ id }) => id),
      now,
    }),
    load: loadOf({
      people: interviewers.map(({ id, name }) => {
        return { id, name, perWeek: perWeekOf.get(id) ?? limitsOf('interviewer', null).perWeek }
      }),
      entries,
      weeks: weeksOf(season, span),
      now,
    }),
    topics: topicCoverage({
      candidateIds: candidates.map(({ id }) => id),
      entries,
      topicsOf: (slug) => questions.findQuestion(slug)?.topics ?? [],
      wishes,
    }),
  }
}

function spanOf({ startsOn, endsOn, timeZone }: Season, entries: readonly DeskEntry[], now: Date) {
  const starts = startsOn === null ? null : instantOf({ date: startsOn, minute: 0 }, timeZone).at
  const ends = endsOn === null ? null : instantOf({ date: dateAfter(endsOn, 1), minute: 0 }, timeZone).at
  const from = starts ?? entries[0]?.startsAt ?? now
  const last = entries.at(-1)?.startsAt ?? now
  return { from, until: ends ?? (last > now ? last : now) }
}

function weeksOf({ startsOn, endsOn }: Season, { from, until }: { from: Date; until: Date }): number | null {
  if (startsOn === null || endsOn === null) return null
  return Math.max(1, Math.ceil((until.getTime() - from.getTime()) / days(7)))
}
