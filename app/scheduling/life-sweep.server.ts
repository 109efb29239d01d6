// Looks every few minutes for what no change announced. A timer of the process: what it finds is in the database.
import type { Log } from '#app/lib/log.ts'
import { minutes } from '#app/lib/time.ts'
import type { Timers } from '#app/lib/timers.ts'
import type { SlotNeeds } from './needs.server.ts'
import { sweepWaitlist } from './offer-places.server.ts'
import { callForUnstaffed } from './stand-by.server.ts'

export const SWEEP_EVERY_MS = minutes(3)

export type LifeSweep = { stop(): Promise<void> }

export function startLifeSweep(needs: { slotNeeds: SlotNeeds; timers: Timers; log: Log }): LifeSweep {
  let sweeping: Promise<void> = Promise.resolve()
  let stopped = false
  let cancel = needs.timers.after(SWEEP_EVERY_MS, sweep)

  function sweep(): void {
    sweeping = sweepWaitlist(needs.slotNeeds)
      .then(() => callForUnstaffed(needs.slotNeeds))
      .catch((error: unknown) =>
        needs.log.error({ error }, 'What happens around slots could not be looked through'),
      )
      .finally(() => {
        if (!stopped) cancel = needs.timers.after(SWEEP_EVERY_MS, sweep)
      })
  }

  return {
    async stop() {
      stopped = true
      cancel()
      await sweeping
    },
  }
}
