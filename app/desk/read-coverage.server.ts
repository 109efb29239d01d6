// Coverage of a season: the matrix as far as it is asked for, topics, the load of those who lead, and who waits.
import type { Actor } from '#app/auth/roles.ts'
import { listOpenEntries } from '#app/db/waitlist.server.ts'
import { dateWords, shortWhenWords, zoneWords } from '#app/lib/calendar.ts'
import { topicWords } from '#app/library/question-words.ts'
import { readReliability } from '#app/scheduling/reliability.server.ts'
import { readWaitlist } from '#app/scheduling/read-waitlist.server.ts'
import { isRowAskedFor, readCoverageFilter, toCoverageSearch } from './coverage-filter.ts'
import type { MatrixCell, MatrixRow } from './matrix.ts'
import { readSeasonFacts, type SeasonFacts } from './read-season.server.ts'
import { roundTitle, type DeskNeeds } from './read-entries.server.ts'
import { zoneOf } from './read-today.server.ts'
import type { MatrixTableRow } from './season-tables.ts'

const ROWS_A_PAGE = 100

type Asked = { actor: Actor; cohortId: string; search: URLSearchParams }

export async function readCoverage(needs: DeskNeeds, { actor, cohortId, search }: Asked) {
  const { db, questions } = needs
  const timeZone = await zoneOf(needs, actor)
  const [facts, waitlist, reliability] = await Promise.all([
    readSeasonFacts(needs, cohortId),
    readWaitlist(db, { cohortId, timeZone, now: needs.now(), questions }),
    readReliability(db, cohortId),
  ])
  const { matrix, now, candidates } = facts
  const filter = readCoverageFilter(search)
  const rows = matrix.rows.filter((row) => isRowAskedFor(row, filter, now))
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE))
  const page = Math.min(filter.page, pages)
  const shown = rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE)
  const title = (roundId: string) => roundTitle(needs.questions, [roundId])
  return {
    zone: zoneWords(now, timeZone),
    planned: facts.season.sessionsPlanned,
    filter: { ...filter, page },
    search: toCoverageSearch({ ...filter, page: 1 }),
    pages: Array.from({ length: pages }, (_page, index) => ({
      number: index + 1,
      search: toCoverageSearch({ ...filter, page: index + 1 }),
    })),
    count: rows.length,
    all: candidates.length,
    rounds: matrix.roundIds.map((id) => ({ id, title: title(id), ...sumOf(rows, id) })),
    rows: shown.map((row) => toListed(row, { rounds: matrix.roundIds, timeZone, title })),
    pods: podsOf(matrix.rows),
    topics: facts.topics.map((row) => ({ ...row, label: topicLabel(row.topic) })),
    load: facts.load,
    hasSeason: facts.season.startsOn !== null && facts.season.endsOn !== null,
    waitlist,
    missed: missedOf(facts, reliability, timeZone),
  }
}

/** By name, so that it is no ranking; of people who are here now. */
function missedOf(
  { people }: SeasonFacts,
  reliability: Awaited<ReturnType<typeof readReliability>>,
  timeZone: string,
) {
  const toLine = ({ slotId, at }: { slotId: string; at: Date }) => {
    return { slotId, when: shortWhenWords(at, timeZone) }
  }
  return people.flatMap(({ id, name }) => {
    const own = reliability.get(id)
    if (!own) return []
    return [{ id, name, absent: own.noShows.map(toLine), late: own.lateCancellations.map(toLine) }]
  })
}

function topicLabel(topic: string): string {
  const words: Record<string, string> = topicWords
  return words[topic] ?? topic
}

function podsOf(rows: readonly MatrixRow[]): string[] {
  return [...new Set(rows.flatMap(({ pod }) => pod ?? []))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )
}

function sumOf(rows: readonly MatrixRow[], roundId: string) {
  const sum = (of: 'done' | 'booked' | 'toCome') =>
    rows.reduce((total, { cells }) => total + (cells[roundId]?.[of] ?? 0), 0)
  return { done: sum('done'), booked: sum('booked'), toCome: sum('toCome') }
}

type Listing = { rounds: readonly string[]; timeZone: string; title: (roundId: string) => string }

function toListed(row: MatrixRow, { rounds, timeZone, title }: Listing) {
  const { id, name, pod, done, booked, toCome, lastAt, nextAt } = row
  return {
    id,
    name,
    pod,
    done,
    booked,
    toCome,
    last: lastAt && (shortWhenWords(lastAt, timeZone).split(',')[0] ?? ''),
    next: nextAt && shortWhenWords(nextAt, timeZone),
    cells: rounds.map((roundId) => {
      const cell = row.cells[roundId]
      return {
        done: cell?.done ?? 0,
        booked: cell?.booked ?? 0,
        toCome: cell?.toCome ?? 0,
        words: `${name}, ${title(roundId)}: ${cellWords(cell, timeZone)}`,
        to: cell?.next?.slotId ? `/slots/${cell.next.slotId}` : null,
      }
    }),
  }
}

function cellWords(cell: MatrixCell | undefined, timeZone: string): string {
  if (!cell) return 'nothing'
  const { done, booked, toCome, lastAt, next } = cell
  const words = [
    done > 0 ? `${done} done${lastAt ? `, last on ${shortWhenWords(lastAt, timeZone)}` : ''}` : '',
    booked > 0 ? `${booked} booked${next ? `, next on ${shortWhenWords(next.startsAt, timeZone)}` : ''}` : '',
    toCome > 0 ? `${toCome} still to come` : '',
  ].filter(Boolean)
  return words.join('; ') || 'nothing'
}

/** Everybody that is asked for, on however many pages. */
export async function readMatrixTable(
  needs: DeskNeeds,
  { actor, cohortId, search }: Asked,
): Promise<{ rounds: { id: string; title: string }[]; rows: MatrixTableRow[] }> {
  const [facts, timeZone] = await Promise.all([readSeasonFacts(needs, cohortId), zoneOf(needs, actor)])
  const filter = readCoverageFilter(search)
  const { matrix, now, season } = facts
  return {
    rounds: matrix.roundIds.map((id) => ({ id, title: roundTitle(needs.questions, [id]) })),
    rows: matrix.rows
      .filter((row) => isRowAskedFor(row, filter, now))
      .map((row) => ({
        ...row,
        planned: season.sessionsPlanned,
        last: row.lastAt ? dateWords(row.lastAt, timeZone) : '',
        next: row.nextAt ? dateWords(row.nextAt, timeZone) : '',
      })),
  }
}

export async function readTopicTable(needs: DeskNeeds, cohortId: string) {
  const { topics } = await readSeasonFacts(needs, cohortId)
  return topics.map((row) => ({ ...row, label: topicLabel(row.topic) }))
}

export async function readLoadTable(
  needs: DeskNeeds,
  cohortId: string,
): Promise<SeasonFacts['load']['rows']> {
  return (await readSeasonFacts(needs, cohortId)).load.rows
}

export async function readWaitlistTable(needs: DeskNeeds, cohortId: string) {
  const open = await listOpenEntries(needs.db, { cohortId })
  return open.map((one) => ({ ...one, round: roundTitle(needs.questions, [one.roundId]) }))
}
