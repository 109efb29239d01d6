// A whole season in a few statements, however many people are in it: what the coordinator's pages are folded from.
import type { InterviewRole, Role } from '#app/auth/roles.ts'
import type { Phase } from '#app/session/events.ts'
import type { Db } from './client.server.ts'
import { toRole } from './users.server.ts'

/** More would be no season any more. */
const SESSIONS_MAX = 20_000

/** A session of a cohort: never a question, a note or a rating of it. */
export type SeasonSession = {
  id: string
  cohortId: string
  slotId: string | null
  startsAt: Date
  roundIds: string[]
  questionSlugs: string[]
  /** When its work began; null for one that never did. */
  heldAt: Date | null
  /** It was ended before anything began. */
  endedInLobby: boolean
  people: { userId: string; name: string; seat: InterviewRole }[]
}

/** Of these cohorts, first to last; with `from` and `until` those that begin in this time. */
export async function listSeasonSessions(
  db: Db,
  cohortIds: readonly string[],
  { from, until }: { from?: Date; until?: Date } = {},
): Promise<SeasonSession[]> {
  const rows = await db.session.findMany({
    where: {
      cohortId: { in: [...cohortIds] },
      kind: 'session',
      scheduledAt: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) },
    },
    select: {
      id: true,
      cohortId: true,
      scheduledAt: true,
      slot: { select: { id: true } },
      rounds: { select: { roundId: true }, orderBy: { round: 'asc' } },
      questions: { select: { questionSlug: true }, orderBy: [{ round: 'asc' }, { place: 'asc' }] },
      participants: { select: { userId: true, sessionRole: true, user: { select: { name: true } } } },
      events: {
        // A session leaves its lobby once: to its first stage, or straight to its end where nobody came.
        where: { type: 'phase-changed', body: { contains: '"from":"lobby"' } },
        select: { at: true, body: true },
        orderBy: { seq: 'asc' },
      },
    },
    orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }],
    take: SESSIONS_MAX,
  })
  return rows.map(({ id, cohortId, scheduledAt, slot, rounds, questions, participants, events }) => ({
    id,
    cohortId: cohortId ?? '',
    slotId: slot?.id ?? null,
    startsAt: scheduledAt,
    roundIds: rounds.map(({ roundId }) => roundId),
    questionSlugs: questions.map(({ questionSlug }) => questionSlug),
    heldAt: events.find(({ body }) => isBeginning(body))?.at ?? null,
    endedInLobby: events.length > 0 && !events.some(({ body }) => isBeginning(body)),
    people: participants.map(({ userId, sessionRole, user }) => ({
      userId,
      name: user.name,
      seat: sessionRole as InterviewRole, // why: only a practice has another part, and these are none
    })),
  }))
}

function isBeginning(body: string): boolean {
  // why: only appendSessionEvents writes this column
  const { to } = JSON.parse(body) as { to: Phase }
  return to !== 'closed' && to !== 'scoring'
}

/** When each of these people last did something in a session of the cohort. */
export async function listLastEvents(db: Db, cohortId: string): Promise<Map<string, Date>> {
  const rows = await db.sessionEvent.groupBy({
    by: ['by'],
    where: { session: { cohortId }, by: { not: 'system' } },
    _max: { at: true },
  })
  return new Map(rows.flatMap(({ by, _max }) => (_max.at ? [[by, _max.at]] : [])))
}

export type Season = {
  id: string
  name: string
  timeZone: string
  /** Days of that zone; null = open ended. */
  startsOn: string | null
  endsOn: string | null
  sessionsPlanned: number
}

export async function readSeason(db: Db, cohortId: string): Promise<Season | null> {
  return db.cohort.findUnique({
    where: { id: cohortId },
    select: { id: true, name: true, timeZone: true, startsOn: true, endsOn: true, sessionsPlanned: true },
  })
}

export type SeasonPerson = {
  id: string
  name: string
  role: Role
  standing: 'active' | 'asked' | 'left'
  pod: string | null
  joinedAt: Date | null
  lastSeenAt: Date | null
}

const PEOPLE_MAX = 5000

/** By name: everybody who is, asks to be or was in the cohort. */
export async function listSeasonPeople(db: Db, cohortId: string): Promise<SeasonPerson[]> {
  const rows = await db.cohortMember.findMany({
    where: { cohortId },
    select: {
      standing: true,
      pod: true,
      joinedAt: true,
      user: { select: { id: true, name: true, role: true, lastSeenAt: true } },
    },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    take: PEOPLE_MAX,
  })
  return rows.map(({ standing, user, ...own }) => ({
    ...own,
    ...user,
    role: toRole(user.role),
    // why: only the cohort's own use cases write it, from this type
    standing: standing as SeasonPerson['standing'],
  }))
}

/** Ids of rounds, first to last. */
export async function listSeasonPlan(db: Db, cohortId: string): Promise<string[]> {
  const rows = await db.cohortRound.findMany({
    where: { cohortId },
    select: { roundId: true },
    orderBy: { place: 'asc' },
  })
  return rows.map(({ roundId }) => roundId)
}

/** What the people of a cohort wish to be asked about. */
export async function listSeasonWishes(
  db: Db,
  cohortId: string,
): Promise<{ userId: string; topic: string }[]> {
  return db.topicWish.findMany({
    where: { user: { memberships: { some: { cohortId } } } },
    select: { userId: true, topic: true },
    orderBy: [{ userId: 'asc' }, { topic: 'asc' }],
  })
}

/** What its people have said they take on in a week; who never said has no row. */
export async function listSeasonLimits(db: Db, cohortId: string): Promise<Map<string, number>> {
  const rows = await db.schedulingProfile.findMany({
    where: { user: { memberships: { some: { cohortId } } } },
    select: { userId: true, perWeek: true },
  })
  return new Map(rows.map(({ userId, perWeek }) => [userId, perWeek]))
}
