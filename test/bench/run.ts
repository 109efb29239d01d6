// `npm run bench`: one table of every figure. `--only terminal|documents|coding|matching|recording|replay|boxes|browser` runs a part, `--quick` fewer rounds.
import os from 'node:os'
import { benchBoxes, type BenchRow } from './boxes.ts'
import { benchBrowser } from './browser-rows.ts'
import { benchCoding } from './coding-rows.ts'
import { benchDocuments } from './document-rows.ts'
import { benchMatching } from './matching-rows.ts'
import { benchRecording, QUICK_RECORDING } from './recording-rows.ts'
import { benchDebrief } from './debrief-rows.ts'
import { benchReplayInBrowser } from './replay-browser-rows.ts'
import { benchReplay, FULL_REPLAY, QUICK_REPLAY } from './replay-rows.ts'
import { benchTerminals, QUICK_TERMINALS } from './terminal-rows.ts'

const QUICK_BOXES = { rounds: 3, atOnce: 10, leaks: 20 }

const quick = process.argv.includes('--quick')
const only = process.argv[process.argv.indexOf('--only') + 1] ?? ''
const wants = (part: string) => !process.argv.includes('--only') || only === part

function print(title: string, rows: BenchRow[]): void {
  const cells = rows.map(({ name, measured, target, met }) => [
    name,
    measured,
    target,
    met === null ? '–' : met ? 'met' : 'NOT MET',
  ])
  const widths = [0, 1, 2].map((i) => Math.max(...cells.map((cell) => cell[i]?.length ?? 0)))
  console.log(`\n${title}`)
  for (const cell of cells) console.log(`  ${cell.map((text, i) => text.padEnd(widths[i] ?? 0)).join('  ')}`)
}

console.log(
  `${os.cpus().length} × ${os.cpus()[0]?.model}, load ${os.loadavg()[0]?.toFixed(1)}, Node ${process.version}`,
)
if (wants('terminal')) print('Terminals', await benchTerminals(quick ? QUICK_TERMINALS : undefined))
if (wants('browser')) print('Chromium', await benchBrowser(quick ? { rounds: 1, floodMs: 3000 } : undefined))
if (wants('documents')) print('Documents', await benchDocuments(quick))
if (wants('coding')) print('Programs', await benchCoding(quick))
if (wants('matching')) print('Matching', await benchMatching(quick ? 1 : 3))
if (wants('recording')) print('Recording', await benchRecording(quick ? QUICK_RECORDING : undefined))
if (wants('replay')) {
  const size = quick ? QUICK_REPLAY : FULL_REPLAY
  print('Replay', [
    ...(await benchReplay(size)),
    ...(await benchReplayInBrowser(size)),
    ...(await benchDebrief()),
  ])
}
if (wants('boxes')) print('Boxes', await benchBoxes(quick ? QUICK_BOXES : undefined))
console.log(`\nload at the end ${os.loadavg()[0]?.toFixed(1)}`)
process.exit(0)
