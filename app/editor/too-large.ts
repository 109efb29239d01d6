// What is too much for a file is refused here, with words, before it travels anywhere.
import { EditorState, type Extension, type Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { FILE_BYTES_MAX, UPDATE_BYTES_MAX } from '#app/document/limits.ts'

/** An edit is its text and a little of Yjs around it. */
const PASTE_BYTES_MAX = Math.min(UPDATE_BYTES_MAX - 1024, FILE_BYTES_MAX)

export type TooLarge = 'paste-too-large' | 'file-full'

/** In UTF-8, counted only where it could matter: a text of a third of the limit fits whatever it says. */
export function isLarger(text: { length: number; toString(): string }, bytes: number): boolean {
  if (text.length * 3 <= bytes) return false
  return text.length > bytes || new TextEncoder().encode(text.toString()).length > bytes
}

/** `isOurs`: an edit of this person, and not one of somebody else that arrives here. */
export function refuseTooLarge(
  isOurs: (transaction: Transaction) => boolean,
  onRefused: (reason: TooLarge) => void,
): Extension {
  return [
    // Before five megabytes are laid out as lines.
    EditorView.domEventHandlers({
      paste: (event) => refuseEvent(event, event.clipboardData, onRefused),
      drop: (event) => refuseEvent(event, event.dataTransfer, onRefused),
    }),
    EditorState.changeFilter.of((transaction) => {
      if (!transaction.docChanged || !isOurs(transaction)) return true
      const { startState, newDoc } = transaction
      if (newDoc.length <= startState.doc.length || !isLarger(newDoc, FILE_BYTES_MAX)) return true
      onRefused(transaction.isUserEvent('input.paste') ? 'paste-too-large' : 'file-full')
      return false
    }),
  ]
}

function refuseEvent(
  event: Event,
  carried: DataTransfer | null,
  onRefused: (reason: TooLarge) => void,
): boolean {
  if (!isLarger(carried?.getData('text/plain') ?? '', PASTE_BYTES_MAX)) return false
  event.preventDefault()
  onRefused('paste-too-large')
  return true
}
