// What a kind of work is: its name in the database and what it has to be told. No Node, no database: every room may name its own.
import type { z } from 'zod'

export type JobKind<Payload> = {
  name: string
  payload: z.ZodType<Payload>
  /** Given up after as many tries; an administrator may put it in the queue again. */
  triesMax: number
}

/** About two hours of trying, see `pauseAfter`. */
const TRIES_MAX = 12

export function jobKind<Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  { triesMax = TRIES_MAX }: { triesMax?: number } = {},
): JobKind<Payload> {
  return { name, payload, triesMax }
}

const FIRST_PAUSE_MS = 15_000
/** Whatever was down is tried again soon after it is back. */
const PAUSE_MAX_MS = 15 * 60_000

/** How long to wait after the try with this number (from 1) has failed: 15 s, 30 s, a minute … never more than a quarter of an hour. */
export function pauseAfter(tries: number): number {
  return Math.min(PAUSE_MAX_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 20))
}

/** Thrown by work that will never succeed (nobody has this address): it is given up at once. */
export class HopelessJob extends Error {
  // Code that is loaded twice has two classes of this name: the mark is what counts.
  readonly hopeless = true
}

export function isHopeless(error: unknown): boolean {
  return error instanceof Error && 'hopeless' in error && error.hopeless === true
}
