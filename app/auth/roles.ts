// Who people are. Everybody has one standing role; in a session everybody present has one part.

export const roles = ['candidate', 'trainee', 'interviewer', 'coordinator', 'admin'] as const
/** A person's standing role. A trainee learns to interview: may shadow sessions, may not lead one. */
export type Role = (typeof roles)[number]

export const sessionRoles = ['candidate', 'interviewer', 'shadow'] as const
/** The part a person has in one session. */
export type SessionRole = (typeof sessionRoles)[number]

export type Actor = { userId: string; name: string; role: Role }
