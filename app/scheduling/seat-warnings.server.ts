// What speaks against a seat, read for several people and times at once.
import type { Db } from '#app/db/client.server.ts'
import { listLimits, listTakenRounds } from '#app/db/scheduling-profiles.server.ts'
import type { Seatable } from '#app/db/slot-desk.server.ts'
import { listSeatsHeld } from '#app/db/slots.server.ts'
import { days } from '#app/lib/time.ts'
import { readAvailability } from './availability.server.ts'
import { limitsOf } from './limits.ts'
import type { Span } from './quarters.ts'
import {
  placed,
  warnAboutSeat,
  type PlacedSpan,
  type SeatLoad,
  type SeatWarning,
  type WantedSeat,
} from './seat-warnings.ts'

/** A week has seven days, and zones are up to a day apart. */
const AROUND_MS = days(8)

export type SeatLoads = {
  warn: (userId: string, seat: WantedSeat) => SeatWarning[]
  /** From now on this counts as theirs. */
  add: (userId: string, span: Span) => void
  saysYes: (userId: string) => boolean
}

/** Of everybody in `people`, for seats that begin between `first` and `last`. */
export async function readSeatLoads(
  db: Db,
  people: readonly Seatable[],
  { first, last, exceptSlotId = '' }: { first: Date; last: Date; exceptSlotId?: string },
): Promise<SeatLoads> {
  const ids = people.map(({ id }) => id)
  const period = {
    from: new Date(first.getTime() - AROUND_MS),
    to: new Date(last.getTime() + AROUND_MS),
  }
  const [hours, limits, rounds, seats] = await Promise.all([
    readAvailability(db, ids, period),
    listLimits(db, ids),
    listTakenRounds(db, ids),
    listSeatsHeld(db, ids, { from: period.from, until: period.to }),
  ])
  const loads = new Map(
    people.map(({ id, role, timeZone }): [string, SeatLoad & { sessions: PlacedSpan[] }] => {
      const sessions = seats
        .filter(({ userId, slotId }) => userId === id && slotId !== exceptSlotId)
        .map((one) => placed(one, timeZone))
      const said = limits.find(({ userId }) => userId === id) ?? null
      return [
        id,
        {
          timeZone,
          limits: limitsOf(role, said),
          hours: hours.get(id) ?? [],
          rounds: rounds.filter(({ userId }) => userId === id),
          sessions,
        },
      ]
    }),
  )
  return {
    warn: (userId, seat) => {
      const load = loads.get(userId)
      return load ? warnAboutSeat(seat, load) : []
    },
    add(userId, span) {
      const load = loads.get(userId)
      load?.sessions.push(placed(span, load.timeZone))
    },
    saysYes: (userId) => loads.get(userId)?.limits.takesInHours ?? false,
  }
}
