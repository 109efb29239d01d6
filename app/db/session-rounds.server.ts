// What was chosen for a session: its rounds in order, and a question for each part. Written once, with the session.

export type SessionRound = {
  /** From 0. */
  round: number
  /** Of questions/rounds; `practice` for a practice. */
  roundId: string
  /** Null: nothing in it is scored. */
  rubricId: string | null
  questions: SessionQuestion[]
}
export type SessionQuestion = {
  part: string
  questionSlug: string
  /** Booked for the first stretch of its work; null = the question's own. */
  workingMinutes: number | null
}

export const roundColumns = {
  select: { round: true, roundId: true, rubricId: true },
  orderBy: { round: 'asc' },
} as const
export const questionColumns = {
  select: { round: true, part: true, questionSlug: true, workingMinutes: true },
  // By round as well would be a list, and its type cannot be constant; `toRounds` looks at one round at a time.
  orderBy: { place: 'asc' },
} as const

export type RoundRow = { round: number; roundId: string; rubricId: string | null }
export type QuestionRow = SessionQuestion & { round: number }

export function toRounds(rounds: readonly RoundRow[], questions: readonly QuestionRow[]): SessionRound[] {
  return rounds.map((round) => ({
    ...round,
    questions: questions
      .filter((one) => one.round === round.round)
      .map(({ part, questionSlug, workingMinutes }) => ({ part, questionSlug, workingMinutes })),
  }))
}

/** A session of one question, as all were before there were rounds; and a practice. */
export function onlyRound(session: {
  kind?: 'session' | 'practice'
  questionSlug: string
  rubricId: string
  workingMinutes: number
}): SessionRound[] {
  const { kind, questionSlug, rubricId, workingMinutes } = session
  const questions = [{ part: 'box', questionSlug, workingMinutes }]
  return kind === 'practice'
    ? [{ round: 0, roundId: 'practice', rubricId: null, questions }]
    : [{ round: 0, roundId: 'troubleshooting', rubricId, questions }]
}
