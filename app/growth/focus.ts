// One thing to look at next, and questions to practise it alone. A suggestion: it says why, and nobody is told whether it was taken.
import type { Offer } from '#app/practice/offers.ts'
import type { Trail } from './trails.ts'

export const SUGGESTED_MAX = 3
/** Above this there is nothing that needs looking at before anything else. */
const ENOUGH = 3.5
/** What counts: the last few, so that an old low rating does not stay for ever. */
const LATEST = 3

/** What of a solo box trains which dimension. Rounds without a box have none: they need somebody who listens. */
const skillsFor: Record<string, readonly string[]> = {
  triage: ['reading-logs', 'testing-http', 'reading-metrics'],
  method: ['tracing-processes', 'inspecting-sockets', 'reading-logs'],
  knowledge: ['reading-units', 'tracing-processes', 'measuring-resources', 'checking-permissions'],
  safety: ['mitigating-first', 'keeping-evidence', 'recovering-data'],
  cause: ['debugging-code', 'reading-code', 'reading-units'],
  evidence: ['capturing-packets', 'inspecting-sockets', 'resolving-names'],
  mending: ['resolving-names', 'inspecting-sockets', 'checking-permissions'],
  path: ['resolving-names', 'testing-http', 'capturing-packets'],
  diagnosis: ['measuring-resources', 'tracing-processes', 'inspecting-sockets'],
  observation: ['reading-metrics', 'reading-logs'],
  mitigation: ['mitigating-first', 'reading-units'],
}

export type Focus = {
  dimensionId: string
  title: string
  rubricTitle: string
  /** Of the last few ratings. */
  mean: number
  sessions: number
}

/** The lowest of late; of equals, what weighs more. Null where nothing was rated, or everything is strong. */
export function focusOf(trails: readonly Trail[]): Focus | null {
  const latest = trails.map((trail) => {
    const points = trail.points.slice(-LATEST)
    const mean = points.reduce((sum, { rating }) => sum + rating, 0) / points.length
    return { ...trail, mean, sessions: trail.points.length }
  })
  latest.sort(
    (one, other) =>
      one.mean - other.mean || other.weight - one.weight || one.dimensionId.localeCompare(other.dimensionId),
  )
  const [first] = latest
  if (!first || first.mean > ENOUGH) return null
  const { dimensionId, title, rubricTitle, mean, sessions } = first
  return { dimensionId, title, rubricTitle, mean, sessions }
}

type Wanted = {
  focus: Pick<Focus, 'dimensionId'> | null
  level: number
  metTopics: ReadonlySet<string>
}

/**
 * Solo questions for it: not solved alone yet, of the level one is at or next to it; first what trains most of it. Without a focus, or
 * where no box trains it, what has topics that were not met.
 */
export function suggestOffers(offers: readonly Offer[], { focus, level, metTopics }: Wanted): Offer[] {
  const wanted = new Set(focus ? (skillsFor[focus.dimensionId] ?? []) : [])
  const open = offers.filter(({ standing }) => standing !== 'solved')
  const scored = open.map((offer) => ({
    offer,
    fits: offer.skills.filter((skill) => wanted.has(skill)).length,
    fresh: offer.topics.filter((topic) => !metTopics.has(topic)).length,
    away: Math.abs(offer.level - level),
  }))
  const fitting = scored.filter(({ fits, away }) => fits > 0 && away <= 1)
  const pool = fitting.length > 0 ? fitting : scored.filter(({ away }) => away <= 1)
  return pool
    .sort(
      (one, other) =>
        other.fits - one.fits ||
        other.fresh - one.fresh ||
        one.away - other.away ||
        one.offer.key.localeCompare(other.offer.key),
    )
    .slice(0, SUGGESTED_MAX)
    .map(({ offer }) => offer)
}

/** After one scorecard. */
export type PractiseAfter = {
  /** What it is for. */
  title: string
  /** Empty where no box trains it: that takes somebody who listens. */
  offers: Offer[]
}

/** Of a level one is at or next to, not solved alone yet: only what trains this dimension. */
export function offersThatTrain(offers: readonly Offer[], dimensionId: string, level: number): Offer[] {
  const wanted = new Set(skillsFor[dimensionId] ?? [])
  return suggestOffers(
    offers.filter(({ skills }) => skills.some((skill) => wanted.has(skill))),
    { focus: { dimensionId }, level, metTopics: new Set() },
  )
}
