// The player in a page: its state, the passing of time, and its keys. What it looks like is told elsewhere.
import { useCallback, useEffect, useMemo, useReducer } from 'react'
import { markerBeside, readKey, type KeyAct } from './player-keys.ts'
import { actOn, startPlayer, type PlayerAct, type PlayerState } from './player.ts'
import { mapIdle, type Span } from './spans.ts'

/** Often enough for eyes; drawing is the screen's own. */
const TICK_EVERY_MS = 50

export type PlayerOptions = {
  durationMs: number
  startMs: number
  quiet: readonly Span[]
  markers: readonly { atMs: number }[]
  onSearch: () => void
  onHelp: () => void
}
export type Player = PlayerState & { act: (act: PlayerAct) => void; playedMs: number; willPlayMs: number }

export function usePlayer(options: PlayerOptions): Player {
  const { durationMs, startMs, quiet, markers, onSearch, onHelp } = options
  const idle = useMemo(() => mapIdle(quiet, durationMs), [quiet, durationMs])
  const [state, act] = useReducer(
    (now: PlayerState, one: PlayerAct) => actOn(now, one, idle),
    null,
    () => startPlayer(durationMs, startMs),
  )
  const { isPlaying, atMs } = state

  useEffect(() => {
    if (!isPlaying) return
    let last = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      act({ type: 'tick', passedMs: now - last })
      last = now
    }, TICK_EVERY_MS)
    return () => clearInterval(timer)
  }, [isPlaying])

  const take = useCallback(
    (key: KeyAct) => {
      if (key.type === 'search') return onSearch()
      if (key.type === 'help') return onHelp()
      if (key.type !== 'marker') return act(key)
      const marker = markerBeside(markers, atMs, key.direction)
      if (marker) act({ type: 'seek', atMs: marker.atMs })
    },
    [markers, atMs, onSearch, onHelp],
  )
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = event.defaultPrevented ? null : readKey(keyOf(event), durationMs)
      if (!key) return
      event.preventDefault()
      take(key)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [take, durationMs])

  const shortened = state.skipsIdle ? idle : null
  return {
    ...state,
    act,
    playedMs: shortened ? shortened.toPlayed(atMs) : atMs,
    willPlayMs: shortened ? shortened.playedMs : durationMs,
  }
}

function keyOf({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent) {
  const element = target instanceof Element ? target : null
  return {
    key,
    hasModifier: ctrlKey || altKey || metaKey,
    // Arrows move a slider, a list of tabs and what has rows by themselves.
    isTyping: !!element?.closest(
      key.startsWith('Arrow')
        ? 'input, textarea, select, [role="tab"], [contenteditable="true"], [role="dialog"], [data-scrolls]'
        : 'input:not([type="range"], [type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"]',
    ),
    isPressable: !!element?.closest('button, a, summary, input, [role="tab"]'),
  }
}
