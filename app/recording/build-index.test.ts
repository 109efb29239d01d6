import { describe, expect, it } from 'vitest'
import { internalsOf, openHeadless, type Headless } from '#sandbox/terminal/headless.ts'
import { isSame } from '#sandbox/terminal/snapshot.ts'
import { createRandom, type Random } from '#test/support/random.ts'
import { cutAnywhere, randomOutput } from '#test/support/screen-stream.ts'
import { buildIndex, type IndexOptions } from './build-index.server.ts'
import { CastReader } from './cast-reader.ts'
import { readIndex, type Keyframe } from './index-format.ts'
import { Neutraliser } from './neutralise.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const HEADER = '{"version":3,"term":{"cols":80,"rows":24},"title":"Terminal 1"}\n'
const cast = (...lines: unknown[][]) => HEADER + lines.map((line) => JSON.stringify(line) + '\n').join('')
const indexOf = async (text: string, options?: IndexOptions) => {
  const built = await buildIndex([bytesOf(text)], options)
  if (!built) throw new Error('no recording')
  return built.index
}

/** An hour's habits in small: words, programs on the whole screen, changed sizes, pauses. */
function randomCast(random: Random, parts: number, isResized: boolean): string {
  const lines: unknown[][] = []
  for (const text of cutAnywhere(random, randomOutput(random, parts, 12))) {
    if (isResized && random.whole(40) === 0)
      lines.push([0.01, 'r', `${40 + random.whole(80)}x${10 + random.whole(30)}`])
    lines.push([random.whole(30) === 0 ? 5 : 0.001 * random.whole(300), 'o', text])
  }
  return cast(...lines)
}

function screenOf(text: string, uptoMs: number, from?: Keyframe): Headless {
  const terminal = openHeadless(from?.cols ?? 80, from?.rows ?? 24)
  if (from) internalsOf(terminal).writeSync(from.screen)
  const reader = new CastReader(from && from.place.byte > 0 ? from.place : undefined)
  const neutraliser = new Neutraliser()
  for (const { event } of reader.push(bytesOf(text).subarray(from?.place.byte ?? 0))) {
    if (event.atMs > uptoMs) break
    if (event.code === 'o') internalsOf(terminal).writeSync(neutraliser.feed(event.text, event.atMs))
    if (event.code === 'r') terminal.resize(event.cols, event.rows)
  }
  return terminal
}

function shown(terminal: Headless): string[] {
  const { active } = terminal.buffer
  const rows = Array.from({ length: terminal.rows }, (_, y) => active.getLine(active.baseY + y))
  return [`${active.cursorX},${active.cursorY}`, ...rows.map((row) => row?.translateToString(true) ?? '')]
}

describe('the index of a recording', () => {
  it('RP9 from the screen before any moment leads to the very screen that playing it all leads to', async () => {
    for (let seed = 1; seed <= 16; seed++) {
      const random = createRandom(seed)
      const text = randomCast(random, 1200, false)
      const { keyframes, durationMs } = await indexOf(text, { keyframeChars: 300, keyframeMs: 3000 })
      expect(keyframes.length).toBeGreaterThan(5)
      for (let i = 0; i < 12; i++) {
        const atMs = random.whole(durationMs)
        const from = keyframes.findLast(({ place }) => place.atMs <= atMs)
        expect(isSame(screenOf(text, atMs), screenOf(text, atMs, from)), `seed ${seed} at ${atMs}`).toBe(true)
      }
    }
  })

  it('RP9 and shows the same where the size changed in between', async () => {
    for (let seed = 1; seed <= 16; seed++) {
      const random = createRandom(seed)
      const text = randomCast(random, 1200, true)
      const { keyframes, durationMs } = await indexOf(text, { keyframeChars: 300, keyframeMs: 3000 })
      for (let i = 0; i < 12; i++) {
        const atMs = random.whole(durationMs)
        const from = keyframes.findLast(({ place }) => place.atMs <= atMs)
        expect(shown(screenOf(text, atMs, from)), `seed ${seed} at ${atMs}`).toEqual(
          shown(screenOf(text, atMs)),
        )
      }
    }
  })

  it('RP9 is the same however the file comes, and goes through its text unchanged', async () => {
    const random = createRandom(7)
    const text = randomCast(random, 600, true)
    const bytes = bytesOf(text)
    const pieces = Array.from({ length: Math.ceil(bytes.length / 777) }, (_, i) =>
      bytes.subarray(i * 777, i * 777 + 777),
    )
    const whole = await indexOf(text)
    expect((await buildIndex(pieces))?.index).toEqual(whole)
    expect(readIndex(JSON.stringify(whole))).toEqual(whole)
  })

  it('RP10 stays within its size: too many screens are thinned out, evenly', async () => {
    const text = cast(...Array.from({ length: 800 }, (_, i) => [0.5, 'o', `${'x'.repeat(70)} ${i}\r\n`]))
    const { keyframes } = await indexOf(text, {
      keyframeChars: 100,
      keyframeMs: 500,
      screensCharsMax: 60_000,
    })
    expect(keyframes.reduce((sum, { screen }) => sum + screen.length, 0)).toBeLessThanOrEqual(60_000)
    expect(keyframes.length).toBeGreaterThan(2)
    expect(keyframes[0]?.place.atMs).toBe(0)
  })

  it('RP10 of another version, or no index at all, is not read', async () => {
    const index = await indexOf(cast([1, 'o', 'a']))
    expect(readIndex(JSON.stringify({ ...index, format: 2 }))).toBeNull()
    for (const text of ['', '{', 'null', '{"format":1}']) expect(readIndex(text)).toBeNull()
  })

  it('RP4 a foreign file has no index; one that breaks off has one up to there', async () => {
    expect(await buildIndex([bytesOf('hello\nworld\n')])).toBeNull()
    expect(await buildIndex([])).toBeNull()
    const index = await indexOf(cast([1, 'o', 'a']) + '[1,"o","b')
    expect(index).toMatchObject({ durationMs: 1000, troubles: { isCut: true } })
  })

  it('RP8 knows where nothing came', async () => {
    const { quiet, durationMs } = await indexOf(
      cast([1, 'o', 'a'], [60, 'o', 'b'], [1, 'm', 'x'], [9, 'x', '0']),
    )
    expect(quiet).toEqual([
      { fromMs: 1000, toMs: 61_000 },
      { fromMs: 61_000, toMs: 71_000 },
    ])
    expect(durationMs).toBe(71_000)
  })

  it('RP11 finds what stood on the screen, in a program on the whole screen and in what scrolled away', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `line number ${i}`).join('\r\n')
    const { lines } = await indexOf(
      cast(
        [1, 'o', 'root@box:~# systemctl'],
        [1, 'o', ' status\r\n'],
        [1, 'o', many + '\r\n'],
        [1, 'o', '\x1b[?1049h\x1b[HVim says hello'],
        [5, 'o', '\x1b[?1049l'],
        [1, 'o', '\x1b[2J\x1b[Hafter'],
      ),
    )
    const at = (words: string) => lines.find(({ text }) => text.includes(words))?.atMs
    expect(at('root@box:~# systemctl status')).toBe(2000)
    expect(at('line number 0')).toBe(3000)
    expect(at('line number 150')).toBe(3000)
    expect(at('Vim says hello')).toBe(4000)
    expect(at('after')).toBe(10_000)
    expect(lines.filter(({ text }) => text === 'line number 7')).toHaveLength(1)
  })

  it('RP11 a line that scrolls is one line, however long it stands', async () => {
    const { lines } = await indexOf(
      cast(...Array.from({ length: 100 }, (_, i) => [15, 'o', `tick ${i}\r\n`])),
    )
    expect(lines.map(({ text }) => text)).toEqual(Array.from({ length: 100 }, (_, i) => `tick ${i}`))
  })
})
