// Doing something later, as an argument: tests pass a clock of their own and never wait.

export type Timers = {
  /** Runs `work` once after `ms`; the answer cancels it. A pending timer never keeps the process alive. */
  after(ms: number, work: () => void): () => void
}

/** setTimeout treats a longer delay as none at all. */
const DELAY_MAX_MS = 2 ** 31 - 1

export const systemTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, Math.min(Math.max(0, ms), DELAY_MAX_MS))
    timer.unref()
    return () => clearTimeout(timer)
  },
}
