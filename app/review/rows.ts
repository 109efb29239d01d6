// A change as rows of a page, in one column or in two, numbered from its first to its last row so that keys can walk them. Pure.
import { commentLine, sideBySide, type DiffFile, type DiffLine } from './diff.ts'

export type DiffLayout = 'unified' | 'split'

export type DiffRow = {
  /** Its number in the whole change. */
  at: number
  left: DiffLine | null
  right: DiffLine | null
  /** The line that a comment made here is about; null where nothing is left to comment on. */
  about: number | null
}
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
          : hunk.lines.map((line, place) => ({
              left: line.type === 'added' ? null : { place, line },
              right: line.type === 'removed' ? null : { place, line },
            }))
      const rows = pairs.map(({ left, right }) => ({
        at: at++,
        left: left?.line ?? null,
        right: right?.line ?? null,
        about: commentLine(hunk, right?.place ?? left?.place ?? 0),
      }))
      const first = hunk.lines[0]
      return { section: hunk.section, from: first?.newNumber ?? first?.oldNumber ?? null, rows }
    }),
  }))
}

export type PlacedRow = DiffRow & { file: string }

export function allRows(files: readonly RowsOfFile[]): PlacedRow[] {
  return files.flatMap(({ file, hunks }) =>
    hunks.flatMap(({ rows }) => rows.map((row) => ({ ...row, file: file.path }))),
  )
}

/** The row that shows this line after the change; -1 = none does. */
export function rowOfLine(rows: readonly PlacedRow[], file: string, line: number): number {
  return rows.findIndex((row) => row.file === file && row.right?.newNumber === line)
}

/** From one commented row to the next or the one before, around the ends; null = there is no comment. */
export function nextCommented(
  rows: readonly PlacedRow[],
  comments: readonly { file: string; line: number }[],
  { from, step }: { from: number; step: 1 | -1 },
): number | null {
  const places = [...new Set(comments.map(({ file, line }) => rowOfLine(rows, file, line)))]
    .filter((place) => place >= 0)
    .sort((one, other) => one - other)
  const ahead = step === 1 ? places.find((place) => place > from) : places.findLast((place) => place < from)
  return ahead ?? places.at(step === 1 ? 0 : -1) ?? null
}
