// Comments that are being written: kept in this tab, so that a reload loses no word.
import { useCallback, useEffect, useState } from 'react'
import type { CommentSeverity } from '#app/review/comments.ts'
import type { DiffSide, LinePlace } from '#app/review/diff.ts'

export type Draft = LinePlace & {
  commentId: string
  severity: CommentSeverity
  text: string
  /** Of a comment that is saved already and is being changed. */
  changes: boolean
}

export type Drafts = {
  all: readonly Draft[]
  keep(draft: Draft): void
  drop(commentId: string): void
}

/** `round`: two changes of one session may have files of the same name. */
export function useDrafts(sessionId: string, round: number): Drafts {
  const key = round === 0 ? `review-drafts:${sessionId}` : `review-drafts:${sessionId}:${round}`
  const [all, setAll] = useState<readonly Draft[]>([])
  useEffect(() => setAll(readDrafts(sessionStorage.getItem(key))), [key])
  const change = useCallback(
    (next: (before: readonly Draft[]) => readonly Draft[]) => {
      setAll((before) => {
        const after = next(before)
        sessionStorage.setItem(key, JSON.stringify(after))
        return after
      })
    },
    [key],
  )
  const keep = useCallback(
    (draft: Draft) =>
      change((before) =>
        before.some(({ commentId }) => commentId === draft.commentId)
          ? before.map((one) => (one.commentId === draft.commentId ? draft : one))
          : [...before, draft],
      ),
    [change],
  )
  const drop = useCallback(
    (commentId: string) => change((before) => before.filter((one) => one.commentId !== commentId)),
    [change],
  )
  return { all, keep, drop }
}

function readDrafts(kept: string | null): readonly Draft[] {
  if (!kept) return []
  try {
    // why: written above, in this tab, by this code or the one before the last update
    const drafts = JSON.parse(kept) as (Omit<Draft, 'side'> & { side?: DiffSide })[]
    return drafts.map((draft) => ({ ...draft, side: draft.side ?? 'new' }))
  } catch {
    return []
  }
}
