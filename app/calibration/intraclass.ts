// Intraclass correlation: how much of what totals differ by lies in what was rated, and how much in who rated it.
import { meanOf } from './agreement.ts'

/**
 * ICC(2,1), absolute agreement of single ratings: the same people rated everything. One row per thing, one column per person.
 * Null with fewer than two of either, or where nothing differs.
 */
export function iccCrossed(rows: readonly (readonly number[])[]): number | null {
  const raters = rows[0]?.length ?? 0
  const things = rows.length
  if (things < 2 || raters < 2 || rows.some((row) => row.length !== raters)) return null
  const mean = meanOf(rows.flat()) ?? 0
  const columns = Array.from({ length: raters }, (_rater, at) => rows.map((row) => row[at] ?? 0))
  const betweenThings = (raters * squaresAround(rows.map(meanOfRow), mean)) / (things - 1)
  const betweenRaters = (things * squaresAround(columns.map(meanOfRow), mean)) / (raters - 1)
  const all = squaresAround(rows.flat(), mean)
  const left = all - betweenThings * (things - 1) - betweenRaters * (raters - 1)
  const error = left / ((things - 1) * (raters - 1))
  const below = betweenThings + (raters - 1) * error + (raters * (betweenRaters - error)) / things
  return ratio(betweenThings - error, below, all)
}

/** ICC(1,1): each thing was rated by some people or others, not always as many. Things that one person rated say nothing. */
export function iccOneWay(units: readonly (readonly number[])[]): number | null {
  const rows = units.filter((unit) => unit.length >= 2)
  const all = rows.flat()
  const inside = all.length - rows.length
  if (rows.length < 2) return null
  const mean = meanOf(all) ?? 0
  const between =
    rows.reduce((sum, row) => sum + row.length * (meanOfRow(row) - mean) ** 2, 0) / (rows.length - 1)
  const within = rows.reduce((sum, row) => sum + squaresAround(row, meanOfRow(row)), 0) / inside
  const squares = rows.reduce((sum, row) => sum + row.length ** 2, 0)
  const raters = (all.length - squares / all.length) / (rows.length - 1)
  return ratio(between - within, between + (raters - 1) * within, squaresAround(all, mean))
}

/** Where nothing differs at all there is nothing to explain. */
function ratio(above: number, below: number, squares: number): number | null {
  return squares === 0 || below === 0 ? null : above / below
}

function meanOfRow(row: readonly number[]): number {
  return meanOf(row) ?? 0
}

function squaresAround(values: readonly number[], mean: number): number {
  return values.reduce((sum, one) => sum + (one - mean) ** 2, 0)
}
