import { describe, expect, it } from 'vitest'
import { isNewer, outgoing } from './board-elements.ts'
import { boardWords } from './board-words.ts'

const thing = (id: string, more: object = {}) => ({
  id,
  type: 'rectangle',
  version: 1,
  versionNonce: 5,
  isDeleted: false,
  x: 0,
  y: 0,
  width: 10,
  height: 10,
  link: null,
  ...more,
})

describe('what a page shares of its canvas', () => {
  it('DO24 between two versions every page picks the same one, and never both', () => {
    const versions = [1, 2].flatMap((version) => [3, 7].map((versionNonce) => ({ version, versionNonce })))
    for (const one of versions)
      for (const other of versions) {
        const same = one.version === other.version && one.versionNonce === other.versionNonce
        expect(Number(isNewer(one, other)) + Number(isNewer(other, one))).toBe(same ? 0 : 1)
      }
    expect(isNewer({ version: 2, versionNonce: 9 }, { version: 1, versionNonce: 1 })).toBe(true)
    expect(isNewer({ version: 2, versionNonce: 1 }, { version: 2, versionNonce: 9 })).toBe(true)
  })

  it('DO24 what is new or newer goes out, what the board has or has newer does not', () => {
    const board = new Map<string, unknown>([
      ['same', thing('same')],
      ['older', thing('older', { version: 1 })],
      ['newer', thing('newer', { version: 9 })],
    ])
    const scene = [
      thing('same'),
      thing('older', { version: 2 }),
      thing('newer', { version: 3 }),
      thing('new'),
    ]
    const { share, takeBack } = outgoing(scene, (id) => board.get(id))
    expect(share.map(({ id }) => id)).toEqual(['older', 'new'])
    expect(takeBack).toEqual([])
  })

  it('DO24 what was drawn and removed before anybody saw it stays here; what others saw is removed for them', () => {
    const gone = thing('gone', { isDeleted: true, version: 2 })
    expect(outgoing([gone], () => undefined).share).toEqual([])
    expect(outgoing([gone], () => thing('gone')).share).toHaveLength(1)
  })

  it('DO26 pictures, pages and what is too large are taken back, links are left out', () => {
    const scene = [
      thing('image', { type: 'image' }),
      thing('page', { type: 'embeddable' }),
      thing('heavy', { type: 'text', text: 'x'.repeat(200_000) }),
      thing('linked', { link: 'https://example.org', customData: { a: 1 }, x: 1 / 3 }),
    ]
    const { share, takeBack } = outgoing(scene, () => undefined)
    expect(takeBack).toEqual(['image', 'page', 'heavy'])
    expect(share).toEqual([{ ...thing('linked'), x: 0.3333 }])
  })
})

describe('a board in words', () => {
  const text = (id: string, words: string, more: object = {}) =>
    thing(id, { type: 'text', text: words, ...more })

  it('DO28 says what is written, what is joined, and counts the rest', () => {
    const drawn = [
      text('low', 'Database', { y: 300, x: 0, containerId: 'db' }),
      text('right', 'Queue', { y: 12, x: 500, containerId: 'queue' }),
      text('left', 'Load\nbalancer', { y: 0, x: 100, containerId: 'lb' }),
      thing('lb'),
      thing('queue', { type: 'ellipse' }),
      thing('db'),
      thing('unnamed', { type: 'diamond' }),
      thing('a', { type: 'arrow', startBinding: { elementId: 'lb' }, endBinding: { elementId: 'queue' } }),
      thing('b', {
        type: 'arrow',
        startBinding: { elementId: 'queue' },
        endBinding: { elementId: 'unnamed' },
      }),
      text('said', 'writes', { containerId: 'b' }),
      thing('loose', { type: 'arrow' }),
      thing('pen', { type: 'freedraw', points: [[0, 0]], pressures: [] }),
      thing('pen2', { type: 'freedraw', points: [], pressures: [] }),
      text('removed', 'not there', { isDeleted: true }),
    ]
    expect(boardWords(drawn.map((one) => [one.id, one] as [string, unknown]))).toEqual({
      texts: ['Load balancer', 'Queue', 'Database'],
      joins: ['Load balancer → Queue', 'Queue → a diamond (writes)'],
      rest: '1 diamond, 1 arrow, 2 strokes of the pen',
    })
  })

  it('DO28 says nothing of what is no drawing', () => {
    expect(
      boardWords([
        ['a', 'x'],
        ['b', null],
        ['c', { id: 'c' }],
      ]),
    ).toEqual({ texts: [], joins: [], rest: '' })
  })
})
