// Builders that write real rows. Say only what the test is about; the rest is made up and unique.
import type { Actor, Role, SessionRole } from '#app/auth/roles.ts'
import { addCohortMember, createCohort, type Cohort } from '#app/db/cohorts.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { createSession, type Session } from '#app/db/sessions.server.ts'
import { createUser, type User, type UserToCreate } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { TEST_START } from './clock.ts'

export async function buildUser(db: Db, overrides: Partial<UserToCreate> = {}): Promise<User> {
  const id = overrides.id ?? randomId()
  const role = overrides.role ?? 'candidate'
  return createUser(db, {
    id,
    email: `${id}@example.org`,
    name: `${role} ${id.slice(0, 4)}`,
    role,
    createdAt: new Date(TEST_START),
    ...overrides,
  })
}

export async function buildCohort(db: Db, members: { id: string }[] = []): Promise<Cohort> {
  const cohort = { id: randomId(), name: 'Test cohort', createdAt: new Date(TEST_START) }
  await createCohort(db, cohort)
  for (const member of members) await addCohortMember(db, cohort.id, member.id)
  return cohort
}

export type Cast = { candidate: User; interviewer: User; shadow: User; session: Session }

/** A session of three fresh people, due at the test clock's start. */
export async function buildSession(db: Db, overrides: Partial<Session> = {}): Promise<Cast> {
  const candidate = await buildUser(db, { name: 'Cara Candidate' })
  const interviewer = await buildUser(db, { role: 'interviewer', name: 'Ivan Interviewer' })
  const shadow = await buildUser(db, { role: 'trainee', name: 'Sami Shadow' })
  const parts: [User, SessionRole][] = [
    [candidate, 'candidate'],
    [interviewer, 'interviewer'],
    [shadow, 'shadow'],
  ]
  const session = await createSession(db, {
    id: randomId(),
    cohortId: null,
    questionSlug: 'test-question',
    rubricId: 'practice@1',
    workingMinutes: 30,
    scheduledAt: new Date(TEST_START),
    createdById: interviewer.id,
    createdAt: new Date(TEST_START),
    ...overrides,
    participants: parts.map(([user, sessionRole]) => ({ userId: user.id, sessionRole })),
  })
  return { candidate, interviewer, shadow, session }
}

export function actorOf(user: { id: string; name: string; role: Role }): Actor {
  return { userId: user.id, name: user.name, role: user.role }
}
