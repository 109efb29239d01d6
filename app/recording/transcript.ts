// What was typed at the shell and what it answered, as text to read: from the lines a screen left behind, in their order.

export type TranscriptEntry = {
  atMs: number
  /** Null: what stood there before the first command. */
  command: string | null
  output: string[]
  /** Lines of the output that were left out, between its beginning and its end. */
  leftOut: number
  /** The command was given up with Ctrl+C before it ran. */
  wasGivenUp: boolean
  /** A program took the whole screen; what it drew is in the replay only. */
  fullScreenMs: number
  /** Only where the shell tells. */
  exitStatus: number | null
}

export const COMMANDS_MAX = 2000
const HEAD_LINES = 200
const TAIL_LINES = 100
const CHARS_MAX = 2 << 20
const LINE_CHARS_MAX = 1000

/** `user@host:path# `, `[user@host path]$ `, `box$ `, `bash-5.2# `; with a virtual environment before it or not. */
const PROMPTS = [
  /^(?:\([\w.-]{1,40}\) )?([\w.-]{1,32}@[\w.-]{1,64}:[^\s#$%>]{0,200}[#$%])(?: |$)/,
  /^(?:\([\w.-]{1,40}\) )?(\[[\w.-]{1,32}@[\w.-]{1,64} [^\]\s]{0,200}\][#$%])(?: |$)/,
  /^((?:[a-z][\w.-]{0,31}\$|(?:ba|da|z)?sh-[\d.]{1,10}[$#]))(?: |$)/,
]

export class TranscriptWriter {
  #entries: TranscriptEntry[] = []
  #open: TranscriptEntry | null = null
  #tail: string[] = []
  #chars = 0
  #isFull = false
  /** `root@box:` once it has been seen: output without a line's end stands before the next prompt. */
  #promptStart: string | null = null
  #fullScreenSince: number | null = null

  get isFull(): boolean {
    return this.#isFull
  }

  /** A line that the cursor has left downwards. `promptEnd`: where its command begins, if the shell marked it. */
  line(text: string, atMs: number, promptEnd: number | null = null): void {
    const line = text.trimEnd().slice(0, LINE_CHARS_MAX)
    const [before, after] = promptEnd === null ? this.#splitAtPrompt(line, text) : ['', text.slice(promptEnd)]
    if (after === null) return this.#output(line, atMs)
    if (before !== '') this.#output(before, atMs)
    this.#command(after.trim().slice(0, LINE_CHARS_MAX), atMs)
  }

  fullScreen(isOn: boolean, atMs: number): void {
    if (isOn) {
      this.#fullScreenSince ??= atMs
      return
    }
    const since = this.#fullScreenSince
    this.#fullScreenSince = null
    if (since !== null) this.#entry(atMs).fullScreenMs += Math.max(1, atMs - since)
  }

  exited(status: number): void {
    if (this.#open) this.#open.exitStatus = status
  }

  finish(atMs: number): TranscriptEntry[] {
    this.fullScreen(false, atMs)
    this.#close()
    return this.#entries
  }

  #splitAtPrompt(line: string, whole: string): [string, string | null] {
    const match = promptOf(whole)
    const known = this.#promptStart
    const at = known && !match?.[1]?.startsWith(known) ? line.indexOf(known) : -1
    const inner = at > 0 ? promptOf(whole.slice(at)) : null
    if (inner) return [line.slice(0, at), whole.slice(at + inner[0].length)]
    if (!match) return [line, null]
    this.#promptStart = /^\[?[^@\s]+@[^: ]+[: ]/.exec(match[1] ?? '')?.[0] ?? known
    return ['', whole.slice(match[0].length)]
  }

  #command(typed: string, atMs: number): void {
    const wasGivenUp = typed.endsWith('^C')
    const command = wasGivenUp ? typed.slice(0, -2).trimEnd() : typed
    this.#close()
    if (command === '') return
    this.#chars += command.length
    if (this.#entries.length >= COMMANDS_MAX || this.#chars > CHARS_MAX) {
      this.#isFull = true
      return
    }
    this.#open = { ...emptyEntry(atMs), command, wasGivenUp }
    this.#entries.push(this.#open)
  }

  #entry(atMs: number): TranscriptEntry {
    if (this.#open) return this.#open
    this.#open = emptyEntry(atMs)
    if (this.#entries.length < COMMANDS_MAX) this.#entries.push(this.#open)
    else this.#isFull = true
    return this.#open
  }

  #output(line: string, atMs: number): void {
    // Nothing was running, and nothing was said.
    if (line === '' && !this.#open) return
    const entry = this.#entry(atMs)
    // The shell asks for the rest of a command that goes on in the next line.
    if (
      entry.command !== null &&
      entry.output.length === 0 &&
      /^> ?\S/.test(line) &&
      isUnfinished(entry.command)
    ) {
      entry.command += '\n' + line.replace(/^> ?/, '')
      return
    }
    if (this.#chars + line.length > CHARS_MAX) {
      this.#isFull = true
      entry.leftOut++
      return
    }
    this.#chars += line.length
    if (entry.output.length < HEAD_LINES) entry.output.push(line)
    else this.#tail.push(line)
    if (this.#tail.length > TAIL_LINES) {
      this.#chars -= this.#tail.shift()?.length ?? 0
      entry.leftOut++
    }
  }

  #close(): void {
    if (this.#open) {
      this.#open.output.push(...this.#tail)
      while (this.#open.output.at(-1) === '') this.#open.output.pop()
    }
    this.#open = null
    this.#tail = []
  }
}

function promptOf(line: string): RegExpExecArray | null {
  for (const prompt of PROMPTS) {
    const match = prompt.exec(line)
    if (match) return match
  }
  return null
}

function emptyEntry(atMs: number): TranscriptEntry {
  return {
    atMs,
    command: null,
    output: [],
    leftOut: 0,
    wasGivenUp: false,
    fullScreenMs: 0,
    exitStatus: null,
  }
}

/** Open quotes, a backslash, a here-document, or a word that needs an end. */
function isUnfinished(command: string): boolean {
  const quotes = (quote: string) => command.split(quote).length % 2 === 0
  const opens = /(\\|\||&&|\b(do|then|else)|\{|\()$|<<|^(for|while|if|case|until)\b/m
  return opens.test(command) || quotes("'") || quotes('"')
}

/** Where the lines left out stood. */
export const LEFT_OUT_AFTER = HEAD_LINES
