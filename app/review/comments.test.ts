import { describe, expect, it } from 'vitest'
import { commentsNear, inReadingOrder, type ReviewComment } from './comments.ts'

function comment(line: number, more: Partial<ReviewComment> = {}): ReviewComment {
  return { commentId: `c${line}`, file: 'a.py', line, severity: 'must-fix', text: 'Look here.', ...more }
}

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
    const near = commentsNear({ file: 'a.py', lines: [13, 14] }, comments)
    expect(near.map(({ commentId }) => commentId)).toEqual(['c14', 'c12', 'c17'])
    expect(commentsNear({}, comments)).toEqual([])
  })

  it('RD3 the list stands in the order of the change', () => {
    const comments = [comment(9, { file: 'b.py', commentId: 'last' }), comment(30), comment(2)]
    const order = inReadingOrder(comments, [{ path: 'a.py' }, { path: 'b.py' }])
    expect(order.map(({ commentId }) => commentId)).toEqual(['c2', 'c30', 'last'])
  })
})
