// Who may do what: one flat table per kind of role. When it may be done is a rule of the session (app/session/machine.ts).
import type { Actor, Role, SessionRole } from './roles.ts'

/** By standing role. */
const standing = {
  'start-session': ['interviewer', 'coordinator', 'admin'],
  'choose-interviewer': ['coordinator', 'admin'],
  'lead-session': ['interviewer'],
  'shadow-session': ['trainee', 'interviewer'],
  'be-interviewed': ['candidate'],
  'see-schedule': ['coordinator', 'admin'],
  'browse-questions': ['trainee', 'interviewer', 'coordinator', 'admin'],
  'see-people': ['coordinator', 'admin'],
  'invite-people': ['coordinator', 'admin'],
  'invite-organisers': ['admin'],
  /** The cohorts one is in: people, slots, plans, and what happens in them. */
  coordinate: ['coordinator', 'admin'],
  'coordinate-any': ['admin'],
  /** Of the cohorts one is in. */
  'adapt-rubrics': ['coordinator', 'admin'],
  'adapt-any-rubrics': ['admin'],
  'see-jobs': ['admin'],
  /** Of the cohorts one is in. */
  'keep-webhooks': ['coordinator', 'admin'],
  /** Of the people of their cohorts. */
  'read-mailbox': ['coordinator', 'admin'],
  'read-every-mail': ['admin'],
  practise: ['candidate', 'trainee', 'interviewer', 'coordinator', 'admin'],
  /** Also questions that are kept for sessions: candidates would meet them there. */
  'practise-any-question': ['trainee', 'interviewer', 'coordinator', 'admin'],
  /** Rate recordings blind, beside others. */
  calibrate: ['trainee', 'interviewer'],
  /** One's own: nobody writes another's. */
  'keep-hours': ['candidate', 'trainee', 'interviewer'],
  /** Of people in the cohorts one is in. */
  'read-hours': ['coordinator', 'admin'],
  'read-any-hours': ['admin'],
} as const satisfies Record<string, readonly Role[]>

/** By the part somebody has in the one session at hand. Nobody outside a session has any of these, whatever their standing role. */
const inSession = {
  'enter-room': ['candidate', 'interviewer', 'shadow', 'solo'],
  'see-cockpit': ['interviewer', 'shadow'],
  'write-scorecard': ['interviewer', 'shadow'],
  'compare-scorecards': ['interviewer', 'shadow'],
  'assess-oneself': ['candidate'],
  'read-released-scorecard': ['candidate', 'interviewer', 'shadow'],
  'read-recording': ['candidate', 'interviewer', 'shadow', 'solo'],
  /** It shows their work: they need not ask anybody. */
  'delete-recording': ['candidate', 'solo'],
} as const satisfies Record<string, readonly SessionRole[]>

export type Action = keyof typeof standing
export type SessionAction = keyof typeof inSession

export const actions = Object.keys(standing) as Action[] // why: Object.keys forgets the names it was given
export const sessionActions = Object.keys(inSession) as SessionAction[] // why: as above

export function can(actor: Pick<Actor, 'role'>, action: Action): boolean {
  return (standing[action] as readonly Role[]).includes(actor.role) // why: `includes` of a tuple refuses to be asked about other roles
}

export function canInSession(part: SessionRole | null, action: SessionAction): boolean {
  return part !== null && (inSession[action] as readonly SessionRole[]).includes(part) // why: as above
}

/** The roles somebody may give in an invitation. */
export function invitableRoles(actor: Pick<Actor, 'role'>): Role[] {
  if (!can(actor, 'invite-people')) return []
  const taughtHere: Role[] = ['candidate', 'trainee', 'interviewer']
  return can(actor, 'invite-organisers') ? [...taughtHere, 'coordinator', 'admin'] : taughtHere
}
