import { describe, expect, it } from 'vitest'
import { LineLog, SEEN_LINES_MAX } from './line-log.ts'
import { search } from './search.ts'

const rows = (...texts: string[]) => texts.map((text, y) => ({ key: `${y}`, text }))

describe('what was on the screen', () => {
  it('RP11 keeps each line once, with the time at which it stood there whole', () => {
    const log = new LineLog()
    log.see(rows('root# s'), 100)
    log.see(rows('root# ss'), 200)
    log.see(rows('root# ss -lnt   '), 300)
    log.see(rows('root# ss -lnt', 'LISTEN 0 80'), 400)
    log.see(rows('LISTEN 0 80'), 500)
    expect(log.finish()).toEqual([
      { atMs: 300, text: 'root# ss -lnt' },
      { atMs: 400, text: 'LISTEN 0 80' },
    ])
  })

  it('RP11 a line that comes back later is found again, one that is only drawn again is not', () => {
    const log = new LineLog()
    log.see(rows('one'), 0)
    log.see(rows('two'), 1000)
    log.see(rows('one'), 2000)
    log.see(rows('two'), 40_000)
    log.see([], 41_000)
    expect(log.finish().map(({ atMs, text }) => `${atMs} ${text}`)).toEqual([
      '0 one',
      '1000 two',
      '40000 two',
    ])
  })

  it('RP12 keeps no more than can be kept, and says so', () => {
    const log = new LineLog()
    for (let i = 0; i < SEEN_LINES_MAX + 10; i++) log.see([{ key: `${i}`, text: `line ${i}` }], i)
    const lines = log.finish()
    expect(lines).toHaveLength(SEEN_LINES_MAX)
    expect(log.isFull).toBe(true)
  })

  it('RP11 finds words in any case over all terminals, in the order of time, and says where they stand', () => {
    const found = search(' FAILED ', [
      {
        recordingId: 'a',
        offsetMs: 0,
        lines: [
          { atMs: 5000, text: 'nginx: failed' },
          { atMs: 1, text: 'fine' },
        ],
      },
      { recordingId: 'b', offsetMs: 1000, lines: [{ atMs: 10, text: 'İ Failed units' }] },
    ])
    expect(found).toEqual({
      isMore: false,
      finds: [
        { recordingId: 'b', atMs: 1010, text: 'İ Failed units', from: 2, to: 8 },
        { recordingId: 'a', atMs: 5000, text: 'nginx: failed', from: 7, to: 13 },
      ],
    })
    expect(search('  ', [{ recordingId: 'a', offsetMs: 0, lines: [{ atMs: 0, text: 'x' }] }]).finds).toEqual(
      [],
    )
  })

  it('RP12 shows so many finds and says that there are more', () => {
    const lines = Array.from({ length: 1000 }, (_, atMs) => ({ atMs, text: 'again' }))
    const { finds, isMore } = search('again', [{ recordingId: 'a', offsetMs: 0, lines }])
    expect([finds.length, isMore]).toEqual([200, true])
  })
})
