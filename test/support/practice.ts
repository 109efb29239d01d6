// A practice as the start makes it, for tests that begin in its room.
import type { Db } from '#app/db/client.server.ts'
import { createSession, type Session } from '#app/db/sessions.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { TEST_START } from './clock.ts'

export function buildPractice(
  db: Db,
  user: { id: string },
  overrides: Partial<Omit<Session, 'participants'>> = {},
): Promise<Session> {
  return createSession(db, {
    id: randomId(),
    kind: 'practice',
    timed: true,
    cohortId: null,
    questionSlug: 'test-question',
    rubricId: 'practice@1',
    workingMinutes: 30,
    scheduledAt: new Date(TEST_START),
    createdById: user.id,
    createdAt: new Date(TEST_START),
    ...overrides,
    participants: [{ userId: user.id, sessionRole: 'solo' }],
  })
}
