// Words of captions on their way between browsers: another browser wrote them, so they are bounded and parsed.

export type Caption = { text: string; done: boolean }

/** About two lines; a longer sentence shows its end. */
export const CAPTION_CHARS_MAX = 240
/** Far more than anybody speaks. */
const PER_WINDOW = 60
const WINDOW_MS = 5000

export function writeCaption({ text, done }: Caption): string {
  const tidy = text.replace(/\s+/g, ' ').trim()
  const end = tidy.length > CAPTION_CHARS_MAX ? `…${tidy.slice(1 - CAPTION_CHARS_MAX)}` : tidy
  return JSON.stringify({ type: 'caption', text: end, done })
}

export function readCaption(raw: unknown): Caption | null {
  if (typeof raw !== 'string' || raw.length > CAPTION_CHARS_MAX * 8) return null
  try {
    // why: every field is looked at below before it is used
    const said = JSON.parse(raw) as { type?: unknown; text?: unknown; done?: unknown } | null
    if (said?.type !== 'caption' || typeof said.text !== 'string' || typeof said.done !== 'boolean')
      return null
    return { text: said.text.slice(0, CAPTION_CHARS_MAX), done: said.done }
  } catch {
    return null
  }
}

/** Counts what one peer says, and lets a flood fall. */
export function captionGate(): (nowMs: number) => boolean {
  let since = Number.NEGATIVE_INFINITY
  let count = 0
  return (nowMs) => {
    if (nowMs - since >= WINDOW_MS) {
      since = nowMs
      count = 0
    }
    count += 1
    return count <= PER_WINDOW
  }
}
