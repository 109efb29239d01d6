// Finds the colours of a change with the grammars of the editor, here and not in the browser. Each side of a piece is read as a
// whole, so that a string or a comment over several lines is known as one.
import type { Language } from '@codemirror/language'
import { highlightTree, tagHighlighter } from '@lezer/highlight'
import { languageOfFile } from '#app/editor/file-language.ts'
import { inkTags, type CodeInk } from '#app/editor/ink-tags.ts'
import { loadLanguage } from '#app/editor/load-language.ts'
import type { DiffFile, DiffHunk, DiffLine } from './diff.ts'
import { INKS, type Ink, type Inks } from './inks.ts'

/** Of one change, all its lines. More is not read in a round, and everybody in the room is sent it again with each event. */
const CHARS_MAX = 60_000
const INKS_MAX = 5000

const inkOf: Record<CodeInk, Ink> = {
  keyword: 'keyword',
  text2: 'string',
  number: 'number',
  call: 'call',
  type: 'type',
  faint: 'comment',
}
const highlighter = tagHighlighter(
  // why: the keys of a record are strings to the compiler
  (Object.keys(inkTags) as CodeInk[]).map((ink) => ({
    tag: inkTags[ink],
    class: String(INKS.indexOf(inkOf[ink])),
  })),
)

type Parser = Language['parser']

const inked = new WeakMap<readonly DiffFile[], Promise<DiffFile[]>>()

/** Every room of a question shares what was found for it. Lines without colours are as they came. */
export function inkChange(files: DiffFile[]): Promise<DiffFile[]> {
  const known = inked.get(files)
  if (known) return known
  const found = inkFiles(files)
  inked.set(files, found)
  return found
}

async function inkFiles(files: DiffFile[]): Promise<DiffFile[]> {
  const lines = files.flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.lines))
  if (lines.reduce((sum, { text }) => sum + text.length, 0) > CHARS_MAX) return files
  const room: Room = { left: INKS_MAX }
  return Promise.all(
    files.map(async (file) => {
      const parser = await parserOf(file.path)
      return parser ? { ...file, hunks: file.hunks.map((hunk) => inkHunk(hunk, parser, room)) } : file
    }),
  )
}

async function parserOf(path: string): Promise<Parser | null> {
  const language = languageOfFile(path)
  if (!language) return null
  const loaded = await loadLanguage(language)
  return 'language' in loaded ? loaded.language.parser : loaded.parser
}

/** How many colours the change may still have. */
type Room = { left: number }

function inkHunk(hunk: DiffHunk, parser: Parser, room: Room): DiffHunk {
  const before = hunk.lines.filter(({ type }) => type !== 'added')
  const after = hunk.lines.filter(({ type }) => type !== 'removed')
  const inksOf = new Map<DiffLine, Inks>()
  for (const side of [before, after]) {
    const found = inksOfLines(
      side.map(({ text }) => text),
      parser,
    )
    for (const [place, line] of side.entries()) inksOf.set(line, found[place] ?? [])
  }
  const lines = hunk.lines.map((line) => {
    const inks = inksOf.get(line) ?? []
    if (inks.length === 0 || inks.length / 3 > room.left) return line
    room.left -= inks.length / 3
    return { ...line, inks }
  })
  return { ...hunk, lines }
}

/** By the place of the line. Broken code has the colours of what could be read of it. */
function inksOfLines(lines: readonly string[], parser: Parser): number[][] {
  const found: number[][] = lines.map(() => [])
  const starts: number[] = []
  let length = 0
  for (const line of lines) {
    starts.push(length)
    length += line.length + 1
  }
  let place = 0
  try {
    highlightTree(parser.parse(lines.join('\n')), highlighter, (from, to, ink) => {
      while ((starts[place + 1] ?? Infinity) <= from) place += 1
      // A string or a comment may go on over lines.
      for (let at = place; (starts[at] ?? Infinity) < to; at += 1) {
        const start = starts[at] ?? 0
        const [first, last] = [Math.max(from - start, 0), Math.min(to - start, lines[at]?.length ?? 0)]
        if (last > first) found[at]?.push(first, last - first, Number(ink))
      }
    })
  } catch {
    // A grammar that gives up on a piece must not keep anybody out of the room: it is read without colours.
    return lines.map(() => [])
  }
  return found
}
