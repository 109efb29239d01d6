// How long a slot of a round is: known before its questions are, so that the longest of them fits.
import type { QuestionBank } from '#questions/schema.ts'
import type { Round } from '#questions/schema-round.ts'
import { QUARTER_MINUTES } from './quarters.ts'

/** From the first stage to the last, in whole quarters of an hour. */
export function minutesOfRound(round: Pick<Round, 'stages' | 'parts'>, bank: QuestionBank): number {
  const sum = round.stages.reduce((minutes, stage) => minutes + longestOf(stage, round, bank), 0)
  return Math.max(1, Math.ceil(sum / QUARTER_MINUTES)) * QUARTER_MINUTES
}

function longestOf(
  stage: Round['stages'][number],
  { parts }: Pick<Round, 'parts'>,
  bank: QuestionBank,
): number {
  const own = stage['own-minutes']
  const part = parts.find(({ id }) => id === stage.part)
  if (own === null || !part) return stage.minutes
  const fitting = bank.questions.filter(
    ({ status, kind, level }) =>
      status === 'live' && part.kinds.includes(kind) && level <= (part['level-max'] ?? level),
  )
  return fitting.length === 0 ? stage.minutes : Math.max(...fitting.map(({ minutes }) => minutes[own]))
}
