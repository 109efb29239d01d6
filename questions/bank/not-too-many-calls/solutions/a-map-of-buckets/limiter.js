const ALMOST = 1e-6

/** Every caller may make `burst` calls at once, and `rate` a second in the long run. */
class Limiter {
  #buckets = new Map()

  constructor(rate, burst) {
    this.rate = rate
    this.burst = burst
  }

  /** Whether this caller may make a call at `now` (seconds). */
  allow(key, now) {
    const bucket = this.#bucketOf(key, now)
    const passed = Math.max(0, now - bucket.updated)
    bucket.tokens = Math.min(this.burst, bucket.tokens + passed * this.rate)
    bucket.updated += passed
    if (bucket.tokens < 1 - ALMOST) return false
    bucket.tokens -= 1
    return true
  }

  #bucketOf(key, now) {
    let bucket = this.#buckets.get(key)
    if (!bucket) {
      bucket = { tokens: this.burst, updated: now }
      this.#buckets.set(key, bucket)
    }
    return bucket
  }
}

module.exports = { Limiter }
