// The whiteboard of a round: opened when it is shown, drawn on together, and told in words for whoever does not see it.
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { boardWords, type BoardWords } from '#app/document/board-words.ts'
import type { Refused } from '#app/document/link.ts'
import { parseDocumentName } from '#app/document/names.ts'
import { elementsOf } from '#app/document/shape.ts'
import { useDocument, type UsedDocument } from '#app/document/use-document.ts'
import { SaveLine } from '../coding/save-line.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Spinner } from '../ui/progress.tsx'

declare global {
  // An interface made to be augmented: where Excalidraw looks for its letters.
  interface Window {
    EXCALIDRAW_ASSET_PATH?: string
  }
}

const Drawing = lazy(() => {
  // Before it is loaded: it notes the addresses of its letters then, and would ask a server of its makers for them.
  window.EXCALIDRAW_ASSET_PATH = '/excalidraw/'
  return import('./drawing.tsx').then(({ Drawing }) => ({ default: Drawing }))
})

export type BoardProps = {
  sessionId: string
  /** `board-<round>` */
  documentName: string
  /** False: to be looked at, whatever the server would allow. */
  editable?: boolean
}

export function Board({ sessionId, documentName, editable = true }: BoardProps) {
  const announce = useAnnounce()
  const warn = useCallback(
    (words: string) => announce({ id: `board-${crypto.randomUUID()}`, tone: 'warning', words }),
    [announce],
  )
  const onRefused = useCallback(({ words }: Refused) => warn(words), [warn])
  const { pair, status, retry } = useDocument({ sessionId, name: documentName, onRefused })
  const mayDraw = editable && status.access === null
  const round = parseDocumentName(documentName)?.round ?? '0'
  return (
    <section aria-label="Whiteboard" className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface text-ink">
      {pair ? (
        <Suspense fallback={<Opening />}>
          <Drawing
            key={pair.doc.guid}
            pair={pair}
            mayDraw={mayDraw}
            pictureAddress={`/sessions/${sessionId}/board/${round}`}
            onWarn={warn}
          />
        </Suspense>
      ) : (
        <Opening ended={status.word === 'ended'} />
      )}
      <InWords pair={pair} />
      <SaveLine
        status={status}
        readOnlyBecause={editable ? null : 'You are watching.'}
        leaveHint={false}
        onRetry={retry}
      />
    </section>
  )
}

function Opening({ ended = false }: { ended?: boolean }) {
  return (
    <p role="status" className="flex flex-1 items-center justify-center gap-2 p-6 text-ink-soft">
      {ended ? 'The board is closed.' : <Spinner />} {ended ? '' : 'Opening the board'}
    </p>
  )
}

function InWords({ pair }: Pick<UsedDocument, 'pair'>) {
  const words = useBoardWords(pair)
  const isEmpty = words.texts.length + words.joins.length === 0 && words.rest === ''
  return (
    <Disclosure
      summary={`In words${isEmpty ? ': nothing drawn yet' : ''}`}
      className="max-h-48 shrink-0 overflow-y-auto border-t border-line px-3 py-1 text-sm"
    >
      {isEmpty ? <p>As soon as somebody writes or draws, it is told here.</p> : <WordsOf {...words} />}
    </Disclosure>
  )
}

function WordsOf({ texts, joins, rest }: BoardWords) {
  return (
    <div className="grid gap-2 pb-2">
      <List title="Written" lines={texts} />
      <List title="Joined by arrows" lines={joins} />
      {rest ? <p>Also drawn, without words: {rest}.</p> : null}
    </div>
  )
}

function List({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <p className="font-semibold">{title}</p>
      <ul className="list-disc pl-5">
        {lines.map((line, at) => (
          <li key={`${at} ${line}`}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

const NOTHING: BoardWords = { texts: [], joins: [], rest: '' }
/** Drawing changes a board many times a second; words need not keep up with that. */
const WORDS_EVERY_MS = 500

function useBoardWords(pair: UsedDocument['pair']): BoardWords {
  const [words, setWords] = useState(NOTHING)
  useEffect(() => {
    if (!pair) return
    const elements = elementsOf(pair.doc)
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      setWords(boardWords(elements.entries()))
    }
    const soon = () => (timer ??= setTimeout(read, WORDS_EVERY_MS))
    read()
    elements.observe(soon)
    return () => {
      elements.unobserve(soon)
      clearTimeout(timer)
    }
  }, [pair])
  return words
}
