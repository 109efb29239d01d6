/** A name before a row of a plot, in at most two lines of so many letters; what is too long ends in dots, and the table has it whole. */
export function nameLines(name: string, lettersMax = 20): string[] {
  const words = name.split(' ')
  let first = words.shift() ?? ''
  while (words[0] !== undefined && `${first} ${words[0]}`.length <= lettersMax)
    first = `${first} ${words.shift() ?? ''}`
  const rest = words.join(' ')
  return [first, ...(rest === '' ? [] : [rest])].map((line) =>
    line.length > lettersMax ? `${line.slice(0, lettersMax - 1).trimEnd()}…` : line,
  )
}
