// A pad that everybody in the room writes on together: figures, requirements, a path of a request. Loaded when a stage shows it.
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { UndoManager } from 'yjs'
import type { DocumentPair, DocumentStatus, Refused } from '#app/document/link.ts'
import { notesOf } from '#app/document/shape.ts'
import { useDocument } from '#app/document/use-document.ts'
import type { EditorHandle, EditorRefusal } from '#app/editor/mount-editor.ts'
import { EditorPane } from '../coding/editor-pane.tsx'
import { useEditorPrefs } from '../coding/editor-prefs.ts'
import { SaveLine } from '../coding/save-line.tsx'
import { useRoom } from '../room/room-context.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { Spinner } from '../ui/progress.tsx'

export function NotesPad({ documentName }: { documentName: string }) {
  const { view } = useRoom()
  const announce = useAnnounce()
  const onRefused = useCallback(
    ({ words }: Refused) => announce({ id: `notes-${crypto.randomUUID()}`, tone: 'warning', words }),
    [announce],
  )
  const { sessionId } = view
  const { pair, status, retry } = useDocument({ sessionId, name: documentName, onRefused })
  if (!pair) {
    return (
      <p role="status" className="flex flex-1 items-center justify-center gap-2 p-6 text-ink-soft">
        <Spinner /> {status.word === 'ended' ? 'The notes are closed.' : 'Opening the notes'}
      </p>
    )
  }
  return <Pad key={pair.doc.guid} pair={pair} status={status} onRetry={retry} />
}

type PadProps = { pair: DocumentPair; status: DocumentStatus; onRetry: () => void }

const refusalWords: Record<EditorRefusal, string> = {
  'paste-too-large': 'That is more than the notes hold. Nothing was pasted.',
  'file-full': 'The notes are full. The last edit was not taken.',
  'read-only': 'The notes can only be read right now.',
}

function Pad({ pair, status, onRetry }: PadProps) {
  const [prefs] = useEditorPrefs()
  const handle = useRef<EditorHandle | null>(null)
  const announce = useAnnounce()
  const isAlone = useRoom().view.focus.on
  const text = useMemo(() => notesOf(pair.doc), [pair])
  const undo = useMemo(() => new UndoManager(text), [text])
  useEffect(() => () => undo.destroy(), [undo])
  const mayWrite = status.access === null
  const settings = useMemo(
    () => ({
      ...prefs,
      wrap: true,
      readOnly: !mayWrite,
      label: mayWrite ? 'Notes for everybody in the room' : 'Notes, read-only',
    }),
    [prefs, mayWrite],
  )
  const say = (words: string, tone: 'calm' | 'warning') =>
    announce({ id: `notes-${crypto.randomUUID()}`, tone, words })
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-surface text-ink">
      <p className="shrink-0 border-b border-line px-3 py-1.5 text-sm text-ink-soft">
        {isAlone
          ? 'Shared notes: nobody else reads them right now.'
          : 'Shared notes: everybody here reads them.'}
      </p>
      <div className="flex min-h-0 min-w-0 flex-1">
        <EditorPane
          path="notes.md"
          text={text}
          undo={undo}
          awareness={pair.awareness}
          settings={settings}
          handle={handle}
          onRefused={(reason) => say(refusalWords[reason], 'warning')}
          onSaveKey={() => say('Saved by itself: there is nothing to press.', 'calm')}
        />
      </div>
      <SaveLine status={status} readOnlyBecause={null} onRetry={onRetry} />
    </div>
  )
}
