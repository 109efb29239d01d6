// Remembers what each finished session said about its question, so that a page reads only what ended since the last one.
import type { Db } from '#app/db/client.server.ts'
import { listEndedSessionIds, listEventsOfSessions } from '#app/db/session-events.server.ts'
import type { Question } from '#questions/schema.ts'
import { measure, outcomeOf, OUTCOME_EVENTS, type SessionOutcome, type SolveTimes } from './solve-times.ts'

/** So many sessions are read in one go: keystrokes pass through this process too, and must not wait for statistics. */
const SESSIONS_AT_ONCE = 20

export type SolveTimesReader = {
  /** By slug; questions that no finished session had are left out. */
  read(questions: readonly Question[]): Promise<Map<string, SolveTimes>>
}

export function createSolveTimes({ db }: { db: Db }): SolveTimesReader {
  /** What happened in a session that is over stays as it is, so what was read once is never read again. */
  const outcomes = new Map<string, SessionOutcome | null>()
  let learning: Promise<void> | null = null

  async function learn(): Promise<void> {
    const ended = (await listEndedSessionIds(db)).filter((id) => !outcomes.has(id))
    for (let from = 0; from < ended.length; from += SESSIONS_AT_ONCE) {
      const ids = ended.slice(from, from + SESSIONS_AT_ONCE)
      const eventsOf = await listEventsOfSessions(db, ids, OUTCOME_EVENTS)
      for (const [id, events] of eventsOf) outcomes.set(id, outcomeOf(events))
    }
  }

  return {
    async read(questions) {
      // Whoever comes meanwhile waits for the same reading.
      learning ??= learn().finally(() => {
        learning = null
      })
      await learning
      const ofQuestion = groupByQuestion(outcomes.values())
      return new Map(
        questions.flatMap(({ slug, version }) => {
          const own = ofQuestion.get(slug)
          return own ? [[slug, measure(own, version)] as const] : []
        }),
      )
    },
  }
}

function groupByQuestion(outcomes: Iterable<SessionOutcome | null>): Map<string, SessionOutcome[]> {
  const groups = new Map<string, SessionOutcome[]>()
  for (const outcome of outcomes) {
    if (!outcome) continue
    const group = groups.get(outcome.questionSlug)
    if (group) group.push(outcome)
    else groups.set(outcome.questionSlug, [outcome])
  }
  return groups
}
