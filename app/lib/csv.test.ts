import { describe, expect, test } from 'vitest'
import { CSV_BYTES_MAX, CSV_ROWS_MAX, csvResponse, readCsv, writeCsv } from './csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const oneColumn = [{ title: 'name', value: (name: string) => name }]
const cellsOf = (reading: ReturnType<typeof readCsv>) =>
  reading.ok ? reading.value.rows.map(({ cells }) => cells) : reading.problem

describe('writing', () => {
  test('CH20 a table begins with a byte order mark, ends its lines as RFC 4180 says, and quotes what must be quoted', () => {
    expect(writeCsv(oneColumn, ['Zoë', 'a, b', 'say "no"'])).toBe(
      '\ufeffname\r\nZoë\r\n"a, b"\r\n"say ""no"""\r\n',
    )
  })

  test.each(['=cmd()', '+1', '-1', '@x', '\ttab', '\rreturn'])(
    'CH20 a cell that a spreadsheet would run gets an apostrophe: %j',
    (formula) => {
      const [, row = ''] = writeCsv(oneColumn, [formula]).split(/\r\n(?=.)/)
      expect(row.replace(/^"/, '')).toMatch(/^'/)
    },
  )

  test('CH20 a number below zero stays a number, and a title is a cell too', () => {
    const text = writeCsv([{ title: '=title', value: (number: number) => number }], [-3])
    expect(text).toBe("\ufeff'=title\r\n-3\r\n")
  })

  test('CH20 what was written is read back letter for letter', () => {
    const names = ['=1', "'=1", "''=1", "'t Hooft", 'a\r\nb', 'x;y,"z"', '-', '@here', 'Łukasz 李']
    const read = readCsv(bytes(writeCsv(oneColumn, names)))
    expect(cellsOf(read)).toEqual([['name'], ...names.map((name) => [name])])
  })

  test('CH20 a file has a name that no header can be broken with', () => {
    const answer = csvResponse('Été "26"\r\nx: people.csv', '')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="e-te-26-x-people.csv"')
  })
})

describe('reading', () => {
  test.each([
    ['a comma', 'a,b\n1,2'],
    ['a semicolon', 'a;b\r\n1;2\r\n'],
    ['a tab', 'a\tb\r1\t2'],
    ['a semicolon beside quoted commas', '"a";b\n1;2'],
  ])('CH21 cells may be parted by %s', (_, text) => {
    expect(cellsOf(readCsv(bytes(text)))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  test.each(['utf-16le', 'utf-16be'])('CH21 %s with its mark is read, and said', (encoding) => {
    const little = Buffer.from('\ufeffname\nZoë', 'utf16le')
    const read = readCsv(encoding === 'utf-16le' ? little : little.swap16())
    expect(cellsOf(read)).toEqual([['name'], ['Zoë']])
    expect(read).toMatchObject({ value: { note: expect.stringContaining('UTF-16') as string } })
  })

  test('CH21 UTF-8 with and without its mark is read without a word', () => {
    for (const text of ['\ufeffname\nZoë', 'name\nZoë']) {
      expect(readCsv(bytes(text))).toMatchObject({ ok: true, value: { note: null } })
      expect(cellsOf(readCsv(bytes(text)))).toEqual([['name'], ['Zoë']])
    }
  })

  test('CH21 anything else is taken for Windows-1252, and the person is told', () => {
    const read = readCsv(Uint8Array.from([...bytes('name\nZo'), 0xeb, 0x20, 0x80]))
    expect(cellsOf(read)).toEqual([['name'], ['Zoë €']])
    expect(read).toMatchObject({ value: { note: expect.stringContaining('Windows-1252') as string } })
  })

  test('CH21 a row knows the line it begins in, also after lines inside quotes and empty ones', () => {
    const read = readCsv(bytes('a,b\n1,"x\ny"\n\n , \n2,3\n'))
    expect(read.ok && read.value.rows.map(({ line }) => line)).toEqual([1, 2, 6])
  })

  test('CH21 broken quoting is told with the line it began in', () => {
    expect(cellsOf(readCsv(bytes('a,b\n1,"x\n2,3\n4,5')))).toMatch(/^Line 2: .*never closed/)
    expect(cellsOf(readCsv(bytes('a,b\n1,2\n1,"x"y\n')))).toMatch(/^Line 3: .*middle of a cell/)
    expect(cellsOf(readCsv(bytes('a,b\n1,2\n1,x"y\n')))).toMatch(/^Line 3: .*middle of a cell/)
  })

  test('CH21 what is too large, too long, empty or no text at all is refused in words', () => {
    expect(cellsOf(readCsv(new Uint8Array(CSV_BYTES_MAX + 1)))).toMatch(/larger than 2 MB/)
    expect(cellsOf(readCsv(bytes('name\n' + 'x\n'.repeat(CSV_ROWS_MAX + 1))))).toMatch(
      /more than 10,000 rows/,
    )
    expect(readCsv(bytes('name\n' + 'x\n'.repeat(CSV_ROWS_MAX))).ok).toBe(true)
    expect(cellsOf(readCsv(bytes(' \n\n')))).toMatch(/nothing in it/)
    expect(cellsOf(readCsv(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])))).toMatch(/no table of text/)
  })
})
