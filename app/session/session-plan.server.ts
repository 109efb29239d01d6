// What the bank says about one session: its questions, and the plan that it opens with.
import type { Session } from '#app/db/sessions.server.ts'
import type { Question, QuestionBank } from '#questions/schema.ts'
import { agendaOf, toAgenda } from './agenda.ts'
import type { AgendaItem, BlindAtStart, OpenedRound } from './events.ts'
import type { Observation } from './observations.ts'
import type { RoundCard } from './question-card.ts'

/** Those that are in the bank, the first one first. */
export function questionsOf({ rounds }: Pick<Session, 'rounds'>, bank: QuestionBank): Question[] {
  return rounds
    .flatMap(({ questions }) => questions)
    .flatMap(({ questionSlug }) => bank.findQuestion(questionSlug) ?? [])
}

/** What the interviewer does in each stage, as the round says it now. */
export function tellsOf(roundId: string, bank: QuestionBank): RoundCard['tells'] {
  const stages = bank.findRound(roundId)?.stages ?? []
  return Object.fromEntries(stages.map(({ id, interviewer }) => [id, interviewer]))
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
    ...blindOf(session),
    ...(kind === 'practice' ? { practice: { clock: timed ? 'on' : 'off' } as const } : { rounds }),
  }
}

/** Fixed from here on: what is set for the cohort later is for later sessions. */
function blindOf({ blindBy, standIn }: Session): { blind?: BlindAtStart } {
  return blindBy === null ? {} : { blind: { by: blindBy, standIn } }
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
