// Rules that hold in a session and in a practice alike. `decide` and `decideSolo` send their commands here.
import { accept, refuse } from '#app/lib/result.ts'
import { minutes } from '#app/lib/time.ts'
import { boxNeedOf, isBoxMet, nextBoxNeed } from './box-needs.ts'
import { isTimeUp } from './clock.ts'
import type { Command } from './commands.ts'
import type { SessionEventBody } from './events.ts'
import type { Circumstances, Decision } from './machine.ts'
import { findCard, type QuestionCard } from './question-card.ts'
import { shownQuestion } from './stages.ts'
import { findParticipant, getCandidate, isClocked, type ClockedState, type OpenedState } from './state.ts'

/** Together one phase may be lengthened by this much; beyond it, it is another session. */
export const EXTENSION_MAX_MS = minutes(120)
/** Notes of one session; they travel with every view of whoever writes them. */
export const NOTES_MAX = 400

export function decideResume(state: OpenedState, questions: readonly QuestionCard[]): Decision {
  if (!isClocked(state)) return refuse('not-in-this-phase')
  if (!state.clock.paused) return refuse('clock-not-paused')
  // Briefing and wrap-up are talk; in between, a running clock without a box is time taken from the candidate.
  if (state.phase === 'working' && boxNeedOf(state, state.agenda[state.at], questions) !== null) {
    if (state.clock.paused.because === 'host-unreachable') return refuse('host-unreachable')
    if (state.sandbox.status !== 'ready') return refuse('sandbox-not-ready')
  }
  return accept([{ type: 'clock-resumed' }])
}

export function decideExtend(state: OpenedState, byMinutes: number, at: Date): Decision {
  if (!isClocked(state)) return refuse('not-in-this-phase')
  if (state.clock.extendedMs + minutes(byMinutes) > EXTENSION_MAX_MS) return refuse('extended-enough')
  const events: SessionEventBody[] = [{ type: 'time-extended', minutes: byMinutes }]
  // Zero took control away; time that is added is time to type in.
  if (isTimeUp(state, at) && state.phase !== 'briefing') events.push(...controlToCandidate(state))
  return accept(events)
}

export function decideNote(state: OpenedState, note: Extract<Command, { type: 'add-note' }>): Decision {
  const text = note.text.trim()
  if (text === '' && note.mark === null) return refuse('note-empty')
  // The same note sent again after a lost connection is the same note.
  if (state.notes.some((known) => known.noteId === note.noteId)) return accept([])
  if (state.notes.length >= NOTES_MAX) return refuse('too-many-notes')
  return accept([{ type: 'note-added', noteId: note.noteId, text, mark: note.mark }])
}

export function decideProbes(state: OpenedState, questions: readonly QuestionCard[]): Decision {
  if (state.phase !== 'working' && state.phase !== 'wrap-up') return refuse('not-in-this-phase')
  const slug = shownQuestion(state)
  if (findCard(questions, slug).probes.length === 0) return refuse('no-probes')
  const isItsBox = (state.boxQuestion ?? slug) === slug
  return isItsBox && state.sandbox.status === 'ready' ? accept([]) : refuse('sandbox-not-ready')
}

export function decideReplace(state: OpenedState, { questions, nextSandboxId: to }: Circumstances): Decision {
  if (state.phase !== 'lobby' && !isClocked(state)) return refuse('not-in-this-phase')
  const questionSlug = nextBoxNeed(state, questions) ?? state.boxQuestion
  if (questionSlug === null) return refuse('no-box-needed')
  const requested: SessionEventBody = { type: 'sandbox-requested', sandboxId: to, questionSlug }
  if (state.sandbox.status === 'none') return accept([requested])
  if (state.sandbox.status === 'preparing') return refuse('sandbox-preparing')
  const events: SessionEventBody[] = []
  // In the briefing people talk and miss nothing; later a running clock without a box is time taken away.
  const isUsed = boxNeedOf(state, state.agenda[state.at], questions) !== null
  if (isClocked(state) && isUsed && state.phase !== 'briefing' && !state.clock.paused) {
    events.push({ type: 'clock-paused', reason: 'sandbox-lost' })
  }
  events.push({ type: 'sandbox-replaced', from: state.sandbox.sandboxId, to }, requested)
  return accept(events)
}

/** Opening and closing tabs leaves no event: what is typed in them is in the recording. */
export function decideTerminal(state: OpenedState, by: string): Decision {
  if (!isClocked(state)) return refuse('not-in-this-phase')
  if (findParticipant(state, by)?.sessionRole === 'candidate' && !isBoxMet(state)) {
    return refuse('not-in-this-phase')
  }
  return state.sandbox.status === 'ready' ? accept([]) : refuse('sandbox-not-ready')
}

export function controlToCandidate(state: ClockedState): SessionEventBody[] {
  const { userId } = getCandidate(state)
  return state.control === userId ? [] : [{ type: 'control-granted', to: userId }]
}
