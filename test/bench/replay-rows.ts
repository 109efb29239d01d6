// The figures of replay: what an hour of work weighs, how long its index takes, and how long a jump in it takes.
import { internalsOf, openHeadless } from '#sandbox/terminal/headless.ts'
import { buildIndex } from '#app/recording/build-index.server.ts'
import { PlayScreen } from '#app/recording/play-screen.ts'
import { createRandom } from '#test/support/random.ts'
import type { BenchRow } from './boxes.ts'
import { quantile } from './measures.ts'

export type ReplayBenchSize = { minutes: number; megabytes: number; jumps: number }
export const FULL_REPLAY: ReplayBenchSize = { minutes: 60, megabytes: 20, jumps: 200 }
export const QUICK_REPLAY: ReplayBenchSize = { minutes: 5, megabytes: 1, jumps: 40 }
const SEEK_P95_MS = 200

export async function benchReplay(size: ReplayBenchSize = FULL_REPLAY): Promise<BenchRow[]> {
  const typical = workOf(size.minutes, 0)
  const loud = workOf(size.minutes, size.megabytes << 20)
  const started = performance.now()
  const built = await buildIndex(chunksOf(loud))
  if (!built) throw new Error('the recording of the bench cannot be read')
  const indexMs = performance.now() - started
  const { index } = built
  const screens = index.keyframes.reduce((sum, { screen }) => sum + screen.length, 0)
  const jumps = await timeJumps(loud, index, size.jumps)
  const mb = (bytes: number) => `${(bytes / (1 << 20)).toFixed(2)} MB`
  const p95 = quantile(jumps, 0.95)
  return [
    {
      name: `recording, typical work, per hour`,
      measured: mb((typical.length * 60) / size.minutes),
      target: '≤ 10 MB',
      met: (typical.length * 60) / size.minutes <= 10 << 20,
    },
    {
      name: `index of ${size.minutes} min, ${mb(loud.length)}`,
      measured: `${(indexMs / 1000).toFixed(1)} s, ${index.keyframes.length} screens of ${mb(screens)}`,
      target: 'screens ≤ 6 MB',
      met: screens <= 6 << 20,
    },
    {
      name: `jump in ${size.minutes} min, ${mb(loud.length)} (drawn headless)`,
      measured: `p50 ${quantile(jumps, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
      target: `p95 ≤ ${SEEK_P95_MS} ms`,
      met: p95 <= SEEK_P95_MS,
    },
  ]
}

async function timeJumps(
  bytes: Uint8Array,
  index: NonNullable<Awaited<ReturnType<typeof buildIndex>>>['index'],
  count: number,
): Promise<number[]> {
  const terminal = openHeadless(120, 32)
  const screen = {
    restart(cols: number, rows: number) {
      terminal.reset()
      terminal.resize(cols, rows)
    },
    resize: (cols: number, rows: number) => terminal.resize(cols, rows),
    write: (text: string) => internalsOf(terminal).writeSync(text),
  }
  const player = new PlayScreen(screen, { index, read: async (from, to) => bytes.subarray(from, to) })
  const random = createRandom(1)
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const started = performance.now()
    await player.show(random.whole(index.durationMs))
    times.push(performance.now() - started)
  }
  return times
}

/** Typing, answers, a program on the whole screen now and then; and so much noise that the file has this size. */
export function workOf(minutes: number, bytesMin: number): Uint8Array {
  const random = createRandom(7)
  const lines = ['{"version":3,"term":{"cols":120,"rows":32},"title":"Terminal 1"}']
  const put = (ms: number, text: string) => lines.push(JSON.stringify([ms / 1000, 'o', text]))
  const noisePerMinute = bytesMin / minutes
  for (let minute = 0; minute < minutes; minute++) {
    for (let command = 0; command < 4; command++) {
      for (const char of random.word(24)) put(150, char)
      put(50, '\r\n')
      const answer = Array.from(
        { length: 30 },
        () => `\x1b[3${random.whole(8)}m${random.word(60)}\x1b[0m\r\n`,
      )
      put(100, answer.join('') + '\x1b[1;32mroot@box\x1b[0m:\x1b[1;34m~\x1b[0m# ')
      put(10_000, ' \b')
    }
    if (minute % 5 === 0) {
      put(100, '\x1b[?1049h\x1b[2J')
      for (let page = 0; page < 10; page++) put(300, `\x1b[H${`${random.word(100)}\r\n`.repeat(31)}`)
      put(100, '\x1b[?1049l')
    }
    for (let noise = 0; noise < noisePerMinute; noise += 4096) put(20, `${random.word(80)}\r\n`.repeat(50))
  }
  return new TextEncoder().encode(lines.join('\n') + '\n')
}

export function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
