import { describe, expect, it } from 'vitest'
import {
  changeOf,
  commentLine,
  countsOf,
  isInDiff,
  sideBySide,
  type DiffFile,
  type DiffLine,
} from './diff.ts'

/** ` same`, `+added`, `-removed`, numbered from 10 on both sides. */
function hunkOf(text: string) {
  let [oldNumber, newNumber] = [10, 10]
  const lines = text.split('|').map((line): DiffLine => {
    const words = line.slice(1)
    if (line[0] === '+') return { type: 'added', oldNumber: null, newNumber: newNumber++, text: words }
    if (line[0] === '-') return { type: 'removed', oldNumber: oldNumber++, newNumber: null, text: words }
    return { type: 'context', oldNumber: oldNumber++, newNumber: newNumber++, text: words }
  })
  return { section: '', lines }
}

function fileOf(text: string, more: Partial<DiffFile> = {}): DiffFile {
  return { path: 'a.py', oldPath: 'a.py', hunks: [hunkOf(text)], ...more }
}

describe('a change to review', () => {
  it('RD1 lines that exist after the change, and no others, can be commented on', () => {
    const files = [fileOf(' a|-b|+B|+C| d')]
    expect([9, 10, 11, 12, 13, 14].map((line) => isInDiff(files, 'a.py', line))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ])
    expect(isInDiff(files, 'b.py', 10)).toBe(false)
  })

  it('RD1 a comment on a removed line goes to the next that is still there, or the last before', () => {
    const hunk = hunkOf(' a|-b|+B|-c')
    expect([0, 1, 2, 3].map((place) => commentLine(hunk, place))).toEqual([10, 11, 11, 11])
    expect(commentLine(hunkOf('-a|-b'), 0)).toBeNull()
  })

  it('RD4 tells new, removed, renamed and changed files, with what was added and removed', () => {
    expect(changeOf(fileOf('+a', { oldPath: null }))).toBe('new')
    expect(changeOf(fileOf('-a|-b'))).toBe('removed')
    expect(changeOf(fileOf(' a|+b', { oldPath: 'b.py' }))).toBe('renamed')
    expect(changeOf({ path: 'c', oldPath: 'd', hunks: [] })).toBe('renamed')
    expect(changeOf(fileOf(' a|+b'))).toBe('changed')
    expect(countsOf(fileOf(' a|+b|+c|-d'))).toEqual({ added: 2, removed: 1 })
  })

  it('RD4 side by side, what was added stands beside what it replaces', () => {
    const rows = sideBySide(hunkOf(' a|-b|-c|+B| d|+e'))
    const texts = rows.map(({ left, right }) => [left?.line.text ?? null, right?.line.text ?? null])
    expect(texts).toEqual([
      ['a', 'a'],
      ['b', 'B'],
      ['c', null],
      ['d', 'd'],
      [null, 'e'],
    ])
  })
})
