// Which sessions a cohort calibrates on: a coordinator asks, the candidate says yes or no, and may take a yes back.
import type { Actor } from '#app/auth/roles.ts'
import { answerTape, createTape, listTapesOfCandidate } from '#app/db/calibration.server.ts'
import { listCohortMembers } from '#app/db/cohorts.server.ts'
import { addLadderMark } from '#app/db/ladder-marks.server.ts'
import { listSealedScorecards } from '#app/db/rated-rounds.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { sittingOf } from './gather-ratings.server.ts'
import type { CalibrationNeeds } from './rate-tape.server.ts'

/** Only a session of this cohort whose interviewer has submitted: there is something to compare with. */
export async function askForTape(
  { db, now }: CalibrationNeeds,
  actor: Actor,
  { cohortId, sitting, title }: { cohortId: string; sitting: string; title: string },
): Promise<Result<null, 'not-found' | 'asked-already'>> {
  const cards = await listSealedScorecards(db, { cohortId })
  const card = cards.find((one) => one.kind === 'interviewer' && sittingOf(one) === sitting)
  if (!card) return refuse('not-found')
  const { sessionId, round, rubricId } = card
  const tape = { id: randomId(), cohortId, sessionId, round, rubricId, title }
  const made = await createTape(db, { ...tape, createdById: actor.userId, createdAt: now() })
  return made ? accept(null) : refuse('asked-already')
}

export type AskedTape = { id: string; sessionId: string; roundTitle: string; consent: 'asked' | 'yes' | 'no' }

export async function listTapesAsked(
  { db, questions }: CalibrationNeeds,
  actor: Actor,
): Promise<AskedTape[]> {
  const tapes = await listTapesOfCandidate(db, actor.userId)
  return tapes.map(({ id, sessionId, rubricId, consent }) => ({
    id,
    sessionId,
    roundTitle: questions.rounds.find(({ rubric }) => rubric === rubricId)?.title ?? 'A session',
    consent,
  }))
}

export async function answerTapeAsked(
  { db, now }: CalibrationNeeds,
  actor: Actor,
  { tapeId, consent }: { tapeId: string; consent: 'yes' | 'no' },
): Promise<Result<null, 'not-found'>> {
  const answered = await answerTape(db, { id: tapeId, userId: actor.userId, consent, at: now() })
  return answered ? accept(null) : refuse('not-found')
}

/** A coordinator lets somebody of the own cohort lead alone, and says why. */
export async function letLead(
  { db, now, questions }: CalibrationNeeds,
  actor: Actor,
  wanted: { cohortId: string; userId: string; roundId: string; words: string },
): Promise<Result<null, 'not-found'>> {
  const { cohortId, userId, roundId, words } = wanted
  const members = await listCohortMembers(db, cohortId)
  const learner = members.find(({ id, role }) => id === userId && role === 'trainee')
  if (!learner || !questions.findRound(roundId)) return refuse('not-found')
  const mark = { id: randomId(), userId, roundId, kind: 'waived' as const, sessionId: null, cohortId }
  await addLadderMark(db, { ...mark, byUserId: actor.userId, words, at: now() })
  return accept(null)
}
