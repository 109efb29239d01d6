// The room of a confirmed slot is open and its box ready before the start, with nobody on the page; and closed when it is no longer wanted.
import { z } from 'zod'
import type { AppContext } from '#app/context.server.ts'
import type { Database, Db } from '#app/db/client.server.ts'
import { findSlot } from '#app/db/slots.server.ts'
import { enqueue, withdraw } from '#app/jobs/enqueue.server.ts'
import { jobKind } from '#app/jobs/kinds.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { minutes, seconds } from '#app/lib/time.ts'
import { endOf } from './quarters.ts'

/** As early as a box is held for the slot (BOX_MARGIN). */
export const ROOM_READY_MS = minutes(15)
/** A box takes seconds to some minutes; a host that is away is asked again. */
const LOOK_AGAIN_MS = seconds(30)

export const prepareRoomJob = jobKind(
  'prepare-room',
  z.object({ slotId: z.string(), sessionId: z.string(), plannedAt: z.int(), look: z.int() }),
)
export const closeRoomJob = jobKind('close-room', z.object({ sessionId: z.string() }))

type PrepareRoom = z.infer<typeof prepareRoomJob.payload>

/** In the transaction that confirms or moves a slot. What was planned for another time of it goes. */
export async function planRoom(tx: Db, slotId: string, now: Date): Promise<void> {
  await dropRoom(tx, slotId)
  const slot = await findSlot(tx, slotId)
  if (!slot?.sessionId || endOf(slot) <= now) return
  const { sessionId } = slot
  const runAt = new Date(Math.max(now.getTime(), slot.startsAt.getTime() - ROOM_READY_MS))
  await planLook(tx, { now, runAt, look: { slotId, sessionId, plannedAt: now.getTime(), look: 0 } })
}

/** In the transaction in which a slot loses its confirmation. */
export async function dropRoom(tx: Db, slotId: string): Promise<void> {
  await withdraw(tx, prepareRoomJob, `${slotId}:`)
}

/** In the same transaction, where somebody has been in the room: only the room itself can end that. */
export async function closeRoom(tx: Db, sessionId: string, now: Date): Promise<void> {
  await enqueue(tx, closeRoomJob, { key: sessionId, payload: { sessionId }, now })
}

type Look = { now: Date; runAt: Date; look: PrepareRoom }

async function planLook(tx: Db, { now, runAt, look }: Look): Promise<void> {
  const key = `${look.slotId}:${look.sessionId}:${look.plannedAt}:${look.look}`
  await enqueue(tx, prepareRoomJob, { key, payload: look, now, runAt })
}

export type RoomWorkNeeds = Pick<AppContext, 'now' | 'rooms'> & { db: Database }

export function roomWork(needs: RoomWorkNeeds): Work[] {
  return [
    workOf(prepareRoomJob, (payload) => prepareRoom(needs, payload)),
    workOf(closeRoomJob, ({ sessionId }) => needs.rooms.callOff(sessionId)),
  ]
}

/** Late, after a night without power, is better than never: the box is wanted until the slot is over. */
async function prepareRoom({ db, now, rooms }: RoomWorkNeeds, wish: PrepareRoom): Promise<void> {
  const slot = await findSlot(db, wish.slotId)
  const at = now()
  if (!slot || slot.calledOffAt || slot.sessionId !== wish.sessionId || endOf(slot) <= at) return
  // It has been moved since, and another job waits for that time.
  if (at.getTime() < slot.startsAt.getTime() - ROOM_READY_MS) return
  if ((await rooms.prepare(wish.sessionId)) !== 'on-its-way') return
  const runAt = new Date(at.getTime() + LOOK_AGAIN_MS)
  await planLook(db, { now: at, runAt, look: { ...wish, look: wish.look + 1 } })
}
