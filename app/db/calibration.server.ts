// Recordings that are rated blind, what was given, and what people said about each other's steps to leading alone.
import { isKeyTaken, type Db } from './client.server.ts'

export type TapeConsent = 'asked' | 'yes' | 'no'
export type Tape = {
  id: string
  cohortId: string
  sessionId: string
  /** Of the session, from 0. */
  round: number
  rubricId: string
  title: string
  createdAt: Date
  consent: TapeConsent
}
/** `body` is the ratings as JSON; app/calibration/tape-form.ts knows its shape. */
export type TapeRating = {
  tapeId: string
  userId: string
  userRole: string
  body: string
  submittedAt: Date
}
export type AgreedReading = { tapeId: string; dimensionId: string; words: string; byName: string; at: Date }

const TAPES_MAX = 200
const RATINGS_MAX = 5000

const tapeColumns = {
  id: true,
  cohortId: true,
  sessionId: true,
  round: true,
  rubricId: true,
  title: true,
  createdAt: true,
  consent: true,
} as const

/** False when this round of the session is asked for already. */
export async function createTape(
  db: Db,
  tape: Omit<Tape, 'consent'> & { createdById: string },
): Promise<boolean> {
  try {
    await db.calibrationTape.create({ data: tape, select: { id: true } })
    return true
  } catch (error) {
    if (isKeyTaken(error)) return false
    throw error
  }
}

/** Newest first. */
export async function listTapes(db: Db, cohortIds: string[]): Promise<Tape[]> {
  const rows = await db.calibrationTape.findMany({
    where: { cohortId: { in: cohortIds } },
    select: tapeColumns,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: TAPES_MAX,
  })
  return rows.map(toTape)
}

/** One for each round that was asked for. */
export async function listTapesOfSession(db: Db, sessionId: string): Promise<Tape[]> {
  const rows = await db.calibrationTape.findMany({
    where: { sessionId },
    select: tapeColumns,
    orderBy: { round: 'asc' },
  })
  return rows.map(toTape)
}

/** What this candidate was asked about, newest first. */
export async function listTapesOfCandidate(db: Db, userId: string): Promise<Tape[]> {
  const rows = await db.calibrationTape.findMany({
    where: { session: { participants: { some: { userId, sessionRole: 'candidate' } } } },
    select: tapeColumns,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: TAPES_MAX,
  })
  return rows.map(toTape)
}

/** One the candidate has said yes to, of a cohort this person is in. */
export async function findOpenTape(db: Db, id: string, userId: string): Promise<Tape | null> {
  const cohort = { members: { some: { userId, standing: 'active' } } }
  const row = await db.calibrationTape.findFirst({
    where: { id, consent: 'yes', cohort },
    select: tapeColumns,
  })
  return row && toTape(row)
}

/** Whether this person may see a session because it is rated in a cohort of theirs. Their standing role is asked by the caller. */
export async function isOnOpenTape(db: Db, sessionId: string, userId: string): Promise<boolean> {
  const cohort = { members: { some: { userId, standing: 'active' } } }
  return (await db.calibrationTape.count({ where: { sessionId, consent: 'yes', cohort } })) > 0
}

/** False where it is not about a session of this candidate. */
export async function answerTape(
  db: Db,
  { id, userId, consent, at }: { id: string; userId: string; consent: 'yes' | 'no'; at: Date },
): Promise<boolean> {
  const session = { participants: { some: { userId, sessionRole: 'candidate' } } }
  const { count } = await db.calibrationTape.updateMany({
    where: { id, session },
    data: { consent, answeredAt: at },
  })
  return count === 1
}

/** False when this person has rated it already. */
export async function createTapeRating(
  db: Db,
  rating: Omit<TapeRating, 'userRole'> & { id: string },
): Promise<boolean> {
  try {
    await db.calibrationRating.create({ data: rating, select: { id: true } })
    return true
  } catch (error) {
    if (isKeyTaken(error)) return false
    throw error
  }
}

/** Also of tapes that a candidate took back: what was given stays in the figures, without a name of theirs. */
export async function listTapeRatings(db: Db, tapeIds: string[]): Promise<TapeRating[]> {
  const rows = await db.calibrationRating.findMany({
    where: { tapeId: { in: tapeIds } },
    select: { tapeId: true, userId: true, body: true, submittedAt: true, user: { select: { role: true } } },
    orderBy: [{ tapeId: 'asc' }, { submittedAt: 'asc' }, { userId: 'asc' }],
    take: RATINGS_MAX,
  })
  return rows.map(({ user, ...row }) => ({ ...row, userRole: user.role }))
}

export async function addReading(
  db: Db,
  reading: { id: string; tapeId: string; dimensionId: string; words: string; byUserId: string; at: Date },
): Promise<void> {
  await db.calibrationReading.create({ data: reading, select: { id: true } })
}

/** First to last: the last one of a dimension counts. */
export async function listReadings(db: Db, tapeIds: string[]): Promise<AgreedReading[]> {
  const rows = await db.calibrationReading.findMany({
    where: { tapeId: { in: tapeIds } },
    select: { tapeId: true, dimensionId: true, words: true, at: true, by: { select: { name: true } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: RATINGS_MAX,
  })
  return rows.map(({ by, ...row }) => ({ ...row, byName: by.name }))
}

function toTape({ consent, ...row }: Omit<Tape, 'consent'> & { consent: string }): Tape {
  if (consent !== 'asked' && consent !== 'yes' && consent !== 'no')
    throw new Error(`unknown answer to a tape in the database: ${consent}`)
  return { ...row, consent }
}
