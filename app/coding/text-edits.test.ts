import { describe, expect, it } from 'vitest'
import { createRandom } from '#test/support/random.ts'
import { applyEdits, editsBetween, mergeEdits, sharedText } from './text-edits.ts'

describe('edits between two texts', () => {
  it.each([
    ['', ''],
    ['', 'new'],
    ['old', ''],
    ['one\ntwo\nthree\n', 'one\n2\nthree\n'],
    ['abcabc', 'abcXabc'],
    ['a😀b', 'a😁b'],
    ['x😀', 'x😀😀'],
  ])('CO11 %j to %j', (from, to) => {
    expect(applyEdits(from, editsBetween(from, to))).toBe(to)
  })

  it('CO11 touch only what differs, so that a cursor elsewhere stays', () => {
    const text = 'import sys\n\nfor line in sys.stdin:\n    print(line)\n'
    expect(editsBetween(text, text.replace('stdin', 'argv'))).toEqual([
      { at: 28, remove: 5, insert: '' },
      { at: 33, remove: 0, insert: 'argv' },
    ])
  })

  it('CO11 two large texts without likeness cost no more than a moment', () => {
    const random = createRandom(7)
    const noise = () => Array.from({ length: 6000 }, () => random.word(30)).join('\n')
    const [one, other] = [noise(), noise()]
    // The time that a test has is the bound.
    expect(applyEdits(one, editsBetween(one, other))).toBe(other)
  })

  it('CO11 a change inside a large text is found, and leaves its surroundings alone', () => {
    const lines = Array.from({ length: 8000 }, (_line, number) => `line ${number} of a long file`)
    const changed = lines.map((line, number) => (number % 400 === 7 ? `${line}, changed` : line))
    const edits = editsBetween(lines.join('\n'), changed.join('\n'))
    expect(edits.reduce((sum, { remove }) => sum + remove, 0)).toBe(0)
    expect(edits.map(({ insert }) => insert)).toEqual(Array.from({ length: 20 }, () => ', changed'))
  })

  it('CO2 what both sides wrote is kept, each in its place', () => {
    const base = 'one\ntwo\nthree\n'
    const doc = 'zero\none\ntwo\nthree\n'
    const box = 'one\ntwo\nthree\nfour\n'
    expect(applyEdits(doc, mergeEdits(base, doc, box))).toBe('zero\none\ntwo\nthree\nfour\n')
  })

  it('CO2 a part that the box removed goes, and what was typed into it stays', () => {
    expect(applyEdits('keep [typed] this', mergeEdits('keep [] this', 'keep [typed] this', ' this'))).toBe(
      'typed this',
    )
  })

  it('CO2 what was taken away in the editor stays away, and the box’s change after it finds its place', () => {
    const merged = (base: string, doc: string, box: string) => applyEdits(doc, mergeEdits(base, doc, box))
    expect(merged('one two three', 'two three', 'one two THREE')).toBe('two THREE')
    expect(merged('one two three', 'one three', 'one two three four')).toBe('one three four')
    expect(merged('one two three', 'three', 'one two')).toBe('')
  })

  it('CO11 a character of two halves is changed as a whole, whichever half is the same', () => {
    for (const [one, other] of [
      ['\u{1f600}', '\u{1f601}'],
      ['\u{1f600}', '\u{1fa00}'],
    ] as const) {
      for (const { insert } of editsBetween(`a${one}b`, `a${other}b`))
        expect(Buffer.from(insert).toString()).toBe(insert)
      expect(applyEdits(`a${one}b`, editsBetween(`a${one}b`, `a${other}b`))).toBe(`a${other}b`)
    }
  })

  it('CO2 the same change on both sides is made once', () => {
    expect(mergeEdits('a', 'a1', 'a1')).toEqual([])
    expect(applyEdits('xa1', mergeEdits('a', 'xa1', 'a1'))).toBe('xa1')
  })

  it('CO2 what two texts share is what neither side is to lose', () => {
    expect(sharedText('ab12', 'xb1y')).toBe('b1')
  })
})
