// What is worked out once about the steps of a document: its pauses, and the lines that stood in it, for the search.
import { boardWords } from '#app/document/board-words.ts'
import { DocumentPlayer, type DocumentScene } from './document-player.ts'
import type { EditsFile } from './edits.ts'
import { SEEN_CHARS_MAX, SEEN_LINES_MAX, type SeenLine } from './line-log.ts'
import { PAUSE_MS_KEPT, type Span } from './spans.ts'

export type ReadDocument = {
  file: EditsFile
  quiet: Span[]
  lines: SeenLine[]
  linesAreFull: boolean
  /** What it came to. */
  last: DocumentScene
}

/** A line that stands for less than this is still being written. */
const STANDS_MS = 1500
const LINE_CHARS_MAX = 1000

export function readDocument(file: EditsFile): ReadDocument {
  const { edits } = file
  const player = new DocumentPlayer(file)
  const lines: SeenLine[] = []
  const quiet: Span[] = []
  /** Those of the last look, and whether they have been told. */
  let standing = new Map<string, boolean>()
  let chars = 0
  let lookedMs = 0
  const tell = (text: string, atMs: number) => {
    chars += text.length
    if (lines.length < SEEN_LINES_MAX && chars <= SEEN_CHARS_MAX) lines.push({ atMs, text })
  }
  let activeMs = 0
  for (const [at, { atMs }] of edits.entries()) {
    if (atMs - activeMs > PAUSE_MS_KEPT) quiet.push({ fromMs: activeMs, toMs: atMs })
    activeMs = atMs
    const nextMs = edits[at + 1]?.atMs ?? Infinity
    if (nextMs - atMs < STANDS_MS && atMs - lookedMs < STANDS_MS) continue
    const seen = new Set(linesOf(player.show(atMs)))
    const now = new Map<string, boolean>()
    for (const text of seen) {
      const wasTold = standing.get(text)
      // It stood there at the last look and does now, or nothing more comes for a while.
      const stands = wasTold === false || nextMs - atMs >= STANDS_MS
      if (!wasTold && stands) tell(text, wasTold === false ? lookedMs : atMs)
      now.set(text, wasTold === true || stands)
    }
    standing = now
    lookedMs = atMs
  }
  return { file, quiet, lines, linesAreFull: chars > SEEN_CHARS_MAX, last: player.show(Infinity) }
}

function linesOf({ files, elements }: DocumentScene): string[] {
  const texts = files.flatMap(({ text }) => text.split('\n'))
  const drawn = elements.length > 0 ? boardWords(elements).texts : []
  return [...texts, ...drawn].map((line) => line.trimEnd().slice(0, LINE_CHARS_MAX)).filter(Boolean)
}
