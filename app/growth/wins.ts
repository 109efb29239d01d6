// Small wins of the last sitting, each against one's own earlier ones and nobody else's. What went worse is no line here.
import { ratingWords, type Rating } from '#app/rubric/ratings.ts'
import { inOrder, type PastQuestion, type PastSitting } from './past.ts'

/** More would be read by nobody. */
export const WINS_MAX = 4
/** Less is luck with the box. */
export const FASTER_MINUTES_MIN = 2
/** The rating at which an intern would be welcome. */
const SOLID: Rating = 3

export type Win = { id: string; words: string }

/** Of the newest sitting that has any, newest first; the ones that say most come first. */
export function winsOf(past: readonly PastSitting[]): { sessionId: string; at: number; wins: Win[] } | null {
  const sittings = inOrder(past)
  for (let last = sittings.length - 1; last >= 0; last -= 1) {
    const [sitting, before] = [sittings[last], sittings.slice(0, last)]
    if (!sitting) break
    const wins = [
      ...sitting.questions.flatMap((question) => questionWins(question, before)),
      ...ratingWins(sitting, before),
      ...topicWins(sitting, before),
    ].slice(0, WINS_MAX)
    if (wins.length > 0) return { sessionId: sitting.sessionId, at: sitting.at, wins }
  }
  return null
}

/** Against the last solved question of the same level or an easier one: a harder one before would flatter. */
function questionWins(question: PastQuestion, before: readonly PastSitting[]): Win[] {
  if (question.solved !== true) return []
  const earlier = before.flatMap(({ questions }) => questions)
  const last = earlier.findLast((one) => one.solved === true && one.level <= question.level)
  const wins: Win[] = []
  if (!earlier.some((one) => one.solved === true && one.level >= question.level)) {
    const words = earlier.some((one) => one.solved === true)
      ? `Solved a question of level ${question.level} for the first time.`
      : 'Solved a question for the first time.'
    wins.push({ id: `level ${question.slug}`, words })
  }
  const fewer = last ? last.hintsUsed - question.hintsUsed : 0
  if (fewer > 0)
    wins.push({
      id: `hints ${question.slug}`,
      words: `Found the cause ${hintWords(fewer)} earlier than last time.`,
    })
  const faster = minutesFaster(question, last)
  if (faster >= FASTER_MINUTES_MIN)
    wins.push({
      id: `time ${question.slug}`,
      words: `Users could work again ${faster} minutes sooner than last time.`,
    })
  return wins
}

function minutesFaster(question: PastQuestion, last: PastQuestion | undefined): number {
  if (!last || last.mitigatedMs === null || question.mitigatedMs === null) return 0
  return Math.floor((last.mitigatedMs - question.mitigatedMs) / 60_000)
}

function hintWords(count: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five']
  return `${words[count] ?? count} ${count === 1 ? 'hint' : 'hints'}`
}

function ratingWins({ rounds }: PastSitting, before: readonly PastSitting[]): Win[] {
  return rounds.flatMap(({ family, dimensions }) =>
    dimensions.flatMap(({ id, title, rating }) => {
      const best = bestBefore(before, family, id)
      if (rating === null || rating < SOLID || best === null || rating <= best) return []
      return [{ id: `rating ${family} ${id}`, words: `${title}: ${ratingWords[rating]} for the first time.` }]
    }),
  )
}

function bestBefore(before: readonly PastSitting[], family: string, dimensionId: string): number | null {
  const ratings = before.flatMap(({ rounds }) =>
    rounds
      .filter((round) => round.family === family)
      .flatMap(({ dimensions }) => dimensions.filter(({ id }) => id === dimensionId))
      .flatMap(({ rating }) => (rating === null ? [] : [rating])),
  )
  return ratings.length === 0 ? null : Math.max(...ratings)
}

/** One line for all of them: what is new is a step, whatever came of it. */
function topicWins({ questions }: PastSitting, before: readonly PastSitting[]): Win[] {
  // Of the first sitting everything is new.
  if (before.length === 0) return []
  const known = new Set(before.flatMap((one) => one.questions.flatMap(({ topics }) => topics)))
  const fresh = questions.find(
    ({ topics }) => topics.length > 0 && topics.every((topic) => !known.has(topic)),
  )
  return fresh ? [{ id: `topic ${fresh.slug}`, words: `Met something new: ${fresh.title}.` }] : []
}
