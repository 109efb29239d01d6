// Gathers a candidate's own past: sessions with what was released of them, and practices.
import type { AppContext } from '#app/context.server.ts'
import { listScorecardsReleasedTo, type ReleasedRow } from '#app/db/released-scorecards.server.ts'
import { listEventsOfSessions } from '#app/db/session-events.server.ts'
import { listPracticesOfUser, listSessionsOfUser, type Session } from '#app/db/sessions.server.ts'
import { attemptOf } from '#app/practice/attempt.ts'
import { familyOf } from '#app/rubric/rubric-id.ts'
import { getRubric } from '#app/rubric/rubric-versions.server.ts'
import { fitToRubric, scorecardDraft } from '#app/rubric/scorecard.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { replay } from '#app/session/evolve.ts'
import { factsOf } from '#app/session/facts.ts'
import { hintsGivenFor, metQuestions } from '#app/session/stages.ts'
import type { OpenedState } from '#app/session/state.ts'
import { workFactsOf } from '#app/session/work-facts.ts'
import type { Question } from '#questions/schema.ts'
import type { PastQuestion, PastRound, PastSitting } from './past.ts'

export type GrowthNeeds = Pick<AppContext, 'db' | 'now' | 'questions'>

/** Only sittings in which a question was met, or of which a scorecard was released. */
export async function readPast(needs: GrowthNeeds, userId: string): Promise<PastSitting[]> {
  const [sessions, practices] = await Promise.all([readSessions(needs, userId), readPractices(needs, userId)])
  return [...sessions, ...practices].filter(
    ({ rounds, questions }) => rounds.length > 0 || questions.length > 0,
  )
}

async function readSessions(needs: GrowthNeeds, userId: string): Promise<PastSitting[]> {
  const all = await listSessionsOfUser(needs.db, userId)
  const own = all.filter(({ participants }) =>
    participants.some((one) => one.userId === userId && one.sessionRole === 'candidate'),
  )
  const released = await listScorecardsReleasedTo(needs.db, userId)
  const eventsOf = await listEventsOfSessions(
    needs.db,
    own.map(({ id }) => id),
  )
  return Promise.all(
    own.map(async (session): Promise<PastSitting> => {
      const cards = released.filter(({ sessionId }) => sessionId === session.id)
      const scored = session.rounds.filter(({ rubricId }) => rubricId !== null)
      const isOpen = scored.every(({ round }) => cards.some((card) => card.round === round))
      const events = eventsOf.get(session.id) ?? []
      return {
        sessionId: session.id,
        how: 'session',
        at: session.scheduledAt.getTime(),
        rounds: isOpen ? await Promise.all(cards.map((card) => toRound(needs, card))) : [],
        questions: questionsOf(needs, { session, events, isOpen }),
      }
    }),
  )
}

async function toRound(needs: GrowthNeeds, row: ReleasedRow): Promise<PastRound> {
  const rubric = await getRubric(needs, row.rubricId)
  const card = fitToRubric(scorecardDraft.parse(JSON.parse(row.body)), rubric.dimensions)
  const ratingOf = new Map(card.ratings.map(({ dimensionId, rating }) => [dimensionId, rating]))
  return {
    family: familyOf(row.rubricId),
    title: rubric.title,
    dimensions: rubric.dimensions.map(({ id, title, weight }) => {
      return { id, title, weight, rating: ratingOf.get(id) ?? null }
    }),
  }
}

type Played = { session: Session; events: SessionEvent[]; isOpen: boolean }

/** What the box saw is told when the debrief is open, as everywhere else. */
function questionsOf({ questions }: GrowthNeeds, { session, events, isOpen }: Played): PastQuestion[] {
  const state = replay(events)
  if (state.phase === 'unopened') return []
  const met = metQuestions(state)
  return session.rounds
    .flatMap((round) => round.questions)
    .flatMap(({ questionSlug }) => {
      const question = met.has(questionSlug) ? questions.findQuestion(questionSlug) : null
      if (!question) return []
      const known = isOpen ? outcomeOf(question, events, state) : { solved: null, mitigatedMs: null }
      return [{ ...nameOf(question), hintsUsed: hintsGivenFor(state, question.slug).length, ...known }]
    })
}

function outcomeOf(
  question: Question,
  events: readonly SessionEvent[],
  state: OpenedState,
): Pick<PastQuestion, 'solved' | 'mitigatedMs'> {
  const { probes, probesPassed, timeToMitigateMs } = factsOf(events, question)
  const byTag = workFactsOf(state, question).tests?.byTag
  const tested = byTag ? byTag.every(({ passed, total }) => passed === total) : null
  return {
    solved: probes.length > 0 ? probesPassed === probes.length : tested,
    mitigatedMs: timeToMitigateMs,
  }
}

async function readPractices({ db, now, questions }: GrowthNeeds, userId: string): Promise<PastSitting[]> {
  const sessions = await listPracticesOfUser(db, userId)
  const eventsOf = await listEventsOfSessions(
    db,
    sessions.map(({ id }) => id),
  )
  return sessions.flatMap((session): PastSitting[] => {
    const attempt = attemptOf(eventsOf.get(session.id) ?? [], now())
    const question = questions.findQuestion(session.questionSlug)
    if (!attempt?.seen || attempt.outcome === null || !question) return []
    const solved = attempt.outcome === 'solved'
    const mitigatedMs = solved && attempt.timed ? attempt.workedMs : null
    const met = { ...nameOf(question), hintsUsed: attempt.hintsUsed, solved, mitigatedMs }
    const at = session.scheduledAt.getTime()
    return [{ sessionId: session.id, how: 'practice', at, rounds: [], questions: [met] }]
  })
}

function nameOf({ slug, title, level, topics }: Question) {
  return { slug, title, level, topics }
}
