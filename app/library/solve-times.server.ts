// Remembers what each finished session said about its question, so that a page reads only what ended since the last one.
import { setImmediate } from 'node:timers/promises'
import type { Db } from '#app/db/client.server.ts'
import { countEnds, listFinishedSessionIds } from '#app/db/finished-sessions.server.ts'
import { listEventsOfSessions } from '#app/db/session-events.server.ts'
import type { Question } from '#questions/schema.ts'
import {
  isMeasured,
  measure,
  outcomesOf,
  OUTCOME_EVENTS,
  type SessionOutcome,
  type SolveTimes,
} from './solve-times.ts'

/** So many sessions are read in one go: keystrokes pass through this process too, and must not wait for figures. */
const SESSIONS_AT_ONCE = 10

export type SolveTimesReader = {
  /** By slug; questions that no finished session had are left out. */
  read(questions: readonly Question[]): Promise<Map<string, SolveTimes>>
  /** Ends what is being read; afterwards nothing asks the database any more. */
  stop(): Promise<void>
}

export function createSolveTimes({ db }: { db: Db }): SolveTimesReader {
  /** What happened in a session that is over stays as it is, so what was read once is never read again. */
  const outcomes = new Map<string, SessionOutcome[]>()
  let ends = 0
  let stopped = false
  let learning: Promise<void> | null = null

  async function learn(): Promise<void> {
    if (stopped) return
    const now = await countEnds(db)
    if (now === ends) return
    const ended = (await listFinishedSessionIds(db)).filter((id) => !outcomes.has(id))
    for (let from = 0; from < ended.length; from += SESSIONS_AT_ONCE) {
      // The database answers at once and never lets go of the process: others get their turn only here.
      await setImmediate()
      if (stopped) return
      const ids = ended.slice(from, from + SESSIONS_AT_ONCE)
      const eventsOf = await listEventsOfSessions(db, ids, OUTCOME_EVENTS)
      for (const [id, events] of eventsOf) outcomes.set(id, outcomesOf(events))
    }
    ends = now
  }

  return {
    async read(questions) {
      // Whoever comes meanwhile waits for the same reading.
      learning ??= learn().finally(() => {
        learning = null
      })
      await learning
      const ofQuestion = groupByQuestion([...outcomes.values()].flat())
      return new Map(
        questions.flatMap(({ slug, kind, version }) => {
          const own = isMeasured(kind) ? ofQuestion.get(slug) : undefined
          return own ? [[slug, measure(own, version)] as const] : []
        }),
      )
    },
    async stop() {
      stopped = true
      // Whoever asked hears of a failure; an end only waits.
      await learning?.catch(() => undefined)
    },
  }
}

function groupByQuestion(outcomes: readonly SessionOutcome[]): Map<string, SessionOutcome[]> {
  const groups = new Map<string, SessionOutcome[]>()
  for (const outcome of outcomes) {
    const group = groups.get(outcome.questionSlug)
    if (group) group.push(outcome)
    else groups.set(outcome.questionSlug, [outcome])
  }
  return groups
}
