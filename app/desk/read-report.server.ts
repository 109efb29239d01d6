// The report of a season: the figures of coverage, counted once more for paper.
import type { Actor } from '#app/auth/roles.ts'
import { dateWords, zoneWords } from '#app/lib/calendar.ts'
import { dateAfter, mondayOf } from '#app/lib/zoned.ts'
import { roundTitle, type DeskNeeds } from './read-entries.server.ts'
import { readSeasonFacts } from './read-season.server.ts'
import { zoneOf } from './read-today.server.ts'
import { doneDistribution, keptOf, sessionsByWeek, waitsOf } from './report.ts'
import { weekWords } from './week-words.ts'

export async function readReport(needs: DeskNeeds, { actor, cohortId }: { actor: Actor; cohortId: string }) {
  const [facts, timeZone] = await Promise.all([readSeasonFacts(needs, cohortId), zoneOf(needs, actor)])
  const { season, candidates, interviewers, entries, matrix, load, span, now } = facts
  const weeks = sessionsByWeek(entries, {
    weekOf: (at) => mondayOf(at, timeZone),
    after: (week) => dateAfter(week, 7),
    now,
  })
  const lastDay = new Date(span.until.getTime() - 1)
  const sum = (of: 'held' | 'coming') => weeks.reduce((total, one) => total + one[of], 0)
  return {
    generated: `${dateWords(now, timeZone)}, ${zoneWords(now, timeZone)}`,
    period: `${dateWords(span.from, season.timeZone)} to ${dateWords(lastDay, season.timeZone)}`,
    hasSeason: season.startsOn !== null && season.endsOn !== null,
    planned: season.sessionsPlanned,
    people: { candidates: candidates.length, interviewers: interviewers.length },
    held: sum('held'),
    coming: sum('coming'),
    satisfied: matrix.rows.filter(({ done }) => done >= season.sessionsPlanned).length,
    begun: matrix.rows.filter(({ done }) => done > 0).length,
    weeks: weeks.map(({ week, ...counts }) => ({ ...counts, label: weekWords(week, timeZone) })),
    distribution: doneDistribution(matrix.rows, season.sessionsPlanned),
    rounds: matrix.roundIds.map((id) => {
      const of = (kind: 'done' | 'booked' | 'toCome') =>
        matrix.rows.reduce((total, { cells }) => total + (cells[id]?.[kind] ?? 0), 0)
      const counts = { done: of('done'), booked: of('booked'), toCome: of('toCome') }
      return { id, title: roundTitle(needs.questions, [id]), ...counts }
    }),
    load,
    waits: waitsOf(matrix.rows, now),
    kept: keptOf(entries, now),
  }
}
