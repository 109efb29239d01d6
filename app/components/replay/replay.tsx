// A session to watch again: its screens, its time, and what happened in it.
import { useCallback, useMemo, useRef, useState } from 'react'
import { sessionMsAt, type Axis } from '#app/recording/axis.ts'
import { markerBeside, playerKeys } from '#app/recording/player-keys.ts'
import { startOnAxis, type ReplayStart } from '#app/recording/replay-start.ts'
import { usePlayer } from '#app/recording/use-player.ts'
import { stamp } from '#app/session/clock-face.ts'
import { Card } from '../ui/card.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Controls } from './controls.tsx'
import { LinkHere } from './link-here.tsx'
import { MarkerList } from './marker-list.tsx'
import { Screens } from './screens.tsx'
import { SearchBox } from './search-box.tsx'
import { Track } from './track.tsx'
import { TranscriptView } from './transcript-view.tsx'
import { quietOf, useRecordings } from './use-recordings.ts'

type ReplayProps = { sessionId: string; axis: Axis; start: ReplayStart }

export function Replay({ sessionId, axis, start }: ReplayProps) {
  const { clock, durationMs, markers, spans, terminals } = axis
  const recordings = useRecordings(sessionId, terminals)
  const quiet = useMemo(() => quietOf(recordings, durationMs), [recordings, durationMs])
  const searchInput = useRef<HTMLInputElement>(null)
  const [side, setSide] = useState('markers')
  const [helps, setHelps] = useState(false)
  const [shownId, setShownId] = useState(
    () => (terminals.find(({ number }) => number === start.terminal) ?? terminals[0])?.recordingId ?? null,
  )
  const shown = terminals.find(({ recordingId }) => recordingId === shownId)
  const onSearch = useCallback(() => {
    setSide('search')
    // The panel comes first, then the field in it.
    setTimeout(() => searchInput.current?.focus())
  }, [])
  const onHelp = useCallback(() => setHelps(true), [])
  const startMs = useMemo(() => startOnAxis(axis, start), [axis, start])
  const player = usePlayer({ durationMs, startMs, quiet, markers, onSearch, onHelp })
  const { act, atMs } = player
  const stampOf = useCallback((ms: number) => stamp(sessionMsAt(clock, ms)), [clock])
  const jump = useCallback(
    (ms: number, recordingId?: string) => {
      act({ type: 'seek', atMs: ms })
      if (recordingId !== undefined) setShownId(recordingId)
    },
    [act],
  )
  const toMarker = (direction: 1 | -1) => {
    const marker = markerBeside(markers, atMs, direction)
    if (marker) jump(marker.atMs)
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        <Screens {...{ recordings, atMs, shownId }} onShow={setShownId} />
        <Card className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <Track
            {...{ atMs, durationMs, markers, spans, terminals, stampOf }}
            sessionMsOf={(ms) => sessionMsAt(clock, ms)}
            onSeek={jump}
          />
          <Controls player={player} stamp={stampOf(atMs)} act={act} onMarker={toMarker} onHelp={onHelp}>
            <LinkHere
              sessionId={sessionId}
              sessionMs={sessionMsAt(clock, atMs)}
              terminal={terminals.length > 1 ? shown?.number : undefined}
            />
          </Controls>
        </Card>
      </div>
      <Tabs
        label="Beside the replay"
        keep
        value={side}
        onValueChange={setSide}
        tabs={[
          {
            value: 'markers',
            label: 'What happened',
            panel: <MarkerList {...{ markers, atMs, stampOf }} onJump={jump} />,
          },
          ...(terminals.length > 0
            ? [
                {
                  value: 'transcript',
                  label: 'Transcript',
                  panel: <TranscriptView recordings={recordings} stampOf={stampOf} onJump={jump} />,
                },
                {
                  value: 'search',
                  label: 'Search',
                  panel: (
                    <SearchBox
                      recordings={recordings}
                      inputRef={searchInput}
                      stampOf={stampOf}
                      onJump={jump}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <KeysDialog open={helps} onOpenChange={setHelps} />
    </div>
  )
}

function KeysDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog {...props} title="Keys of the player">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        {playerKeys.map(([keys, does]) => (
          <div key={keys} className="contents">
            <dt className="font-mono text-sm font-semibold">{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
