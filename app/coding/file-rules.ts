// Which files of a box belong into the document, and in which words the others are named to people.
import { FILE_BYTES_MAX, FILES_MAX, TEXT_BYTES_MAX } from '#app/document/limits.ts'
import { isFilePath } from '#app/document/shape.ts'

export const leftReasons = [
  'too-many',
  'too-large',
  'binary',
  'link',
  'name',
  'unreadable',
  'too-fast',
  'unwritable',
] as const
export type LeftReason = (typeof leftReasons)[number]
export type LeftFile = { path: string; reason: LeftReason }

/** More of them are not named. */
export const LEFT_NAMED_MAX = 8

export const leftWords: Record<LeftReason, string> = {
  'too-many': 'too many files',
  'too-large': 'over 200 KB',
  binary: 'not text',
  link: 'a link, or not a plain file',
  name: 'a name the editor does not take',
  unreadable: 'could not be read',
  'too-fast': 'changes too fast to follow',
  unwritable: 'could not be written',
}

/** What tools leave beside the sources: nobody wants it as a tab, and nobody needs to be told. */
export const IGNORED_NAMES = [
  '.git',
  '.hg',
  '__pycache__',
  'node_modules',
  '.venv',
  '.cache',
  '.mypy_cache',
  '.program',
]

export function isByTheWay(path: string): boolean {
  const name = path.split('/').at(-1) ?? ''
  return /^\..*\.sw[a-z]$|~$|^#.*#$|^\.#|^4913$|\.(pyc|o|class)$/.test(name)
}

export type ReadEntry = { path: string; bytes: number; text: string }

/** Those of the document first, then by path, as many as fit. */
export function chooseFiles(
  read: readonly ReadEntry[],
  inDocument: ReadonlySet<string>,
): { files: Map<string, string>; left: LeftFile[] } {
  const files = new Map<string, string>()
  const left: LeftFile[] = []
  let total = 0
  // A file that was removed in the box makes room only once it is gone from the document.
  let count = inDocument.size
  const known = read.filter((entry) => inDocument.has(entry.path))
  const fresh = read.filter((entry) => !inDocument.has(entry.path) && !isByTheWay(entry.path))
  for (const { path, bytes, text } of [...known, ...fresh]) {
    const isNew = !inDocument.has(path)
    if (!isFilePath(path)) left.push({ path, reason: 'name' })
    else if (bytes > FILE_BYTES_MAX) left.push({ path, reason: 'too-large' })
    else if (total + bytes > TEXT_BYTES_MAX || (isNew && count >= FILES_MAX))
      left.push({ path, reason: 'too-many' })
    else {
      files.set(path, text)
      total += bytes
      if (isNew) count += 1
    }
  }
  return { files, left }
}

/** Null = there is nothing to say. */
export function leftSentence(left: readonly LeftFile[], more: number): string | null {
  if (left.length + more === 0) return null
  const named = left.slice(0, LEFT_NAMED_MAX).map(({ path, reason }) => `${path} (${leftWords[reason]})`)
  const rest = left.length - named.length + more
  return `Only in the box: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`
}
