// A program being written: its files in the editor, the buttons that run it, and what came of that.
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import type { SessionView } from '#app/session/view-types.ts'
import { MAIN_FILE_NAMES } from '#app/coding/main-files.ts'
import { Spinner } from '../ui/progress.tsx'
import { nameOf } from '../room/presence.tsx'
import { useRoom } from '../room/room-context.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { RunBar } from './run-bar.tsx'
import { RunPane } from './run-pane.tsx'
import { useRuns } from './use-runs.ts'

/** CodeMirror and Yjs come when an editor is first shown, and not with the room. */
const Workbench = lazy(() => import('./workbench.tsx').then(({ Workbench: loaded }) => ({ default: loaded })))

export function CodingStage() {
  const { view } = useRoom()
  const { left } = useRuns()
  const [inBrowser, setInBrowser] = useState(false)
  const [unsaved, setUnsaved] = useState(false)
  useEffect(() => setInBrowser(true), [])
  const onUnsaved = useCallback((some: boolean) => setUnsaved(some), [])
  const coding = view.work?.coding
  if (!coding) return null
  const waiting = <Opening />
  return (
    <section
      aria-label="Editor"
      className="off-stage flex min-h-0 min-w-0 flex-1 flex-col bg-surface text-ink"
      data-coding={coding.documentName}
    >
      {coding.language === null ? <LanguageChoice coding={coding} /> : null}
      {left ? (
        <p role="status" className="shrink-0 border-b border-line bg-sky-soft px-3 py-1 text-sm text-sky-ink">
          {left}
        </p>
      ) : null}
      {inBrowser ? (
        <Suspense fallback={waiting}>
          <Workbench
            key={coding.documentName}
            sessionId={view.sessionId}
            documentName={coding.documentName}
            mainFile={coding.language ? MAIN_FILE_NAMES[coding.language] : null}
            readOnlyBecause={whyReadOnly(view)}
            onUnsaved={onUnsaved}
          />
        </Suspense>
      ) : (
        waiting
      )}
      <RunBar coding={coding} unsaved={unsaved} />
      <RunPane coding={coding} />
    </section>
  )
}

function Opening() {
  return (
    <div className="grid min-h-40 flex-1 place-items-center" role="status">
      <span className="inline-flex items-center gap-2 text-ink-soft">
        <Spinner /> Opening the editor
      </span>
    </div>
  )
}

/** With names, which the document layer does not know; null = this person may write. */
function whyReadOnly(view: SessionView): string | null {
  const { holder } = view.control
  if (view.me.sessionRole === 'shadow') return 'You are shadowing: you read along.'
  if (holder === view.me.userId) return null
  if (holder !== null) return `${nameOf(view, holder)} has control: you read along.`
  if (view.clock.pausedBecause === 'solo') return 'Paused: go on to type.'
  if (view.clock.remainingMs === 0) return 'Time is up: this is read-only.'
  return view.phase === 'briefing'
    ? 'Nobody types yet: the working time opens the editor.'
    : 'Nobody has control right now.'
}
