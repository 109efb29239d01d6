import { describe, expect, it } from 'vitest'
import { internalsOf, openHeadless } from '#sandbox/terminal/headless.ts'
import { createRandom } from '#test/support/random.ts'
import { cutAnywhere, randomOutput } from '#test/support/screen-stream.ts'
import { buildIndex } from './build-index.server.ts'
import { PlayScreen } from './play-screen.ts'

const HEADER = '{"version":3,"term":{"cols":80,"rows":24}}\n'

function recording(seed: number): Uint8Array {
  const random = createRandom(seed)
  const outputs = cutAnywhere(random, randomOutput(random, 1500, 15))
  const lines = outputs.map((text) => JSON.stringify([0.1, 'o', text]) + '\n')
  return new TextEncoder().encode(HEADER + lines.join(''))
}

async function open(bytes: Uint8Array, read?: (from: number, to: number) => Promise<Uint8Array>) {
  const built = await buildIndex([bytes], { keyframeChars: 400, keyframeMs: 4000 })
  if (!built) throw new Error('no recording')
  const terminal = openHeadless(80, 24)
  const drawn = { restarts: 0, chars: 0 }
  const player = new PlayScreen(
    {
      restart: (cols, rows) => {
        drawn.restarts++
        terminal.reset()
        terminal.resize(cols, rows)
      },
      resize: (cols, rows) => terminal.resize(cols, rows),
      write: (text) => {
        drawn.chars += text.length
        internalsOf(terminal).writeSync(text)
      },
    },
    { index: built.index, read: read ?? (async (from, to) => bytes.subarray(from, to)) },
  )
  const shown = () => {
    const { active } = terminal.buffer
    const rows = Array.from({ length: terminal.rows }, (_, y) => active.getLine(active.baseY + y))
    return [
      `${active.cursorX},${active.cursorY}`,
      ...rows.map((row) => row?.translateToString(true) ?? ''),
    ].join('\n')
  }
  return { player, shown, drawn, durationMs: built.index.durationMs }
}

describe('the screen of a replay', () => {
  it('RP16 shows any moment as it was, whether one came to it by playing, by jumping on or by jumping back', async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const bytes = recording(seed)
      const random = createRandom(seed + 100)
      const jumping = await open(bytes)
      const playing = await open(bytes)
      const moments = Array.from({ length: 25 }, () => random.whole(jumping.durationMs + 1000))
      const screens = new Map<number, string>()
      for (const atMs of moments) {
        await jumping.player.show(atMs)
        screens.set(atMs, jumping.shown())
      }
      const inOrder = [...new Set(moments)].sort((a, b) => a - b)
      // Small steps, as a player takes them, so that nothing is ever jumped over.
      let at = 0
      for (const atMs of inOrder) {
        for (; at < atMs; at += 900) await playing.player.show(at)
        await playing.player.show(atMs)
        expect(playing.shown(), `seed ${seed} at ${atMs}`).toBe(screens.get(atMs))
      }
      expect(playing.drawn.restarts).toBe(1)
    }
  })

  it('RP16 draws little for a jump, wherever it leads', async () => {
    const { player, drawn, durationMs } = await open(recording(3))
    for (const part of [0.9, 0.1, 0.99, 0.5]) {
      const before = drawn.chars
      await player.show(durationMs * part)
      // A screen of 80 by 24 with what is above it, and what came until the next one is due.
      expect(drawn.chars - before).toBeLessThan(30_000)
    }
  })

  it('RP16 of many wishes while it reads, only the last is drawn', async () => {
    const bytes = recording(4)
    let reads = 0
    const { player, drawn, durationMs } = await open(bytes, async (from, to) => {
      reads++
      return bytes.subarray(from, to)
    })
    const all = Array.from({ length: 50 }, (_, i) => player.show((durationMs * i) / 50))
    await Promise.all(all)
    expect(drawn.restarts).toBeLessThanOrEqual(2)
    expect(reads).toBeLessThan(8)
  })

  it('RP17 what could not be read is said, and is tried again when asked again', async () => {
    const bytes = recording(5)
    let isAway = true
    const { player, shown } = await open(bytes, async (from, to) => {
      if (isAway) throw new Error('the recording is gone')
      return bytes.subarray(from, to)
    })
    await expect(player.show(5000)).rejects.toThrow('the recording is gone')
    isAway = false
    await player.show(5000)
    const other = await open(bytes)
    await other.player.show(5000)
    expect(shown()).toBe(other.shown())
  })
})
