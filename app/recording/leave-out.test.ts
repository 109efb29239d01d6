import { describe, expect, it } from 'vitest'
import { internalsOf, openHeadless } from '#sandbox/terminal/headless.ts'
import { createRandom } from '#test/support/random.ts'
import { cutAnywhere, randomOutput } from '#test/support/screen-stream.ts'
import { CastReader } from './cast-reader.ts'
import { leaveOut } from './leave-out.server.ts'
import { Neutraliser } from './neutralise.ts'
import type { Span } from './spans.ts'

const HEADER = '{"version":3,"term":{"cols":80,"rows":24},"timestamp":1763802000,"title":"Terminal 1"}\n'
const cast = (...lines: unknown[][]) => HEADER + lines.map((line) => JSON.stringify(line) + '\n').join('')
const span = (from: number, to: number): Span => ({ fromMs: from * 1000, toMs: to * 1000 })

async function* inChunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += 1000) yield await Promise.resolve(bytes.subarray(at, at + 1000))
}

async function without(text: string, spans: Span | Span[], seqs: number[] = []): Promise<string> {
  let out = ''
  for await (const line of leaveOut(inChunks(text), { spans: [spans].flat(), seqs })) out += line
  return out
}

function screenAt(text: string, uptoMs: number): string {
  const terminal = openHeadless(80, 24)
  const neutraliser = new Neutraliser()
  for (const { event } of new CastReader().push(new TextEncoder().encode(text))) {
    if (event.atMs > uptoMs) break
    if (event.code === 'o') internalsOf(terminal).writeSync(neutraliser.feed(event.text, event.atMs))
    if (event.code === 'r') terminal.resize(event.cols, event.rows)
  }
  const { active } = terminal.buffer
  const rows = Array.from({ length: terminal.rows }, (_, y) =>
    active.getLine(active.baseY + y)?.translateToString(true),
  )
  return rows.join('\n')
}

describe('a recording without the minutes in which nobody looked on', () => {
  const text = cast(
    [1, 'o', 'before\r\n'],
    [10, 'o', 'a wrong turn\r\n'],
    [1, 'm', 'a marker'],
    [1, 'o', '\x1b[2J\x1b[Hleft standing\r\n'],
    [10, 'o', 'after\r\n'],
    [1, 'x', '0'],
  )

  it('FM11 holds nothing that was gone when they ended, and the screen as it was then', async () => {
    const made = await without(text, span(10, 20))
    expect(made).not.toContain('wrong turn')
    expect(screenAt(made, 19_999).trim()).toBe('before')
    expect(screenAt(made, 20_000)).toBe(screenAt(text, 20_000))
    expect(screenAt(made, 60_000)).toBe(screenAt(text, 60_000))
  })

  it('FM11 keeps the times of all else, with its markers, sizes and end', async () => {
    const reader = new CastReader()
    const made = reader.push(new TextEncoder().encode(await without(text, span(10, 20))))
    const told = made.map(({ event }) => [Math.round(event.atMs), event.code])
    expect(told).toEqual([
      [1000, 'o'],
      [12_000, 'm'],
      [20_000, 'o'],
      [23_000, 'o'],
      [24_000, 'x'],
    ])
    expect(reader.header).toMatchObject({
      cols: 80,
      rows: 24,
      title: 'Terminal 1',
      startedAtSeconds: 1763802000,
    })
    expect(reader.troubles).toMatchObject({ corruptLines: 0, isCut: false })
  })

  it('FM11 where they last to the end, what they came to is shown then, and where they never ended, nothing', async () => {
    expect(screenAt(await without(text, span(10, 90)), 90_000)).toBe(screenAt(text, 90_000))
    const never = await without(text, { fromMs: 10_000, toMs: Infinity })
    expect(never).not.toMatch(/wrong turn|left standing|after/)
  })

  it('FM11 a sequence that is cut by their end gives nothing away', async () => {
    const cut = cast([11, 'o', 'hidden\x1b]0;half a ti'], [10, 'o', 'tle\x07and on'], [1, 'o', ' and on'])
    const made = await without(cut, span(10, 20))
    expect(made).not.toContain('half a ti')
    expect(screenAt(made, 60_000)).toBe(screenAt(cut, 60_000))
  })

  it('FM11 marks in the recording hide as times do, where a clock was set meanwhile', async () => {
    const marked = cast(
      [1, 'o', 'before\r\n'],
      [1, 'm', 'Focus minutes 7 begin'],
      [1, 'o', 'a wrong turn\r\n\x1b[2J\x1b[Hleft standing\r\n'],
      [1, 'm', 'Focus minutes end'],
      [1, 'o', 'after\r\n'],
    )
    const elsewhere = span(3600, 3700)
    const made = await without(marked, elsewhere, [7])
    expect(made).not.toContain('wrong turn')
    expect(screenAt(made, 4500)).toBe(screenAt(marked, 4500))
    expect(screenAt(made, 60_000)).toBe(screenAt(marked, 60_000))
    expect(await without(marked, elsewhere, [8])).toContain('wrong turn')
    // A mark that was never made: rather too little than too much.
    const open = marked.replace('Focus minutes end', 'something else')
    expect(await without(open, elsewhere, [7])).not.toMatch(/wrong turn|left standing|after/)
  })

  it('FM11 of what is no recording there is nothing', async () => {
    expect(await without('these are no lines of a terminal', span(0, 1))).toBe('')
  })

  it.each([1, 2, 3, 4, 5, 6])(
    'FM11 whatever was on the screen, it is the same afterwards, seed %i',
    async (seed) => {
      const random = createRandom(seed)
      const lines = cutAnywhere(random, randomOutput(random, 60, 12)).map((part) => [0.05, 'o', part])
      const whole = cast(...lines)
      const endMs = lines.length * 50
      const hidden = { fromMs: endMs * 0.3, toMs: endMs * 0.6 }
      expect(screenAt(await without(whole, hidden), Infinity)).toBe(screenAt(whole, Infinity))
    },
  )
})
