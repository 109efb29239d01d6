// Entries of the desk, made by saying only what a test is about.
import type { DeskEntry } from '#app/desk/entry.ts'
import type { SeatState, SeatTaken } from '#app/scheduling/slot.ts'

export const DESK_NOW = new Date('2027-03-10T12:00:00Z')

export function hoursAway(hours: number): Date {
  return new Date(DESK_NOW.getTime() + hours * 3_600_000)
}

export function seatFor(
  userId: string,
  state: SeatState = 'accepted',
  seat: SeatTaken['seat'] = 'candidate',
): SeatTaken {
  const words = { askedAt: DESK_NOW, answeredAt: null, endedAt: null, isLate: false, words: null }
  return { id: `${userId}-${seat}-${state}`, seat, userId, name: nameOf(userId), state, ...words }
}

function nameOf(userId: string): string {
  return userId.charAt(0).toUpperCase() + userId.slice(1)
}

/** A confirmed slot of Cara and Ivan, so many hours from now. */
export function entryAt(hours: number, overrides: Partial<DeskEntry> = {}): DeskEntry {
  return {
    id: `entry${hours}`,
    cohortId: 'cohort',
    slotId: `entry${hours}`,
    sessionId: `session${hours}`,
    roundIds: ['practice'],
    level: null,
    startsAt: hoursAway(hours),
    minutes: 60,
    calledOffAt: null,
    seats: [seatFor('cara'), seatFor('ivan', 'accepted', 'interviewer')],
    heldAt: null,
    attended: [],
    questionSlugs: ['test-question'],
    ...overrides,
  }
}

/** The same, when it has taken place with both there. */
export function heldAt(hours: number, overrides: Partial<DeskEntry> = {}): DeskEntry {
  const attended = [
    { userId: 'cara', seat: 'candidate' as const },
    { userId: 'ivan', seat: 'interviewer' as const },
  ]
  return entryAt(hours, { heldAt: hoursAway(hours), attended, ...overrides })
}
