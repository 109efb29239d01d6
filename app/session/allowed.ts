// What a person may do right now: asks the rules themselves, so that a button and its refusal never disagree.
import type { Command, CommandType } from './commands.ts'
import { commandTypes } from './command-roles.ts'
import { decide } from './machine.ts'
import { controlHolder, getCandidate, type OpenedState } from './state.ts'

export type Asker = { userId: string; at: Date; hintIds: readonly string[]; boxMayStay: boolean }

export function allowedCommands(state: OpenedState, asker: Asker): CommandType[] {
  const circumstances = { ...asker, by: asker.userId, nextSandboxId: 'next' }
  return commandTypes.filter((type) => decide(state, exampleOf(type, state, asker), circumstances).ok)
}

/** The command of this type that has the best chance to be accepted. */
function exampleOf(type: CommandType, state: OpenedState, asker: Asker): Command {
  switch (type) {
    case 'advance-phase':
      return { type, from: state.phase === 'closed' ? 'scoring' : state.phase }
    case 'extend-time':
      return { type, minutes: 1 }
    case 'give-hint':
      return { type, hintId: asker.hintIds.find((id) => !state.hints.some((h) => h.hintId === id)) ?? '' }
    case 'take-hint':
      return { type, after: state.hints.length }
    case 'grant-control': {
      const candidate = getCandidate(state).userId
      const interviewer = state.participants.find((one) => one.sessionRole === 'interviewer')?.userId
      return { type, to: controlHolder(state) === candidate ? (interviewer ?? candidate) : candidate }
    }
    case 'add-note':
      return { type, noteId: '', text: '', mark: 'plus' }
    case 'close-terminal':
      return { type, terminalId: '' }
    case 'pause-clock':
    case 'resume-clock':
    case 'end-session':
    case 'run-probes':
    case 'replace-sandbox':
    case 'still-here':
    case 'open-terminal':
      return { type }
    default:
      return type satisfies never
  }
}
