// What a room shows of one session beyond its events: its questions, and its rubrics in the words they were first used with.
import type { Db } from '#app/db/client.server.ts'
import type { Session } from '#app/db/sessions.server.ts'
import { inkChange } from '#app/review/inks.server.ts'
import { getRubric } from '#app/rubric/rubric-versions.server.ts'
import type { QuestionBank } from '#questions/schema.ts'
import type { OpenedRound, SessionEvent } from './events.ts'
import { findCard, type QuestionCard, type RoundCard, type SessionCard } from './question-card.ts'
import { questionsOf, tellsOf } from './session-plan.server.ts'

/** What it takes to read the wording of a rubric. */
type RubricNeeds = { db: Db; now: () => Date; questions: QuestionBank }

/** A question can leave the bank; its sessions stay readable. An opened session keeps the rubrics it was opened with. */
export async function toCard(
  session: Session,
  events: readonly SessionEvent[],
  needs: RubricNeeds,
): Promise<SessionCard> {
  const bank = needs.questions
  const found = questionsOf(session, bank)
  const slugs = session.rounds.flatMap(({ questions }) => questions.map(({ questionSlug }) => questionSlug))
  const [opened] = events
  const rounds = opened?.type === 'session-opened' ? (opened.rounds ?? session.rounds) : session.rounds
  return {
    sessionId: session.id,
    questions: await Promise.all(slugs.map((slug) => withInks(findCard(found, slug)))),
    rounds: await Promise.all(rounds.map((round) => toRoundCard(round, needs))),
    rubric: await toRubricView(session.rubricId, needs),
  }
}

async function withInks(question: QuestionCard): Promise<QuestionCard> {
  const { review } = question
  return review ? { ...question, review: { ...review, files: await inkChange(review.files) } } : question
}

async function toRoundCard(
  { round, roundId, rubricId }: Pick<OpenedRound, 'round' | 'roundId' | 'rubricId'>,
  needs: RubricNeeds,
): Promise<RoundCard> {
  return {
    round,
    rubric: rubricId === null ? null : await toRubricView(rubricId, needs),
    tells: tellsOf(roundId, needs.questions),
  }
}

async function toRubricView(rubricId: string, needs: RubricNeeds): Promise<SessionCard['rubric']> {
  const { title, dimensions } = await getRubric(needs, rubricId)
  return { rubricId, title, dimensions }
}
