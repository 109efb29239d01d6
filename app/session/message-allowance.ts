// How many messages a browser may send: a burst for fast hands, a steady rate for ever.

export type Pace = { burst: number; perSecond: number }

const COMMANDS: Pace = { burst: 40, perSecond: 10 }
/** This many more refused than taken: the page is broken or hostile and loses its socket, however slowly we read it. */
const REFUSALS_MAX = 200

export class MessageAllowance {
  private readonly pace: Pace
  private tokens: number
  private at: number
  private refused = 0

  constructor(nowMs: number, pace: Pace = COMMANDS) {
    this.pace = pace
    this.tokens = pace.burst
    this.at = nowMs
  }

  take(nowMs: number, cost = 1): 'ok' | 'too-fast' | 'hang-up' {
    this.tokens = Math.min(this.pace.burst, this.tokens + ((nowMs - this.at) / 1000) * this.pace.perSecond)
    this.at = nowMs
    if (this.tokens >= cost) {
      this.tokens -= cost
      this.refused = Math.max(0, this.refused - 1)
      return 'ok'
    }
    this.refused += 1
    return this.refused > REFUSALS_MAX ? 'hang-up' : 'too-fast'
  }
}
