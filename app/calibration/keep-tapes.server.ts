// Which sessions a cohort calibrates on: a coordinator asks, the candidate says yes or no, and may take a yes back.
import type { Actor } from '#app/auth/roles.ts'
import {
  answerTape,
  createTape,
  listTapeRatings,
  listTapesOfCandidate,
  listTapesOfSession,
  type Tape,
} from '#app/db/calibration.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { listCohortMembers, listUsersOfCohorts } from '#app/db/cohorts.server.ts'
import { addLadderMark } from '#app/db/ladder-marks.server.ts'
import { listSealedScorecards } from '#app/db/rated-rounds.server.ts'
import { findSession } from '#app/db/sessions.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import type { TapeConsent } from './calibration-pages.ts'
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

export type AskedTape = {
  id: string
  sessionId: string
  roundTitle: string
  consent: TapeConsent
  /** Who may watch and rate it after a yes, by name, and how many have. */
  raters: string[]
  rated: number
}

export async function listTapesAsked(
  { db, questions }: CalibrationNeeds,
  actor: Actor,
): Promise<AskedTape[]> {
  const tapes = await listTapesOfCandidate(db, actor.userId)
  const ratings = await listTapeRatings(
    db,
    tapes.map(({ id }) => id),
  )
  return Promise.all(
    tapes.map(async (tape): Promise<AskedTape> => {
      const { id, sessionId, rubricId, consent } = tape
      return {
        id,
        sessionId,
        roundTitle: questions.rounds.find(({ rubric }) => rubric === rubricId)?.title ?? 'A session',
        consent,
        raters: await ratersOf(db, tape),
        rated: ratings.filter(({ tapeId }) => tapeId === id).length,
      }
    }),
  )
}

/** What waits for an answer of this candidate. */
export async function countTapesToAnswer(db: Db, userId: string): Promise<number> {
  return (await listTapesOfCandidate(db, userId)).filter(({ consent }) => consent === 'asked').length
}

/** Who may watch a session because its candidate said yes to that, by name; nobody without a yes. */
export async function listRatersOfSession(db: Db, sessionId: string): Promise<string[]> {
  const open = (await listTapesOfSession(db, sessionId)).filter(({ consent }) => consent === 'yes')
  const names = await Promise.all(open.map((tape) => ratersOf(db, tape)))
  return [...new Set(names.flat())]
}

/** Whoever was in the session has rated it there. */
async function ratersOf(
  db: Db,
  { cohortId, sessionId }: Pick<Tape, 'cohortId' | 'sessionId'>,
): Promise<string[]> {
  const session = await findSession(db, sessionId)
  return (await listUsersOfCohorts(db, [cohortId], ['interviewer', 'trainee']))
    .filter(({ id }) => !session?.participants.some(({ userId }) => userId === id))
    .map(({ name }) => name)
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
