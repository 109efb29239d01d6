// The debrief page: gathers what there is about a session and hands out what this person may read of it.
import { canInSession } from '#app/auth/permissions.ts'
import type { Actor, SessionRole } from '#app/auth/roles.ts'
import { listPicturedRounds } from '#app/db/board-pictures.server.ts'
import { listToldEvents } from '#app/db/session-events.server.ts'
import { findSessionOfUser, type Session } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { nameBeforeBriefing, wasBriefed } from '#app/session/briefed.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { replay } from '#app/session/evolve.ts'
import { factsOf } from '#app/session/facts.ts'
import type { QuestionCard } from '#app/session/question-card.ts'
import { metQuestions } from '#app/session/stages.ts'
import type { OpenedState } from '#app/session/state.ts'
import { workFactsOf, type QuestionFacts } from '#app/session/work-facts.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { readingFor, type Debrief } from './debrief.ts'
import { gatherSources, roundsToAssess } from './gather-rounds.server.ts'
import { readAfterwards } from './read-afterwards.server.ts'
import { findQuestionCard, scoredRounds, type RubricNeeds } from './scorecard-seat.server.ts'
import type { RoundToAssess } from './self-assessment.ts'
import { releaseTime } from './session-part.server.ts'
import type { Standing } from './who-sees.ts'

export type DebriefRefusal = 'not-found' | 'too-early'

/** `not-found` also for whoever has no part in the session, coordinators included: ratings are not theirs. */
export async function readDebrief(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<Debrief, DebriefRefusal>> {
  const session = await findSessionOfUser(needs.db, sessionId, actor.userId)
  const part = session?.participants.find((one) => one.userId === actor.userId)?.sessionRole
  if (!session || !part || part === 'solo' || !canInSession(part, 'read-released-scorecard'))
    return refuse('not-found')
  const events = await listToldEvents(needs.db, session)
  const state = replay(events)
  if (state.phase !== 'scoring' && state.phase !== 'closed') return refuse('too-early')
  const scored = scoredRounds(session)
  const sources = await gatherSources(needs, session, state)
  const { showsFacts, rounds, standing, ...reading } = readingFor(part, actor.userId, sources)
  const releasedAt = reading.status === 'open' ? await releaseTime(needs, session, events) : null
  const pictured = await listPicturedRounds(needs.db, sessionId)
  const shown = scored.length > 0 ? scored : session.rounds
  return accept({
    ...reading,
    ...(await readAfterwards(needs, { session, part, standing: withName(standing, session), releasedAt })),
    sessionId,
    part,
    title: titleOf({ session, state, events, bank: needs.questions }, part),
    scheduledAt: session.scheduledAt.toISOString(),
    candidateName: nameOf(session, 'candidate'),
    interviewerName: nameOf(session, 'interviewer'),
    isScored: scored.length > 0,
    toAssess: reading.status === 'self-assessment-first' ? await listToAssess(needs, session, state) : [],
    rounds: shown.map(({ round, questions }) => ({
      ...(rounds.find((one) => one.round === round) ?? { round, scorecard: null, practice: [] }),
      title: roundTitle(state, round),
      facts: showsFacts ? gatherFacts(events, state, cardsOf(questions, needs.questions)) : null,
      hasBoard: showsFacts && pictured.includes(String(round)),
    })),
  })
}

function withName(standing: Standing, { blind }: Session): Standing {
  return { ...standing, nameIsHidden: blind !== null }
}

async function listToAssess(
  needs: RubricNeeds,
  session: Session,
  state: OpenedState,
): Promise<RoundToAssess[]> {
  const rounds = await roundsToAssess(needs, session)
  return rounds.map((one) => ({ ...one, title: roundTitle(state, one.round) }))
}

type Told = { session: Session; state: OpenedState; events: SessionEvent[]; bank: QuestionBank }

/** A title can be looked up, so a candidate who was never briefed gets the round's name only. */
function titleOf({ session, state, events, bank }: Told, part: SessionRole): string {
  if (session.rounds.length > 1)
    return session.rounds.map(({ round }) => roundTitle(state, round)).join(' · ')
  const question = findQuestionCard(bank, session.questionSlug)
  return part !== 'candidate' || wasBriefed(events)
    ? question.title
    : nameBeforeBriefing(roundTitle(state, 0), question.level)
}

function roundTitle(state: OpenedState, round: number): string {
  return state.rounds.find((one) => one.round === round)?.title ?? `Round ${round + 1}`
}

function cardsOf(questions: readonly { questionSlug: string }[], bank: QuestionBank): QuestionCard[] {
  return questions.map(({ questionSlug }) => findQuestionCard(bank, questionSlug))
}

/** What never came up would give the question away for another time. */
function gatherFacts(
  events: readonly SessionEvent[],
  state: OpenedState,
  questions: readonly QuestionCard[],
): QuestionFacts[] {
  const met = metQuestions(state)
  return questions
    .filter(({ slug }) => met.has(slug))
    .map((question) => ({
      slug: question.slug,
      title: question.title,
      kind: question.kind,
      ...factsOf(events, question),
      ...workFactsOf(state, question),
    }))
}

function nameOf(session: Session, part: SessionRole): string {
  return session.participants.find((one) => one.sessionRole === part)?.name ?? ''
}
