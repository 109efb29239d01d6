import { describe, expect, it } from 'vitest'
import { readDiff } from '#questions/read-diff.ts'
import { commentsNear, inReadingOrder, type ReviewComment } from './comments.ts'

function comment(line: number, more: Partial<ReviewComment> = {}): ReviewComment {
  const words = { severity: 'must-fix' as const, text: 'Look here.' }
  return { commentId: `c${line}`, file: 'a.py', side: 'new', line, ...words, ...more }
}

function removed(line: number, more: Partial<ReviewComment> = {}): ReviewComment {
  return comment(line, { side: 'old', commentId: `gone-${line}`, ...more })
}

/** Lines 40 to 44 stand at 10 to 12 now; 90 and the whole of c.py are gone. */
const { files } = readDiff(
  [
    ...['--- a/a.py', '+++ b/a.py'],
    ...['@@ -40,5 +10,4 @@', ' first', '-then', '-and', '+now', ' last', '+more', '-end'],
    ...['@@ -90,1 +60,0 @@', '-alone'],
    ...['--- a/b.py', '+++ b/b.py', '@@ -1,1 +1,1 @@', '-old', '+fresh'],
    ...['--- a/c.py', '+++ /dev/null', '@@ -10,2 +0,0 @@', '-one', '-two', ''],
  ].join('\n'),
)
const idsOf = (comments: readonly ReviewComment[]) => comments.map(({ commentId }) => commentId)

describe('comments of a review', () => {
  it('RD2 those near a finding are suggested, the nearest first; praise and other files are not', () => {
    const comments = [
      comment(17),
      comment(12),
      comment(14),
      comment(18),
      comment(13, { severity: 'good', commentId: 'praise' }),
      comment(13, { file: 'b.py', commentId: 'elsewhere' }),
    ]
    const near = commentsNear({ file: 'a.py', lines: [13, 14] }, comments, files)
    expect(idsOf(near)).toEqual(['c14', 'c12', 'c17'])
    expect(commentsNear({}, comments, files)).toEqual([])
  })

  it('RD2 one on a removed line counts from where that line was, and never by its old number', () => {
    const comments = [removed(41), removed(44), removed(90), removed(99), removed(10, { file: 'c.py' })]
    const near = (first: number, file = 'a.py') =>
      idsOf(commentsNear({ file, lines: [first, first] }, comments, files))
    expect(near(11)).toEqual(['gone-41', 'gone-44'])
    expect(near(13)).toEqual(['gone-44', 'gone-41'])
    expect([near(41), near(90), near(10, 'c.py')]).toEqual([[], [], []])
  })

  it('RD3 the list stands in the order of the change, removed lines where they stand in it', () => {
    const comments = [
      removed(10, { file: 'c.py', commentId: 'last' }),
      comment(1, { file: 'b.py', commentId: 'b-new' }),
      removed(1, { file: 'b.py', commentId: 'b-old' }),
      removed(90),
      comment(11),
      removed(42),
      comment(10),
    ]
    expect(idsOf(inReadingOrder(comments, files))).toEqual([
      ...['c10', 'gone-42', 'c11', 'gone-90'],
      ...['b-old', 'b-new', 'last'],
    ])
  })
})
