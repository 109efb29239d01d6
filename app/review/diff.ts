// What can be told of a change that has been read: which lines take a comment, how much of it is new, what stands side by side. Pure.
import type * as read from '#questions/schema-review.ts'
import type { Inks } from './inks.ts'

/** As it was read, with the colours that the server found for it. */
export type DiffLine = read.DiffLine & { inks?: Inks }
export type DiffHunk = { section: string; lines: DiffLine[] }
export type DiffFile = Omit<read.DiffFile, 'hunks'> & { hunks: DiffHunk[] }

export const DIFF_SIDES = ['old', 'new'] as const
/** `old`: a removed line, by its number before the change. Every other line is `new`: so each has one name. */
export type DiffSide = (typeof DIFF_SIDES)[number]
export type LineName = { side: DiffSide; line: number }
/** `file` is the path after the change, on both sides. */
export type LinePlace = LineName & { file: string }

/** Null = a line without a number; the reader of diffs makes none. */
export function nameOf({ type, oldNumber, newNumber }: DiffLine): LineName | null {
  if (type === 'removed') return oldNumber === null ? null : { side: 'old', line: oldNumber }
  return newNumber === null ? null : { side: 'new', line: newNumber }
}

/** As people say it, after "Comment on" or a path. */
export function lineWords({ side, line }: LineName): string {
  return side === 'old' ? `removed line ${line}` : `line ${line}`
}

export function isSameLine(one: LineName, other: LineName | null): boolean {
  return one.side === other?.side && one.line === other.line
}

export function isInDiff(files: readonly DiffFile[], { file, ...name }: LinePlace): boolean {
  const lines = files.find(({ path }) => path === file)?.hunks.flatMap((hunk) => hunk.lines)
  return lines?.some((line) => isSameLine(name, nameOf(line))) ?? false
}

/**
 * Where a line stands after the change: a removed one at the next that is still there, or the last before. Null where the
 * whole piece is gone.
 */
export function lineAfter(files: readonly DiffFile[], { file, ...name }: LinePlace): number | null {
  if (name.side === 'new') return name.line
  for (const { lines } of files.find(({ path }) => path === file)?.hunks ?? []) {
    const place = lines.findIndex((line) => isSameLine(name, nameOf(line)))
    if (place < 0) continue
    const after = lines.slice(place).find(({ newNumber }) => newNumber !== null)
    const before = lines.slice(0, place).findLast(({ newNumber }) => newNumber !== null)
    return after?.newNumber ?? before?.newNumber ?? null
  }
  return null
}

export function countsOf(file: DiffFile): { added: number; removed: number } {
  const lines = file.hunks.flatMap((hunk) => hunk.lines)
  const count = (type: DiffLine['type']) => lines.filter((line) => line.type === type).length
  return { added: count('added'), removed: count('removed') }
}

export type FileChange = 'new' | 'removed' | 'renamed' | 'changed'

export function changeOf(file: DiffFile): FileChange {
  const lines = file.hunks.flatMap((hunk) => hunk.lines)
  if (file.oldPath === null) return 'new'
  if (lines.length > 0 && lines.every(({ type }) => type === 'removed')) return 'removed'
  return file.oldPath === file.path ? 'changed' : 'renamed'
}

export type SideRow = { left: DiffLine | null; right: DiffLine | null }

/** The piece in two columns: lines that follow removed ones stand beside them. */
export function sideBySide({ lines }: DiffHunk): SideRow[] {
  const rows: SideRow[] = []
  let open: SideRow[] = []
  for (const line of lines) {
    if (line.type === 'context') {
      open = []
      rows.push({ left: line, right: line })
    } else if (line.type === 'removed') {
      const row: SideRow = { left: line, right: null }
      open.push(row)
      rows.push(row)
    } else {
      const beside = open.shift()
      if (beside) beside.right = line
      else rows.push({ left: null, right: line })
    }
  }
  return rows
}
