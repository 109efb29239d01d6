// How often one address may ask to join. Counts live as long as the process: a restart forgives, which is harmless at this rate.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** A class of students in one room asks through one address. */
const TRIES_PER_HOUR = 60
const HOUR_S = 3600

export type SignUpTries = {
  /** False when it has been tried too often. */
  take(address: string): Promise<boolean>
}

export function createSignUpTries(): SignUpTries {
  const tries = new RateLimiterMemory({ points: TRIES_PER_HOUR, duration: HOUR_S })
  return {
    async take(address) {
      try {
        await tries.consume(address)
        return true
      } catch (over) {
        if (over instanceof RateLimiterRes) return false
        throw over
      }
    },
  }
}
