// Chooses questions for the parts of a round before anybody has looked: nothing the candidate has met, as near to the level as
// there is, what they wish to practise first, and what has been used least.
import type { Question } from '#questions/schema.ts'
import type { Round } from '#questions/schema-round.ts'

export type QuestionWish = {
  /** 1 to 4. */
  level: number
  /** Slugs the candidate knows. */
  met: ReadonlySet<string>
  topics: ReadonlySet<string>
  /** By slug: in how many sessions it has been. */
  uses: ReadonlyMap<string, number>
}
export type PickedQuestion = { part: string; questionSlug: string }
type Choosable = Pick<Question, 'slug' | 'kind' | 'level' | 'topics' | 'status'>

/** Null where a part that must have a question gets none. Parts that may stay empty do. */
export function pickQuestions(
  round: Pick<Round, 'parts'>,
  questions: readonly Choosable[],
  wish: QuestionWish,
): PickedQuestion[] | null {
  const picked: PickedQuestion[] = []
  for (const part of round.parts.filter(({ optional }) => !optional)) {
    const fitting = questions.filter(
      ({ slug, kind, level, status }) =>
        status === 'live' &&
        part.kinds.includes(kind) &&
        level <= (part['level-max'] ?? level) &&
        !wish.met.has(slug) &&
        picked.every(({ questionSlug }) => questionSlug !== slug),
    )
    const [best] = fitting.sort((one, other) => compare(one, other, wish))
    if (!best) return null
    picked.push({ part: part.id, questionSlug: best.slug })
  }
  return picked
}

function compare(one: Choosable, other: Choosable, wish: QuestionWish): number {
  const away = ({ level }: Choosable) => Math.abs(level - wish.level)
  const wanted = ({ topics }: Choosable) => topics.filter((topic) => wish.topics.has(topic)).length
  const used = ({ slug }: Choosable) => wish.uses.get(slug) ?? 0
  return (
    away(one) - away(other) ||
    wanted(other) - wanted(one) ||
    used(one) - used(other) ||
    (one.slug < other.slug ? -1 : 1)
  )
}
