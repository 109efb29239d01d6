// Tables as files for spreadsheets: written so that every spreadsheet opens them rightly and none runs a cell as a formula,
// and read whatever program saved them.
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

export const CSV_BYTES_MAX = 2 * 1024 * 1024
export const CSV_ROWS_MAX = 10_000
const COLUMNS_MAX = 60
const CELL_LETTERS_MAX = 10_000

export type CsvValue = string | number | boolean | Date | null | undefined
export type CsvColumn<Row> = { title: string; value: (row: Row) => CsvValue }

/**
 * With a byte order mark, without which spreadsheets take UTF-8 for their own eight bits, and the line ends of RFC 4180.
 * Cells that a spreadsheet would run get an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection); numbers stay numbers.
 */
export function writeCsv<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string {
  const table = [columns.map(({ title }) => plainCell(title))]
  for (const row of rows) table.push(columns.map(({ value }) => cellOf(value(row))))
  return stringify(table, { bom: true, record_delimiter: 'windows' })
}

function cellOf(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(value) : plainCell(value)
}

const FORMULA = /^[=+\-@\t\r]/
/** What `writeCsv` has put an apostrophe before. */
const MADE_PLAIN = /^'(?=[=+\-@\t\r'])/

/** A cell that begins with an apostrophe of its own gets a second, so that reading takes back exactly what writing added. */
function plainCell(text: string): string {
  return FORMULA.test(text) || MADE_PLAIN.test(text) ? `'${text}` : text
}

/** An answer that the browser keeps as a file. The name is made of letters, digits, dots and hyphens. */
export function csvResponse(name: string, text: string): Response {
  const fileName =
    name
      .normalize('NFKD')
      .replace(/[^\w.-]+/g, '-')
      .replace(/^[-.]+|-+(?=\.|$)/g, '')
      .toLowerCase() || 'table.csv'
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  })
}

export type CsvRow = {
  /** Where it begins in the file, from 1: what a person finds in their editor. */
  line: number
  cells: string[]
}
export type CsvTable = {
  rows: CsvRow[]
  /** What was assumed, in words for the person who sent the file; null where nothing was. */
  note: string | null
}
export type CsvReading = { ok: true; value: CsvTable } | { ok: false; problem: string }

/** Every row of the file, the one with the titles too; rows without any letter are left out. */
export function readCsv(bytes: Uint8Array): CsvReading {
  if (bytes.length > CSV_BYTES_MAX) return sorry('The file is larger than 2 MB. Split it in two.')
  const { text, note } = decode(bytes)
  if (text.includes('\0')) {
    return sorry('This is no table of text. In your spreadsheet, choose “Save as” or “Download as” CSV.')
  }
  if (text.trim() === '') return sorry('There is nothing in it.')
  try {
    const read = readRows(text)
    if (read.length > CSV_ROWS_MAX + 1) {
      return sorry(`There are more than ${CSV_ROWS_MAX.toLocaleString('en-GB')} rows. Split the file in two.`)
    }
    return { ok: true, value: { rows: read, note } }
  } catch (error) {
    if (error instanceof CsvError) return sorry(brokenWords(error, text))
    throw error
  }
}

function sorry(problem: string): CsvReading {
  return { ok: false, problem }
}

function readRows(text: string): CsvRow[] {
  let line = 1
  const rows: CsvRow[] = []
  parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    to: CSV_ROWS_MAX + 2,
    max_record_size: COLUMNS_MAX * CELL_LETTERS_MAX,
    on_record(record: string[], { lines }) {
      const cells = record.slice(0, COLUMNS_MAX).map((cell) => cell.trim().replace(MADE_PLAIN, ''))
      if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
      // The reader counts where a row ended; the next one begins after it.
      line = lines + 1
      return null
    },
  })
  return rows
}

const DELIMITERS = [',', ';', '\t'] as const

/** The sign most seen in the first line outside quotes: spreadsheets of half of Europe write semicolons, pasting writes tabs. */
function delimiterOf(text: string): string {
  const seen = new Map<string, number>(DELIMITERS.map((sign) => [sign, 0]))
  let quoted = false
  for (const letter of text.trimStart()) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === '\n' || letter === '\r')) break
    else if (!quoted && seen.has(letter)) seen.set(letter, (seen.get(letter) ?? 0) + 1)
  }
  return [...seen].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

const WINDOWS_NOTE =
  'The file is not in UTF-8; it was read as Windows-1252 (Western European). Look whether names with accents are right.'

function decode(bytes: Uint8Array): { text: string; note: string | null } {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decodedAs('utf-16le', bytes, 'The file was read as UTF-16.')
  if (first === 0xfe && second === 0xff) return decodedAs('utf-16be', bytes, 'The file was read as UTF-16.')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null }
  } catch {
    return { text: fromWindows1252(bytes), note: WINDOWS_NOTE }
  }
}

/** What the bytes 0x80 to 0x9f are there. The decoder of some releases of Node takes them for Latin-1 and loses them. */
const WINDOWS_1252_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function fromWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1')
  return text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252_SIGNS.charAt(sign.charCodeAt(0) - 0x80))
}

/** The mark at the beginning goes with the decoding. */
function decodedAs(encoding: string, bytes: Uint8Array, note: string) {
  return { text: new TextDecoder(encoding).decode(bytes), note }
}

/** The reader notices at the end of the file; people look for where it began. */
function openQuoteLine(text: string): number {
  let [line, opened, quoted] = [1, 1, false]
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line += 1
    if (text[at] !== '"') continue
    if (quoted && text[at + 1] === '"') at += 1
    else {
      quoted = !quoted
      opened = line
    }
  }
  return opened
}

function brokenWords(error: CsvError, text: string): string {
  const line = typeof error.lines === 'number' ? `Line ${error.lines}` : 'Somewhere'
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `Line ${openQuoteLine(text)}: a quotation mark (") is opened and never closed.`
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return `${line}: a quotation mark (") stands in the middle of a cell. Put the whole cell in quotation marks and write the inner one twice.`
    case 'CSV_MAX_RECORD_SIZE':
      return `${line}: a row is far too long. Perhaps a quotation mark (") before it is never closed.`
    default:
      return `${line}: this row cannot be read as CSV.`
  }
}
