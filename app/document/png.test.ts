import { describe, expect, it } from 'vitest'
import { pngPart as part, tinyPng } from '#test/support/tiny-png.ts'
import { PICTURE_BYTES_MAX, PICTURE_SIDE_MAX, readPng } from './png.ts'

describe('a picture of a board', () => {
  it('DO27 a PNG is taken, and what it carries besides the picture stays behind', () => {
    const plain = tinyPng()
    expect(Buffer.from(readPng(plain) ?? [])).toEqual(plain)
    const talkative = tinyPng({
      extra: [part('tEXt', Buffer.from('a\0<script>')), part('eXIf', Buffer.from('here'))],
    })
    expect(Buffer.from(readPng(talkative) ?? [])).toEqual(plain)
  })

  it('DO27 nothing else is: other files, a page behind a picture, parts that lie, huge sides, too many bytes', () => {
    const good = tinyPng()
    const flipped = Buffer.from(good)
    flipped[30] = (flipped[30] ?? 0) ^ 1
    const others = [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.alloc(0),
      tinyPng({ after: Buffer.from('<html>') }),
      tinyPng({ width: PICTURE_SIDE_MAX + 1 }),
      tinyPng({ height: 0 }),
      tinyPng({ extra: [part('IHDR', Buffer.alloc(13))] }),
      flipped,
      good.subarray(0, 8),
      good.subarray(0, good.length - 12),
      Buffer.concat([good, Buffer.alloc(PICTURE_BYTES_MAX)]),
      tinyPng({ extra: [part('tEXt', Buffer.alloc(PICTURE_BYTES_MAX))] }),
    ]
    expect(others.map(readPng)).toEqual(others.map(() => null))
    for (let end = 0; end < good.length; end++) expect(readPng(good.subarray(0, end))).toBeNull()
  })
})
