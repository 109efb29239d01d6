// Which part in a session may ask what. When it is allowed is up to `decide`.
import type { SessionRole } from '#app/auth/roles.ts'
import type { CommandType } from './commands.ts'

const commandRoles: Record<CommandType, readonly SessionRole[]> = {
  'advance-phase': ['interviewer', 'solo'],
  'pause-clock': ['interviewer', 'solo'],
  'resume-clock': ['interviewer', 'solo'],
  'extend-time': ['interviewer', 'solo'],
  'end-session': ['interviewer', 'solo'],
  'give-hint': ['interviewer'],
  'take-hint': ['solo'],
  'grant-control': ['interviewer'],
  'add-note': ['interviewer', 'solo'],
  'run-probes': ['interviewer', 'solo'],
  'replace-sandbox': ['interviewer', 'solo'],
  'still-here': ['solo'],
  'open-terminal': ['interviewer', 'candidate', 'solo'],
  'close-terminal': ['interviewer', 'candidate', 'solo'],
  // Alone there is nobody to talk to.
  say: ['interviewer', 'candidate'],
  'set-meeting-link': ['interviewer'],
  'set-recording': ['interviewer', 'candidate', 'solo'],
  'hide-name': ['candidate'],
  'propose-focus': ['candidate'],
  'agree-focus': ['interviewer'],
  'start-focus': ['candidate'],
  'end-focus': ['candidate'],
  'mark-point': ['interviewer'],
  'set-comment': ['candidate'],
  'remove-comment': ['candidate'],
  'choose-language': ['interviewer', 'candidate'],
  'add-test': ['interviewer'],
  'run-code': ['interviewer', 'candidate'],
  'run-tests': ['interviewer', 'candidate'],
  'stop-run': ['interviewer', 'candidate'],
}

export const commandTypes = Object.keys(commandRoles).filter(
  (type): type is CommandType => type in commandRoles,
)

export function mayCommand(sessionRole: SessionRole, type: CommandType): boolean {
  return commandRoles[type].includes(sessionRole)
}

/** A shadow reads everything the interviewer reads and types nothing. */
export function mayType(sessionRole: SessionRole): boolean {
  return sessionRole !== 'shadow'
}

export function seesCockpit(sessionRole: SessionRole): boolean {
  return sessionRole === 'interviewer' || sessionRole === 'shadow'
}
