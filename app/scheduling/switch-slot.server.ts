// A candidate takes another time instead of the one they have: both happen, or neither.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, isKeyTaken } from '#app/db/client.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { takePlace, type BookSlotRefusal } from './book-slot.server.ts'
import { leaveSeat, type GiveUpRefusal } from './give-up-seat.server.ts'
import type { SlotNeeds } from './needs.server.ts'

export type SwitchRefusal = BookSlotRefusal | GiveUpRefusal

/** Ends a transaction without keeping what it did. */
class Undone extends Error {
  readonly reason: SwitchRefusal
  constructor(reason: SwitchRefusal) {
    super(reason)
    this.reason = reason
  }
}

export async function switchSlot(
  needs: SlotNeeds,
  actor: Actor,
  { fromSlotId, toSlotId }: { fromSlotId: string; toSlotId: string },
): Promise<Result<null, SwitchRefusal>> {
  if (!can(actor, 'be-interviewed')) return refuse('not-allowed')
  try {
    await inTransaction(needs.db, async (tx) => {
      const within = { ...needs, db: tx }
      const left = await leaveSeat(within, { slotId: fromSlotId, userId: actor.userId, words: '' })
      if (!left.ok) throw new Undone(left.reason)
      const taken = await takePlace(within, { slotId: toSlotId, candidateId: actor.userId })
      if (!taken.ok) throw new Undone(taken.reason)
    })
    return accept(null)
  } catch (error) {
    if (error instanceof Undone) return refuse(error.reason)
    if (isKeyTaken(error)) return refuse('taken')
    throw error
  }
}
