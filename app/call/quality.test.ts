import { describe, expect, it } from 'vitest'
import { CAPTION_CHARS_MAX, captionGate, readCaption, writeCaption } from './captions.ts'
import { deviceWords, troubleFrom } from './device-words.ts'
import { figuresFrom, qualityOf } from './quality.ts'
import { silent, speakingAfter } from './speaking.ts'

describe('how well it goes', () => {
  const quiet = { roundTripS: 0.02, received: 1000, lost: 0 }

  it('CA15 counts what was lost since the last look, not since the beginning', () => {
    expect(qualityOf(null, { roundTripS: null, received: 0, lost: 0 })).toBeNull()
    expect(qualityOf(quiet, { ...quiet, received: 1100 })).toBe('good')
    expect(qualityOf(quiet, { ...quiet, received: 1100, lost: 6 })).toBe('fair')
    expect(qualityOf(quiet, { ...quiet, received: 1100, lost: 40 })).toBe('poor')
    expect(qualityOf({ ...quiet, lost: 400 }, { ...quiet, received: 1100, lost: 400 })).toBe('good')
  })

  it('CA15 a long way there and back is told too', () => {
    expect(qualityOf(quiet, { ...quiet, roundTripS: 0.3 })).toBe('fair')
    expect(qualityOf(quiet, { ...quiet, roundTripS: 0.7 })).toBe('poor')
  })

  it('CA15 adds voice and picture up, and takes the way that is in use', () => {
    const report = [
      { type: 'inbound-rtp', packetsReceived: 10, packetsLost: 1 },
      { type: 'inbound-rtp', packetsReceived: 20, packetsLost: -1 },
      { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 },
      { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.05 },
      { type: 'codec', packetsReceived: 99 },
    ]
    expect(figuresFrom(report)).toEqual({ roundTripS: 0.05, received: 30, lost: 0 })
  })

  it('CA15 speaking begins at once and lingers between words', () => {
    const loud = speakingAfter(silent, 0.2, 1000)
    expect(loud.speaking).toBe(true)
    const between = speakingAfter(loud, 0, 1500)
    expect(between.speaking).toBe(true)
    expect(speakingAfter(between, 0, 1800).speaking).toBe(false)
    expect(speakingAfter(silent, 0.001, 1000).speaking).toBe(false)
  })
})

describe('captions on their way', () => {
  it('CA29 arrive as they were said, a long one with its end', () => {
    expect(readCaption(writeCaption({ text: ' so  I looked\n', done: true }))).toEqual({
      text: 'so I looked',
      done: true,
    })
    const long = readCaption(writeCaption({ text: `${'a '.repeat(400)}the end`, done: false }))
    expect(long?.text).toHaveLength(CAPTION_CHARS_MAX)
    expect(long?.text).toMatch(/^….*the end$/)
  })

  it.each([
    '',
    'null',
    '[]',
    '{"type":"caption"}',
    '{"type":"caption","text":5,"done":true}',
    'x'.repeat(5000),
    new ArrayBuffer(8),
    `{"type":"caption","text":"${'x'.repeat(3000)}","done":true}`,
  ])('CA29 %s from another browser is no caption', (raw) => {
    expect(readCaption(raw)).toBeNull()
  })

  it('CA29 a flood of them falls', () => {
    const may = captionGate()
    const let1 = Array.from({ length: 100 }, () => may(0)).filter(Boolean).length
    expect(let1).toBe(60)
    expect(may(5000)).toBe(true)
  })
})

it('CA26 each trouble has words that say what to do, and what works all the same', () => {
  expect(troubleFrom('NotAllowedError')).toBe('refused')
  expect(troubleFrom('NotFoundError')).toBe('none')
  expect(troubleFrom('NotReadableError')).toBe('busy')
  expect(troubleFrom('Whatever')).toBe('other')
  for (const trouble of ['refused', 'none', 'busy', 'not-secure', 'other'] as const) {
    expect(deviceWords('microphone', trouble)).toMatch(/You can listen/)
    expect(deviceWords('camera', trouble)).toMatch(/speak without a picture/)
  }
})
