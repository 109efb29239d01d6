// The colours of a line of code as plain numbers, so that a page shows them without knowing any language. Pure.
export const INKS = ['keyword', 'string', 'number', 'call', 'type', 'comment'] as const
export type Ink = (typeof INKS)[number]

/** From where, how many characters, and the place in INKS; one after the other, and what is not named has no colour. */
export type Inks = readonly number[]
export type InkedPart = { words: string; ink: Ink | null }

export function inkedParts(text: string, inks: Inks): InkedPart[] {
  const parts: InkedPart[] = []
  let done = 0
  for (let place = 0; place < inks.length; place += 3) {
    const [from = 0, length = 0, ink = -1] = inks.slice(place, place + 3)
    if (from > done) parts.push({ words: text.slice(done, from), ink: null })
    parts.push({ words: text.slice(from, from + length), ink: INKS[ink] ?? null })
    done = from + length
  }
  if (done < text.length) parts.push({ words: text.slice(done), ink: null })
  return parts
}
