import { blindBy, blindOf, peopleAsSeenBy, standInFor, type Blind, type BlindBy } from '#app/auth/blind.ts'
import type { SessionRole } from '#app/auth/roles.ts'
import type { SessionKind } from '#app/session/events.ts'
import type { Db } from './client.server.ts'
import {
  onlyRound,
  questionColumns,
  roundColumns,
  toRounds,
  type QuestionRow,
  type RoundRow,
  type SessionRound,
} from './session-rounds.server.ts'

export type { SessionQuestion, SessionRound } from './session-rounds.server.ts'

/** Static facts of a session; what happens in it is in its events. */
export type Session = {
  id: string
  kind: SessionKind
  /** False only for a practice without a clock. */
  timed: boolean
  cohortId: string | null
  /** Of the first round: its first question, and the minutes booked for its work. */
  questionSlug: string
  /** Of the first round that is scored; where none is, the one its question names. */
  rubricId: string
  workingMinutes: number
  /** In order; at least one. */
  rounds: SessionRound[]
  scheduledAt: Date
  createdById: string
  createdAt: Date
  participants: SessionMember[]
  /** Set while the candidate's name is hidden. */
  blind: Blind | null
  /** By whose wish; null where there is nothing to hide, because who leads it chose the candidate by name. */
  blindBy: BlindBy | 'none' | null
  /** What the candidate is called meanwhile. */
  standIn: string
}
/** `isHidden`: the name stands in for one that the reader may not know yet. */
export type SessionMember = { userId: string; name: string; sessionRole: SessionRole; isHidden?: true }

const SESSIONS_MAX = 100

const sessionColumns = {
  id: true,
  kind: true,
  timed: true,
  cohortId: true,
  questionSlug: true,
  rubricId: true,
  workingMinutes: true,
  scheduledAt: true,
  createdById: true,
  createdAt: true,
  rounds: roundColumns,
  questions: questionColumns,
  participants: {
    select: { userId: true, sessionRole: true, user: { select: { name: true, hidesName: true } } },
  },
  blindBy: true,
  namesShownAt: true,
  cohort: { select: { blindInterviews: true } },
  slot: { select: { id: true } },
} as const

type SessionRow = Omit<Session, 'participants' | 'kind' | 'rounds' | 'blind' | 'blindBy' | 'standIn'> & {
  kind: string
  rounds: RoundRow[]
  questions: QuestionRow[]
  participants: { userId: string; sessionRole: string; user: { name: string; hidesName: boolean } }[]
  blindBy: string | null
  namesShownAt: Date | null
  cohort: { blindInterviews: boolean } | null
  slot: { id: string } | null
}

/** A session unless it says otherwise, of one round with one question unless it names its rounds. */
export type SessionToCreate = Omit<
  Session,
  'participants' | 'kind' | 'timed' | 'rounds' | 'blind' | 'blindBy' | 'standIn'
> & {
  kind?: SessionKind
  timed?: boolean
  rounds?: SessionRound[]
  participants: { userId: string; sessionRole: SessionRole }[]
}

export async function createSession(db: Db, session: SessionToCreate): Promise<Session> {
  const { rounds = onlyRound(session), participants, ...own } = session
  const row = await db.session.create({
    data: {
      ...own,
      participants: { create: participants },
      rounds: { create: rounds.map(({ questions: _questions, ...round }) => round) },
      questions: {
        create: rounds.flatMap(({ round, questions }) =>
          questions.map((question, place) => ({ ...question, round, place })),
        ),
      },
    },
    select: sessionColumns,
  })
  return toSession(row)
}

/** With everybody's own name: for what the server does by itself, and for coordinators. */
export async function findSession(db: Db, id: string): Promise<Session | null> {
  const row = await db.session.findUnique({ where: { id }, select: sessionColumns })
  return row && toSession(row)
}

/**
 * Null when there is no such session and when this person has no part in it: both look the same to a stranger. The names are
 * those that this person may know.
 */
export async function findSessionOfUser(db: Db, id: string, userId: string): Promise<Session | null> {
  const row = await db.session.findFirst({
    where: { id, participants: { some: { userId } } },
    select: sessionColumns,
  })
  return row && asSeenBy(userId, toSession(row))
}

/** Sessions this person has a part in, newest first; no practice. The names are those that they may know. */
export async function listSessionsOfUser(db: Db, userId: string): Promise<Session[]> {
  const sessions = await list(db, { kind: 'session', participants: { some: { userId } } })
  return sessions.map((session) => asSeenBy(userId, session))
}

/** Of these, the ones from a time on that no slot stands for: a slot speaks for its own. */
export async function listSlotlessSessionsOfUser(db: Db, userId: string, from: Date): Promise<Session[]> {
  const participants = { some: { userId } }
  const sessions = await list(db, { kind: 'session', participants, slot: null, scheduledAt: { gte: from } })
  return sessions.map((session) => asSeenBy(userId, session))
}

/** What this person has practised alone, newest first. */
export async function listPracticesOfUser(db: Db, userId: string): Promise<Session[]> {
  return list(db, { kind: 'practice', participants: { some: { userId } } })
}

/** Sessions that begin in this time, whoever they are for. */
export async function listSessionsBetween(db: Db, from: Date, until: Date): Promise<Session[]> {
  return list(db, { kind: 'session', scheduledAt: { gte: from, lte: until } })
}

/** The schedule of some cohorts, newest first. */
export async function listSessionsOfCohorts(db: Db, cohortIds: string[]): Promise<Session[]> {
  return list(db, { kind: 'session', cohortId: { in: cohortIds } })
}

/** The whole schedule, newest first; nobody's practice. */
export async function listSessions(db: Db): Promise<Session[]> {
  return list(db, { kind: 'session' })
}

/** Those of these sessions that nobody has entered: nothing has happened in them. */
export async function listUnopenedSessions(db: Db, ids: string[]): Promise<Session[]> {
  return list(db, { id: { in: ids }, events: { none: {} } })
}

/** True when it is gone. Where somebody has entered it stays: its history is theirs. */
export async function removeUnopenedSession(db: Db, id: string): Promise<boolean> {
  const { count } = await db.session.deleteMany({ where: { id, events: { none: {} } } })
  return count === 1
}

export async function moveSession(db: Db, id: string, scheduledAt: Date): Promise<void> {
  await db.session.update({ where: { id }, data: { scheduledAt } })
}

type Seated = { userId: string; sessionRole: SessionRole }

/** The people of a session nobody has entered; false where somebody has. */
export async function seatInUnopenedSession(
  db: Db,
  id: string,
  participants: readonly Seated[],
): Promise<boolean> {
  if ((await db.session.count({ where: { id, events: { none: {} } } })) === 0) return false
  await db.sessionParticipant.deleteMany({ where: { sessionId: id } })
  await db.sessionParticipant.createMany({ data: participants.map((one) => ({ ...one, sessionId: id })) })
  return true
}

export type QuestionsToAsk = Pick<Session, 'questionSlug' | 'workingMinutes'> & {
  picked: readonly { part: string; questionSlug: string }[]
}

/** Other questions for the first round of a session nobody has entered; false where somebody has. */
export async function askInUnopenedSession(
  db: Db,
  id: string,
  { picked, ...own }: QuestionsToAsk,
): Promise<boolean> {
  const { count } = await db.session.updateMany({ where: { id, events: { none: {} } }, data: own })
  if (count === 0) return false
  await db.sessionQuestion.deleteMany({ where: { sessionId: id, round: 0 } })
  await db.sessionQuestion.createMany({
    data: picked.map((one, place) => ({ ...one, sessionId: id, round: 0, place, workingMinutes: null })),
  })
  return true
}

type SessionFilter = NonNullable<NonNullable<Parameters<Db['session']['findMany']>[0]>['where']>

async function list(db: Db, where: SessionFilter): Promise<Session[]> {
  const rows = await db.session.findMany({
    where,
    select: sessionColumns,
    orderBy: [{ scheduledAt: 'desc' }, { id: 'asc' }],
    take: SESSIONS_MAX,
  })
  return rows.map(toSession)
}

/** The session with the names that this person may know. */
export function asSeenBy(viewerId: string, session: Session): Session {
  const { blind, participants: people } = session
  const partOf = ({ sessionRole }: SessionMember) => sessionRole
  return { ...session, participants: peopleAsSeenBy(viewerId, { blind, people, partOf }) }
}

/** What was decided when the room was opened, and what the candidate decides before it begins. */
export async function setBlindBy(db: Db, id: string, blindBy: BlindBy | 'none'): Promise<void> {
  await db.session.update({ where: { id }, data: { blindBy }, select: { id: true } })
}

/** From now on everybody in it knows who the candidate is. The first time counts. */
export async function showNames(db: Db, id: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { id, namesShownAt: null }, data: { namesShownAt: at } })
}

function toSession(row: SessionRow): Session {
  const { questions, cohort, slot, namesShownAt, blindBy: fixed, ...own } = row
  const participants = row.participants
    .map(({ userId, sessionRole, user }) => ({
      userId,
      name: user.name,
      sessionRole: toSessionRole(sessionRole),
    }))
    .sort((a, b) => partOrder[a.sessionRole] - partOrder[b.sessionRole])
  const leads = participants.find(({ sessionRole }) => sessionRole === 'interviewer')
  const facts = {
    key: slot?.id ?? row.id,
    fixed: fixed === null ? null : toBlindBy(fixed),
    cohortHides: cohort?.blindInterviews ?? false,
    candidateHides: row.participants.some((one) => one.sessionRole === 'candidate' && one.user.hidesName),
    chosenByName: slot === null && leads?.userId === row.createdById,
    shownAt: namesShownAt,
  }
  return {
    ...own,
    kind: toSessionKind(row.kind),
    rounds: toRounds(row.rounds, questions),
    participants,
    blind: blindOf(facts),
    standIn: standInFor(facts.key),
    blindBy: facts.chosenByName || row.kind !== 'session' ? null : blindBy(facts),
  }
}

export function toBlindBy(value: string): BlindBy | 'none' {
  if (value !== 'cohort' && value !== 'candidate' && value !== 'none')
    throw new Error(`unknown reason to hide a name in the database: ${value}`)
  return value
}

/** The order in which the people of a session are listed. */
const partOrder: Record<SessionRole, number> = { candidate: 0, interviewer: 1, shadow: 2, solo: 3 }

function toSessionKind(value: string): SessionKind {
  if (value !== 'session' && value !== 'practice')
    throw new Error(`unknown kind of session in the database: ${value}`)
  return value
}

function toSessionRole(value: string): SessionRole {
  if (!isSessionRole(value)) throw new Error(`unknown part in a session in the database: ${value}`)
  return value
}

function isSessionRole(value: string): value is SessionRole {
  return Object.hasOwn(partOrder, value)
}
