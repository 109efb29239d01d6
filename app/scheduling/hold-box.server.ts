// A slot of a round with a box is promised one for its time.
import { holdBox } from '#app/db/slots.server.ts'
import { BOX_MARGIN } from './booking-rules.ts'
import type { SlotNeedsIn } from './needs.server.ts'
import { quartersOf } from './quarters.ts'
import { roundNeedsBox } from './round-box.ts'
import type { Slot } from './slot.ts'

/** False (and nothing held) where the machine is full; true also where none is needed. */
export async function holdBoxFor(
  { db, questions, boxPlaces }: Pick<SlotNeedsIn, 'db' | 'questions' | 'boxPlaces'>,
  slot: Slot,
): Promise<boolean> {
  const round = questions.findRound(slot.roundId)
  if (!round || !roundNeedsBox(round)) return true
  return holdBox(db, slot.id, { quarters: quartersOf(slot, BOX_MARGIN), places: boxPlaces() })
}
