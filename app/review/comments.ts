// What a candidate writes at a line of the change, and which of the planted findings a comment may be about. Pure.
import { isSameLine, lineAfter, nameOf, type DiffFile, type LinePlace } from './diff.ts'

/** The last one is praise: a review that only finds fault misses half of its work. */
export const COMMENT_SEVERITIES = ['must-fix', 'should-fix', 'nice-to-have', 'good'] as const
export type CommentSeverity = (typeof COMMENT_SEVERITIES)[number]

export type ReviewComment = LinePlace & {
  commentId: string
  severity: CommentSeverity
  text: string
}

export const severityWords: Record<CommentSeverity, string> = {
  'must-fix': 'Must fix',
  'should-fix': 'Should fix',
  'nice-to-have': 'Nice to have',
  good: 'Good',
}

/** People put a comment above or below what they mean. */
const NEAR_LINES = 3

type Placed = { file?: string; lines?: readonly [number, number] }
type Written = Pick<ReviewComment, 'file' | 'side' | 'line' | 'severity'>

/**
 * Comments that may be about this finding, the nearest first. A suggestion: only a person can tell. A finding lies in what is
 * there after the change, so a comment on a removed line counts from where that line was, not by its number.
 */
export function commentsNear<Comment extends Written>(
  finding: Placed,
  comments: readonly Comment[],
  files: readonly DiffFile[],
): Comment[] {
  const { file, lines } = finding
  if (!file || !lines) return []
  return comments
    .filter((comment) => comment.file === file && comment.severity !== 'good')
    .map((comment) => {
      const line = lineAfter(files, comment)
      return { comment, away: line === null ? Infinity : linesAway(line, lines) }
    })
    .filter(({ away }) => away <= NEAR_LINES)
    .sort((one, other) => one.away - other.away)
    .map(({ comment }) => comment)
}

function linesAway(line: number, [first, last]: readonly [number, number]): number {
  if (line < first) return first - line
  return line > last ? line - last : 0
}

/** In the order in which they stand in the change. */
export function inReadingOrder<Comment extends LinePlace>(
  comments: readonly Comment[],
  files: readonly DiffFile[],
): Comment[] {
  const lines = files.flatMap(({ path, hunks }) =>
    hunks.flatMap((hunk) => hunk.lines.map((line) => ({ path, name: nameOf(line) }))),
  )
  const place = (comment: Comment) =>
    lines.findIndex(({ path, name }) => path === comment.file && isSameLine(comment, name))
  return comments.toSorted((one, other) => place(one) - place(other))
}
