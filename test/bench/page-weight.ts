// What a browser loads for the room, from the built assets: a chunk with everything it imports at once, as sent (gzip).
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../support/source-tree.ts'
import type { BenchRow } from './boxes.ts'

const ASSETS = join(ROOT, 'build/client/assets')
/** Of every room page, whatever its stage. */
const ROOM = [/^entry\.client-/, /^root-/, /^sessions\._sessionId-/]
const TERMINAL = [/^terminal-deck-/, /^xterm-.*js$/, /^addon-(fit|search|unicode11)-/]
const PARTS: Record<string, RegExp[]> = {
  'a terminal': TERMINAL,
  'an editor and a terminal': [...TERMINAL, /^coding-stage-/, /^workbench-/],
  'a board': [/^board-/, /^drawing-/],
  'a change to review': [/^(diff|change|review)-/],
}

const FRAME = [/^entry\.client-/, /^root-/]
const REPLAY = [/^sessions\._sessionId_\.replay-/]
const PAGES: Record<string, RegExp[]> = {
  'the debrief page': [/^sessions\._sessionId_\.debrief-/],
  'the replay page itself': REPLAY,
  'the replay page with a terminal': [...REPLAY, /^replay-screen-/, /^xterm-.*js$/],
  'the replay page with code': [...REPLAY, /^document-screen-/, /^read-document-/],
}

export function benchPageWeight(): BenchRow[] {
  if (!existsSync(ASSETS)) return []
  const room = closureOf(ROOM)
  const rows: BenchRow[] = [row('the room page itself', room)]
  for (const [name, chunks] of Object.entries(PARTS)) {
    const whole = closureOf([...ROOM, ...chunks])
    rows.push(row(`the room page with ${name}`, whole))
  }
  for (const [name, chunks] of Object.entries(PAGES)) rows.push(row(name, closureOf([...FRAME, ...chunks])))
  return rows
}

function row(name: string, files: ReadonlySet<string>): BenchRow {
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(ASSETS, file))).length, 0)
  return {
    name,
    measured: `${(bytes / 1024).toFixed(0)} KiB gzip in ${files.size} files`,
    target: '–',
    met: null,
  }
}

function closureOf(first: readonly RegExp[]): Set<string> {
  const all = readdirSync(ASSETS).filter((file) => file.endsWith('.js'))
  const found = new Set<string>()
  const add = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const source = readFileSync(join(ASSETS, file), 'utf8')
    for (const [, name] of source.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      if (name) add(name)
  }
  for (const pattern of first) for (const file of all.filter((one) => pattern.test(one))) add(file)
  return found
}
