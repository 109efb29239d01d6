// Words of people inside a letter or a calendar: one line, no invisible steering, bounded.

/** Control characters, line ends of every script, and signs that turn the direction of what follows them. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g
const LETTERS_MAX = 120

/** A name or a title as it may stand in a header or a sentence. Counted by what people see, so an emoji is never cut in two. */
export function oneLine(words: string, lettersMax = LETTERS_MAX): string {
  const clean = words.normalize('NFC').replace(STEERING, ' ').replace(/\s+/g, ' ').trim()
  // Nobody sees more letters than there are units: most words need not be taken apart.
  if (clean.length <= lettersMax) return clean
  // Bounded before it is taken apart: what people see as one letter may be made of many.
  const letters = [...new Intl.Segmenter('en').segment(clean.slice(0, lettersMax * 12))]
  if (letters.length <= lettersMax && clean.length <= lettersMax * 12) return clean
  return `${letters
    .slice(0, lettersMax - 1)
    .map(({ segment }) => segment)
    .join('')
    .trim()}…`
}
