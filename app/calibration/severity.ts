// Whether somebody rates higher or lower than the others who saw the same. Words about a scale, never about a person.
import { meanOf } from './agreement.ts'
import { intervalOf, type Interval } from './bootstrap.ts'
import { groupBy, sharedUnits, type Rated } from './rated.ts'

/** With fewer, what looks like a habit is mostly luck. */
export const SEVERITY_SESSIONS_MIN = 8
/** Half of what is seen is believed after this many sessions. */
export const SHRINKAGE_SESSIONS = 8

export type Severity = {
  raterId: string
  /** Sittings that somebody else rated too. */
  sessions: number
  /** Above 0: rates higher than the others. As seen, and drawn towards 0 by how little was seen. Null until there are enough. */
  seen: number | null
  shrunk: number | null
  /** Of the shrunk figure. */
  interval: Interval | null
}

/** How much of what is seen counts after so many sessions. */
export function trustIn(sessions: number): number {
  return sessions / (sessions + SHRINKAGE_SESSIONS)
}

/** In the order of their ids: nothing here is a ranking. */
export function severities(rated: readonly Rated[]): Severity[] {
  const byRater = groupBy(differencesOf(rated), ({ raterId }) => raterId)
  return [...byRater.keys()].sort().map((raterId) => {
    const sittings = groupBy(byRater.get(raterId) ?? [], ({ sittingId }) => sittingId)
    const perSession = [...sittings.values()].map((ones) => meanOf(ones.map((one) => one.difference)) ?? 0)
    const sessions = perSession.length
    if (sessions < SEVERITY_SESSIONS_MIN)
      return { raterId, sessions, seen: null, shrunk: null, interval: null }
    const seen = meanOf(perSession) ?? 0
    const trust = trustIn(sessions)
    const interval = intervalOf(perSession, meanOf)
    return {
      raterId,
      sessions,
      seen,
      shrunk: seen * trust,
      interval: interval && { from: interval.from * trust, to: interval.to * trust },
    }
  })
}

/** Each rating against the mean of what all others gave to the same. */
export function differencesOf(
  rated: readonly Rated[],
): { raterId: string; sittingId: string; dimensionId: string; difference: number }[] {
  return sharedUnits(rated).flatMap(({ sittingId, dimensionId, given }) =>
    given.map(({ raterId, rating }, at) => {
      const others = meanOf(given.filter((_one, other) => other !== at).map((one) => one.rating)) ?? rating
      return { raterId, sittingId, dimensionId, difference: rating - others }
    }),
  )
}
