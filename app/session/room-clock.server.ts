// One alarm per room: the next warning or zero, set again after every event; and that of the minutes in which nobody looks
// on. Nothing ticks.
import { nextAlarm } from './clock.ts'
import { timeNotice, type Notice } from './notices.ts'
import type { RoomCore } from './room-deps.server.ts'
import { RoomFocus } from './room-focus.server.ts'
import { isClocked } from './state.ts'

export class RoomClock {
  private cancel: (() => void) | null = null
  private readonly core: RoomCore
  private readonly focus: RoomFocus
  private readonly say: (notice: Notice) => void

  constructor(core: RoomCore, say: (notice: Notice) => void) {
    this.core = core
    this.focus = new RoomFocus(core)
    this.say = say
  }

  reset(): void {
    this.stop()
    this.focus.reset()
    const now = this.core.deps.now()
    const alarm = nextAlarm(this.core.state(), now)
    if (!alarm) return
    this.cancel = this.core.deps.timers.after(alarm.atMs - now.getTime(), () => this.ring(alarm))
  }

  stop(): void {
    this.cancel?.()
    this.cancel = null
    this.focus.stop()
  }

  private ring(alarm: { atMs: number; remainingMs: number }): void {
    const state = this.core.state()
    // A timer may fire a moment early; then the alarm is simply set again.
    if (!isClocked(state) || this.core.deps.now().getTime() < alarm.atMs) return this.reset()
    this.say(timeNotice(alarm.remainingMs, state))
    if (alarm.remainingMs === 0) {
      this.core.observe({ type: 'time-up' })
      this.core.changed()
    }
    this.reset()
  }
}
