// What can be told of a change that has been read: which lines take a comment, how much of it is new, what stands side by side. Pure.
import type { DiffFile, DiffHunk, DiffLine } from '#questions/schema-review.ts'

export type { DiffFile, DiffHunk, DiffLine }

/** Comments and findings name lines as they are after the change. */
export function lineAt(files: readonly DiffFile[], file: string, line: number): DiffLine | null {
  const lines = files.find(({ path }) => path === file)?.hunks.flatMap((hunk) => hunk.lines)
  return lines?.find(({ newNumber }) => newNumber === line) ?? null
}

export function isInDiff(files: readonly DiffFile[], file: string, line: number): boolean {
  return lineAt(files, file, line) !== null
}

/**
 * The line that a comment made at this place of the piece is about: itself, or of a removed line the next one that is still
 * there, or the last before. Null where the whole piece is gone.
 */
export function commentLine({ lines }: DiffHunk, place: number): number | null {
  const after = lines.slice(place).find(({ newNumber }) => newNumber !== null)
  const before = lines.slice(0, place).findLast(({ newNumber }) => newNumber !== null)
  return after?.newNumber ?? before?.newNumber ?? null
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

/** `place`: which line of the piece it is. */
export type SidePlace = { place: number; line: DiffLine }
export type SideRow = { left: SidePlace | null; right: SidePlace | null }

/** The piece in two columns: lines that follow removed ones stand beside them. */
export function sideBySide({ lines }: DiffHunk): SideRow[] {
  const rows: SideRow[] = []
  let open: SideRow[] = []
  for (const [place, line] of lines.entries()) {
    const here = { place, line }
    if (line.type === 'context') {
      open = []
      rows.push({ left: here, right: here })
    } else if (line.type === 'removed') {
      const row: SideRow = { left: here, right: null }
      open.push(row)
      rows.push(row)
    } else {
      const beside = open.shift()
      if (beside) beside.right = here
      else rows.push({ left: null, right: here })
    }
  }
  return rows
}
