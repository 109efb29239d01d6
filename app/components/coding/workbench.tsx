// The editor with its files. Loaded when a stage first shows it: everything below brings CodeMirror and Yjs along.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentPair, DocumentStatus, Refused } from '#app/document/link.ts'
import { useDocument } from '#app/document/use-document.ts'
import type { EditorHandle, EditorRefusal } from '#app/editor/mount-editor.ts'
import { useAnnounce } from '../ui/announcer.tsx'
import { Spinner } from '../ui/progress.tsx'
import { EditorPane } from './editor-pane.tsx'
import { useEditorPrefs } from './editor-prefs.ts'
import { EditorTools } from './editor-tools.tsx'
import { FileTabs } from './file-tabs.tsx'
import { SaveLine } from './save-line.tsx'
import { useFiles } from './use-files.ts'
import { useOthers } from './use-others.ts'

export type WorkbenchProps = {
  sessionId: string
  documentName: string
  /** Shown first. */
  mainFile: string | null
  /** Why this person only reads, in words with names; the server has the last word on every edit. */
  readOnlyBecause: string | null
  /** Something typed here is not saved yet, or everything is. */
  onUnsaved: (unsaved: boolean) => void
}

const refusalWords: Record<EditorRefusal, string> = {
  'paste-too-large': 'That is more than a file holds (200 KB). Nothing was pasted.',
  'file-full': 'This file is full: a file holds up to 200 KB. The last edit was not taken.',
  'read-only': '',
}

export function Workbench({ sessionId, documentName, onUnsaved, ...rest }: WorkbenchProps) {
  const announce = useAnnounce()
  const onRefused = useCallback(
    ({ words }: Refused) => announce({ id: `edit-${crypto.randomUUID()}`, tone: 'warning', words }),
    [announce],
  )
  const { pair, status, retry } = useDocument({ sessionId, name: documentName, onRefused })
  useEffect(() => onUnsaved(status.unsaved), [status.unsaved, onUnsaved])
  if (!pair)
    return (
      <div className="grid min-h-40 flex-1 place-items-center" role="status">
        <span className="inline-flex items-center gap-2 text-ink-soft">
          <Spinner /> {status.word === 'ended' ? 'The editor is closed.' : 'Opening the editor'}
        </span>
      </div>
    )
  // Another pair is another copy: what is bound to the old one begins again.
  return <Bench key={pair.doc.guid} pair={pair} status={status} onRetry={retry} {...rest} />
}

type BenchProps = Pick<WorkbenchProps, 'mainFile' | 'readOnlyBecause'> & {
  pair: DocumentPair
  status: DocumentStatus
  onRetry: () => void
}

function Bench({ pair, status, mainFile, readOnlyBecause, onRetry }: BenchProps) {
  const files = useFiles(pair)
  const others = useOthers(pair)
  const [chosen, setChosen] = useState<string | null>(null)
  const [prefs, changePrefs] = useEditorPrefs()
  const handle = useRef<EditorHandle | null>(null)
  const announce = useAnnounce()
  const mayWrite = status.access === null && readOnlyBecause === null
  const active =
    [chosen, mainFile].find((path) => path && files.paths.includes(path)) ?? files.paths[0] ?? null
  const text = active === null ? undefined : files.textOf(active)
  const settings = useMemo(
    () => ({ ...prefs, readOnly: !mayWrite, label: `${active ?? ''}${mayWrite ? '' : ', read-only'}` }),
    [prefs, mayWrite, active],
  )
  const say = (words: string, tone: 'calm' | 'warning' = 'warning') =>
    announce({ id: `editor-${crypto.randomUUID()}`, tone, words })
  return (
    <>
      <div className="flex shrink-0 items-center gap-1 border-b border-line px-2">
        <FileTabs files={files} active={active} others={others} mayWrite={mayWrite} onChoose={setChosen} />
        <EditorTools prefs={prefs} onPrefs={changePrefs} onSearch={() => handle.current?.search()} />
      </div>
      <div
        id="code-file"
        role="tabpanel"
        aria-label={active ?? 'No file'}
        className="flex min-h-0 min-w-0 flex-1"
      >
        {active !== null && text ? (
          <EditorPane
            key={active}
            path={active}
            text={text}
            undo={files.undoOf(text)}
            awareness={pair.awareness}
            settings={settings}
            handle={handle}
            onRefused={(reason) =>
              say(reason === 'read-only' ? (readOnlyBecause ?? 'This is read-only.') : refusalWords[reason])
            }
            onSaveKey={() => say('Saved by itself: there is nothing to press.', 'calm')}
          />
        ) : (
          <p className="m-auto max-w-sm p-6 text-center text-ink-soft">
            There is no file yet.{mayWrite ? ' Choose a language, or add a file.' : ''}
          </p>
        )}
      </div>
      <SaveLine status={status} readOnlyBecause={readOnlyBecause} onRetry={onRetry} />
    </>
  )
}
