// One alarm per room while nobody may look on: at the end of the minutes that were agreed the screen comes back by itself.
import { focusOverAtMs } from './focus-minutes.ts'
import type { RoomCore } from './room-deps.server.ts'

export class RoomFocus {
  private cancel: (() => void) | null = null
  private readonly core: RoomCore

  constructor(core: RoomCore) {
    this.core = core
  }

  /** After every event: the clock may have stopped, gone on or reached another stage. */
  reset(): void {
    this.stop()
    const now = this.core.deps.now()
    const overAtMs = focusOverAtMs(this.core.state(), now)
    if (overAtMs === null) return
    // A restart may have missed it.
    if (overAtMs <= now.getTime()) return this.core.observe({ type: 'focus-over' })
    this.cancel = this.core.deps.timers.after(overAtMs - now.getTime(), () => this.ring(overAtMs))
  }

  stop(): void {
    this.cancel?.()
    this.cancel = null
  }

  private ring(overAtMs: number): void {
    // A timer may fire a moment early; then the alarm is simply set again.
    if (this.core.deps.now().getTime() < overAtMs) return this.reset()
    this.core.observe({ type: 'focus-over' })
  }
}
