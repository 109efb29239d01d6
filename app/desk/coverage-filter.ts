// Which rows of the matrix are asked for: read from an address, written back into one.
import { days } from '#app/lib/time.ts'
import type { MatrixRow } from './matrix.ts'

export const QUIET_DAYS = [7, 14, 21, 28] as const

export type CoverageFilter = {
  /** Part of a name. */
  name: string | null
  pod: string | null
  /** Who has still to get this round. */
  roundId: string | null
  /** Who had no session for so many days. */
  quiet: number | null
  page: number
}

const PAGES_MAX = 1000

/** Words that mean nothing here ask for everything. */
export function readCoverageFilter(search: URLSearchParams): CoverageFilter {
  const asked = (name: string) => search.get(name)?.trim().slice(0, 100) || null
  const days = Number(asked('quiet'))
  const page = Number(asked('page'))
  return {
    name: asked('name'),
    pod: asked('pod'),
    roundId: asked('round'),
    quiet: Number.isInteger(days) && days >= 1 && days <= 365 ? days : null,
    page: Number.isInteger(page) && page >= 1 && page <= PAGES_MAX ? page : 1,
  }
}

export function toCoverageSearch({ name, pod, roundId, quiet, page }: CoverageFilter): string {
  const pairs = [
    ['name', name],
    ['pod', pod],
    ['round', roundId],
    ['quiet', quiet === null ? null : String(quiet)],
    ['page', page > 1 ? String(page) : null],
  ].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

export function isRowAskedFor(row: MatrixRow, filter: CoverageFilter, now: Date): boolean {
  const { name, pod, roundId, quiet } = filter
  return (
    (name === null || folded(row.name).includes(folded(name))) &&
    (pod === null || row.pod === pod) &&
    (roundId === null || (row.cells[roundId]?.toCome ?? 0) > 0) &&
    (quiet === null || isQuiet(row, quiet, now))
  )
}

/** Nothing took place for so long, whatever is booked; who came later than that is not waited for yet. */
export function isQuiet(
  { lastAt, joinedAt }: Pick<MatrixRow, 'lastAt' | 'joinedAt'>,
  quiet: number,
  now: Date,
): boolean {
  const since = lastAt ?? joinedAt
  return since === null || now.getTime() - since.getTime() >= days(quiet)
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
