// A change as rows of a page, in one column or in two. Each line that takes a comment is a stop for keys, numbered through the
// whole change. Pure.
import {
  isSameLine,
  nameOf,
  sideBySide,
  type DiffFile,
  type DiffLine,
  type DiffSide,
  type LineName,
  type LinePlace,
} from './diff.ts'

export type DiffLayout = 'unified' | 'split'

/** `at`: its number in the whole change. */
export type DiffStop = LineName & { at: number }
/** `stops`: the lines that it shows; two where an added line stands beside a removed one. */
export type DiffRow = { left: DiffLine | null; right: DiffLine | null; stops: readonly DiffStop[] }
export type RowsOfHunk = { section: string; from: number | null; rows: DiffRow[] }
export type RowsOfFile = { file: DiffFile; hunks: RowsOfHunk[] }

export function rowsOf(files: readonly DiffFile[], layout: DiffLayout): RowsOfFile[] {
  let at = 0
  return files.map((file) => ({
    file,
    hunks: file.hunks.map((hunk) => {
      const pairs =
        layout === 'split'
          ? sideBySide(hunk)
          : hunk.lines.map((line) => ({
              left: line.type === 'added' ? null : line,
              right: line.type === 'removed' ? null : line,
            }))
      const rows = pairs.map(({ left, right }) => {
        const names = [...new Set([left, right])].map((line) => line && nameOf(line))
        const stops = names.filter((name) => name !== null).map((name) => ({ ...name, at: at++ }))
        return { left, right, stops }
      })
      const first = hunk.lines[0]
      return { section: hunk.section, from: first?.newNumber ?? first?.oldNumber ?? null, rows }
    }),
  }))
}

/** `row`: which row of the whole change shows it. */
export type PlacedStop = DiffStop & { file: string; row: number }

/** Each stands at its number. */
export function stopsOf(files: readonly RowsOfFile[]): PlacedStop[] {
  const rows = files.flatMap(({ file, hunks }) =>
    hunks.flatMap((hunk) => hunk.rows.map(({ stops }) => ({ file: file.path, stops }))),
  )
  return rows.flatMap(({ file, stops }, row) => stops.map((stop) => ({ ...stop, file, row })))
}

/** The stop at this line; -1 = none is. */
export function stopAt(stops: readonly PlacedStop[], { file, ...name }: LinePlace): number {
  return stops.findIndex((stop) => stop.file === file && isSameLine(name, stop))
}

/** The row above or below, in the same column where it has one; at the ends, where it was. */
export function stopInNextRow(stops: readonly PlacedStop[], from: number, step: 1 | -1): number {
  const here = stops[from]
  const inRow = here ? stops.filter(({ row }) => row === here.row + step) : []
  return (inRow.find(({ side }) => side === here?.side) ?? inRow[0])?.at ?? from
}

/** The other column of the same row; where there is none, where it was. */
export function stopBeside(stops: readonly PlacedStop[], from: number, to: DiffSide): number {
  return stops.find(({ row, side }) => row === stops[from]?.row && side === to)?.at ?? from
}

/** From one commented line to the next or the one before, around the ends; null = there is no comment. */
export function nextCommented(
  stops: readonly PlacedStop[],
  comments: readonly LinePlace[],
  { from, step }: { from: number; step: 1 | -1 },
): number | null {
  const places = [...new Set(comments.map((comment) => stopAt(stops, comment)))]
    .filter((place) => place >= 0)
    .sort((one, other) => one - other)
  const ahead = step === 1 ? places.find((place) => place > from) : places.findLast((place) => place < from)
  return ahead ?? places.at(step === 1 ? 0 : -1) ?? null
}
