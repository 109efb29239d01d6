// Going from one item of the agenda to the next, and to the end. `decide` sends its commands here.
import { accept, refuse } from '#app/lib/result.ts'
import { boxNeedOf, hasKeys, nextBoxNeed } from './box-needs.ts'
import type { Command } from './commands.ts'
import type { AgendaItem, SessionEventBody } from './events.ts'
import type { Circumstances, Decision } from './machine.ts'
import { isLastStage } from './stages.ts'
import { controlHolder, getCandidate, isClocked, type ClockedPhase, type OpenedState } from './state.ts'

export function decideAdvance(
  state: OpenedState,
  { from, at }: Extract<Command, { type: 'advance-phase' }>,
  circumstances: Circumstances,
): Decision {
  if (state.phase !== from || (at ?? state.at) !== state.at) return refuse('already-moved-on')
  if (state.phase === 'scoring') return refuse('scorecard-not-submitted')
  const next = state.agenda[state.at + 1]
  if (!next) return refuse('session-closed')
  switch (next.phase) {
    case 'briefing':
    case 'working':
    case 'wrap-up':
      return enterStage(state, { ...next, phase: next.phase }, circumstances)
    default:
      return accept(toEnd(state, 'finished'))
  }
}

export function decideEnd(state: OpenedState): Decision {
  if (state.phase === 'scoring') return refuse('scorecard-not-submitted')
  if (state.phase === 'closed') return refuse('session-closed')
  return accept(toEnd(state, isLastStage(state) ? 'finished' : 'stopped-early'))
}

function enterStage(
  state: OpenedState,
  next: AgendaItem & { phase: ClockedPhase },
  { questions, nextSandboxId }: Circumstances,
): Decision {
  const need = boxNeedOf(state, next, questions)
  const isOtherBox = need !== null && state.boxQuestion !== null && need !== state.boxQuestion
  if (next.phase === 'working' && need !== null && !isOtherBox && state.sandbox.status !== 'ready') {
    return refuse('sandbox-not-ready')
  }
  const place = state.at + 1
  return accept([
    { type: 'phase-changed', from: state.phase, to: next.phase, place },
    ...controlIn(state, next),
    // While people talk, the box of what comes next can be made.
    ...toBoxOf(state, need ?? nextBoxNeed(state, questions, place), nextSandboxId),
    ...(isOtherBox ? [{ type: 'clock-paused', reason: 'sandbox-preparing' } as const] : []),
  ])
}

/** The box on the host gives way to another question's. */
function toBoxOf(state: OpenedState, questionSlug: string | null, to: string): SessionEventBody[] {
  const { sandbox, boxQuestion } = state
  if (questionSlug === null || boxQuestion === null || questionSlug === boxQuestion) return []
  if (sandbox.status === 'none') return []
  return [
    { type: 'sandbox-replaced', from: sandbox.sandboxId, to },
    { type: 'sandbox-requested', sandboxId: to, questionSlug },
  ]
}

/** Work is the candidate's; in a briefing one reads; where nobody types, who had control keeps it. */
function controlIn(state: OpenedState, next: AgendaItem): SessionEventBody[] {
  const holder = controlHolder(state)
  const to = next.phase === 'briefing' ? null : getCandidate(state).userId
  if (next.phase !== 'working' && !hasKeys(next)) return []
  return holder === to ? [] : [{ type: 'control-granted', to }]
}

/** To scoring where something is scored, otherwise to the end; a session that never began has nothing to score. */
export function toEnd(state: OpenedState, reason: 'finished' | 'stopped-early'): SessionEventBody[] {
  if (state.phase === 'closed') return []
  const ended: SessionEventBody = { type: 'session-ended', reason }
  const place = state.agenda.findIndex(({ phase }) => phase === 'scoring')
  if (!isClocked(state) || place < 0) return [...readOnly(state), ended, toClosed(state)]
  return [...readOnly(state), { type: 'phase-changed', from: state.phase, to: 'scoring', place }, ended]
}

export function toClosed({ phase, agenda }: OpenedState): SessionEventBody {
  return { type: 'phase-changed', from: phase, to: 'closed', place: agenda.length - 1 }
}

function readOnly(state: OpenedState): SessionEventBody[] {
  return controlHolder(state) === null ? [] : [{ type: 'control-granted', to: null }]
}
