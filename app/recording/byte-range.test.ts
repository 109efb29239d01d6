import { describe, expect, it } from 'vitest'
import { readByteRange } from './byte-range.ts'

describe('a part of a file', () => {
  it.each([
    [null, null],
    ['bytes=0-9', { from: 0, to: 9 }],
    ['bytes=90-', { from: 90, to: 99 }],
    ['bytes=90-500', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-500', { from: 0, to: 99 }],
    ['bytes=0-0', { from: 0, to: 0 }],
    ['bytes=99-99', { from: 99, to: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=100-200', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=5-3', null],
    ['bytes=500-3', null],
    ['bytes=-', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
    ['bytes=1e3-', null],
    ['bytes=0x10-', null],
    [`bytes=${'9'.repeat(40)}-`, null],
  ] as const)('RC14 %j of a hundred bytes', (header, range) => {
    expect(readByteRange(header, 100)).toEqual(range)
  })

  it('RC14 of nothing there is no part', () => {
    expect(readByteRange('bytes=0-', 0)).toBe('none')
    expect(readByteRange(null, 0)).toBeNull()
  })
})
