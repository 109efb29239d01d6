// The objective side of a session, from its events alone: what the box saw, when, and with which hints.
// It stands beside the ratings and is never mixed into them.
import { clockAt } from './clock.ts'
import type { ProbeVerdict, SessionEvent } from './events.ts'
import { evolve } from './evolve.ts'
import type { QuestionCard } from './question-card.ts'
import { unopened, type OpenedState, type SessionState } from './state.ts'

export type SessionFacts = {
  probes: {
    id: string
    says: string
    kind: 'behaviour' | 'persistence' | 'collateral'
    /** Null = never looked at. */
    verdict: ProbeVerdict | null
  }[]
  probesPassed: number
  /** Running time from the start of working until everything that users feel worked; null = it did not. */
  timeToMitigateMs: number | null
  hintsUsed: { id: string; title: string; text: string; elapsedMs: number }[]
  hintsOffered: number
  /** Running time of the working phase. */
  workedMs: number
}

export function factsOf(events: readonly SessionEvent[], question: QuestionCard): SessionFacts {
  let state: SessionState = unopened
  let workingFromMs = 0
  let workedMs = 0
  let mitigatedAtMs: number | null = null
  const hintsUsed: SessionFacts['hintsUsed'] = []
  for (const event of events) {
    const before = clockAt(state, new Date(event.at))
    state = evolve(state, event)
    if (event.type === 'phase-changed' && event.to === 'working') workingFromMs = before.sessionMs
    if (event.type === 'phase-changed' && event.from === 'working') workedMs = before.elapsedMs
    if (event.type === 'probe-ran') {
      const mitigated = state.phase !== 'unopened' && isMitigated(state, question)
      if (!mitigated) mitigatedAtMs = null
      else mitigatedAtMs ??= before.sessionMs
    }
    // A replaced box is broken again.
    if (event.type === 'sandbox-requested') mitigatedAtMs = null
    if (event.type === 'hint-given') hintsUsed.push(describeHint(event.hintId, before.sessionMs, question))
  }
  const probes = question.probes.map(({ id, says, kind }) => {
    const seen = state.phase === 'unopened' ? undefined : state.probes[id]
    return { id, says, kind, verdict: seen?.verdict ?? null }
  })
  return {
    probes,
    probesPassed: probes.filter((probe) => probe.verdict === 'pass').length,
    timeToMitigateMs: mitigatedAtMs === null ? null : Math.max(0, mitigatedAtMs - workingFromMs),
    hintsUsed,
    hintsOffered: question.hints.length,
    workedMs,
  }
}

/** Mitigated = every probe of behaviour passes; whether it lasts is what the others say. */
function isMitigated(state: OpenedState, question: QuestionCard): boolean {
  const behaviour = question.probes.filter((probe) => probe.kind === 'behaviour')
  return behaviour.length > 0 && behaviour.every((probe) => state.probes[probe.id]?.verdict === 'pass')
}

function describeHint(
  hintId: string,
  elapsedMs: number,
  question: QuestionCard,
): SessionFacts['hintsUsed'][number] {
  const hint = question.hints.find((known) => known.id === hintId)
  return { id: hintId, title: hint?.title ?? hintId, text: hint?.text ?? '', elapsedMs }
}
