// How far everybody has come in a season: folded from its entries, whoever asks.
import type { InterviewRole, Role } from '#app/auth/roles.ts'
import { endOf } from '#app/scheduling/quarters.ts'
import { isHeld } from '#app/scheduling/slot.ts'
import type { DeskEntry } from './entry.ts'

export type ProgressSource = {
  people: readonly { id: string; role: Role }[]
  entries: readonly DeskEntry[]
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

export type Part = { userId: string; seat: InterviewRole }

/** Whose session it was, or will be; nobody's where it was called off or nobody came. */
export function partsOf(entry: DeskEntry, now: Date): { parts: readonly Part[]; is: 'done' | 'booked' } {
  if (entry.heldAt) return { parts: entry.attended, is: 'done' }
  const isComing = entry.calledOffAt === null && endOf(entry) > now
  return { parts: isComing ? entry.seats.filter(isHeld) : [], is: 'booked' }
}

export function progressOf({
  people,
  entries,
  planned,
  lastSeen,
  now,
}: ProgressSource): Map<string, Progress> {
  const roleOf = new Map(people.map(({ id, role }) => [id, role]))
  const progress = new Map(
    people.map(({ id, role }): [string, Progress] => {
      const nothing = { done: 0, booked: 0, nextAt: null, lastSessionAt: null }
      const ownPlan = role === 'candidate' ? planned : null
      return [id, { ...nothing, planned: ownPlan, lastSeenAt: lastSeen.get(id) ?? null }]
    }),
  )
  for (const entry of entries) {
    const { parts, is } = partsOf(entry, now)
    for (const { userId, seat } of parts) {
      const role = roleOf.get(userId)
      const own = role && countsFor(role, seat) ? progress.get(userId) : undefined
      if (own) add(own, is, entry.startsAt)
    }
  }
  return progress
}

function add(own: Progress, is: 'done' | 'booked', startsAt: Date): void {
  own[is] += 1
  if (is === 'done') {
    if (own.lastSessionAt === null || own.lastSessionAt < startsAt) own.lastSessionAt = startsAt
  } else if (own.nextAt === null || startsAt < own.nextAt) own.nextAt = startsAt
}
