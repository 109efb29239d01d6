// One candidate asks another whether they would exchange times.
import type { Db } from '#app/db/client.server.ts'
import { findSwapWanted } from '#app/db/slot-tellings.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { swapWantedLetter } from '#app/mail/slot-letters.ts'
import type { ScheduleEvent } from './schedule-events.ts'
import { appointmentOf, readNews, sendLetter, type TellNeeds } from './slot-news.server.ts'

export async function tellSwapWanted(
  db: Db,
  needs: TellNeeds,
  { swapId, toUserId }: Extract<ScheduleEvent, { type: 'swap-wanted' }>,
): Promise<void> {
  const swap = await findSwapWanted(db, swapId)
  if (swap?.toUserId !== toUserId) return
  // Their own time is the one that is wanted; what is offered is that of who asks.
  const [own, offered] = [
    await readNews(db, needs, swap.toSlotId),
    await readNews(db, needs, swap.fromSlotId),
  ]
  if (!own || !offered) return
  const byName = (await findUser(db, swap.fromUserId))?.name ?? 'Somebody'
  const other = appointmentOf(offered)
  await sendLetter(own, toUserId, {
    about: `swap:${swapId}`,
    write: (appointment, reader) => swapWantedLetter(appointment, reader, { other, byName }),
  })
}
