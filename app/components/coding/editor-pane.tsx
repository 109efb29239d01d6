// One file in the editor: mounted with the file, changed with the settings.
import { useEffect, useRef, type MutableRefObject } from 'react'
import type * as Y from 'yjs'
import type { Awareness } from 'y-protocols/awareness'
import {
  mountEditor,
  type EditorHandle,
  type EditorRefusal,
  type EditorSettings,
} from '#app/editor/mount-editor.ts'

type EditorPaneProps = {
  path: string
  text: Y.Text
  undo: Y.UndoManager
  awareness: Awareness
  settings: EditorSettings
  onRefused: (reason: EditorRefusal) => void
  onSaveKey: () => void
  handle: MutableRefObject<EditorHandle | null>
}

export function EditorPane({ path, text, undo, awareness, settings, handle, ...tells }: EditorPaneProps) {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef({ settings, ...tells })
  latest.current = { settings, ...tells }
  useEffect(() => {
    if (!element.current) return
    const made = mountEditor(element.current, {
      ...latest.current.settings,
      path,
      text,
      undo,
      awareness,
      onRefused: (reason) => latest.current.onRefused(reason),
      onSaveKey: () => latest.current.onSaveKey(),
    })
    handle.current = made
    return () => {
      handle.current = null
      made.destroy()
    }
  }, [path, text, undo, awareness, handle])
  useEffect(() => handle.current?.set(settings), [handle, settings])
  return <div ref={element} data-file={path} className="min-h-0 min-w-0 flex-1 overflow-hidden" />
}
