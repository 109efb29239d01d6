import { describe, expect, it } from 'vitest'
import { nearestIn } from './board-keys.ts'

const box = (left: number, top: number) => ({ left, top, width: 90, height: 28 })
const boxes = [box(0, 0), box(100, 0), box(0, 30), box(100, 60), box(300, 0)]
const here = { x: 12, y: 12 }

describe('PL31 arrow keys take a card to the next place that way', () => {
  it.each([
    ['right', [1, 0], boxes[1]],
    ['down', [0, 1], boxes[2]],
    ['left', [-1, 0], null],
    ['up', [0, -1], null],
  ] as const)('PL31 %s', (_name, step, expected) => {
    expect(nearestIn(boxes, here, [...step])).toEqual(expected)
  })

  it('PL31 over a gap to what is straight ahead rather than to what is near and aside', () => {
    expect(nearestIn([box(100, 90), box(300, 0)], here, [1, 0])).toEqual(box(300, 0))
  })
})
