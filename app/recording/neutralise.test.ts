import { describe, expect, it } from 'vitest'
import { createRandom } from '#test/support/random.ts'
import {
  cutAnywhere,
  HOSTILE_PARTS,
  LINK_PART,
  randomOutput,
  screenAfter,
  seen,
} from '#test/support/screen-stream.ts'
import { Neutraliser } from './neutralise.ts'

function neutralised(pieces: readonly string[]): string[] {
  const neutraliser = new Neutraliser()
  return pieces.map((piece) => neutraliser.feed(piece))
}
const once = (text: string) => neutralised([text]).join('')
const visible = (text: string) => once(text).replaceAll('\0', '')

describe('output before it reaches a screen', () => {
  it('RP5 leaves the screen of any program as it was, however the output is cut', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = createRandom(seed)
      const pieces = cutAnywhere(random, randomOutput(random, 300))
      const [before, after] = [screenAfter(pieces), screenAfter(neutralised(pieces))]
      expect(seen(after), `seed ${seed}`).toBe(seen(before))
    }
  })

  it('RP5 and leaves it so where hostile sequences stand between', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = createRandom(seed)
      const pieces = cutAnywhere(random, randomOutput(random, 300, 5))
      const [before, after] = [screenAfter(pieces), screenAfter(neutralised(pieces))]
      expect(seen(after), `seed ${seed}`).toBe(seen(before))
    }
  })

  it('RP5 gives the same text whether it came whole or in pieces', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = createRandom(seed)
      const text = randomOutput(random, 100, 4)
      expect(neutralised(cutAnywhere(random, text)).join('')).toBe(once(text))
    }
  })

  it('RP6 takes out the clipboard, titles, links, pictures and questions', () => {
    expect(visible('a\x1b]52;c;aGFjaw==\x07b')).toBe('ab')
    expect(visible('a\x1b]0;evil\x1b\\b')).toBe('a\x1b\\b')
    expect(visible('\x1b]8;;http://x.test\x07here\x1b]8;;\x07')).toBe('here')
    expect(visible('\x1bPq~~\x9cx\x9d2;t\x9cy\x90q~\x9cz')).toBe('xyz')
    expect(visible('\x1b[c\x1b[>c\x1b[6n\x1b[?1$p\x1b[>q\x1b[18t\x1b[5i\x1bZ\x1b[?u')).toBe('')
    for (const part of [...HOSTILE_PARTS, LINK_PART])
      expect(visible(part)).not.toMatch(/\x1b[P_^X]|\x9d|\x90|\]52|\]8;|\]0;/)
  })

  it('RP6 lets nothing through that makes a terminal answer', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed)
      const terminal = screenAfter([])
      let said = ''
      terminal.onData((data) => (said += data))
      terminal.onTitleChange((title) => (said += title))
      const pieces = neutralised(cutAnywhere(random, randomOutput(random, 200, 2)))
      const core = (terminal as unknown as { _core: { writeSync(text: string): void } })._core
      for (const piece of pieces) core.writeSync(piece)
      expect(said).toBe('')
    }
  })

  it('RP6 keeps a reader free to select text: mouse and focus reports stay off, what stands beside them stays', () => {
    expect(visible('\x1b[?1000;1006h\x1b[?25;1003l\x1b[?2004h')).toBe('\x1b[?25l')
  })

  it('RP7 bounds numbers, lengths and the work that a screen is made to do', () => {
    expect(once('\x1b[2147483647b')).toBe('\x1b[500b')
    expect(once('\x1b[99999999999999999999S')).toBe('\x1b[200S')
    expect(once('\x1b[4000000000;70000H')).toBe('\x1b[9999;9999H')
    expect(visible(`\x1b[${'1;'.repeat(5000)}mx`)).toBe('x')
    expect(visible(`\x1b]0;${'x'.repeat(1 << 20)}\x07y`)).toBe('y')
  })

  it('RP7 a flood of clearing, scrolling and resetting is thinned out, and a slow one is not', () => {
    const count = (text: string, what: RegExp) => [...text.matchAll(what)].length
    expect(count(once('\x1b[9999S'.repeat(10_000)), /\x1b\[200S/g)).toBeLessThan(300)
    expect(count(once('\x1b[2J'.repeat(10_000)), /\x1b\[2J/g)).toBeLessThan(120)
    expect(count(once('\x1bc'.repeat(10_000)), /\x1bc/g)).toBeLessThan(30)
    expect(count(once('\x1b#8'.repeat(10_000)), /\x1b#8/g)).toBeLessThan(300)
    expect(count(once('\x1b[?1049h\x1b[?1049l'.repeat(10_000)), /1049/g)).toBeLessThan(2000)
    const neutraliser = new Neutraliser()
    for (let second = 0; second < 5000; second++) {
      const screen = '\x1b[H\x1b[2J\x1b[3JSun Nov 22 15:00:00\r\n'.repeat(10)
      expect(neutraliser.feed(screen, second * 1000)).toBe(screen)
    }
  })

  it('RP7 holds little while a sequence has no end', () => {
    const neutraliser = new Neutraliser()
    let out = neutraliser.feed('\x1b]52;c;')
    for (let i = 0; i < 100; i++) out += neutraliser.feed('A'.repeat(10_000))
    expect(out).toBe('')
    expect(neutraliser.isBetweenSequences).toBe(false)
    expect(neutraliser.feed('\x07shown').replaceAll('\0', '')).toBe('shown')
    expect(neutraliser.isBetweenSequences).toBe(true)
  })

  it('RP6 lets the marks of shell integration pass, and nothing that only looks like them', () => {
    expect(once('\x1b]133;D;0\x1b\\')).toBe('\x1b]133;D;0\x07\x1b\\')
    expect(visible('\x1b]133;Z\x07\x1b]1337;File=x\x07')).toBe('')
  })
})
