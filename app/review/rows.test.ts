import { describe, expect, it } from 'vitest'
import type { DiffFile, DiffLine } from './diff.ts'
import { allRows, nextCommented, rowOfLine, rowsOf } from './rows.ts'

const same = (oldNumber: number, newNumber: number): DiffLine => ({
  type: 'context',
  oldNumber,
  newNumber,
  text: 's',
})
const gone = (oldNumber: number): DiffLine => ({ type: 'removed', oldNumber, newNumber: null, text: 'r' })
const fresh = (newNumber: number): DiffLine => ({ type: 'added', oldNumber: null, newNumber, text: 'a' })

const files: DiffFile[] = [
  {
    path: 'a.py',
    oldPath: 'a.py',
    hunks: [{ section: 'def f():', lines: [same(1, 1), gone(2), fresh(2), same(3, 3)] }],
  },
  { path: 'b.py', oldPath: null, hunks: [{ section: '', lines: [fresh(1), fresh(2)] }] },
]

describe('a change as rows', () => {
  it('RD6 are numbered through all files, in one column or in two', () => {
    const unified = allRows(rowsOf(files, 'unified'))
    expect(unified.map(({ at, file, about }) => [at, file, about])).toEqual([
      [0, 'a.py', 1],
      [1, 'a.py', 2],
      [2, 'a.py', 2],
      [3, 'a.py', 3],
      [4, 'b.py', 1],
      [5, 'b.py', 2],
    ])
    const split = allRows(rowsOf(files, 'split'))
    expect(split.map(({ left, right }) => [left?.oldNumber ?? null, right?.newNumber ?? null])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [null, 1],
      [null, 2],
    ])
  })

  it('RD6 keys go from comment to comment and around the ends', () => {
    const rows = allRows(rowsOf(files, 'unified'))
    const comments = [
      { file: 'b.py', line: 2 },
      { file: 'a.py', line: 2 },
      { file: 'a.py', line: 99 },
    ]
    expect(rowOfLine(rows, 'a.py', 2)).toBe(2)
    const walk = (from: number, step: 1 | -1) => nextCommented(rows, comments, { from, step })
    expect([walk(0, 1), walk(2, 1), walk(5, 1), walk(5, -1), walk(2, -1)]).toEqual([2, 5, 2, 2, 5])
    expect(nextCommented(rows, [], { from: 0, step: 1 })).toBeNull()
  })
})
