import { describe, expect, it } from 'vitest'
import type { DiffFile, DiffLine, LinePlace } from './diff.ts'
import { nextCommented, rowsOf, stopAt, stopBeside, stopInNextRow, stopsOf } from './rows.ts'

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

const unified = stopsOf(rowsOf(files, 'unified'))
const split = stopsOf(rowsOf(files, 'split'))

describe('a change as rows', () => {
  it('RD6 every line is a stop for keys, numbered through all files, in one column or in two', () => {
    const told = (stops: typeof unified) => stops.map(({ at, row, side, line }) => [at, row, side, line])
    expect(unified.map(({ file }) => file)).toEqual(['a.py', 'a.py', 'a.py', 'a.py', 'b.py', 'b.py'])
    expect(told(unified)).toEqual([
      [0, 0, 'new', 1],
      [1, 1, 'old', 2],
      [2, 2, 'new', 2],
      [3, 3, 'new', 3],
      [4, 4, 'new', 1],
      [5, 5, 'new', 2],
    ])
    expect(told(split)).toEqual([
      [0, 0, 'new', 1],
      [1, 1, 'old', 2],
      [2, 1, 'new', 2],
      [3, 2, 'new', 3],
      [4, 3, 'new', 1],
      [5, 4, 'new', 2],
    ])
  })

  it('RD6 keys go up and down in one column, and to the other side of a row with two lines', () => {
    const down = (stops: typeof unified, from: number) => stopInNextRow(stops, from, 1)
    const up = (stops: typeof unified, from: number) => stopInNextRow(stops, from, -1)
    expect([0, 1, 2, 3, 4, 5].map((from) => down(unified, from))).toEqual([1, 2, 3, 4, 5, 5])
    expect([0, 1, 2, 3, 4, 5].map((from) => up(unified, from))).toEqual([0, 0, 1, 2, 3, 4])
    expect([0, 1, 2, 3].map((from) => down(split, from))).toEqual([2, 3, 3, 4])
    expect([1, 2, 3].map((from) => up(split, from))).toEqual([0, 0, 2])
    expect([1, 2, 3].map((from) => stopBeside(split, from, 'old'))).toEqual([1, 1, 3])
    expect([1, 2, 3].map((from) => stopBeside(split, from, 'new'))).toEqual([2, 2, 3])
  })

  it('RD6 keys go from comment to comment and around the ends', () => {
    const comments: LinePlace[] = [
      { file: 'b.py', side: 'new', line: 2 },
      { file: 'a.py', side: 'new', line: 2 },
      { file: 'a.py', side: 'old', line: 2 },
      { file: 'a.py', side: 'new', line: 99 },
    ]
    expect(comments.map((comment) => stopAt(unified, comment))).toEqual([5, 2, 1, -1])
    const walk = (from: number, step: 1 | -1) => nextCommented(unified, comments, { from, step })
    expect([walk(0, 1), walk(1, 1), walk(2, 1), walk(5, 1)]).toEqual([1, 2, 5, 1])
    expect([walk(5, -1), walk(2, -1), walk(1, -1)]).toEqual([2, 1, 5])
    expect(nextCommented(unified, [], { from: 0, step: 1 })).toBeNull()
  })
})
