// How the box of a session changes, and what was seen of it. Part of `evolve`.
import { assertNever } from '#app/lib/result.ts'
import type { SessionEvent } from './events.ts'
import type { OpenedState } from './state.ts'

type BoxEvent = Extract<SessionEvent, { type: `sandbox-${string}` | 'probe-ran' }>

export function evolveBox(state: OpenedState, event: BoxEvent): OpenedState {
  switch (event.type) {
    case 'sandbox-requested':
      return withRequest(state, event)
    case 'sandbox-ready':
      return { ...state, sandbox: { status: 'ready', sandboxId: event.sandboxId } }
    case 'sandbox-failed':
      return { ...state, sandbox: { status: 'trouble', sandboxId: event.sandboxId, words: event.words } }
    case 'sandbox-lost':
      return {
        ...state,
        run: null,
        sandbox: { status: 'lost', sandboxId: event.sandboxId, words: event.words },
      }
    case 'sandbox-replaced':
      return { ...state, run: null }
    case 'probe-ran':
      return { ...state, probes: { ...state.probes, ...toSeen(event) } }
    default:
      return assertNever(event)
  }
}

function withRequest(
  state: OpenedState,
  { sandboxId, questionSlug = state.questionSlug }: Extract<BoxEvent, { type: 'sandbox-requested' }>,
): OpenedState {
  // What the probes saw was another box. Of another question it stays worth knowing; of the same one it no longer holds.
  const { boxQuestion, probes } = state
  const earlier = { ...state.earlierProbes }
  if (boxQuestion !== null) earlier[boxQuestion] = probes
  delete earlier[questionSlug]
  return {
    ...state,
    run: null,
    sandbox: { status: 'preparing', sandboxId },
    boxQuestion: questionSlug,
    sandboxCount: state.sandboxCount + 1,
    probes: {},
    earlierProbes: earlier,
  }
}

function toSeen(event: Extract<BoxEvent, { type: 'probe-ran' }>): OpenedState['probes'] {
  const seen = event.results.map(
    ({ probeId, verdict, message }) => [probeId, { verdict, message, checkedAt: event.at }] as const,
  )
  return Object.fromEntries(seen)
}
