// Who gives way when the machine is full: practice to sessions, the most idle first. No host, no database, no time.
import { minutes } from '#app/lib/time.ts'

export type Practising = {
  sessionId: string
  memoryMb: number
  /** Since somebody last typed or pressed something. */
  idleMs: number
  startedAtMs: number
  /** Has been told to leave: nobody else is told for the same room. */
  announced: boolean
}

/** Below this everybody counts as busy: a minute of thinking is not idleness. */
const THINKING_MS = minutes(5)

/** Those who leave so that this much is free: the most idle first, among the busy the newest. */
export function whoGivesWay(practising: readonly Practising[], neededMb: number): string[] {
  const order = practising.toSorted(
    (a, b) =>
      Number(b.announced) - Number(a.announced) ||
      idleness(b) - idleness(a) ||
      b.startedAtMs - a.startedAtMs ||
      a.sessionId.localeCompare(b.sessionId),
  )
  const leaving: string[] = []
  let freed = 0
  for (const { sessionId, memoryMb } of order) {
    if (freed >= neededMb) break
    leaving.push(sessionId)
    freed += memoryMb
  }
  return leaving
}

function idleness({ idleMs }: Practising): number {
  return idleMs < THINKING_MS ? 0 : idleMs
}

export type Booked = { sessionId: string; scheduledAt: Date; memoryMb: number; boxless: boolean }

/** No practice begins or is prolonged on room that a session will want within this time. */
export const BOOKED_EARLY_MS = minutes(30)
/** Practice that is there already leaves only when a session is this near. */
export const BOOKED_NOW_MS = minutes(8)
/** Nobody has come for this long: what was kept is given back. */
export const BOOKED_LATE_MS = minutes(30)

export function bookedMb(sessions: readonly Booked[], now: Date, withinMs: number): number {
  return sessions
    .filter(({ scheduledAt, boxless }) => {
      const dueInMs = scheduledAt.getTime() - now.getTime()
      return boxless && dueInMs <= withinMs && dueInMs >= -BOOKED_LATE_MS
    })
    .reduce((sum, { memoryMb }) => sum + memoryMb, 0)
}

const SOONEST_MS = minutes(2)
const USUAL_MS = minutes(15)
const LATEST_MS = minutes(60)

/** When it is worth trying again: the next box that is likely to go, within reason. */
export function tryAgainAt(now: Date, goesInMs: readonly number[]): Date {
  const next = goesInMs.length > 0 ? Math.min(...goesInMs) : USUAL_MS
  return new Date(now.getTime() + Math.min(LATEST_MS, Math.max(SOONEST_MS, next)))
}
