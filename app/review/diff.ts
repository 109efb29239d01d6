// A change as git prints it, unified, taken apart into files, pieces and lines. Pure.

export type DiffLine = {
  kind: 'same' | 'added' | 'removed'
  /** Null where the line did not exist before. */
  oldLine: number | null
  /** Null where the line does not exist after the change. Comments and findings name this one. */
  newLine: number | null
  text: string
  /** The file ends here without a line end. */
  noLineEnd?: true
}
/** Lines that stand together. `heading` is what git found above them, often the name of a function. */
export type DiffHunk = { oldStart: number; newStart: number; heading: string; lines: DiffLine[] }
export type DiffFile = {
  /** After the change; of a removed file its old path. */
  path: string
  /** Only where the path was another one before. */
  oldPath: string | null
  change: 'added' | 'removed' | 'changed' | 'renamed'
  added: number
  removed: number
  hunks: DiffHunk[]
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/

/** Takes what is well formed and leaves out what is not: what lies in a question has been checked when it was loaded. */
export function parseDiff(diff: string): DiffFile[] {
  const files: DiffFile[] = []
  let file: DiffFile | null = null
  let place: Place | null = null
  let renamedFrom: string | null = null
  let before: string | null = null
  for (const line of diff.split('\n')) {
    if (place && (place.oldLeft > 0 || place.newLeft > 0)) {
      if (file && takeLine(line, file, place)) continue
      place = null
    }
    if (line.startsWith('\\') && place) {
      const last = place.hunk.lines.at(-1)
      if (last) last.noLineEnd = true
    } else if (line.startsWith('diff --git ')) {
      file = null
      place = null
      renamedFrom = null
      before = null
    } else if (line.startsWith('rename from ')) renamedFrom = line.slice('rename from '.length)
    else if (line.startsWith('rename to ')) {
      file = fileOf(renamedFrom, line.slice('rename to '.length))
      files.push(file)
    } else if (line.startsWith('--- ')) before = pathIn(line, 'a/')
    else if (line.startsWith('+++ ')) {
      const next = fileOf(before, pathIn(line, 'b/'))
      // A renamed file that also changed has both headers.
      if (!file || file.path !== next.path || file.hunks.length > 0) {
        file = next
        files.push(file)
      }
      place = null
    } else if (line.startsWith('@@')) {
      place = file ? beginHunk(line, file) : null
    }
  }
  return files
}

/** Whether this line exists after the change and is part of the diff. */
export function isInDiff(files: readonly DiffFile[], file: string, line: number): boolean {
  return lineAt(files, file, line) !== null
}

export function lineAt(files: readonly DiffFile[], file: string, line: number): DiffLine | null {
  const lines = files.find(({ path }) => path === file)?.hunks.flatMap((hunk) => hunk.lines)
  return lines?.find(({ newLine }) => newLine === line) ?? null
}

type Place = { hunk: DiffHunk; oldLine: number; newLine: number; oldLeft: number; newLeft: number }

function beginHunk(line: string, file: DiffFile): Place | null {
  const found = HUNK.exec(line)
  if (!found) return null
  const [, oldStart, oldCount, newStart, newCount, heading = ''] = found
  const hunk: DiffHunk = { oldStart: Number(oldStart), newStart: Number(newStart), heading, lines: [] }
  file.hunks.push(hunk)
  return {
    hunk,
    oldLine: hunk.oldStart,
    newLine: hunk.newStart,
    oldLeft: Number(oldCount ?? 1),
    newLeft: Number(newCount ?? 1),
  }
}

/** False when the line does not belong to the piece. */
function takeLine(line: string, file: DiffFile, place: Place): boolean {
  const text = line.slice(1)
  switch (line[0]) {
    case '+':
      if (place.newLeft === 0) return false
      place.hunk.lines.push({ kind: 'added', oldLine: null, newLine: place.newLine, text })
      place.newLine += 1
      place.newLeft -= 1
      file.added += 1
      return true
    case '-':
      if (place.oldLeft === 0) return false
      place.hunk.lines.push({ kind: 'removed', oldLine: place.oldLine, newLine: null, text })
      place.oldLine += 1
      place.oldLeft -= 1
      file.removed += 1
      return true
    case '\\': {
      const last = place.hunk.lines.at(-1)
      if (last) last.noLineEnd = true
      return last !== undefined
    }
    // Editors cut the space of an empty line that stayed.
    case ' ':
    case undefined:
      if (place.oldLeft === 0 || place.newLeft === 0) return false
      place.hunk.lines.push({ kind: 'same', oldLine: place.oldLine, newLine: place.newLine, text })
      place.oldLine += 1
      place.newLine += 1
      place.oldLeft -= 1
      place.newLeft -= 1
      return true
    default:
      return false
  }
}

/** Null stands for /dev/null: the file was not there on that side. */
function pathIn(line: string, prefix: string): string | null {
  const path = line.slice(4).split('\t')[0] ?? ''
  if (path === '/dev/null') return null
  return path.startsWith(prefix) ? path.slice(prefix.length) : path
}

function fileOf(before: string | null, after: string | null): DiffFile {
  const renamed = before !== null && after !== null && before !== after
  return {
    path: after ?? before ?? '',
    oldPath: renamed ? before : null,
    change: before === null ? 'added' : after === null ? 'removed' : renamed ? 'renamed' : 'changed',
    added: 0,
    removed: 0,
    hunks: [],
  }
}
