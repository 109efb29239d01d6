// Who people are. Everybody has one standing role; in a session everybody present has one part.

export const roles = ['candidate', 'trainee', 'interviewer', 'coordinator', 'admin'] as const
/** A person's standing role. A trainee learns to interview: may shadow sessions, may not lead one. */
export type Role = (typeof roles)[number]

export const sessionRoles = ['candidate', 'interviewer', 'shadow', 'solo'] as const
/** The part a person has in one session. `solo`: the one person of a practice. */
export type SessionRole = (typeof sessionRoles)[number]
/** The parts of a session that has an interviewer. */
export type InterviewRole = Exclude<SessionRole, 'solo'>

export type Actor = { userId: string; name: string; role: Role }
