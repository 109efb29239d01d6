// A change to read and to comment on. Keys: j k or arrows walk the lines, h l the two sides, Enter or c comments, n p go from comment to comment.
import { useMemo, useState } from 'react'
import type { ReviewComment } from '#app/review/comments.ts'
import { isSameLine, type DiffFile, type LinePlace } from '#app/review/diff.ts'
import { rowsOf, stopAt, stopsOf, type DiffLayout, type DiffRow } from '#app/review/rows.ts'
import type { LineWish } from '../room/show-line.tsx'
import { DiffFileView } from './diff-file.tsx'
import type { Draft, Drafts } from './drafts.ts'
import { RowComments, type Commenting } from './row-comments.tsx'
import { useRowCursor } from './use-row-cursor.ts'

type DiffViewProps = {
  files: readonly DiffFile[]
  comments: readonly ReviewComment[]
  layout: DiffLayout
  drafts: Drafts
  wish: LineWish | null
  /** Null for who only reads. */
  writer: { save: (draft: Draft) => Promise<boolean>; remove: (commentId: string) => void } | null
}

export function DiffView({ files, comments, layout, drafts, wish, writer }: DiffViewProps) {
  const rowsByFile = useMemo(() => rowsOf(files, layout), [files, layout])
  const stops = useMemo(() => stopsOf(rowsByFile), [rowsByFile])
  const [opened, setOpened] = useState<string | null>(null)
  const [saving, setSaving] = useState<string | null>(null)
  const begin = (at: number) => {
    const stop = stops[at]
    if (!writer || !stop) return
    const begun = drafts.all.find((one) => !one.changes && one.file === stop.file && isSameLine(one, stop))
    const draft = begun ?? emptyDraft(stop)
    drafts.keep(draft)
    setOpened(draft.commentId)
  }
  const { ground, cursor, go, press, point } = useRowCursor({ stops, comments, wish, onEnter: begin })
  const goTo = (place: LinePlace) => go(stopAt(stops, place))
  const save = async (draft: Draft) => {
    if (!writer) return
    setSaving(draft.commentId)
    // Back to the line at once: keys pressed while it is being saved belong there, and would go with the form.
    setOpened(null)
    goTo(draft)
    const saved = await writer.save(draft)
    setSaving(null)
    if (saved) drafts.drop(draft.commentId)
    else setOpened((now) => now ?? draft.commentId)
  }
  const acts: Commenting | null = writer && {
    opened,
    saving,
    keep: drafts.keep,
    change: (comment) => {
      drafts.keep({ ...comment, changes: true })
      setOpened(comment.commentId)
    },
    remove: writer.remove,
    save: (draft) => void save(draft),
    drop: (draft) => {
      drafts.drop(draft.commentId)
      goTo(draft)
    },
    leave: (draft) => {
      setOpened(null)
      goTo(draft)
    },
  }
  const below = (file: string, row: DiffRow) => {
    const isHere = (one: LinePlace) => one.file === file && row.stops.some((stop) => isSameLine(one, stop))
    const here = comments.filter(isHere)
    const writing = acts ? drafts.all.filter(isHere) : []
    if (here.length === 0 && writing.length === 0) return null
    return <RowComments comments={here} drafts={writing} acts={acts} />
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- why: the rows inside take the focus; keys and clicks are heard here once for all of them
    <div ref={ground} onKeyDown={press} onClick={point}>
      {rowsByFile.map((file) => (
        <DiffFileView
          key={file.file.path}
          rows={file}
          layout={layout}
          cursor={cursor}
          below={below}
          onComment={writer ? begin : undefined}
        />
      ))}
    </div>
  )
}

function emptyDraft({ file, side, line }: LinePlace): Draft {
  const commentId = crypto.randomUUID()
  return { commentId, file, side, line, severity: 'must-fix', text: '', changes: false }
}
