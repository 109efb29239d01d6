// The objective side of a session, from its events alone: what the box saw, when, and with which hints.
// It stands beside the ratings and is never mixed into them.
import { clockAt } from './clock.ts'
import type { ProbeVerdict, SessionEvent } from './events.ts'
import { evolve } from './evolve.ts'
import type { QuestionCard } from './question-card.ts'
import { probesOf, questionOfItem } from './stages.ts'
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
  /** Running time of the working stages of this question. */
  workedMs: number
}

export function factsOf(events: readonly SessionEvent[], question: QuestionCard): SessionFacts {
  let state: SessionState = unopened
  let workingFromMs: number | null = null
  let workedMs = 0
  let mitigatedAtMs: number | null = null
  const hintsUsed: SessionFacts['hintsUsed'] = []
  for (const event of events) {
    const before = clockAt(state, new Date(event.at))
    if (event.type === 'phase-changed' && worksOn(state, question)) workedMs += before.elapsedMs
    state = evolve(state, event)
    if (event.type === 'phase-changed' && worksOn(state, question)) workingFromMs ??= before.sessionMs
    if (state.phase === 'unopened') continue
    if (event.type === 'probe-ran' && boxOf(state) === question.slug) {
      if (isMitigated(state, question)) mitigatedAtMs ??= before.sessionMs
      else mitigatedAtMs = null
    }
    // A replaced box is broken again.
    if (event.type === 'sandbox-requested' && boxOf(state) === question.slug) mitigatedAtMs = null
    if (event.type === 'hint-given' && state.hints.at(-1)?.questionSlug === question.slug) {
      hintsUsed.push(describeHint(event.hintId, before.sessionMs, question))
    }
  }
  const seen = state.phase === 'unopened' ? {} : probesOf(state, question.slug)
  const probes = question.probes.map(({ id, says, kind }) => {
    return { id, says, kind, verdict: seen[id]?.verdict ?? null }
  })
  return {
    probes,
    probesPassed: probes.filter((probe) => probe.verdict === 'pass').length,
    timeToMitigateMs: mitigatedAtMs === null ? null : Math.max(0, mitigatedAtMs - (workingFromMs ?? 0)),
    hintsUsed,
    hintsOffered: question.hints.length,
    workedMs,
  }
}

/** Its working time runs: a question may have more than one stretch of it. */
function worksOn(state: SessionState, { slug }: QuestionCard): boolean {
  return state.phase === 'working' && questionOfItem(state, state.agenda[state.at]) === slug
}

function boxOf({ boxQuestion, questionSlug }: OpenedState): string {
  return boxQuestion ?? questionSlug
}

/** Mitigated = every probe of behaviour passes; whether it lasts is what the others say. */
function isMitigated(state: OpenedState, question: QuestionCard): boolean {
  const behaviour = question.probes.filter((probe) => probe.kind === 'behaviour')
  const seen = probesOf(state, question.slug)
  return behaviour.length > 0 && behaviour.every((probe) => seen[probe.id]?.verdict === 'pass')
}

function describeHint(
  hintId: string,
  elapsedMs: number,
  question: QuestionCard,
): SessionFacts['hintsUsed'][number] {
  const hint = question.hints.find((known) => known.id === hintId)
  return { id: hintId, title: hint?.title ?? hintId, text: hint?.text ?? '', elapsedMs }
}
