// What was met so far: topics, and every question with how it went.
import { inOrder, type PastQuestion, type PastSitting } from './past.ts'

export type CoveredTopic = { topic: string; sessions: number; practices: number; lastAt: number }

/** The most often met first. A sitting counts once for a topic, however many of its questions were about it. */
export function coveredTopics(past: readonly PastSitting[]): CoveredTopic[] {
  const found = new Map<string, CoveredTopic>()
  for (const { how, at, questions } of inOrder(past)) {
    for (const topic of new Set(questions.flatMap(({ topics }) => topics))) {
      const one = found.get(topic) ?? { topic, sessions: 0, practices: 0, lastAt: at }
      found.set(topic, one)
      one[how === 'session' ? 'sessions' : 'practices'] += 1
      one.lastAt = at
    }
  }
  return [...found.values()].sort(
    (one, other) =>
      other.sessions + other.practices - (one.sessions + one.practices) ||
      one.topic.localeCompare(other.topic),
  )
}

export type HistoryLine = PastQuestion & { sessionId: string; how: PastSitting['how']; at: number }

/** Newest first. */
export function questionHistory(past: readonly PastSitting[]): HistoryLine[] {
  return inOrder(past)
    .reverse()
    .flatMap(({ sessionId, how, at, questions }) =>
      questions.map((question) => ({ ...question, sessionId, how, at })),
    )
}
