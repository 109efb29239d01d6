// A screen as text that re-creates it: addon-serialize plus what that leaves out, and the proof that it did.
import {
  internalsOf,
  openHeadless,
  type Attributes,
  type Charset,
  type Headless,
  type ScreenBuffer,
  type Serializer,
} from './headless.ts'

/** Lines above the screen that travel with it. */
const SNAPSHOT_SCROLLBACK = 200
const NULL_CELL = 0
const SPACE = 32
const IS_COMBINED = 1 << 21
const CODE = 0x1fffff
/** Of an empty cell only these show: inverse, underline, strike-through. */
const VISIBLE_WHEN_EMPTY = 0x4000000 | 0x10000000 | 0x80000000
const INVERSE = 0x4000000
/** Bits of the background word that are not its colour: italic, dim, extended, protected, overline. */
const BG_COLOUR = 0x3ffffff

/** Text that, written to a fresh terminal of the same size, should give the same screen. Check with `isSame`. */
export function takeSnapshot(terminal: Headless, serializer: Serializer): string {
  const core = internalsOf(terminal)
  const buffer = core._bufferService.buffers.active
  const { modes, cols } = terminal
  let out = serializer.serialize({ scrollback: SNAPSHOT_SCROLLBACK }) + '\x1b[?6l'
  if (buffer.scrollTop !== 0 || buffer.scrollBottom !== terminal.rows - 1)
    out += `\x1b[${buffer.scrollTop + 1};${buffer.scrollBottom + 1}r`
  out += tabStops(buffer, cols)
  out += savedCursor(buffer)
  const charsets = core._charsetService
  if (isLineDrawing(charsets._charsets[0])) out += '\x1b(0'
  if (isLineDrawing(charsets._charsets[1])) out += '\x1b)0'
  if (charsets.glevel === 1) out += '\x0e'
  const row = modes.originMode ? buffer.y - buffer.scrollTop + 1 : buffer.y + 1
  if (modes.originMode) out += '\x1b[?6h'
  out += cursorAt(terminal, row)
  out += sgr(core._inputHandler._curAttrData)
  if (core.coreService.isCursorHidden) out += '\x1b[?25l'
  out += cursorShape(core.coreService.decPrivateModes)
  if (core.coreMouseService.activeEncoding === 'SGR') out += '\x1b[?1006h'
  if (core.coreMouseService.activeEncoding === 'SGR_PIXELS') out += '\x1b[?1016h'
  return out
}

/** A terminal in the middle of a sequence or a character cannot be told in text. */
export function isBetweenSequences(terminal: Headless): boolean {
  const { _parser, _utf8Decoder } = internalsOf(terminal)._inputHandler
  return _parser.currentState === _parser.initialState && _utf8Decoder.interim.every((byte) => byte === 0)
}

/** Writes the snapshot to a scratch terminal and compares everything that later output could depend on. */
export function isExact(terminal: Headless, snapshot: string): boolean {
  const scratch = openHeadless(terminal.cols, terminal.rows, SNAPSHOT_SCROLLBACK)
  try {
    internalsOf(scratch).writeSync(snapshot)
    return isBetweenSequences(terminal) && isBetweenSequences(scratch) && isSame(terminal, scratch)
  } finally {
    scratch.dispose()
  }
}

export function isSame(a: Headless, b: Headless): boolean {
  const left = internalsOf(a)
  const right = internalsOf(b)
  if (a.cols !== b.cols || a.rows !== b.rows || a.buffer.active.type !== b.buffer.active.type) return false
  if (JSON.stringify(stateOf(left)) !== JSON.stringify(stateOf(right))) return false
  const { normal, alt } = left._bufferService.buffers
  if (!isSameBuffer(normal, right._bufferService.buffers.normal, a)) return false
  return a.buffer.active.type === 'normal' || isSameBuffer(alt, right._bufferService.buffers.alt, a)
}

function stateOf(core: ReturnType<typeof internalsOf>): unknown {
  return [
    core.coreService.decPrivateModes,
    core.coreService.modes,
    core.coreService.isCursorHidden,
    core.coreMouseService.activeEncoding,
    core.coreMouseService.activeProtocol,
    core._charsetService.glevel,
    // A restored cursor brings its own, which need not be one of those chosen now.
    isLineDrawing(core._charsetService.charset),
    core._charsetService._charsets.map(isLineDrawing),
    attributes(core._inputHandler._curAttrData),
  ]
}

function isSameBuffer(a: ScreenBuffer, b: ScreenBuffer, { cols, rows }: Headless): boolean {
  if (a.x !== b.x || a.y !== b.y || a.savedX !== b.savedX) return false
  if (Math.max(0, a.savedY - a.ybase) !== Math.max(0, b.savedY - b.ybase)) return false
  if (attributes(a.savedCurAttrData) !== attributes(b.savedCurAttrData)) return false
  if (isLineDrawing(a.savedCharset) !== isLineDrawing(b.savedCharset)) return false
  if (a.scrollTop !== b.scrollTop || a.scrollBottom !== b.scrollBottom) return false
  for (let x = 0; x < cols; x++) if (!!a.tabs[x] !== !!b.tabs[x]) return false
  for (let y = 0; y < rows; y++) if (!isSameLine(a, b, { y, cols })) return false
  return true
}

function isSameLine(a: ScreenBuffer, b: ScreenBuffer, { y, cols }: { y: number; cols: number }): boolean {
  const left = a.lines.get(a.ybase + y)
  const right = b.lines.get(b.ybase + y)
  if (!left || !right) return left === right
  if (left.isWrapped !== right.isWrapped) return false
  for (let x = 0; x < cols; x++) {
    const at = x * 3
    const one = cell(left._data, at)
    const two = cell(right._data, at)
    if (one.content !== two.content || one.fg !== two.fg || one.bg !== two.bg) return false
    if (one.content & IS_COMBINED && left._combined[x] !== right._combined[x]) return false
  }
  return true
}

/** A cell as it shows: one never written looks like a blank, and a blank's own colour does not show. */
function cell(words: Uint32Array, at: number): { content: number; fg: number; bg: number } {
  const content = words[at] ?? 0
  const fg = words[at + 1] ?? 0
  const bg = words[at + 2] ?? 0
  const code = content & CODE
  if (content & IS_COMBINED || (code !== NULL_CELL && code !== SPACE)) return { content, fg, bg }
  const width = content >> 22
  const visible = fg & (fg & INVERSE ? 0xffffffff : VISIBLE_WHEN_EMPTY)
  return { content: width === 0 ? 0 : SPACE, fg: visible, bg: bg & BG_COLOUR }
}

function tabStops(buffer: ScreenBuffer, cols: number): string {
  const columns = Array.from({ length: cols }, (_, x) => x)
  if (columns.every((x) => !!buffer.tabs[x] === (x % 8 === 0))) return ''
  const set = columns.filter((x) => buffer.tabs[x]).map((x) => `\x1b[1;${x + 1}H\x1bH`)
  return '\x1b[3g' + set.join('')
}

function savedCursor(buffer: ScreenBuffer): string {
  const y = Math.max(0, buffer.savedY - buffer.ybase)
  const plain = attributes(buffer.savedCurAttrData) === '0,0,0,0' && !isLineDrawing(buffer.savedCharset)
  if (buffer.savedX === 0 && y === 0 && plain) return ''
  const drawing = isLineDrawing(buffer.savedCharset)
  const place = `\x1b[${y + 1};${buffer.savedX + 1}H`
  return `${drawing ? '\x1b(0' : ''}${place}${sgr(buffer.savedCurAttrData)}\x1b7${drawing ? '\x1b(B' : ''}`
}

/** Beyond the last column the cursor waits to wrap; only writing the last cell again brings it there. */
function cursorAt(terminal: Headless, row: number): string {
  const { cols } = terminal
  const buffer = internalsOf(terminal)._bufferService.buffers.active
  if (buffer.x < cols) return `\x1b[${row};${buffer.x + 1}H`
  const active = terminal.buffer.active
  const last = active.getLine(active.baseY + buffer.y)?.getCell(cols - 1)
  const wide = last?.getWidth() === 0
  const shown = wide ? active.getLine(active.baseY + buffer.y)?.getCell(cols - 2) : last
  const words = buffer.lines.get(buffer.ybase + buffer.y)?._data
  const at = (cols - (wide ? 2 : 1)) * 3
  const style = words ? sgr({ fg: words[at + 1] ?? 0, bg: words[at + 2] ?? 0, extended: NO_EXTRAS }) : ''
  return `\x1b[${row};${cols - (wide ? 1 : 0)}H${style}${shown?.getChars() || ' '}`
}

const NO_EXTRAS = { underlineStyle: 0, underlineColor: 0 }

function attributes(a: Attributes): string {
  return [
    a.fg,
    a.bg & 0xefffffff,
    a.extended.underlineStyle,
    a.fg & 0x10000000 ? a.extended.underlineColor : 0,
  ].join()
}

function isLineDrawing(charset: Charset): boolean {
  return charset?.q === '─'
}

function sgr(a: Attributes): string {
  const flag = (word: number, bit: number, code: string) => (word & bit ? [code] : [])
  const underline = a.extended.underlineStyle > 1 ? `4:${a.extended.underlineStyle}` : '4'
  const codes = [
    '0',
    ...flag(a.fg, 0x8000000, '1'),
    ...flag(a.bg, 0x8000000, '2'),
    ...flag(a.bg, 0x4000000, '3'),
    ...flag(a.fg, 0x10000000, underline),
    ...flag(a.fg, 0x20000000, '5'),
    ...flag(a.fg, INVERSE, '7'),
    ...flag(a.fg, 0x40000000, '8'),
    ...flag(a.fg, 0x80000000, '9'),
    ...flag(a.bg, 0x40000000, '53'),
    ...colour(a.fg, 38),
    ...colour(a.bg, 48),
  ]
  return `\x1b[${codes.join(';')}m`
}

function colour(word: number, code: 38 | 48): string[] {
  const mode = (word >> 24) & 3
  if (mode === 0) return []
  if (mode === 3) return [`${code};2;${(word >> 16) & 255};${(word >> 8) & 255};${word & 255}`]
  return [`${code};5;${word & 255}`]
}

function cursorShape(modes: Record<string, unknown>): string {
  const styles: Record<string, number> = { block: 1, underline: 3, bar: 5 }
  const style = typeof modes.cursorStyle === 'string' ? styles[modes.cursorStyle] : undefined
  if (style === undefined) return ''
  return `\x1b[${modes.cursorBlink === true ? style : style + 1} q`
}
