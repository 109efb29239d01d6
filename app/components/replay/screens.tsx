// What was recorded side by side, one of it in front: terminals, and what was written together.
import { Suspense, lazy } from 'react'
import { useScripts } from '../library/use-scripts.ts'
import { Tabs } from '../ui/tabs.tsx'
import type { ReplayRecording } from './use-recordings.ts'

/** With the emulator, which only a browser can load. */
const ReplayScreenView = lazy(() =>
  import('./replay-screen.tsx').then((module) => ({ default: module.ReplayScreenView })),
)
const DocumentScreen = lazy(() =>
  import('./document-screen.tsx').then((module) => ({ default: module.DocumentScreen })),
)

type ScreensProps = {
  recordings: readonly ReplayRecording[]
  atMs: number
  /** The recording in front. */
  shownId: string | null
  onShow: (recordingId: string) => void
}

export function Screens({ recordings, atMs, shownId, onShow }: ScreensProps) {
  const shown = recordings.find(({ recordingId }) => recordingId === shownId) ?? recordings[0]
  if (!shown) return null
  if (recordings.length === 1) return <OneScreen recording={shown} atMs={atMs} />
  return (
    <Tabs
      label="Screens"
      value={shown.recordingId}
      onValueChange={onShow}
      tabs={recordings.map((recording) => ({
        value: recording.recordingId,
        label: (
          <>
            {titleOf(recording, recordings)}
            {isActive(recording, atMs) ? (
              <span className="size-2 rounded-full bg-accent" title="Something happens here at this moment">
                <span className="sr-only">, something happens here</span>
              </span>
            ) : null}
          </>
        ),
        panel: <OneScreen recording={recording} atMs={atMs} />,
      }))}
    />
  )
}

/** A box that was replaced has a first terminal as well: two of one name are counted. */
export function titleOf(
  { recordingId, title, number }: Pick<ReplayRecording, 'recordingId' | 'title' | 'number'>,
  all: readonly Pick<ReplayRecording, 'recordingId' | 'title'>[],
): string {
  const same = all.filter((one) => one.title === title)
  const words = title || `Terminal ${number}`
  if (same.length < 2) return words
  return `${words} (${same.findIndex((one) => one.recordingId === recordingId) + 1} of ${same.length})`
}

/** Not before it began, not after its end, and not in a pause. */
function isActive(recording: ReplayRecording, atMs: number): boolean {
  const { fromMs, toMs } = recording
  if (recording.state !== 'ready' && recording.state !== 'document') return false
  if (atMs < fromMs || atMs >= toMs) return false
  const quiet = recording.state === 'ready' ? recording.opened.index.quiet : recording.read.quiet
  const at = atMs - fromMs
  return !quiet.some((span) => at > span.fromMs && at < span.toMs)
}

function OneScreen({ recording, atMs }: { recording: ReplayRecording; atMs: number }) {
  const hasScripts = useScripts()
  const { fromMs, toMs, document } = recording
  const label = `${recording.title}, replay`
  const at = atMs - fromMs
  return (
    <div className="relative h-[60vh] min-h-72 overflow-hidden rounded-lg border border-line bg-sunken">
      {hasScripts && (recording.state === 'ready' || recording.state === 'document') ? (
        <Suspense fallback={<Words>One moment…</Words>}>
          {recording.state === 'ready' ? (
            <ReplayScreenView label={label} source={recording.opened.source} atMs={at} />
          ) : (
            <DocumentScreen label={label} read={recording.read} atMs={at} />
          )}
        </Suspense>
      ) : (
        <Words>{recording.state === 'failed' ? recording.words : 'The recording is being opened…'}</Words>
      )}
      {atMs < fromMs ? (
        <Words>{document ? 'Nothing was written yet.' : 'This terminal was not open yet.'}</Words>
      ) : null}
      {atMs > toMs && !document && recording.state === 'ready' ? (
        <p className="absolute right-2 bottom-2 rounded-md bg-surface px-2 py-1 text-xs text-ink-soft">
          This terminal ended before this moment.
        </p>
      ) : null}
    </div>
  )
}

function Words({ children }: { children: string }) {
  return (
    <p
      role="status"
      className="absolute inset-0 grid place-items-center bg-sunken p-6 text-center text-ink-soft"
    >
      {children}
    </p>
  )
}
