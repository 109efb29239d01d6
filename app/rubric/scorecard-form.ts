// The scorecard as a form: the names of its fields, and a draft read back from them. Works the same with and without scripts.
import { scorecardDraft, type RubricDimension, type ScorecardDraft } from './scorecard.ts'

/** The value of the fifth choice, beside the four ratings. */
export const NOT_OBSERVED = 'not-observed'
export const STRENGTHS = [1, 2] as const

export const fieldNames = {
  rating: (dimensionId: string) => `rating.${dimensionId}`,
  evidence: (dimensionId: string) => `evidence.${dimensionId}`,
  notes: (dimensionId: string) => `notes.${dimensionId}`,
  strength: (order: number) => `strength.${order}`,
  moment: (order: number) => `moment.${order}`,
  tryNext: 'tryNext',
  resource: 'resource',
} as const

/** Null when something cannot have come from the form: too long, or not one of the choices. */
export function parseScorecardForm(
  form: FormData,
  dimensions: readonly RubricDimension[],
): ScorecardDraft | null {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const ratings = dimensions.map(({ id }) => {
    const chosen = text(fieldNames.rating(id))
    return {
      dimensionId: id,
      rating: chosen === '' || chosen === NOT_OBSERVED ? null : Number(chosen),
      notObserved: chosen === NOT_OBSERVED,
      evidence: text(fieldNames.evidence(id)),
      noteIds: form.getAll(fieldNames.notes(id)).map(String),
    }
  })
  const strengths = STRENGTHS.map((order) => {
    const moment = text(fieldNames.moment(order))
    return { text: text(fieldNames.strength(order)), momentMs: moment === '' ? null : Number(moment) }
  })
  const parsed = scorecardDraft.safeParse({
    ratings,
    strengths,
    tryNext: text(fieldNames.tryNext),
    resource: text(fieldNames.resource),
  })
  return parsed.success ? parsed.data : null
}

/** How a rating stands in the form. */
export function ratingValue(one: { rating: number | null; notObserved: boolean }): string | undefined {
  if (one.notObserved) return NOT_OBSERVED
  return one.rating === null ? undefined : String(one.rating)
}
