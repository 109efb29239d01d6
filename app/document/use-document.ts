// The hook behind everything that is written together: one link per document while it is shown.
import { useCallback, useEffect, useRef, useState } from 'react'
import { openPageSocket } from '#app/lib/page-socket.ts'
import { shouldReconnect } from '#app/protocol/close-codes.ts'
import {
  connectDocument,
  type DocumentLink,
  type DocumentPair,
  type DocumentStatus,
  type Refused,
} from './link.ts'
import { documentPath } from './names.ts'

export type UsedDocument = {
  /** Null until it is loaded. Another one after a refused edit: bind what shows it again (`key` on `pair.doc.guid` will do). */
  pair: DocumentPair | null
  status: DocumentStatus
  /** Try to reconnect now instead of waiting. */
  retry(): void
}

const first: DocumentStatus = {
  word: 'connecting',
  loaded: false,
  access: null,
  unsaved: false,
  closeCode: null,
}

/** `onRefused`: say `words` to the person; offer `before` for copying where much was lost. */
export function useDocument(options: {
  sessionId: string
  name: string
  onRefused?: ((refused: Refused) => void) | undefined
}): UsedDocument {
  const { sessionId, name } = options
  const [status, setStatus] = useState(first)
  const [pair, setPair] = useState<DocumentPair | null>(null)
  const latest = useRef(options)
  latest.current = options
  const link = useRef<DocumentLink | null>(null)

  useEffect(() => {
    const made = connectDocument({
      open: () => openPageSocket(documentPath(sessionId, name)),
      shouldReconnect,
      onStatus: setStatus,
      onReplaced: setPair,
      onRefused: (refused) => latest.current.onRefused?.(refused),
      random: Math.random,
    })
    link.current = made
    setPair(made.pair)
    const wake = () => made.retryNow()
    window.addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      window.removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
      link.current = null
      made.close()
      setPair(null)
      setStatus(first)
    }
  }, [sessionId, name])

  const retry = useCallback(() => link.current?.retryNow(), [])
  return { pair: status.loaded ? pair : null, status, retry }
}
