import { beforeEach, describe, expect, it } from 'vitest'
import { FEED_AFTER_MS, FEED_BYTES, FEED_SOON_MS, ScreenFeed } from './screen-feed.ts'

describe('output for the screen thread', () => {
  let now = 0
  let due: { at: number; run: () => void } | null = null
  let fed: { at: number; text: string }[] = []
  let feed: ScreenFeed

  beforeEach(() => {
    now = 0
    due = null
    fed = []
    feed = new ScreenFeed((bytes) => fed.push({ at: now, text: Buffer.from(bytes).toString() }), {
      after(ms, run) {
        const timer = { at: now + ms, run }
        due = timer
        return () => {
          if (due === timer) due = null
        }
      },
    })
  })

  function pass(ms: number): void {
    const end = now + ms
    const timer = due
    if (timer && timer.at <= end) {
      now = timer.at
      due = null
      timer.run()
    }
    now = end
  }

  it('TE42 plain output waits a tenth of a second and goes as one', () => {
    feed.push(Buffer.from('a'))
    pass(30)
    feed.push(Buffer.from('bc'))
    pass(FEED_AFTER_MS)
    expect(fed).toEqual([{ at: FEED_AFTER_MS, text: 'abc' }])
  })

  it('TE42 what may hold a question goes within milliseconds, with all before it', () => {
    feed.push(Buffer.from('plain'))
    pass(20)
    feed.push(Buffer.from('\x1b[6'))
    feed.push(Buffer.from('n'))
    pass(FEED_SOON_MS)
    expect(fed).toMatchObject([{ at: 20 + FEED_SOON_MS, text: 'plain\x1b[6n' }])
    feed.push(Buffer.from('\x05'))
    pass(FEED_SOON_MS)
    expect(fed).toHaveLength(2)
    feed.push(Buffer.from('plain again'))
    pass(FEED_SOON_MS)
    expect(fed).toHaveLength(2)
  })

  it('TE42 a flood goes by the 64 KB, and on demand at once', () => {
    feed.push(Buffer.alloc(FEED_BYTES - 1))
    expect(fed).toHaveLength(0)
    feed.push(Buffer.alloc(1))
    expect(fed).toHaveLength(1)
    expect(due).toBeNull()
    feed.push(Buffer.from('x'))
    feed.flush()
    feed.flush()
    expect(fed.map(({ text }) => text.length)).toEqual([FEED_BYTES, 1])
    feed.push(Buffer.from('lost with its thread'))
    feed.drop()
    pass(FEED_AFTER_MS)
    expect(fed).toHaveLength(2)
  })
})
