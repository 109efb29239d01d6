// The terminals of a session, one in front; all of them stay where the session is.
import { Suspense, lazy } from 'react'
import { Tabs } from '../ui/tabs.tsx'
import { useScripts } from '../library/use-scripts.ts'
import type { ReplayRecording } from './use-recordings.ts'

/** With the emulator, which only a browser can load. */
const ReplayScreenView = lazy(() =>
  import('./replay-screen.tsx').then((module) => ({ default: module.ReplayScreenView })),
)

type ScreensProps = {
  recordings: readonly ReplayRecording[]
  atMs: number
  number: number
  onNumber: (number: number) => void
}

export function Screens({ recordings, atMs, number, onNumber }: ScreensProps) {
  const shown = recordings.find((one) => one.number === number) ?? recordings[0]
  if (!shown) return null
  if (recordings.length === 1) return <OneScreen recording={shown} atMs={atMs} />
  return (
    <Tabs
      label="Terminals"
      value={String(shown.number)}
      onValueChange={(value) => onNumber(Number(value))}
      tabs={recordings.map((recording) => ({
        value: String(recording.number),
        label: recording.title || `Terminal ${recording.number}`,
        panel: <OneScreen recording={recording} atMs={atMs} />,
      }))}
    />
  )
}

function OneScreen({ recording, atMs }: { recording: ReplayRecording; atMs: number }) {
  const hasScripts = useScripts()
  return (
    <div className="relative h-[60vh] min-h-72 overflow-hidden rounded-lg border border-line bg-sunken">
      {recording.state === 'ready' && hasScripts ? (
        <Suspense fallback={<Words>One moment…</Words>}>
          <ReplayScreenView
            label={`${recording.title}, replay`}
            source={recording.opened.source}
            atMs={atMs - recording.fromMs}
          />
        </Suspense>
      ) : (
        <Words>{recording.state === 'failed' ? recording.words : 'The recording is being opened…'}</Words>
      )}
      {atMs < recording.fromMs ? <Words>This terminal was not open yet.</Words> : null}
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
