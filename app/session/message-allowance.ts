// How many messages a browser may send: a burst for fast hands, a steady rate for ever.

const BURST = 40
const PER_SECOND = 10
/** Refused this many times in a row, the page is broken or hostile and loses its socket. */
const REFUSALS_MAX = 200

export class MessageAllowance {
  private tokens = BURST
  private at: number
  private refused = 0

  constructor(nowMs: number) {
    this.at = nowMs
  }

  take(nowMs: number): 'ok' | 'too-fast' | 'hang-up' {
    this.tokens = Math.min(BURST, this.tokens + ((nowMs - this.at) / 1000) * PER_SECOND)
    this.at = nowMs
    if (this.tokens >= 1) {
      this.tokens -= 1
      this.refused = 0
      return 'ok'
    }
    this.refused += 1
    return this.refused > REFUSALS_MAX ? 'hang-up' : 'too-fast'
  }
}
