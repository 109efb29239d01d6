// What a scorecard is: ratings with evidence, and feedback. A draft may be incomplete; what is submitted may not.
import { z } from 'zod'
import { momentClock, readMoment, type Moment } from '#app/session/moment.ts'
import { summarize, type Rating, type Summary } from './ratings.ts'

/** One sentence about something seen or heard. */
export const EVIDENCE_CHARS_MIN = 15
export const EVIDENCE_CHARS_MAX = 1000
export const FEEDBACK_CHARS_MAX = 600
export const NOTES_ATTACHED_MAX = 40
/** The longest is made of a slug and the id of a point. */
export const EVIDENCE_ID_MAX = 200
export const MOMENTS_MAX = 20
/** A few moments as they are typed: "12:05, 17:40". */
export const MOMENT_WORDS_MAX = 200
/** Longer than any session. */
const SESSION_MS_MAX = 24 * 3_600_000

const rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export const moment = z.object({
  sessionMs: z.number().int().min(0).max(SESSION_MS_MAX),
  terminal: z.number().int().min(1).max(9).optional(),
})
const text = (max: number) => z.string().max(max, `At most ${max} characters.`)

/** `rating: null` with `notObserved: false` = not rated yet. */
export const dimensionRating = z
  .object({
    dimensionId: z.string().min(1).max(80),
    rating: rating.nullable(),
    notObserved: z.boolean(),
    evidence: text(EVIDENCE_CHARS_MAX),
    /** Ids of what the session recorded that supports the rating: notes, comments, points, tests, hints. */
    noteIds: z.array(z.string().max(EVIDENCE_ID_MAX)).max(NOTES_ATTACHED_MAX),
    /** Moments chosen from the timeline. Absent in scorecards from before there was a replay. */
    moments: z.array(moment).max(MOMENTS_MAX).optional(),
    /** Further ones as they are typed; judged when the scorecard is submitted, so that nothing half-typed is lost. */
    momentWords: text(MOMENT_WORDS_MAX).optional(),
  })
  .refine((one) => !(one.notObserved && one.rating !== null), 'Either a rating or not observed.')
export type DimensionRating = z.infer<typeof dimensionRating>

export const strength = z.object({
  text: text(FEEDBACK_CHARS_MAX),
  /** Session time of the moment meant, in milliseconds. */
  momentMs: z.number().int().min(0).nullable(),
})

/** What is autosaved: anything half-done is welcome. */
export const scorecardDraft = z.object({
  ratings: z.array(dimensionRating).max(12),
  strengths: z.array(strength).max(2),
  /** One thing to try next time. */
  tryNext: text(FEEDBACK_CHARS_MAX),
  /** Something to read or practise with. */
  resource: text(FEEDBACK_CHARS_MAX),
})
export type ScorecardDraft = z.infer<typeof scorecardDraft>

/** What one person writes of a session: a scorecard for each round that is scored. */
export type RoundDraft = { round: number; draft: ScorecardDraft }

export type RubricDimension = { id: string; weight: number }

/** What stands between a draft and submitting it: which part, and what to do. */
export type Gap = {
  part: 'rating' | 'strengths' | 'tryNext'
  dimensionId: string | null
  words: string
}
/** With the round it is in. */
export type RoundGap = Gap & { round: number }

export function emptyScorecard(dimensions: readonly RubricDimension[]): ScorecardDraft {
  return {
    ratings: dimensions.map(({ id }) => ({
      dimensionId: id,
      rating: null,
      notObserved: false,
      evidence: '',
      noteIds: [],
    })),
    strengths: [],
    tryNext: '',
    resource: '',
  }
}

/** The draft laid over the rubric: every dimension once, in the rubric's order; unknown ones fall away. */
export function fitToRubric(draft: ScorecardDraft, dimensions: readonly RubricDimension[]): ScorecardDraft {
  const empty = emptyScorecard(dimensions)
  const ratings = empty.ratings.map(
    (blank) => draft.ratings.find((one) => one.dimensionId === blank.dimensionId) ?? blank,
  )
  return { ...draft, ratings }
}

/** Empty = it can be submitted. `noteIds`: the notes that the session really has. */
export function findGaps(
  draft: ScorecardDraft,
  dimensions: readonly RubricDimension[],
  noteIds: ReadonlySet<string>,
): Gap[] {
  const gaps: Gap[] = []
  // In the order of the form: what went well comes first.
  if (draft.strengths.filter((one) => one.text.trim() !== '').length < 2) {
    gaps.push({ part: 'strengths', dimensionId: null, words: 'Name two strengths.' })
  }
  for (const one of fitToRubric(draft, dimensions).ratings) {
    const words = gapOf(one, noteIds)
    if (words) gaps.push({ part: 'rating', dimensionId: one.dimensionId, words })
  }
  if (draft.tryNext.trim() === '') {
    gaps.push({ part: 'tryNext', dimensionId: null, words: 'Name one thing to try next time.' })
  }
  return gaps
}

function gapOf(one: DimensionRating, noteIds: ReadonlySet<string>): string | null {
  if (one.notObserved) return null
  if (one.rating === null) return 'Choose a rating, or say it was not observed.'
  const attached = one.noteIds.some((id) => noteIds.has(id))
  if (attached || one.evidence.trim().length >= EVIDENCE_CHARS_MIN) return null
  return `Write what you saw or heard (at least ${EVIDENCE_CHARS_MIN} characters), or attach a note.`
}

/** All moments of a rating, earliest first, each once; what cannot be read as a moment is left out. */
export function momentsOf({ moments = [], momentWords: typed = '' }: DimensionRating): Moment[] {
  const all = [...moments, ...splitMoments(typed).flatMap((words) => readMoment(words) ?? [])]
  const byWords = new Map(all.map((one) => [momentClock(one), one]))
  return [...byWords.values()].sort((a, b) => a.sessionMs - b.sessionMs).slice(0, MOMENTS_MAX)
}

/** Empty = every moment can be shown. `lastsMs`: how long the session was. */
export function findMomentGaps(draft: ScorecardDraft, lastsMs: number): Gap[] {
  return draft.ratings.flatMap((one): Gap[] => {
    const part = { part: 'rating' as const, dimensionId: one.dimensionId }
    const unread = splitMoments(one.momentWords ?? '').find((words) => !readMoment(words))
    if (unread !== undefined)
      return [{ ...part, words: `“${unread}” is no moment. Write minutes and seconds, like 12:05.` }]
    // To the second: a moment is typed in whole ones.
    const late = momentsOf(one).find(({ sessionMs }) => sessionMs > lastsMs + 1000)
    return late ? [{ ...part, words: `At ${momentClock(late)} the session was over.` }] : []
  })
}

function splitMoments(typed: string): string[] {
  return typed.split(/[\s,;]+/).filter(Boolean)
}

/** The arithmetic of a scorecard, from its ratings and the rubric's weights alone. */
export function summarizeScorecard(draft: ScorecardDraft, dimensions: readonly RubricDimension[]): Summary {
  const rated = fitToRubric(draft, dimensions).ratings.map(({ dimensionId, rating: given }) => ({
    dimensionId,
    weight: dimensions.find((one) => one.id === dimensionId)?.weight ?? 0,
    rating: given satisfies Rating | null,
  }))
  return summarize(rated)
}
