// The tool for reviewing a change: the diff, how it is laid out, and the words for who may comment.
import { useEffect, useState } from 'react'
import type { DiffLayout } from '#app/review/rows.ts'
import { useAllowed, useCommand, useRoom } from '../room/room-context.tsx'
import { useShowLine } from '../room/show-line.tsx'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { DiffView } from './diff-view.tsx'
import { useDrafts, type Draft } from './drafts.ts'

export function ReviewStage() {
  const { view } = useRoom()
  const { wish } = useShowLine()
  const drafts = useDrafts(view.sessionId, view.stage?.round ?? 0)
  const mayComment = useAllowed('set-comment')
  const { run } = useCommand()
  const [layout, setLayout] = useLayout()
  const review = view.work?.review
  if (!review) return <p className="p-6 text-ink-soft">The change comes with its stage.</p>
  const save = ({ commentId, file, side, line, severity, text }: Draft) =>
    run({ type: 'set-comment', commentId, file, side, line, severity, text: text.trim() })
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface text-ink">
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-3 py-1.5 text-sm text-ink-soft">
        <p className="flex-1">
          {mayComment ? (
            <>
              <span className="lg:hidden">Touch a line, then the sign at its end, to comment on it.</span>
              <span className="max-lg:hidden">
                <Kbd keys="J" /> <Kbd keys="K" /> walk the lines,{' '}
                {layout === 'split' ? (
                  <>
                    <Kbd keys="H" /> <Kbd keys="L" /> go to the other side,{' '}
                  </>
                ) : null}
                <Kbd keys="Enter" /> comments, <Kbd keys="N" /> <Kbd keys="P" /> go through the comments
              </span>
            </>
          ) : (
            `${review.comments.length} ${review.comments.length === 1 ? 'comment' : 'comments'} so far`
          )}
        </p>
        <Button
          size="sm"
          variant="quiet"
          aria-pressed={layout === 'split'}
          className="max-xl:hidden"
          onClick={() => setLayout(layout === 'split' ? 'unified' : 'split')}
        >
          Side by side
        </Button>
      </div>
      {/* What scrolls is reached by the rows inside it. */}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <DiffView
          files={review.files}
          comments={review.comments}
          layout={layout}
          drafts={drafts}
          wish={wish}
          writer={
            mayComment
              ? { save, remove: (commentId) => void run({ type: 'remove-comment', commentId }) }
              : null
          }
        />
      </div>
    </div>
  )
}

/** Two columns need width; how somebody likes it is kept in this browser. */
const WIDE = '(min-width: 80rem)'
const KEY = 'diff-layout'

function useLayout(): [DiffLayout, (layout: DiffLayout) => void] {
  const [liked, setLiked] = useState<DiffLayout>('unified')
  const [wide, setWide] = useState(false)
  useEffect(() => {
    if (localStorage.getItem(KEY) === 'split') setLiked('split')
    const query = matchMedia(WIDE)
    const listen = () => setWide(query.matches)
    listen()
    query.addEventListener('change', listen)
    return () => query.removeEventListener('change', listen)
  }, [])
  const like = (layout: DiffLayout) => {
    setLiked(layout)
    localStorage.setItem(KEY, layout)
  }
  return [wide ? liked : 'unified', like]
}
