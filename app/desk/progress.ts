// How far everybody has come in a season: folded from its sessions and slots, whoever asks.
import type { InterviewRole, Role } from '#app/auth/roles.ts'
import { endOf } from '#app/scheduling/quarters.ts'
import { isHeld, type Slot } from '#app/scheduling/slot.ts'

export type ProgressSession = {
  slotId: string | null
  startsAt: Date
  heldAt: Date | null
  people: readonly { userId: string; seat: InterviewRole }[]
}

export type ProgressSource = {
  people: readonly { id: string; role: Role }[]
  sessions: readonly ProgressSession[]
  slots: readonly Pick<Slot, 'id' | 'startsAt' | 'minutes' | 'calledOffAt' | 'seats'>[]
  /** For each candidate of the season. */
  planned: number
  lastSeen: ReadonlyMap<string, Date>
  now: Date
}

export type Progress = {
  /** Sessions whose work began with them there; whoever was absent has none. */
  done: number
  /** Null for people who are no candidates. */
  planned: number | null
  /** Still to come. */
  booked: number
  lastSeenAt: Date | null
  nextAt: Date | null
  lastSessionAt: Date | null
}

/** The parts that count for somebody: a candidate who leads a peer mock has not been interviewed by it. */
export function countsFor(role: Role, seat: InterviewRole): boolean {
  return role === 'candidate' ? seat === 'candidate' : seat !== 'candidate'
}

export function progressOf(source: ProgressSource): Map<string, Progress> {
  const progress = new Map(source.people.map((one) => [one.id, start(one, source)]))
  const roleOf = new Map(source.people.map(({ id, role }) => [id, role]))
  const find = (userId: string, seat: InterviewRole) => {
    const role = roleOf.get(userId)
    return role && countsFor(role, seat) ? progress.get(userId) : undefined
  }
  const slotOf = new Map(source.slots.map((slot) => [slot.id, slot]))
  const begun = new Set<string>()
  for (const { slotId, startsAt, heldAt, people } of source.sessions) {
    if (heldAt && slotId) begun.add(slotId)
    for (const { userId, seat } of people) {
      const own = find(userId, seat)
      if (!own) continue
      if (heldAt) {
        if (!wasAbsent(slotId === null ? undefined : slotOf.get(slotId), userId)) addDone(own, startsAt)
      } else if (slotId === null && startsAt > source.now) addBooked(own, startsAt)
    }
  }
  for (const slot of source.slots) {
    if (slot.calledOffAt || begun.has(slot.id) || endOf(slot) <= source.now) continue
    for (const seat of slot.seats) {
      const own = isHeld(seat) ? find(seat.userId, seat.seat) : undefined
      if (own) addBooked(own, slot.startsAt)
    }
  }
  return progress
}

function start(
  { id, role }: { id: string; role: Role },
  { planned, lastSeen }: Pick<ProgressSource, 'planned' | 'lastSeen'>,
): Progress {
  return {
    done: 0,
    planned: role === 'candidate' ? planned : null,
    booked: 0,
    lastSeenAt: lastSeen.get(id) ?? null,
    nextAt: null,
    lastSessionAt: null,
  }
}

function wasAbsent(slot: Pick<Slot, 'seats'> | undefined, userId: string): boolean {
  const own = slot?.seats.filter((one) => one.userId === userId) ?? []
  return own.some(({ state }) => state === 'absent') && !own.some(isHeld)
}

function addDone(own: Progress, startsAt: Date): void {
  own.done += 1
  if (own.lastSessionAt === null || own.lastSessionAt < startsAt) own.lastSessionAt = startsAt
}

function addBooked(own: Progress, startsAt: Date): void {
  own.booked += 1
  if (own.nextAt === null || startsAt < own.nextAt) own.nextAt = startsAt
}
