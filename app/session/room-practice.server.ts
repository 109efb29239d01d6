// What a practice needs that a session does not: nobody else is there to notice that it is over.
import { minutes, seconds } from '#app/lib/time.ts'
import { isTimeUp, overrunOf } from './clock.ts'
import type { PracticeOutcome } from './events.ts'
import type { Notice } from './notices.ts'
import type { RoomCore } from './room-deps.server.ts'
import { isClocked } from './state.ts'
import type { Leaving } from './view-types.ts'

const LOOK_EVERY_MS = seconds(30)
/** Nothing typed and nothing pressed for this long is announced … */
export const IDLE_ASK_MS = minutes(20)
/** … and after so much longer the box is put away. */
export const IDLE_LEAVE_MS = minutes(5)
/** At zero the work stands still for this long: time to add minutes, or to read the walkthrough. */
export const GRACE_AFTER_ZERO_MS = minutes(10)

export class RoomPractice {
  private leavingNow: Leaving | null = null
  private activeAtMs: number
  private cancel: (() => void) | null = null
  private readonly core: RoomCore
  private readonly say: (notice: Notice) => void

  constructor(core: RoomCore, say: (notice: Notice) => void) {
    this.core = core
    this.say = say
    this.activeAtMs = core.deps.now().getTime()
  }

  get leaving(): Leaving | null {
    return this.leavingNow
  }

  get idleMs(): number {
    return this.core.deps.now().getTime() - this.activeAtMs
  }

  start(): void {
    this.stop()
    if (this.core.session.kind !== 'practice' || this.isClosed()) return
    this.cancel = this.core.deps.timers.after(LOOK_EVERY_MS, () => {
      this.start()
      this.look()
    })
  }

  stop(): void {
    this.cancel?.()
    this.cancel = null
  }

  /** A key, a button, a page that was opened. */
  active(): void {
    this.activeAtMs = this.core.deps.now().getTime()
    if (this.leavingNow?.because === 'idle') this.setLeaving(null)
  }

  /** A booked session needs the room. */
  announce(at: Date): void {
    this.setLeaving({ because: 'booked', at: at.toISOString() })
    const wholeMinutes = Math.round((at.getTime() - this.core.deps.now().getTime()) / minutes(1))
    this.say({
      id: `leaving-${at.toISOString()}`,
      tone: 'warning',
      words: `A booked session needs this place. Your box goes in ${wholeMinutes} minutes; what you did is kept.`,
    })
  }

  /** There is room again, so whoever was to leave may stay, and time can be added. */
  reassure(): void {
    if (this.leavingNow?.because !== 'booked') return this.core.changed()
    this.say({
      id: `staying-${this.leavingNow.at}`,
      tone: 'calm',
      words: 'There is room again: you can stay.',
    })
    this.setLeaving(null)
  }

  private look(): void {
    const state = this.core.state()
    const now = this.core.deps.now()
    if (
      state.phase === 'working' &&
      isTimeUp(state, now) &&
      overrunOf(state.clock, now) >= GRACE_AFTER_ZERO_MS
    ) {
      return this.end('ran-out')
    }
    if (this.leavingNow?.because === 'booked') {
      return now.getTime() < Date.parse(this.leavingNow.at) ? undefined : this.end('made-way')
    }
    if (this.idleMs >= IDLE_ASK_MS + IDLE_LEAVE_MS) return this.end('put-away')
    if (this.idleMs >= IDLE_ASK_MS && !this.leavingNow) this.askIfThere(now)
  }

  private askIfThere(now: Date): void {
    const at = new Date(this.activeAtMs + IDLE_ASK_MS + IDLE_LEAVE_MS)
    this.setLeaving({ because: 'idle', at: at.toISOString() })
    this.say({
      id: `idle-${now.toISOString()}`,
      tone: 'warning',
      words: 'Nothing has been typed for a while. In 5 minutes this box is put away; any key keeps it.',
    })
  }

  private end(outcome: PracticeOutcome): void {
    this.core.observe({ type: 'practice-over', outcome })
  }

  private setLeaving(leaving: Leaving | null): void {
    this.leavingNow = leaving
    this.core.changed()
  }

  private isClosed(): boolean {
    const state = this.core.state()
    return state.phase === 'closed' || (!isClocked(state) && state.phase !== 'lobby')
  }
}
