import { describe, expect, it } from 'vitest'
import { createRandom } from '#test/support/random.ts'
import { CastReader, type ReadEvent } from './cast-reader.ts'

const V3 = '{"version":3,"term":{"cols":80,"rows":24},"timestamp":1790000000,"title":"Terminal 1"}\n'
const V2 = '{"version":2,"width":80,"height":24}\n'
const bytesOf = (text: string) => new TextEncoder().encode(text)

function readAll(text: string | Uint8Array, cut?: (length: number) => number) {
  const bytes = typeof text === 'string' ? bytesOf(text) : text
  const reader = new CastReader()
  const read: ReadEvent[] = []
  for (let at = 0; at < bytes.length;) {
    const to = Math.min(bytes.length, at + (cut ? cut(bytes.length) : bytes.length))
    read.push(...reader.push(bytes.subarray(at, to)))
    at = to
  }
  read.push(...reader.end())
  return { reader, read, events: read.map(({ event }) => event) }
}

describe('reading a recording', () => {
  const some =
    V3 + '[0.5,"o","héllo 😀\\r\\n"]\n# a comment\n[1.25,"r","100x30"]\n[0,"m","A hint"]\n[2,"x","0"]\n'

  it('RP1 reads output, sizes, markers and the end, and their times', () => {
    const { reader, events } = readAll(some)
    expect(reader.header).toEqual({
      version: 3,
      cols: 80,
      rows: 24,
      startedAtSeconds: 1790000000,
      title: 'Terminal 1',
    })
    expect(events).toEqual([
      { atMs: 500, code: 'o', text: 'héllo 😀\r\n' },
      { atMs: 1750, code: 'r', cols: 100, rows: 30 },
      { atMs: 1750, code: 'm', text: 'A hint' },
      { atMs: 3750, code: 'x', status: 0 },
    ])
    expect(reader.troubles).toEqual({ corruptLines: 0, tooLongLines: 0, clockJumps: 0, isCut: false })
  })

  it('RP1 reads the same however the bytes come', () => {
    const whole = readAll(some)
    for (let seed = 1; seed <= 30; seed++) {
      const random = createRandom(seed)
      expect(readAll(some, () => 1 + random.whole(9)).read).toEqual(whole.read)
    }
  })

  it('RP1 goes on from any place as if it had read from the start', () => {
    const { read } = readAll(some)
    read.forEach(({ end }, at) => {
      const reader = new CastReader(end)
      const rest = [...reader.push(bytesOf(some).subarray(end.byte)), ...reader.end()]
      expect(rest).toEqual(read.slice(at + 1))
    })
  })

  it('RP2 reads version 2, whose times count from the start', () => {
    const { events } = readAll(V2 + '[0.5,"o","a"]\n[1.5,"o","b"]\n')
    expect(events.map(({ atMs }) => atMs)).toEqual([500, 1500])
  })

  it('RP2 never reads what somebody typed, whoever recorded it', () => {
    const { events, reader } = readAll(V2 + '[0.5,"i","secret"]\n[1,"q","?"]\n[1.5,"o","b"]\n')
    expect(events).toEqual([{ atMs: 1500, code: 'o', text: 'b' }])
    expect(reader.troubles.corruptLines).toBe(0)
  })

  it('RP2 a byte order mark and Windows line ends do no harm', () => {
    const { events } = readAll(`\ufeff${V3.trim()}\r\n[1,"o","a"]\r\n`)
    expect(events).toHaveLength(1)
  })

  it('RP3 a last line broken off anywhere loses that line only', () => {
    const last = '[0.25,"o","the last words"]'
    for (let length = 1; length < last.length; length++) {
      const { events, reader } = readAll(V3 + '[1,"o","kept"]\n' + last.slice(0, length))
      expect(events).toEqual([{ atMs: 1000, code: 'o', text: 'kept' }])
      expect(reader.troubles).toMatchObject({ corruptLines: 0, isCut: true })
    }
    expect(readAll(V3 + last).events).toHaveLength(1)
  })

  it('RP3 a corrupt line is counted and passed over, and its time still passes where it can be read', () => {
    const { events, reader } = readAll(
      V3 + '[1,"o","a"]\n[2,"o","bro\n\u0000\u0001\n{"x":1}\n[1,"r","axb"]\n[1,"o","c"]\n',
    )
    expect(events.map(({ atMs }) => atMs)).toEqual([1000, 5000])
    expect(reader.troubles.corruptLines).toBe(4)
  })

  it('RP3 random bytes are never more than corrupt lines', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed)
      const noise = Uint8Array.from({ length: 3000 }, () => random.whole(256))
      const bytes = bytesOf(some)
      const at = random.whole(bytes.length)
      const mixed = new Uint8Array([...bytes.subarray(0, at), ...noise, ...bytes.subarray(at)])
      const { events } = readAll(mixed)
      for (const event of events) expect(event.atMs).toBeGreaterThanOrEqual(0)
    }
  })

  it('RP4 a file that is no asciicast is said to be foreign and is not read', () => {
    for (const text of [
      '',
      'hello\n',
      '{"version":1,"stdout":[]}\n',
      '[]\n',
      '{"version":3}\n',
      'null\n[1,"o","a"]\n',
    ]) {
      const { events, reader } = readAll(text)
      expect(events).toEqual([])
      expect(reader.header).toBeNull()
      expect(reader.isForeign).toBe(text !== '')
    }
  })

  it('RP4 absurd sizes, dates and titles are bounded', () => {
    const title = '\u001b]0;x\u0007' + 'y'.repeat(5000)
    const header = { version: 3, term: { cols: 99_999_999, rows: -5 }, timestamp: 1e300, title }
    const { reader, events } = readAll(JSON.stringify(header) + '\n[0,"r","100000x100000"]\n')
    expect(reader.header).toMatchObject({ cols: 500, rows: 1, startedAtSeconds: null })
    expect(reader.header?.title).toHaveLength(200)
    expect(reader.header?.title).not.toContain('\u001b')
    expect(events).toEqual([{ atMs: 0, code: 'r', cols: 500, rows: 200 }])
  })

  it('RP4 a line without end is skipped without being kept', () => {
    const { events, reader } = readAll(V3 + `[1,"o","${'x'.repeat(5 << 20)}"]\n[1,"o","b"]\n`, () => 1 << 16)
    expect(events).toEqual([{ atMs: 1000, code: 'o', text: 'b' }])
    expect(reader.troubles.tooLongLines).toBe(1)
  })

  it('RP4 a clock that jumps moves nothing back and leaves no hours of nothing', () => {
    const v3 = readAll(V3 + '[1,"o","a"]\n[-5,"o","b"]\n[90000,"o","c"]\n[1,"o","d"]\n')
    expect(v3.events.map(({ atMs }) => atMs)).toEqual([1000, 1000, 2000, 3000])
    expect(v3.reader.troubles.clockJumps).toBe(2)
    const v2 = readAll(V2 + '[10,"o","a"]\n[4,"o","b"]\n[5,"o","c"]\n')
    expect(v2.events.map(({ atMs }) => atMs)).toEqual([10_000, 10_000, 11_000])
  })
})
