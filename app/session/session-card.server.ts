// What a room needs of the bank for one session: its questions and rounds, and the plan it opens with.
import type { Db } from '#app/db/client.server.ts'
import type { Session } from '#app/db/sessions.server.ts'
import { getRubric } from '#app/rubric/rubric-versions.server.ts'
import type { Question, QuestionBank } from '#questions/schema.ts'
import { agendaOf, toAgenda } from './agenda.ts'
import type { AgendaItem, OpenedRound, SessionEvent } from './events.ts'
import type { Observation } from './observations.ts'
import { findCard, type RoundCard, type SessionCard } from './question-card.ts'

/** What it takes to read the wording of a rubric. */
type RubricNeeds = { db: Db; now: () => Date; questions: QuestionBank }

/** Those that are in the bank, the first one first. */
export function questionsOf({ rounds }: Pick<Session, 'rounds'>, bank: QuestionBank): Question[] {
  return rounds
    .flatMap(({ questions }) => questions)
    .flatMap(({ questionSlug }) => bank.findQuestion(questionSlug) ?? [])
}

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
    questions: slugs.map((slug) => findCard(found, slug)),
    rounds: await Promise.all(rounds.map((round) => toRoundCard(round, needs))),
    rubric: await toRubricView(session.rubricId, needs),
  }
}

async function toRoundCard(
  { round, roundId, rubricId }: Pick<OpenedRound, 'round' | 'roundId' | 'rubricId'>,
  needs: RubricNeeds,
): Promise<RoundCard> {
  const stages = needs.questions.findRound(roundId)?.stages ?? []
  return {
    round,
    rubric: rubricId === null ? null : await toRubricView(rubricId, needs),
    tells: Object.fromEntries(stages.map(({ id, interviewer }) => [id, interviewer])),
  }
}

async function toRubricView(rubricId: string, needs: RubricNeeds): Promise<SessionCard['rubric']> {
  const { title, dimensions } = await getRubric(needs, rubricId)
  return { rubricId, title, dimensions }
}

/** What is written down when the first person enters, and stays. */
export function toFirstEntered(session: Session, bank: QuestionBank): Observation {
  const { kind, questionSlug, rubricId, participants, timed } = session
  const versionOf = (slug: string) => bank.findQuestion(slug)?.version ?? '0.0.0'
  const rounds = session.rounds.map(({ round, roundId, rubricId: ratedBy, questions }): OpenedRound => {
    return {
      round,
      roundId,
      title: bank.findRound(roundId)?.title ?? 'Troubleshooting',
      rubricId: ratedBy,
      questions: questions.map(({ part, questionSlug: slug }) => {
        return { part, questionSlug: slug, questionVersion: versionOf(slug) }
      }),
    }
  })
  return {
    type: 'first-entered',
    questionSlug,
    questionVersion: versionOf(questionSlug),
    rubricId,
    agenda: planOf(session, bank),
    participants,
    ...(kind === 'practice' ? { practice: { clock: timed ? 'on' : 'off' } as const } : { rounds }),
  }
}

/** By its rounds; a practice, and a session of a round that has left the bank, by the question alone. */
export function planOf(
  session: Pick<Session, 'kind' | 'rounds' | 'questionSlug' | 'workingMinutes'>,
  bank: QuestionBank,
): AgendaItem[] {
  const { kind, workingMinutes, questionSlug } = session
  const own = bank.findQuestion(questionSlug)?.minutes
  const plain = toAgenda({
    kind,
    workingMinutes,
    briefingMinutes: own?.briefing ?? 5,
    wrapUpMinutes: own?.['wrap-up'] ?? 5,
  })
  if (kind === 'practice') return plain
  const rounds = session.rounds.flatMap(({ roundId, rubricId, questions }) => {
    const round = bank.findRound(roundId)
    if (!round) return []
    const chosen = questions.map(({ part, questionSlug: slug, workingMinutes: booked }) => {
      const minutes = bank.findQuestion(slug)?.minutes ?? { briefing: 5, working: 30, 'wrap-up': 5 }
      return { part, minutes, workingMinutes: booked }
    })
    return [{ stages: round.stages, isScored: rubricId !== null, questions: chosen }]
  })
  return rounds.length === session.rounds.length ? agendaOf(rounds) : plain
}
