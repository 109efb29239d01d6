// The machine's memory as sessions and practice share it: asks the host, keeps room for what is booked, sends practice away.
import { listSessionPhases } from '#app/db/session-events.server.ts'
import { listSessionsBetween } from '#app/db/sessions.server.ts'
import { minutes } from '#app/lib/time.ts'
import type { PracticeOutcome } from './events.ts'
import {
  bookedMb,
  BOOKED_EARLY_MS,
  BOOKED_LATE_MS,
  BOOKED_NOW_MS,
  tryAgainAt,
  whoGivesWay,
  type Booked,
  type Practising,
} from './giving-way.ts'
import type { Question } from '#questions/schema.ts'
import type { RoomDeps } from './room-deps.server.ts'
import { sessionOfBox } from './sandbox-names.ts'
import { questionsOf } from './session-plan.server.ts'

/** Between the announcement and the end, when nobody stands at the door yet. */
const NOTICE_MS = minutes(3)

/** A practice that holds a box, as the sharing of memory sees it. */
export type Tenant = Practising & {
  /** Somebody is told, and goes at that time unless room appears. */
  announce(at: Date): void
  /** Room has appeared, or may have: whoever was to leave stays, and what may be done is shown anew. */
  reassure(): void
  end(outcome: PracticeOutcome): Promise<void>
}

export type Places = {
  /** Whether this much is free for one more practice; otherwise when to come again. */
  ask(memoryMb: number): Promise<{ ok: true } | { ok: false; tryAt: Date }>
  /** Whether a practice may be prolonged, as of the last look. */
  readonly boxMayStay: boolean
  /** Looks at the machine again, and announces to practice that has to leave. */
  look(): Promise<void>
  /** A session stands before a full machine: practice ends now. False = nothing there to end. */
  makeWay(memoryMb: number): Promise<boolean>
}

export type PlacesNeeds = Omit<RoomDeps, 'places'> & {
  tenants(): readonly Tenant[]
  /** Milliseconds until boxes that are here are likely to go. */
  goesInMs(): readonly number[]
}

export function createPlaces(needs: PlacesNeeds): Places {
  const { sandbox, now } = needs
  let boxMayStay = true

  /** Room that is left when the sessions booked within this time have theirs. May be negative. */
  async function freeMb(withinMs: number): Promise<number> {
    const { total, promised } = (await sandbox.request('status', {})).memoryMb
    return total - promised - bookedMb(await listBooked(), now(), withinMs)
  }

  async function listBooked(): Promise<Booked[]> {
    const at = now().getTime()
    const { db, questions } = needs
    const sessions = await listSessionsBetween(
      db,
      new Date(at - BOOKED_LATE_MS),
      new Date(at + BOOKED_EARLY_MS),
    )
    if (sessions.length === 0) return []
    const { sandboxes } = await sandbox.request('listSandboxes', {})
    const housed = new Set(sandboxes.map(({ sandboxId }) => sessionOfBox(sandboxId)))
    const ids = sessions.map(({ id }) => id)
    const phaseOf = await listSessionPhases(db, ids)
    return sessions.map(({ id, scheduledAt, rounds }) => ({
      sessionId: id,
      scheduledAt,
      memoryMb: largestBoxMb(questionsOf({ rounds }, questions)),
      boxless: !housed.has(id) && phaseOf.get(id) === 'lobby',
    }))
  }

  return {
    get boxMayStay() {
      return boxMayStay
    },
    async ask(memoryMb) {
      const free = await freeMb(BOOKED_EARLY_MS)
      boxMayStay = free >= 0
      return free >= memoryMb ? { ok: true } : { ok: false, tryAt: tryAgainAt(now(), needs.goesInMs()) }
    },
    async look() {
      const tenants = needs.tenants()
      if (tenants.length === 0 || !sandbox.connected) return
      boxMayStay = (await freeMb(BOOKED_EARLY_MS)) >= 0
      if (boxMayStay) return tenants.forEach((tenant) => tenant.reassure())
      const leaving = new Set(whoGivesWay(tenants, -(await freeMb(BOOKED_NOW_MS))))
      const at = new Date(now().getTime() + NOTICE_MS)
      for (const tenant of tenants) {
        if (leaving.has(tenant.sessionId) && !tenant.announced) tenant.announce(at)
      }
    },
    async makeWay(memoryMb) {
      const { total, promised } = (await sandbox.request('status', {})).memoryMb
      const tenants = needs.tenants()
      const leaving = whoGivesWay(tenants, memoryMb - (total - promised))
      await Promise.all(
        tenants
          .filter(({ sessionId }) => leaving.includes(sessionId))
          .map((tenant) => tenant.end('made-way')),
      )
      return leaving.length > 0
    },
  }
}

/** One box at a time: the session needs no more than its largest. */
function largestBoxMb(questions: readonly Question[]): number {
  return Math.max(0, ...questions.map(({ sandbox }) => sandbox?.memoryMb ?? 0))
}
