// What a candidate writes at a line of the change, and which of the planted findings a comment may be about. Pure.

/** The last one is praise: a review that only finds fault misses half of its work. */
export const COMMENT_SEVERITIES = ['must-fix', 'should-fix', 'nice-to-have', 'good'] as const
export type CommentSeverity = (typeof COMMENT_SEVERITIES)[number]

export type ReviewComment = {
  commentId: string
  /** The path after the change. */
  file: string
  /** The line after the change. */
  line: number
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

/** Comments that may be about this finding, the nearest first. A suggestion: only a person can tell. */
export function commentsNear<Comment extends Pick<ReviewComment, 'file' | 'line' | 'severity'>>(
  finding: Placed,
  comments: readonly Comment[],
): Comment[] {
  const { file, lines } = finding
  if (!file || !lines) return []
  return comments
    .filter((comment) => comment.file === file && comment.severity !== 'good')
    .map((comment) => ({ comment, away: linesAway(comment.line, lines) }))
    .filter(({ away }) => away <= NEAR_LINES)
    .sort((one, other) => one.away - other.away)
    .map(({ comment }) => comment)
}

function linesAway(line: number, [first, last]: readonly [number, number]): number {
  if (line < first) return first - line
  return line > last ? line - last : 0
}

/** In the order in which they stand in the change. */
export function inReadingOrder<Comment extends Pick<ReviewComment, 'file' | 'line'>>(
  comments: readonly Comment[],
  files: readonly { path: string }[],
): Comment[] {
  const place = (file: string) => files.findIndex(({ path }) => path === file)
  return comments.toSorted((one, other) => place(one.file) - place(other.file) || one.line - other.line)
}
