class Limiter {
  constructor(rate, burst) {
    this.rate = rate
    this.burst = burst
    this.buckets = {}
  }

  allow(key, now) {
    const b = (this.buckets[key] ??= { tokens: this.burst, updated: now })
    b.tokens = Math.min(this.burst, b.tokens + Math.max(0, now - b.updated) * this.rate)
    b.updated = now
    if (b.tokens < 1 - 1e-6) return false
    b.tokens -= 1
    return true
  }
}

module.exports = { Limiter }
