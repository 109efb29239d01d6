// The figures beside a name, on the real database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '#app/db/client.server.ts'
import { createSlot, takeSeat } from '#app/db/slots.server.ts'
import { readPeopleProgress } from '#app/desk/people-progress.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { hours } from '#app/lib/time.ts'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'

let world: TestContext
let db: Database

beforeAll(async () => {
  world = await createTestContext()
  db = world.context.db
})
afterAll(() => world.close())

async function buildSeason() {
  const { candidate, interviewer, shadow, session } = await buildFinishedSession(world)
  const cohort = await buildCohort(db, [candidate, interviewer, shadow])
  await db.session.update({ where: { id: session.id }, data: { cohortId: cohort.id } })
  return { candidate, interviewer, shadow, session, cohort }
}

describe('readPeopleProgress', () => {
  it('DE1 counts a session without a slot for all who had a part', async () => {
    const { cohort, candidate, interviewer, shadow, session } = await buildSeason()
    const progress = await readPeopleProgress(db, { cohortId: cohort.id, now: world.context.now() })
    const done = { done: 1, lastSessionAt: session.scheduledAt }
    expect(progress.get(candidate.id)).toMatchObject({ ...done, planned: 3, booked: 0 })
    expect(progress.get(interviewer.id)).toMatchObject({ ...done, planned: null })
    expect(progress.get(shadow.id)).toMatchObject(done)
  })

  it('DE2 counts a slot to come, of this cohort alone', async () => {
    const { cohort, candidate, interviewer } = await buildSeason()
    const now = world.context.now()
    const startsAt = new Date(now.getTime() + hours(48))
    for (const cohortId of [cohort.id, (await buildCohort(db)).id]) {
      const slotId = randomId()
      await createSlot(db, {
        id: slotId,
        cohortId,
        roundId: 'practice',
        level: null,
        startsAt,
        minutes: 60,
        timeZone: 'UTC',
        createdById: interviewer.id,
        createdAt: now,
      })
      const seat = { id: randomId(), slotId, seat: 'candidate', state: 'accepted', askedAt: now } as const
      await takeSeat(db, { ...seat, userId: candidate.id }, [])
    }
    const progress = await readPeopleProgress(db, { cohortId: cohort.id, now })
    expect(progress.get(candidate.id)).toMatchObject({ done: 1, booked: 1, nextAt: startsAt })
  })

  it('DE3 says when somebody last used a page or did something in a session, whichever is later', async () => {
    const { cohort, candidate, interviewer, session } = await buildSeason()
    const nobody = await buildUser(db)
    await db.cohortMember.create({ data: { cohortId: cohort.id, userId: nobody.id } })
    const { logins } = world.context
    const before = new Date()
    expect(await logins.readLogin(await world.cookieOf(candidate))).toMatchObject({ userId: candidate.id })
    const progress = await readPeopleProgress(db, { cohortId: cohort.id, now: world.context.now() })
    expect(progress.get(nobody.id)?.lastSeenAt).toBeNull()
    const seen = progress.get(candidate.id)?.lastSeenAt
    expect(seen && seen >= before).toBe(true)
    const inRoom = await db.sessionEvent.findFirstOrThrow({
      where: { sessionId: session.id, by: interviewer.id },
      orderBy: { seq: 'desc' },
    })
    expect(progress.get(interviewer.id)?.lastSeenAt).toEqual(inRoom.at)
  })

  it('DE3 writes nothing down for somebody who was seen within the hour', async () => {
    const { candidate } = await buildSeason()
    const at = new Date(Date.now() - 59 * 60_000)
    await db.user.update({ where: { id: candidate.id }, data: { lastSeenAt: at } })
    await world.context.logins.readLogin(await world.cookieOf(candidate))
    expect(await db.user.findUnique({ where: { id: candidate.id } })).toMatchObject({ lastSeenAt: at })
  })
})
