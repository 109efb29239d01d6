// What was written together as it stood at a moment: files with the line that was being written, or the board.
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { boardWords } from '#app/document/board-words.ts'
import { DocumentPlayer, type DocumentScene } from '#app/recording/document-player.ts'
import type { ReadDocument } from '#app/recording/read-document.ts'
import { cx } from '../ui/cx.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'

const ReplayBoard = lazy(() => {
  // Before it is loaded: it notes the addresses of its letters then, and would ask a server of its makers for them.
  window.EXCALIDRAW_ASSET_PATH = '/excalidraw/'
  return import('./replay-board.tsx').then(({ ReplayBoard }) => ({ default: ReplayBoard }))
})

type DocumentScreenProps = { label: string; read: ReadDocument; atMs: number }

export function DocumentScreen({ label, read, atMs }: DocumentScreenProps) {
  const player = useMemo(() => new DocumentPlayer(read.file), [read.file])
  const scene = useMemo(() => player.show(atMs), [player, atMs])
  if (scene.kind === 'board') return <BoardScene label={label} scene={scene} />
  return <TextScene label={label} scene={scene} />
}

function TextScene({ label, scene }: { label: string; scene: DocumentScene }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [follows, setFollows] = useState(true)
  const { files, at } = scene
  const wanted = follows ? (at?.path ?? chosen) : chosen
  const shown = files.find(({ path }) => path === wanted) ?? files[0]
  if (!shown) return <p className="p-4 text-sm text-ink-soft">Nothing was written yet.</p>
  const line = at?.path === shown.path ? at.line : null
  return (
    <div role="group" aria-label={label} className="flex h-full min-h-0 flex-col bg-surface">
      {files.length > 1 ? (
        <div className="flex shrink-0 gap-1 overflow-x-auto border-b border-line p-1.5">
          {files.map(({ path }) => (
            <button
              key={path}
              type="button"
              aria-pressed={path === shown.path}
              onClick={() => {
                setChosen(path)
                // Whoever chooses a file reads it; with the one that is written in, it goes on following.
                setFollows(path === at?.path)
              }}
              className={cx(
                'min-h-7 rounded-sm px-2 font-mono text-xs whitespace-nowrap',
                path === shown.path ? 'bg-accent-soft text-accent-ink' : 'text-ink-soft hover:text-ink',
              )}
            >
              {path}
            </button>
          ))}
        </div>
      ) : null}
      <Lines text={shown.text} line={line} />
    </div>
  )
}

function Lines({ text, line }: { text: string; line: number | null }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = line === null ? null : box.current?.querySelector<HTMLElement>('[data-at]')
    if (!box.current || !element || box.current.matches(':focus')) return
    const { offsetTop } = element
    const { scrollTop, clientHeight } = box.current
    if (offsetTop < scrollTop + 24 || offsetTop > scrollTop + clientHeight - 48)
      box.current.scrollTop = offsetTop - clientHeight / 2
  }, [line, text])
  return (
    <ScrollRegion
      ref={box}
      aria-label="Text at this moment"
      data-scrolls
      className="relative min-h-0 flex-1 overflow-auto py-2 font-mono text-sm"
    >
      {text.split('\n').map((words, at) => (
        <div
          key={at}
          data-at={at === line ? '' : undefined}
          className={cx('flex gap-3 pr-3', at === line && 'bg-lamp-soft text-lamp-ink')}
        >
          <span aria-hidden="true" className="w-10 shrink-0 text-right text-ink-faint select-none">
            {at + 1}
          </span>
          <span className="whitespace-pre">{words || ' '}</span>
        </div>
      ))}
    </ScrollRegion>
  )
}

function BoardScene({ label, scene }: { label: string; scene: DocumentScene }) {
  const { texts, joins, rest } = useMemo(() => boardWords(scene.elements), [scene])
  const words = [...texts, ...joins, ...(rest ? [rest] : [])].join('; ')
  return (
    <div role="group" aria-label={label} className="h-full bg-white">
      <p className="sr-only">{words === '' ? 'Nothing is drawn yet.' : `On the board: ${words}.`}</p>
      <Suspense fallback={<p className="p-4 text-sm text-ink-soft">One moment…</p>}>
        <ReplayBoard elements={scene.elements} />
      </Suspense>
    </div>
  )
}
