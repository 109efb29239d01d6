// Somebody goes out of a cohort. What was stays; what was to come is given up as if they had done it themselves.
import { inTransaction } from '#app/db/client.server.ts'
import { changeStanding } from '#app/db/cohort-people.server.ts'
import { listSlots } from '#app/db/slots.server.ts'
import { closeWaitlistEntry, listOpenEntries } from '#app/db/waitlist.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { leaveSeat } from './give-up-seat.server.ts'
import type { SlotNeeds } from './needs.server.ts'
import { seatOf } from './slot.ts'

const FOREVER = new Date(Date.UTC(9999, 0, 1))

/** Gives how many seats were given up. Whoever asks has been found to be a coordinator of the cohort. */
export async function leaveCohort(
  needs: SlotNeeds,
  { cohortId, userId }: { cohortId: string; userId: string },
): Promise<Result<number, 'not-in'>> {
  return inTransaction(needs.db, async (db) => {
    const at = needs.now()
    const went = await changeStanding(db, { cohortId, userId, from: 'active', to: 'left', at })
    if (!went) return refuse('not-in')
    for (const entry of await listOpenEntries(db, { userId })) {
      if (entry.cohortId === cohortId) await closeWaitlistEntry(db, entry.id, { state: 'left', endedAt: at })
    }
    const slots = await listSlots(db, { cohortIds: [cohortId], userId, from: at, until: FOREVER })
    let given = 0
    for (const slot of slots) {
      if (!seatOf(slot, userId)) continue
      const left = await leaveSeat(
        { ...needs, db },
        { slotId: slot.id, userId, words: 'No longer in the cohort.' },
      )
      if (left.ok) given += 1
    }
    return accept(given)
  })
}
