// The scorecard as a form: the names of its fields, and a draft read back from them. Works the same with and without scripts.
import { scorecardDraft, type RoundDraft, type RubricDimension, type ScorecardDraft } from './scorecard.ts'

/** The value of the fifth choice, beside the four ratings. */
export const NOT_OBSERVED = 'not-observed'
export const STRENGTHS = [1, 2] as const

export type FieldNames = ReturnType<typeof fieldNamesOf>

/** All rounds of a session are in one form. */
export function fieldNamesOf(round: number) {
  return {
    rating: (dimensionId: string) => `${round}.rating.${dimensionId}`,
    evidence: (dimensionId: string) => `${round}.evidence.${dimensionId}`,
    notes: (dimensionId: string) => `${round}.notes.${dimensionId}`,
    /** Chosen from the timeline. */
    moments: (dimensionId: string) => `${round}.moments.${dimensionId}`,
    /** Typed. */
    momentWords: (dimensionId: string) => `${round}.momentWords.${dimensionId}`,
    strength: (order: number) => `${round}.strength.${order}`,
    moment: (order: number) => `${round}.moment.${order}`,
    tryNext: `${round}.tryNext`,
    resource: `${round}.resource`,
  } as const
}

type FormRound = { round: number; rubric: { dimensions: readonly RubricDimension[] } }

/** Null when something cannot have come from the form: too long, or not one of the choices. */
export function parseScorecardForm(form: FormData, rounds: readonly FormRound[]): RoundDraft[] | null {
  const drafts: RoundDraft[] = []
  for (const one of rounds) {
    const draft = parseRound(form, one)
    if (!draft) return null
    drafts.push({ round: one.round, draft })
  }
  return drafts
}

function parseRound(form: FormData, { round, rubric: { dimensions } }: FormRound): ScorecardDraft | null {
  const fieldNames = fieldNamesOf(round)
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
      ...momentsIn(form, fieldNames, id),
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

/** Nothing where no moment is meant: most ratings have none. */
function momentsIn(form: FormData, names: FieldNames, dimensionId: string) {
  const chosen = form.getAll(names.moments(dimensionId)).map((value) => ({ sessionMs: Number(value) }))
  const typed = form.get(names.momentWords(dimensionId))
  return {
    ...(chosen.length > 0 ? { moments: chosen } : {}),
    ...(typeof typed === 'string' && typed !== '' ? { momentWords: typed } : {}),
  }
}

/** How a rating stands in the form. */
export function ratingValue(one: { rating: number | null; notObserved: boolean }): string | undefined {
  if (one.notObserved) return NOT_OBSERVED
  return one.rating === null ? undefined : String(one.rating)
}
