// Everything that stood on a screen, each line once with the time at which it stood there whole: what a search looks through.

export type SeenLine = { atMs: number; text: string }
/** `key` is the same for as long as it is the same line, wherever it has scrolled to. */
export type ScreenRow = { key: string; text: string }

export const SEEN_LINES_MAX = 50_000
export const SEEN_CHARS_MAX = 4 << 20
const LINE_CHARS_MAX = 1000
/** A line drawn again within this time is the same sight. */
const SAME_SIGHT_MS = 10_000
const RECENT_MAX = 5000

export class LineLog {
  #lines: SeenLine[] = []
  #chars = 0
  #isFull = false
  #standing = new Map<string, SeenLine>()
  readonly #recent = new Map<string, number>()

  /** More was seen than can be kept: what came later is not in it. */
  get isFull(): boolean {
    return this.#isFull
  }

  /** The screen as it stands now, all of it. */
  see(rows: readonly ScreenRow[], atMs: number): void {
    const standing = new Map<string, SeenLine>()
    for (const { key, text } of rows) {
      const line = text.trimEnd().slice(0, LINE_CHARS_MAX)
      const before = this.#standing.get(key)
      this.#standing.delete(key)
      if (before && line === before.text) {
        standing.set(key, before)
        continue
      }
      // Typed on: the shorter one was only on its way to this one.
      if (before && !line.startsWith(before.text)) this.#keep(before)
      if (line !== '') standing.set(key, { atMs, text: line })
    }
    this.forget()
    this.#standing = standing
  }

  /** Keys mean other lines from now on. */
  forget(): void {
    for (const line of this.#standing.values()) this.#keep(line)
    this.#standing.clear()
  }

  /** In the order of time. */
  finish(): SeenLine[] {
    this.forget()
    return this.#lines.sort((a, b) => a.atMs - b.atMs)
  }

  #keep(line: SeenLine): void {
    const { atMs, text } = line
    const last = this.#recent.get(text)
    this.#recent.delete(text)
    this.#recent.set(text, Math.max(atMs, last ?? 0))
    for (const oldest of this.#recent.keys()) {
      if (this.#recent.size <= RECENT_MAX) break
      this.#recent.delete(oldest)
    }
    if (last !== undefined && atMs - last < SAME_SIGHT_MS) return
    if (this.#lines.length >= SEEN_LINES_MAX || this.#chars + text.length > SEEN_CHARS_MAX) {
      this.#isFull = true
      return
    }
    this.#lines.push(line)
    this.#chars += text.length
  }
}
