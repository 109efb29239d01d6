import { describe, expect, it } from 'vitest'
import {
  changeOf,
  countsOf,
  isInDiff,
  lineAfter,
  lineWords,
  sideBySide,
  type DiffFile,
  type DiffLine,
  type DiffSide,
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
  it('RD1 every line has one name, by which it can be commented on, and nothing else can', () => {
    const files = [fileOf(' a|-b|-c|+B| d'), fileOf('-a|-b', { path: 'gone.py', oldPath: 'gone.py' })]
    const known = (side: DiffSide, file = 'a.py') =>
      [9, 10, 11, 12, 13, 14].filter((line) => isInDiff(files, { file, side, line }))
    expect(known('new')).toEqual([10, 11, 12])
    expect(known('old')).toEqual([11, 12])
    expect([known('new', 'gone.py'), known('old', 'gone.py')]).toEqual([[], [10, 11]])
    expect([known('new', 'b.py'), known('old', 'b.py')]).toEqual([[], []])
  })

  it('RD1 is said with its side where it is gone', () => {
    expect(lineWords({ side: 'old', line: 3 })).toBe('removed line 3')
    expect(lineWords({ side: 'new', line: 3 })).toBe('line 3')
  })

  it('RD2 a removed line was at the next that is still there, or the last before', () => {
    const files = [fileOf(' a|-b|+B|-c'), fileOf('-a|-b', { path: 'gone.py' })]
    const after = (line: number, file = 'a.py') => lineAfter(files, { file, side: 'old', line })
    expect([10, 11, 12, 13].map((line) => after(line))).toEqual([null, 11, 11, null])
    expect([after(10, 'gone.py'), after(10, 'b.py')]).toEqual([null, null])
    expect(lineAfter(files, { file: 'a.py', side: 'new', line: 10 })).toBe(10)
  })

  it('RD4 tells new, removed, renamed and changed files, with what was added and removed', () => {
    expect(changeOf(fileOf('+a', { oldPath: null }))).toBe('new')
    expect(changeOf(fileOf('-a|-b'))).toBe('removed')
    expect(changeOf(fileOf(' a|+b', { oldPath: 'b.py' }))).toBe('renamed')
    expect(changeOf({ path: 'c', oldPath: 'd', hunks: [] })).toBe('renamed')
    expect(['|+b', '|-b', '|-b|+c'].map((rest) => changeOf(fileOf(` a${rest}`)))).toEqual(
      Array(3).fill('changed'),
    )
    expect(countsOf(fileOf(' a|+b|+c|-d'))).toEqual({ added: 2, removed: 1 })
  })

  it('RD4 side by side, what was added stands beside what it replaces', () => {
    const rows = sideBySide(hunkOf(' a|-b|-c|+B| d|+e'))
    const texts = rows.map(({ left, right }) => [left?.text ?? null, right?.text ?? null])
    expect(texts).toEqual([
      ['a', 'a'],
      ['b', 'B'],
      ['c', null],
      ['d', 'd'],
      [null, 'e'],
    ])
  })
})
