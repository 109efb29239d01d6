// What lies on the axis of a replay beside its markers: what lasted, and which markers say that something went well.
import type { ProbeVerdict, SessionEvent } from '#app/session/events.ts'
import { evolve } from '#app/session/evolve.ts'
import { stageOf } from '#app/session/stages.ts'
import { unopened, type SessionState } from '#app/session/state.ts'
import type { AxisSpan, MarkerTone } from './axis.ts'

const phaseNames: Partial<Record<string, string>> = {
  briefing: 'Briefing',
  working: 'Work',
  'wrap-up': 'Wrap-up',
}

/** In milliseconds of the world's clock. What nobody ended goes on to the end. */
export function spansOf(events: readonly SessionEvent[]): AxisSpan[] {
  const spans: AxisSpan[] = []
  const open = new Map<AxisSpan['kind'], AxisSpan>()
  let state: SessionState = unopened
  let lastMs = -Infinity
  const end = (kind: AxisSpan['kind'], atMs: number) => {
    const span = open.get(kind)
    open.delete(kind)
    if (span && span.fromMs < atMs) spans.push({ ...span, toMs: atMs })
  }
  const begin = (kind: AxisSpan['kind'], fromMs: number, words: string) => {
    end(kind, fromMs)
    open.set(kind, { kind, fromMs, toMs: Infinity, words })
  }
  for (const event of events) {
    // A date that goes back is held where time already was.
    const atMs = (lastMs = Math.max(Date.parse(event.at), lastMs))
    state = evolve(state, event)
    switch (event.type) {
      case 'phase-changed': {
        end('phase', atMs)
        const name = stageName(state) ?? phaseNames[event.to]
        if (name && phaseNames[event.to]) begin('phase', atMs, name)
        break
      }
      case 'clock-paused':
        begin('pause', atMs, 'The clock stood')
        break
      case 'clock-resumed':
        end('pause', atMs)
        break
      case 'focus-started':
        begin('focus', atMs, 'Focus minutes')
        break
      case 'focus-ended':
        end('focus', atMs)
        break
      case 'session-ended':
        for (const kind of [...open.keys()]) end(kind, atMs)
        break
      default:
    }
  }
  return [...spans, ...open.values()].sort((a, b) => a.fromMs - b.fromMs)
}

function stageName(state: SessionState): string | null {
  return state.phase === 'unopened' ? null : (stageOf(state)?.title ?? null)
}

/** By the number of the event. What held from the beginning has not turned green. */
export function tonesOf(events: readonly SessionEvent[]): Map<number, MarkerTone> {
  const tones = new Map<number, MarkerTone>()
  const verdicts = new Map<string, ProbeVerdict>()
  for (const event of events) {
    if (event.type === 'note-added' && event.mark)
      tones.set(event.seq, event.mark === 'plus' ? 'good' : 'bad')
    if (event.type !== 'probe-ran') continue
    let [gained, lost] = [0, 0]
    for (const { probeId, verdict } of event.results) {
      const key = `${event.questionSlug ?? ''}/${probeId}`
      const before = verdicts.get(key)
      // What could not be checked says nothing about what is.
      if (verdict !== 'could-not-check') verdicts.set(key, verdict)
      if (verdict === 'pass' && before === 'not-yet') gained++
      if (verdict === 'not-yet' && before === 'pass') lost++
    }
    if (gained !== lost) tones.set(event.seq, gained > lost ? 'good' : 'bad')
  }
  return tones
}
