// Takes out of a terminal's output what reaches beyond its screen (clipboard, titles, links, questions to the terminal,
// pictures) and bounds what makes a terminal work without end. All else passes unchanged: the screen stays the same.
import { judgeCsi, mayWork, workOfEscape, type Allowance } from './neutralise-csi.ts'

type State = 'ground' | 'escape' | 'escape-more' | 'csi' | 'osc' | 'dcs-head' | 'dcs' | 'ignored-string'

/** A real sequence has at most 32 numbers; what is longer is hostile, and its rest is thrown away. */
const SEQUENCE_CHARS_MAX = 1024
const ESCAPE_CHARS_MAX = 8
const OSC_CHARS_KEPT = 64
/**
 * Work that sequences may cause, in tenths of a microsecond on the largest screen: so much at once, and more with every
 * character and every millisecond that passes. No program comes near it; one that clears the screen without end does.
 */
const WORK_MAX = 200_000
const WORK_PER_CHAR = 4
const WORK_PER_MS = 200
/** Keeps apart what a dropped sequence kept apart: after it, "repeat the last character" has nothing to repeat. */
const NOTHING = '\0'
/** Shell integration: where prompts, commands and their output begin. It draws nothing. */
const SHELL_MARK = /^133;[ABCD](;[\x20-\x7e]*)?$/

const SPECIAL = /[\x1b\x80-\x9f]/g

/** Follows xterm's parser state by state, so that both agree on where a sequence ends. Feed it output in order. */
export class Neutraliser {
  #state: State = 'ground'
  /** Of the sequence at hand, from its introducer on; without the control characters inside it. */
  #held = ''
  #isTooLong = false
  /** Half of a character whose other half comes with the next text. */
  #half = ''
  #atMs = 0
  readonly #allowance: Allowance = { left: WORK_MAX }

  /** Nothing is begun: what comes next stands for itself. */
  get isBetweenSequences(): boolean {
    return this.#state === 'ground' && this.#half === ''
  }

  /** `atMs`: when it was recorded. */
  feed(text: string, atMs = this.#atMs): string {
    const input = this.#half + text
    const last = input.charCodeAt(input.length - 1)
    const end = last >= 0xd800 && last <= 0xdbff ? input.length - 1 : input.length
    this.#half = input.slice(end)
    const earned = text.length * WORK_PER_CHAR + Math.max(0, atMs - this.#atMs) * WORK_PER_MS
    this.#allowance.left = Math.min(WORK_MAX, this.#allowance.left + earned)
    this.#atMs = atMs
    let out = ''
    let at = 0
    while (at < end) {
      if (this.#state === 'ground') {
        const next = Math.min(nextSpecial(input, at), end)
        out += input.slice(at, next)
        at = next
        if (at === end) break
      }
      out += this.#step(input.charCodeAt(at), input[at] ?? '')
      at++
    }
    return out
  }

  #step(code: number, char: string): string {
    const outOfString = this.#state === 'osc' || this.#state === 'dcs' ? this.#endOfString(code) : ''
    if (outOfString === null) return ''
    const began = beginning(code)
    if (began) {
      this.#begin(began, began === 'csi' || began === 'escape' ? char : '')
      return outOfString
    }
    // The string's own end has been answered for; a control that ends anything is still carried out.
    if (code === 0x9c || (outOfString !== '' && code === 0x07)) {
      this.#begin('ground', '')
      return outOfString
    }
    if (endsAnything(code)) {
      this.#begin('ground', '')
      return outOfString + char
    }
    switch (this.#state) {
      case 'ground':
        return char
      case 'escape':
      case 'escape-more':
        return this.#escape(code, char)
      case 'csi':
        return this.#csi(code, char)
      case 'ignored-string':
        // As xterm has it, text beyond Latin-1 controls is an error here and ends the string.
        if (code >= 0xa0) this.#begin('ground', '')
        return ''
      case 'dcs-head':
        return this.#dcsHead(code, char)
      default:
        return ''
    }
  }

  /** What stands in place of a string that ends here; null while it goes on. */
  #endOfString(code: number): string | null {
    const isEnd = code === 0x1b || code === 0x9c || endsAnything(code) || beginning(code) !== null
    if (isEnd || (code === 0x07 && this.#state === 'osc')) {
      const mark = this.#state === 'osc' && (code === 0x1b || code === 0x07) && SHELL_MARK.test(this.#held)
      return mark ? `\x1b]${this.#held}\x07` : NOTHING
    }
    if (this.#state === 'osc' && code >= 0x20 && this.#held.length <= OSC_CHARS_KEPT)
      this.#held += String.fromCharCode(code)
    return null
  }

  #begin(state: State, held: string): void {
    this.#state = state
    this.#held = held
    this.#isTooLong = false
  }

  #escape(code: number, char: string): string {
    if (code < 0x20) return char
    if (code === 0x7f) return ''
    if (code >= 0xa0) {
      this.#begin('ground', '')
      return ''
    }
    const opened = this.#state === 'escape' ? openedBy[char] : undefined
    if (opened) {
      this.#begin(opened, opened === 'csi' ? '\x1b[' : '')
      return ''
    }
    if (code <= 0x2f) {
      this.#state = 'escape-more'
      if (this.#held.length < ESCAPE_CHARS_MAX) this.#held += char
      else this.#isTooLong = true
      return ''
    }
    // `ESC Z` asks the terminal what it is.
    const isQuestion = this.#state === 'escape' && char === 'Z'
    const isDropped =
      this.#isTooLong || isQuestion || !mayWork(this.#allowance, workOfEscape(this.#held + char))
    const whole = isDropped ? NOTHING : this.#held + char
    this.#begin('ground', '')
    return whole
  }

  #csi(code: number, char: string): string {
    // A control inside a sequence is carried out at once, before the sequence.
    if (code < 0x20) return char
    if (code === 0x7f) return ''
    if (code >= 0xa0) {
      if (isReadable(this.#held)) this.#begin('ground', '')
      return ''
    }
    if (code <= 0x3f) {
      if (this.#held.length < SEQUENCE_CHARS_MAX) this.#held += char
      else this.#isTooLong = true
      return ''
    }
    const judged = this.#isTooLong ? NOTHING : judgeCsi(this.#held + char, this.#allowance)
    this.#begin('ground', '')
    return judged
  }

  #dcsHead(code: number, char: string): string {
    if (code < 0x20 || code === 0x7f) return ''
    if (code >= 0xa0) {
      if (/^[<=>?]?[0-9;:]*[ -/]*$/.test(this.#held)) this.#begin('ground', '')
      return ''
    }
    if (code <= 0x3f) {
      if (this.#held.length < SEQUENCE_CHARS_MAX) this.#held += char
      return ''
    }
    // A head that cannot be read is ignored to its end, which leaves no trace, not even the one of `NOTHING`.
    this.#begin(/^[<=>?]?[0-9;:]*[ -/]*$/.test(this.#held) ? 'dcs' : 'dcs-head', this.#held)
    return ''
  }
}

const openedBy: Record<string, State | undefined> = {
  '[': 'csi',
  ']': 'osc',
  P: 'dcs-head',
  X: 'ignored-string',
  '^': 'ignored-string',
  _: 'ignored-string',
}

function beginning(code: number): State | null {
  switch (code) {
    case 0x1b:
      return 'escape'
    case 0x9b:
      return 'csi'
    case 0x9d:
      return 'osc'
    case 0x90:
      return 'dcs-head'
    case 0x98:
    case 0x9e:
    case 0x9f:
      return 'ignored-string'
    default:
      return null
  }
}

/** Cancel, substitute and the eight-bit controls are carried out wherever they come. */
function endsAnything(code: number): boolean {
  return code === 0x18 || code === 0x1a || (code >= 0x80 && code <= 0x9a && code !== 0x90 && code !== 0x98)
}

function isReadable(csi: string): boolean {
  return /^(?:\x1b\[|\x9b)[<=>?]?[0-9;:]*[ -/]*$/.test(csi)
}

function nextSpecial(text: string, from: number): number {
  SPECIAL.lastIndex = from
  return SPECIAL.exec(text)?.index ?? text.length
}
