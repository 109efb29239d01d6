// What coordinators, and nobody else, know about who could not come: to talk with people, never to rank them.
import type { Db } from '#app/db/client.server.ts'
import { listLateSeats, listNoShows } from '#app/db/no-shows.server.ts'
import { findSlot } from '#app/db/slots.server.ts'
import type { Seat } from './slot.ts'
import { listStepIns, type StepIn } from './who-can-step-in.server.ts'

export type Missed = { slotId: string; seat: Seat; at: Date }
export type Reliability = { noShows: Missed[]; lateCancellations: Missed[] }

/** Of everybody who has any, newest first; what was taken back is not there. The caller has asked whose cohort it is. */
export async function readReliability(db: Db, cohortId: string): Promise<Map<string, Reliability>> {
  const out = new Map<string, Reliability>()
  const of = (userId: string) => {
    const known = out.get(userId) ?? { noShows: [], lateCancellations: [] }
    out.set(userId, known)
    return known
  }
  for (const { userId, slotId, seat, at, takenBackAt } of await listNoShows(db, { slot: { cohortId } })) {
    if (!takenBackAt) of(userId).noShows.push({ slotId, seat, at })
  }
  for (const { userId, slotId, seat, endedAt } of await listLateSeats(db, { slot: { cohortId } }))
    of(userId).lateCancellations.push({ slotId, seat, at: endedAt })
  return out
}

/** Who could lead this slot instead, those against whom least speaks first. The caller has asked whose cohort it is. */
export async function readReplacements(db: Db, slotId: string, now: Date): Promise<StepIn[]> {
  const slot = await findSlot(db, slotId)
  return slot ? listStepIns(db, { slot, now }) : []
}
