// The checks that did not hold when the work of a question was over, over all sessions of a cohort.
import type { AppContext } from '#app/context.server.ts'
import { listEventsOfSessions } from '#app/db/session-events.server.ts'
import { listSessionsOfCohorts } from '#app/db/sessions.server.ts'
import { replay } from '#app/session/evolve.ts'
import { factsOf } from '#app/session/facts.ts'
import { metQuestions } from '#app/session/stages.ts'
import type { FailedLine } from './cohort-figures.ts'

/** Only of sessions that are over, and of questions that came up in them. */
export async function readFailedLines(
  { db, questions }: Pick<AppContext, 'db' | 'questions'>,
  cohortId: string,
): Promise<FailedLine[]> {
  const sessions = await listSessionsOfCohorts(db, [cohortId])
  const eventsOf = await listEventsOfSessions(
    db,
    sessions.map(({ id }) => id),
  )
  return sessions.flatMap(({ id, rounds }) => {
    const events = eventsOf.get(id) ?? []
    const state = replay(events)
    if (state.phase !== 'scoring' && state.phase !== 'closed') return []
    const met = metQuestions(state)
    return rounds
      .flatMap((round) => round.questions)
      .flatMap(({ questionSlug }) => {
        const question = met.has(questionSlug) ? questions.findQuestion(questionSlug) : null
        if (!question) return []
        return factsOf(events, question)
          .probes.filter(({ verdict }) => verdict === 'not-yet')
          .map(({ says }) => ({ question: question.title, says }))
      })
  })
}
