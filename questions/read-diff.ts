// Reads a unified diff, as git prints it, into files, hunks and numbered lines.
import type { DiffFile, DiffHunk } from './schema-review.ts'

export type DiffMistake = { line: number; words: string }
export type ReadDiff = { files: DiffFile[]; mistakes: DiffMistake[] }

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/
/** What git says of a file besides its names; none of it is needed to show the change. */
const ABOUT =
  /^(index |old mode |new mode |new file mode |deleted file mode |similarity index |dissimilarity index )/

/** Stops at the first mistake: what follows one is rarely another. */
export function readDiff(text: string): ReadDiff {
  const lines = text.split('\n')
  const files: DiffFile[] = []
  const mistakes: DiffMistake[] = []
  let at = 0
  while (at < lines.length && mistakes.length === 0) {
    const line = lines[at] ?? ''
    const began = at
    if (line.startsWith('diff --git ')) {
      const [, oldPath = '', path = ''] = /^diff --git a\/(.+) b\/(.+)$/.exec(line) ?? []
      files.push({ path, oldPath, hunks: [] })
      at += 1
    } else if (line.startsWith('--- ')) at = takeNames(lines, at, files)
    else if (line.startsWith('@@ ')) at = takeHunk(lines, at, { file: files.at(-1), mistakes })
    else if (line.startsWith('rename from ') || line.startsWith('rename to ')) {
      rename(files.at(-1), line)
      at += 1
    } else if (line === '' || ABOUT.test(line)) at += 1
    else mistakes.push({ line: began + 1, words: STRAY })
    if (at < 0) {
      mistakes.push({ line: began + 1, words: 'after "--- a/…" the next line must be "+++ b/…"' })
    }
  }
  if (mistakes.length === 0 && !files.some((file) => file.hunks.length > 0)) {
    mistakes.push({ line: 1, words: 'holds no change; write what git diff prints' })
  }
  return { files, mistakes }
}

const STRAY =
  'is no line of a unified diff here: a hunk is longer than its @@ line says, or a line lost its first sign (space, + or -)'

/** Where to go on; -1 = the second name is missing. */
function takeNames(lines: readonly string[], at: number, files: DiffFile[]): number {
  const to = lines[at + 1] ?? ''
  if (!to.startsWith('+++ ')) return -1
  const oldPath = pathIn(lines[at] ?? '')
  const path = pathIn(to)
  const last = files.at(-1)
  // Without a `diff --git` line, as diff -u prints it, the names begin the file.
  const file = last !== undefined && last.hunks.length === 0 ? last : { path: '', oldPath: null, hunks: [] }
  if (file !== last) files.push(file)
  file.oldPath = oldPath
  file.path = path ?? oldPath ?? ''
  return at + 2
}

/** Null = /dev/null: the file is not there on that side. */
function pathIn(line: string): string | null {
  const name = line.slice(4).replace(/\t.*$/, '')
  return name === '/dev/null' ? null : name.replace(/^[ab]\//, '')
}

function rename(file: DiffFile | undefined, line: string): void {
  if (file === undefined) return
  if (line.startsWith('rename from ')) file.oldPath = line.slice('rename from '.length)
  else file.path = line.slice('rename to '.length)
}

function takeHunk(
  lines: readonly string[],
  at: number,
  { file, mistakes }: { file: DiffFile | undefined; mistakes: DiffMistake[] },
): number {
  const head = HUNK.exec(lines[at] ?? '')
  if (file === undefined || head === null) {
    const words =
      file === undefined
        ? 'a hunk before any file: begin with "diff --git a/… b/…" or "--- a/…"'
        : 'this line must look like "@@ -1,4 +1,6 @@"'
    mistakes.push({ line: at + 1, words })
    return at
  }
  let [oldNumber, newNumber] = [Number(head[1]), Number(head[3])]
  let [oldLeft, newLeft] = [Number(head[2] ?? 1), Number(head[4] ?? 1)]
  const hunk: DiffHunk = { section: head[5] ?? '', lines: [] }
  file.hunks.push(hunk)
  let next = at + 1
  while (oldLeft > 0 || newLeft > 0) {
    const line = lines[next]
    const sign = line === '' ? ' ' : line?.[0]
    const text = line?.slice(1) ?? ''
    if (sign === ' ' && oldLeft > 0 && newLeft > 0) {
      hunk.lines.push({ type: 'context', oldNumber: oldNumber++, newNumber: newNumber++, text })
      oldLeft -= 1
      newLeft -= 1
    } else if (sign === '-' && oldLeft > 0) {
      hunk.lines.push({ type: 'removed', oldNumber: oldNumber++, newNumber: null, text })
      oldLeft -= 1
    } else if (sign === '+' && newLeft > 0) {
      hunk.lines.push({ type: 'added', oldNumber: null, newNumber: newNumber++, text })
      newLeft -= 1
    } else if (!line?.startsWith('\\')) {
      mistakes.push({ line: Math.min(next, lines.length - 1) + 1, words: wrongCount(at, oldLeft, newLeft) })
      return next
    }
    next += 1
  }
  return lines[next]?.startsWith('\\') ? next + 1 : next
}

function wrongCount(at: number, oldLeft: number, newLeft: number): string {
  return `the hunk of line ${at + 1} should go on (${oldLeft} old and ${newLeft} new lines are missing): mend the numbers in its @@ line, or the first sign of this line`
}
