// What was done in sessions that are over, from their events: hints, the time until it worked again, and what failed at the end.
import type { AppContext } from '#app/context.server.ts'
import { listEventsOfSessions } from '#app/db/session-events.server.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { replay } from '#app/session/evolve.ts'
import { factsOf } from '#app/session/facts.ts'
import { metQuestions } from '#app/session/stages.ts'
import type { FailedLine } from './pareto.ts'
import type { Worked } from './work.ts'

/** What is asked for: a session that took place. */
export type HeldSession = {
  sessionId: string
  candidateId: string
  week: string
  questionSlugs: readonly string[]
}
export type Work = { worked: Worked[]; failed: (FailedLine & { slug: string })[] }

/** Events of more sessions than this at once would hold the database, and everybody in a room, for too long. */
const SESSIONS_AT_ONCE = 25

/** Of sessions whose work is over, and of questions that came up in them. */
export async function readWork(
  { db, questions }: Pick<AppContext, 'db' | 'questions'>,
  held: readonly HeldSession[],
): Promise<Work> {
  const work: Work = { worked: [], failed: [] }
  for (let at = 0; at < held.length; at += SESSIONS_AT_ONCE) {
    const some = held.slice(at, at + SESSIONS_AT_ONCE)
    const eventsOf = await listEventsOfSessions(
      db,
      some.map(({ sessionId }) => sessionId),
    )
    for (const session of some) {
      const { worked, failed } = workOf(questions, session, eventsOf.get(session.sessionId) ?? [])
      work.worked.push(...worked)
      work.failed.push(...failed)
    }
  }
  return work
}

function workOf(
  questions: AppContext['questions'],
  { candidateId, week, questionSlugs }: HeldSession,
  events: readonly SessionEvent[],
): Work {
  const state = replay(events)
  if (state.phase !== 'scoring' && state.phase !== 'closed') return { worked: [], failed: [] }
  const met = metQuestions(state)
  const work: Work = { worked: [], failed: [] }
  for (const slug of new Set(questionSlugs)) {
    const question = met.has(slug) ? questions.findQuestion(slug) : null
    if (!question) continue
    const { probes, hintsUsed, timeToMitigateMs } = factsOf(events, question)
    const canMitigate = probes.some(({ kind }) => kind === 'behaviour')
    const hints = hintsUsed.length
    work.worked.push({ candidateId, slug, week, hints, mitigatedMs: timeToMitigateMs, canMitigate })
    for (const { verdict, says } of probes)
      if (verdict === 'not-yet') work.failed.push({ slug, question: question.title, says })
  }
  return work
}
