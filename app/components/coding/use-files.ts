// The files of a code document as React sees them: which there are, and what can be done with them.
import { useEffect, useMemo, useState } from 'react'
import * as Y from 'yjs'
import type { DocumentPair } from '#app/document/link.ts'
import { filesOf } from '#app/document/shape.ts'
import { sortPaths } from './file-names.ts'

export type CodeFiles = {
  paths: string[]
  textOf(path: string): Y.Text | undefined
  undoOf(text: Y.Text): Y.UndoManager
  add(path: string): void
  rename(from: string, to: string): void
  remove(path: string): void
}

export function useFiles({ doc }: DocumentPair): CodeFiles {
  const files = filesOf(doc)
  const [paths, setPaths] = useState(() => sortPaths(files.keys()))
  useEffect(() => {
    const read = () => setPaths(sortPaths(files.keys()))
    read()
    files.observe(read)
    return () => files.unobserve(read)
  }, [files])
  const undos = useMemo(() => new WeakMap<Y.Text, Y.UndoManager>(), [])
  return useMemo(
    () => ({
      paths,
      textOf: (path) => files.get(path),
      undoOf(text) {
        // One per file and person: stepping back never takes back what somebody else wrote, nor another file.
        const undo = undos.get(text) ?? new Y.UndoManager(text, { trackedOrigins: new Set() })
        undos.set(text, undo)
        return undo
      },
      add: (path) => void files.set(path, new Y.Text()),
      rename: (from, to) =>
        doc.transact(() => {
          files.set(to, new Y.Text(files.get(from)?.toString() ?? ''))
          files.delete(from)
        }),
      remove: (path) => files.delete(path),
    }),
    [paths, files, doc, undos],
  )
}
