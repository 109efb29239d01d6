// Play, speed and pauses.
import { Gauge, Keyboard, Pause, Play, RotateCcw, SkipBack, SkipForward } from 'lucide-react'
import type { PlayerAct, PlayerState } from '#app/recording/player.ts'
import { SPEEDS } from '#app/recording/player.ts'
import { digits } from '#app/session/clock-face.ts'
import type { ReactNode } from 'react'
import { Button, IconButton } from '../ui/button.tsx'

type ControlsProps = {
  player: PlayerState & { playedMs: number; willPlayMs: number }
  /** The session's clock here. */
  stamp: string
  act: (act: PlayerAct) => void
  onMarker: (direction: 1 | -1) => void
  onHelp: () => void
  children: ReactNode
}

export function Controls({ player, stamp, act, onMarker, onHelp, children }: ControlsProps) {
  const { isPlaying, atMs, durationMs, speed, skipsIdle, playedMs, willPlayMs } = player
  const hasEnded = !isPlaying && durationMs > 0 && atMs >= durationMs
  const Icon = isPlaying ? Pause : hasEnded ? RotateCcw : Play
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button icon={<Icon size={18} aria-hidden="true" />} onClick={() => act({ type: 'toggle' })}>
        {isPlaying ? 'Pause' : hasEnded ? 'Play again' : 'Play'}
      </Button>
      <IconButton label="The marker before" onClick={() => onMarker(-1)}>
        <SkipBack size={18} aria-hidden="true" />
      </IconButton>
      <IconButton label="The next marker" onClick={() => onMarker(1)}>
        <SkipForward size={18} aria-hidden="true" />
      </IconButton>
      <p className="tabular-nums">
        <span className="font-semibold">{stamp}</span>
        <span className="ml-3 text-sm text-ink-soft">
          {digits(playedMs)} of {digits(willPlayMs)} to watch
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 sm:ml-auto">
        <label className="flex items-center gap-2 text-sm">
          <Gauge size={18} aria-hidden="true" />
          <span>Speed</span>
          <select
            value={speed}
            onChange={(event) => act({ type: 'speed', speed: Number(event.currentTarget.value) })}
            className="h-9 rounded-md border border-line-strong bg-raised px-2"
          >
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        </label>
        <label className="flex min-h-9 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={skipsIdle}
            onChange={() => act({ type: 'toggle-idle' })}
            className="size-4 accent-accent"
          />
          Skip pauses
        </label>
        <IconButton label="Keys" onClick={onHelp}>
          <Keyboard size={18} aria-hidden="true" />
        </IconButton>
        {children}
      </div>
    </div>
  )
}
