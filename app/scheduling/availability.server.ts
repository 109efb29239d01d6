// When people can, for the matcher, for booking and for those who may look: worked out from what is stored each time it is asked for.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { Db } from '#app/db/client.server.ts'
import { listHoursExceptions, listWeeklyHours } from '#app/db/hours.server.ts'
import { shareCohort } from '#app/db/pair-wishes.server.ts'
import { listLimits } from '#app/db/scheduling-profiles.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { clockOf, type Period, type ZoneClock } from '#app/lib/zoned.ts'
import { applyExceptions, inSpell } from './expand.ts'
import { subtract, type Interval } from './intervals.ts'

/** Of each person, sorted and disjoint; without the time in which they take nothing. Everybody asked for is in the answer. */
export async function readAvailability(
  db: Db,
  userIds: readonly string[],
  period: Period,
): Promise<Map<string, Interval[]>> {
  const [hours, exceptions, limits] = await Promise.all([
    listWeeklyHours(db, userIds),
    listHoursExceptions(db, userIds, period),
    listLimits(db, userIds),
  ])
  const hoursOf = groupBy(hours, ({ userId }) => userId)
  const exceptionsOf = groupBy(exceptions, ({ userId }) => userId)
  const pausedUntil = new Map(limits.map(({ userId, pausedUntil: until }) => [userId, until]))
  const clocks = new Map<string, ZoneClock>()
  return new Map(
    userIds.map((userId) => {
      const own = hoursOf.get(userId) ?? []
      const painted = [...groupBy(own, ({ timeZone }) => timeZone)].flatMap(([timeZone, ofZone]) => {
        const clock = clocks.get(timeZone) ?? clockOf(timeZone, period)
        clocks.set(timeZone, clock)
        return clock.spells.flatMap((spell) => inSpell(ofZone, spell))
      })
      const free = applyExceptions(painted, exceptionsOf.get(userId) ?? [], period)
      const until = pausedUntil.get(userId)
      const paused = until ? [{ fromMs: period.from.getTime(), toMs: until.getTime() }] : []
      return [userId, subtract(free, paused)]
    }),
  )
}

/** Of another person: a coordinator's people; for an administrator everybody's. */
export async function mayReadHours(db: Db, actor: Actor, userId: string): Promise<boolean> {
  if (can(actor, 'read-any-hours')) return (await findUser(db, userId)) !== null
  return can(actor, 'read-hours') && (await shareCohort(db, actor.userId, userId))
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
