// Output as programs write it, made by chance, for tests of what becomes of a screen; and the screen it leads to.
import { internalsOf, openHeadless, type Headless } from '#sandbox/terminal/headless.ts'
import type { Random } from './random.ts'

/** Its words are underlined by the screen: the one hostile part that shows, and is gone afterwards. */
export const LINK_PART = '\x1b]8;;https://example.test/\x07link\x1b]8;;\x07'

export const HOSTILE_PARTS = [
  '\x1b]52;c;aGFjaw==\x07',
  '\x1b]0;rm -rf /\x07',
  '\x1b]2;title\x1b\\',
  '\x9d0;eight bits\x9c',
  '\x1b]4;1;rgb:00/00/00\x07',
  '\x1b]10;?\x1b\\',
  '\x1bP$qm\x1b\\',
  '\x1bPq#0;2;0;0;0~~@@vv\x1b\\',
  '\x90+q544e\x9c',
  '\x1b_Gf=24;AAAA\x1b\\',
  '\x1b^private\x1b\\',
  '\x1bXstart\x1b\\',
  '\x1b[c',
  '\x1b[>c',
  '\x1b[5n',
  '\x1b[6n',
  '\x1b[?6n',
  '\x1b[?1$p',
  '\x1b[>q',
  '\x1b[18t',
  '\x1b[22;0t',
  '\x1b[>1u',
  '\x1b[?u',
  '\x1b[5i',
  '\x1bZ',
  '\x1b[?1003;1006h',
  '\x1b[?2004h',
  '\x1b]133;A\x07',
  '\x1b]broken \x18after',
  '\x1b[1;2\x18after',
  '\x1b_bröken after',
]

const DRAWING_PARTS = [
  '\r\n',
  '\n',
  '\r',
  '\t',
  '\b',
  '\x07',
  '\x1b[H',
  '\x1b[2J',
  '\x1b[J',
  '\x1b[K',
  '\x1b[1K',
  '\x1b[0m',
  '\x1b[1;31m',
  '\x1b[38;5;120m',
  '\x1b[48;2;10;20;30m',
  '\x1b[7m',
  '\x1b[?25l',
  '\x1b[?25h',
  '\x1b[?1049h',
  '\x1b[?1049l',
  '\x1b7',
  '\x1b8',
  '\x1bM',
  '\x1bD',
  '\x1bE',
  '\x1b[3;10r',
  '\x1b[r',
  '\x1b[L',
  '\x1b[2M',
  '\x1b[3@',
  '\x1b[2P',
  '\x1b[4X',
  '\x1b[5b',
  '\x1b[2S',
  '\x1b[T',
  '\x1b(0',
  '\x1b(B',
  '\x0e',
  '\x0f',
  '\x1b[4h',
  '\x1b[4l',
  '\x1b[?7l',
  '\x1b[?7h',
  '\x1b[?6h',
  '\x1b[?6l',
  '\x1bH',
  '\x1b[3g',
  '\x1b[s',
  '\x1b[u',
  '\x1b#8',
  '\x1bc',
  '\x1b[!p',
  '\x1b[4 q',
  '\x1b[1\n;3H',
  '\x84',
  '\x85',
  '漢字',
  'é',
  'e\u0301',
  '😀',
  '\x1b[9999;9999H',
  '\x1b[?1006;25h',
  '\x1b[?5h',
  '\x1b[?5l',
]

/** A piece of output: mostly words, moves and colours; `hostileOf`: one part in so many is hostile, 0 = none. */
export function randomOutput(random: Random, parts: number, hostileOf = 0): string {
  let out = ''
  for (let i = 0; i < parts; i++) {
    if (hostileOf > 0 && random.whole(hostileOf) === 0) out += random.pick(HOSTILE_PARTS)
    else if (random.whole(3) === 0) out += random.word(1 + random.whole(12)) + ' '
    else if (random.whole(4) === 0) out += `\x1b[${random.whole(40)};${random.whole(90)}H`
    else out += random.pick(DRAWING_PARTS)
  }
  return out
}

/** Cut at chance places, in the middle of sequences and characters too. */
export function cutAnywhere(random: Random, text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length;) {
    const to = Math.min(text.length, at + 1 + random.whole(40))
    pieces.push(text.slice(at, to))
    at = to
  }
  return pieces
}

export function screenAfter(pieces: readonly string[], cols = 80, rows = 24): Headless {
  const terminal = openHeadless(cols, rows)
  for (const piece of pieces) internalsOf(terminal).writeSync(piece)
  return terminal
}

/** What a person sees: characters, colours, and where the cursor is. */
export function seen(terminal: Headless): string {
  const buffer = terminal.buffer.active
  const lines: string[] = [`${buffer.type} ${buffer.cursorX},${buffer.cursorY}`]
  for (let y = 0; y < buffer.length; y++) {
    const line = buffer.getLine(y)
    let text = ''
    for (let x = 0; x < terminal.cols; x++) {
      const cell = line?.getCell(x)
      if (!cell) continue
      const style = [
        cell.getFgColor(),
        cell.getBgColor(),
        cell.isBold(),
        cell.isInverse(),
        cell.isUnderline(),
      ]
      text += `${cell.getChars() || ' '}${style.some((one) => one > 0) ? `<${style.join()}>` : ''}`
    }
    lines.push(text.trimEnd())
  }
  return lines.join('\n')
}
