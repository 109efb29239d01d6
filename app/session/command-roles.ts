// Which part in a session may ask what. When it is allowed is up to `decide`.
import type { SessionRole } from '#app/auth/roles.ts'
import type { CommandType } from './commands.ts'

const commandRoles: Record<CommandType, readonly SessionRole[]> = {
  'advance-phase': ['interviewer'],
  'pause-clock': ['interviewer'],
  'resume-clock': ['interviewer'],
  'extend-time': ['interviewer'],
  'end-session': ['interviewer'],
  'give-hint': ['interviewer'],
  'grant-control': ['interviewer'],
  'add-note': ['interviewer'],
  'run-probes': ['interviewer'],
  'replace-sandbox': ['interviewer'],
  'open-terminal': ['interviewer', 'candidate'],
  'close-terminal': ['interviewer', 'candidate'],
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
