import { describe, expect, it } from 'vitest'
import { lengthWords, sizeWords } from './recordings-page.ts'

describe('a recording in words', () => {
  it('RC12 has a length and a size that people can read', () => {
    expect([0, 29_999, 31_000, 90_000, 3_600_000].map(lengthWords)).toEqual([
      'less than a minute',
      'less than a minute',
      '1 minute',
      '2 minutes',
      '60 minutes',
    ])
    expect([0, 40_000, 1_234_567, 209_715_200].map(sizeWords)).toEqual([
      '1 KB',
      '40 KB',
      '1.2 MB',
      '209.7 MB',
    ])
  })
})
