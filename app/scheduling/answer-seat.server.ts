// Somebody who was asked to take a seat says yes or no.
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction } from '#app/db/client.server.ts'
import { acceptSeat, countDeclined, endSeat, findSlot } from '#app/db/slots.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { settleSession } from './confirm-slot.server.ts'
import type { SlotNeeds } from './needs.server.ts'
import { refuseAccept, refuseDecline, type SeatRefusal } from './seat-rules.ts'
import { seatOf } from './slot.ts'

export type SeatAnswer = { slotId: string; answer: 'accepted' | 'declined'; words: string }
export type AnswerRefusal = SeatRefusal | 'slot-unknown'

export async function answerSeat(
  needs: SlotNeeds,
  actor: Actor,
  { slotId, answer, words }: SeatAnswer,
): Promise<Result<null, AnswerRefusal>> {
  return inTransaction(needs.db, async (tx) => {
    const slot = await findSlot(tx, slotId)
    const seat = slot && seatOf(slot, actor.userId)
    // Whether there is such a slot is not for those who have no part in it.
    if (!slot || !seat) return refuse('slot-unknown')
    const now = needs.now()
    const facts = { slot, seat, now }
    const declinedBefore = await countDeclined(tx, { userId: actor.userId, cohortId: slot.cohortId })
    const reason =
      answer === 'accepted' ? refuseAccept(facts) : refuseDecline({ ...facts, declinedBefore, words })
    if (reason) return refuse(reason)
    const done =
      answer === 'accepted'
        ? await acceptSeat(tx, seat.id, now)
        : await endSeat(tx, seat.id, { state: 'declined', endedAt: now, words: words.trim() || null })
    if (!done) return refuse('answered')
    await needs.tell(tx, { type: 'seat-answered', slotId, seat: seat.seat, userId: actor.userId, answer })
    await settleSession({ ...needs, db: tx }, slotId)
    return accept(null)
  })
}
