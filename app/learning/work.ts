// Hints, times and missed sessions of a cohort, by question and by week. Figures about a question or a week, never about a person.
import { meanOf } from '#app/calibration/agreement.ts'
import { intervalOf, type Interval } from '#app/calibration/bootstrap.ts'
import { groupBy } from '#app/calibration/rated.ts'
import { medianOf } from '#app/calibration/reference.ts'
import { CANDIDATES_MIN } from './growth.ts'

/** One question in one session that is over. */
export type Worked = {
  candidateId: string
  slug: string
  /** The Monday of its week. */
  week: string
  hints: number
  /** Running time until everything that users feel worked. Null: it did not, or nothing in this question can be seen to. */
  mitigatedMs: number | null
  canMitigate: boolean
}
/** A session that somebody was not there for. `tookPlace`: a stand-by came instead. */
export type Missed = { week: string; slugs: readonly string[]; tookPlace: boolean }

/** A figure with its interval; of fewer than `CANDIDATES_MIN` candidates there is none. */
export type Figure = { value: number; interval: Interval | null; candidates: number }
export type WorkFigures = {
  sessions: number
  /** Somebody was not there, and how many of these took place all the same. */
  noShows: number
  rescued: number
  /** Mean number of hints. */
  hints: Figure | null
  /** Of those where something can be seen to work again: the share in which it did. */
  mitigated: Figure | null
  /** Median minutes, of those in which it did. */
  minutes: Figure | null
}
export type QuestionFigures = WorkFigures & { slug: string }
export type WeekFigures = WorkFigures & { week: string }

/** The most worked on first. What was missed before a question was chosen is of no question. */
export function figuresByQuestion(worked: readonly Worked[], missed: readonly Missed[]): QuestionFigures[] {
  const bySlug = groupBy(worked, ({ slug }) => slug)
  const slugs = new Set([...bySlug.keys(), ...missed.flatMap((one) => one.slugs)])
  return [...slugs]
    .map((slug) => {
      const own = missed.filter((one) => one.slugs.includes(slug))
      return { slug, ...figuresOf(bySlug.get(slug) ?? [], own) }
    })
    .sort((one, other) => other.sessions - one.sessions || one.slug.localeCompare(other.slug))
}

/** Every week from the first to the last, those in which nothing happened too. */
export function figuresByWeek(
  worked: readonly Worked[],
  missed: readonly Missed[],
  after: (week: string) => string,
): WeekFigures[] {
  const weeks = [...worked, ...missed].map(({ week }) => week).sort()
  const [first, last] = [weeks[0], weeks.at(-1)]
  const figures: WeekFigures[] = []
  for (let week = first; week !== undefined && last !== undefined && week <= last; week = after(week)) {
    const is = (one: { week: string }) => one.week === week
    figures.push({ week, ...figuresOf(worked.filter(is), missed.filter(is)) })
  }
  return figures
}

/** Questions of so many candidates that what failed in them is nobody's in particular. */
export function knownQuestions(worked: readonly Worked[]): Set<string> {
  return new Set(
    [...groupBy(worked, ({ slug }) => slug)]
      .filter(([, own]) => new Set(own.map(({ candidateId }) => candidateId)).size >= CANDIDATES_MIN)
      .map(([slug]) => slug),
  )
}

export function figuresOf(worked: readonly Worked[], missed: readonly Missed[]): WorkFigures {
  const withChecks = worked.filter(({ canMitigate }) => canMitigate)
  const minutes = withChecks.flatMap(({ candidateId, mitigatedMs }) =>
    mitigatedMs === null ? [] : [{ candidateId, value: mitigatedMs / 60_000 }],
  )
  return {
    sessions: worked.length,
    noShows: missed.length,
    rescued: missed.filter(({ tookPlace }) => tookPlace).length,
    hints: figureOf(
      worked.map(({ candidateId, hints }) => ({ candidateId, value: hints })),
      meanOf,
    ),
    mitigated: figureOf(
      withChecks.map(({ candidateId, mitigatedMs }) => {
        return { candidateId, value: mitigatedMs === null ? 0 : 1 }
      }),
      meanOf,
    ),
    minutes: figureOf(minutes, medianOf),
  }
}

type Seen = { candidateId: string; value: number }

/** Draws candidates, because what one person does in two sessions is not independent of each other. */
function figureOf(seen: readonly Seen[], statistic: (values: number[]) => number | null): Figure | null {
  const people = [...groupBy(seen, ({ candidateId }) => candidateId).values()].map((ones) =>
    ones.map(({ value }) => value),
  )
  const value = statistic(people.flat())
  if (people.length < CANDIDATES_MIN || value === null) return null
  return {
    value,
    interval: intervalOf(people, (drawn) => statistic(drawn.flat())),
    candidates: people.length,
  }
}
