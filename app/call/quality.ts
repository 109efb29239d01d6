// How well somebody is heard and seen, from a connection's own figures.

export type Figures = {
  /** There and back, in seconds; null while unknown. */
  roundTripS: number | null
  /** Packets that came, and that did not, since the connection began. */
  received: number
  lost: number
}
export type Quality = 'good' | 'fair' | 'poor'

const FAIR = { roundTripS: 0.25, lossShare: 0.03 }
const POOR = { roundTripS: 0.6, lossShare: 0.1 }

/** Looks at what happened since `before`; null where there is nothing to judge by. */
export function qualityOf(before: Figures | null, now: Figures): Quality | null {
  const received = now.received - (before?.received ?? 0)
  const lost = Math.max(0, now.lost - (before?.lost ?? 0))
  if (now.roundTripS === null && received + lost === 0) return null
  const lossShare = received + lost > 0 ? lost / (received + lost) : 0
  const roundTripS = now.roundTripS ?? 0
  if (roundTripS > POOR.roundTripS || lossShare > POOR.lossShare) return 'poor'
  return roundTripS > FAIR.roundTripS || lossShare > FAIR.lossShare ? 'fair' : 'good'
}

/** The lines of a report that matter here; browsers write many more. */
export function figuresFrom(report: Iterable<Record<string, unknown>>): Figures {
  const figures: Figures = { roundTripS: null, received: 0, lost: 0 }
  for (const line of report) {
    if (line.type === 'inbound-rtp') {
      figures.received += numberOf(line.packetsReceived)
      figures.lost += numberOf(line.packetsLost)
    }
    if (
      line.type === 'candidate-pair' &&
      line.nominated === true &&
      line.currentRoundTripTime !== undefined
    ) {
      figures.roundTripS = numberOf(line.currentRoundTripTime)
    }
  }
  return figures
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
