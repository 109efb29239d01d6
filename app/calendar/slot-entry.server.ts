// The entry of one slot as a file, for who has a seat in it.
import type { AppContext } from '#app/context.server.ts'
import { createAppointments } from './appointments.server.ts'
import { uidOfSlot } from './slot-appointment.server.ts'
import { writeEntry } from './write-calendar.server.ts'

type Needs = Pick<AppContext, 'db' | 'questions' | 'env'>

/** Null for anybody without a seat, as for a slot that never was. */
export async function readSlotEntry(
  needs: Needs,
  { slotId, userId }: { slotId: string; userId: string },
): Promise<string | null> {
  const appointment = await createAppointments(needs).findOwn(uidOfSlot(needs, slotId), userId)
  return appointment && writeEntry(appointment, userId)
}
