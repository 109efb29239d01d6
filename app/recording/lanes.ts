// Markers sorted into lanes, so that many of them can be told apart, and those too close to be told apart as one. Pure.
import type { Marker, MarkerTone } from './axis.ts'

export const lanes = [
  ['marks', 'Marks and notes'],
  ['hints', 'Hints'],
  ['checks', 'Checks'],
  ['work', 'Points and comments'],
  ['room', 'In the room'],
] as const
export type Lane = (typeof lanes)[number][0]

const laneOfKind: Record<Marker['kind'], Lane | null> = {
  // Phases are drawn as what lasts.
  phase: null,
  note: 'marks',
  hint: 'hints',
  probe: 'checks',
  run: 'checks',
  point: 'work',
  comment: 'work',
  control: 'room',
  people: 'room',
  box: 'room',
  clock: 'room',
  focus: 'room',
}

export function laneOf({ kind }: Pick<Marker, 'kind'>): Lane | null {
  return laneOfKind[kind]
}

export type Tick = { fromMs: number; toMs: number; tone: MarkerTone | 'mixed'; markers: Marker[] }

/** Closer than this share of the axis, two markers of a lane are one tick. */
const TOO_CLOSE = 0.012

/** Of a lane, in order. */
export function ticksOf(markers: readonly Marker[], lane: Lane, durationMs: number): Tick[] {
  const ticks: Tick[] = []
  for (const marker of markers) {
    if (laneOf(marker) !== lane) continue
    const last = ticks.at(-1)
    if (last && marker.atMs - last.fromMs < durationMs * TOO_CLOSE) {
      last.toMs = marker.atMs
      last.markers.push(marker)
      if (last.tone !== marker.tone) last.tone = 'mixed'
    } else ticks.push({ fromMs: marker.atMs, toMs: marker.atMs, tone: marker.tone, markers: [marker] })
  }
  return ticks
}

/** Which lanes have something in them, and how much. */
export function filledLanes(markers: readonly Marker[]): { lane: Lane; title: string; count: number }[] {
  return lanes
    .map(([lane, title]) => ({ lane, title, count: markers.filter((one) => laneOf(one) === lane).length }))
    .filter(({ count }) => count > 0)
}
