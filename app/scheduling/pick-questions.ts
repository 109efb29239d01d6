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
      (question) =>
        fits(part, question) &&
        !wish.met.has(question.slug) &&
        picked.every(({ questionSlug }) => questionSlug !== question.slug),
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

export type ChoiceRefusal = 'question-unfitting' | 'question-twice' | 'question-met' | 'part-empty'

/** Questions somebody chose by hand, by part; `met`: what the candidate knows, empty where that is wanted. */
export function checkQuestions(
  round: Pick<Round, 'parts'>,
  questions: readonly Choosable[],
  { chosen, met }: { chosen: ReadonlyMap<string, string>; met: ReadonlySet<string> },
): { ok: true; value: PickedQuestion[] } | { ok: false; reason: ChoiceRefusal } {
  const value: PickedQuestion[] = []
  for (const part of round.parts) {
    const slug = chosen.get(part.id) ?? ''
    if (slug === '' && part.optional) continue
    if (slug === '') return { ok: false, reason: 'part-empty' }
    const question = questions.find((one) => one.slug === slug)
    if (!question || !fits(part, question)) return { ok: false, reason: 'question-unfitting' }
    if (value.some(({ questionSlug }) => questionSlug === slug))
      return { ok: false, reason: 'question-twice' }
    if (met.has(slug)) return { ok: false, reason: 'question-met' }
    value.push({ part: part.id, questionSlug: slug })
  }
  return { ok: true, value }
}

export function fits(
  part: Round['parts'][number],
  { status, kind, level }: Pick<Choosable, 'status' | 'kind' | 'level'>,
): boolean {
  return status === 'live' && part.kinds.includes(kind) && level <= (part['level-max'] ?? level)
}
