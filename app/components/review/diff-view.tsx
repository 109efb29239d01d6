// A change to read and to comment on. Keys: j k or arrows walk the lines, Enter or c comments, n p go from comment to comment.
import { useMemo, useState } from 'react'
import type { ReviewComment } from '#app/review/comments.ts'
import type { DiffFile } from '#app/review/diff.ts'
import { allRows, rowOfLine, rowsOf, type DiffLayout, type DiffRow } from '#app/review/rows.ts'
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
  const rows = useMemo(() => allRows(rowsByFile), [rowsByFile])
  const [opened, setOpened] = useState<string | null>(null)
  const [saving, setSaving] = useState<string | null>(null)
  const begin = (at: number) => {
    const row = rows[at]
    if (!writer || !row || row.about === null) return
    const { file, about: line } = row
    const begun = drafts.all.find((one) => !one.changes && one.file === file && one.line === line)
    const draft = begun ?? emptyDraft(file, line)
    drafts.keep(draft)
    setOpened(draft.commentId)
  }
  const { ground, cursor, go, press, point } = useRowCursor({ rows, comments, wish, onEnter: begin })
  const goTo = ({ file, line }: Draft) => go(rowOfLine(rows, file, line))
  const save = async (draft: Draft) => {
    if (!writer) return
    setSaving(draft.commentId)
    const saved = await writer.save(draft)
    setSaving(null)
    if (!saved) return
    drafts.drop(draft.commentId)
    goTo(draft)
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
    leave: goTo,
  }
  const below = (file: string, row: DiffRow) => {
    const isHere = (one: { file: string; line: number }) =>
      one.file === file && one.line === row.right?.newNumber
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

function emptyDraft(file: string, line: number): Draft {
  return { commentId: crypto.randomUUID(), file, line, severity: 'must-fix', text: '', changes: false }
}
