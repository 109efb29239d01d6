// The files of a code document, read and changed by the server's own hand.
import * as Y from 'yjs'
import { filesOf } from '#app/document/shape.ts'
import type { DocEdit } from './sync-plan.ts'

/** Where an edit came from: a file of the box that changed. */
export const FROM_BOX = 'box'

export function textsOf(doc: Y.Doc): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [path, text] of filesOf(doc)) texts.set(path, text.toString())
  return texts
}

export function applyToDoc(doc: Y.Doc, edit: DocEdit): void {
  const files = filesOf(doc)
  if (edit.kind === 'remove') return files.delete(edit.path)
  if (edit.kind === 'add') return void files.set(edit.path, new Y.Text(edit.text))
  const text = files.get(edit.path)
  if (!text) return
  for (const { at, remove, insert } of edit.edits.toReversed()) {
    if (remove > 0) text.delete(at, remove)
    if (insert) text.insert(at, insert)
  }
}

/** Files that are there already stay as they are: what somebody wrote is worth more than a beginning. */
export function addMissing(doc: Y.Doc, starter: readonly { path: string; content: string }[]): void {
  const files = filesOf(doc)
  for (const { path, content } of starter) if (!files.has(path)) files.set(path, new Y.Text(content))
}
