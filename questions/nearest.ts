// What somebody may have meant by a word that is not known.

/** A slip or two in a word of some length; more is another word. */
const SLIPS_MAX = 2

/** `; did you mean "summary"?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = known
    .map((other) => ({ other, slips: slipsBetween(word.toLowerCase(), other.toLowerCase()) }))
    .filter(
      ({ other, slips }) =>
        slips <= Math.min(SLIPS_MAX, Math.floor(other.length / 3)) || other.startsWith(word),
    )
    .sort((a, b) => a.slips - b.slips)[0]
  return near ? `; did you mean "${near.other}"?` : ''
}

/** The same, or else all that is known. */
export function didYouMeanOneOf(word: string, known: readonly string[]): string {
  return didYouMean(word, known) || `; it is one of ${known.join(', ')}`
}

/** Letters left out, added, changed, or two swapped. */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const at = (r: number, c: number) => (r === row ? line : rows[r])?.[c] ?? 0
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      line.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + same,
          ...(swapped ? [at(row - 2, column - 2) + 1] : []),
        ),
      )
    }
    rows.push(line)
  }
  return rows[a.length]?.[b.length] ?? 0
}
