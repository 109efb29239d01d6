// What a list of bookable slots asks about one candidate, at once for all of them.
import type { Db } from './client.server.ts'

/** Interviewers this candidate has met or will meet; what was given up or nobody came to does not count. */
export async function listMetInterviewerIds(
  db: Db,
  candidateId: string,
  exceptSlotId: string,
): Promise<Set<string>> {
  const held = { in: ['asked', 'accepted'] }
  const [seats, parts] = await Promise.all([
    db.slotSeat.findMany({
      where: {
        seat: 'interviewer',
        state: held,
        slot: {
          id: { not: exceptSlotId },
          calledOffAt: null,
          seats: { some: { userId: candidateId, seat: 'candidate', state: held } },
        },
      },
      select: { userId: true },
    }),
    db.sessionParticipant.findMany({
      where: {
        sessionRole: 'interviewer',
        session: {
          slot: null,
          participants: { some: { userId: candidateId, sessionRole: 'candidate' } },
          events: { some: { type: 'phase-changed' } },
        },
      },
      select: { userId: true },
    }),
  ])
  return new Set([...seats, ...parts].map(({ userId }) => userId))
}

/** People with whom this one is not put together, whoever of the two said so. */
export async function listAvoidedIds(db: Db, userId: string): Promise<Set<string>> {
  const rows = await db.pairWish.findMany({
    where: { kind: 'avoid', OR: [{ byUserId: userId }, { aboutUserId: userId }] },
    select: { byUserId: true, aboutUserId: true },
  })
  return new Set(rows.flatMap(({ byUserId, aboutUserId }) => [byUserId, aboutUserId]))
}

/** Of these slots, whom each is offered to just now. */
export async function listPromised(db: Db, slotIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.waitlistEntry.findMany({
    where: { state: 'offered', offeredSlotId: { in: [...slotIds] } },
    select: { offeredSlotId: true, userId: true },
  })
  return new Map(
    rows.flatMap(({ offeredSlotId, userId }) => (offeredSlotId ? [[offeredSlotId, userId]] : [])),
  )
}
