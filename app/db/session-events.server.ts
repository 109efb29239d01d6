import type { Phase, SessionEvent, SessionEventBody } from '#app/session/events.ts'
import type { Db } from './client.server.ts'
import type { Session } from './sessions.server.ts'

/** A session with more events than this is broken or under attack; the machine's own limits stay far below. */
export const SESSION_EVENTS_MAX = 5000

/**
 * Appends all or none, counting on from `lastSeq`. The key (session, seq) makes a second writer fail
 * instead of forking history; see `isKeyTaken`.
 */
export async function appendSessionEvents(db: Db, sessionId: string, events: SessionEvent[]): Promise<void> {
  if (events.length === 0) return
  await db.sessionEvent.createMany({
    data: events.map(({ seq, at, by, ...body }) => ({
      sessionId,
      seq,
      at: new Date(at),
      by,
      type: body.type,
      body: JSON.stringify(body),
    })),
  })
}

/** In order, from the first. */
export async function listSessionEvents(db: Db, sessionId: string): Promise<SessionEvent[]> {
  const rows = await db.sessionEvent.findMany({
    where: { sessionId },
    select: { seq: true, at: true, by: true, body: true },
    orderBy: { seq: 'asc' },
    take: SESSION_EVENTS_MAX,
  })
  return rows.map(({ seq, at, by, body }) => ({ ...parseBody(body), seq, at: at.toISOString(), by }))
}

/** The same for somebody's eyes: the names in it are those of the session as it was read for them. */
export async function listToldEvents(
  db: Db,
  { id, participants }: Pick<Session, 'id' | 'participants'>,
): Promise<SessionEvent[]> {
  const hidden = participants.filter(({ isHidden }) => isHidden)
  const events = await listSessionEvents(db, id)
  if (hidden.length === 0) return events
  // Names stand in one event only, from which every sentence takes them.
  return events.map((event) =>
    event.type === 'session-opened'
      ? {
          ...event,
          participants: event.participants.map((one) => ({
            ...one,
            name: hidden.find(({ userId }) => userId === one.userId)?.name ?? one.name,
          })),
        }
      : event,
  )
}

/** Many sessions at once, each with its events in order: all of them, or those of some types. */
export async function listEventsOfSessions(
  db: Db,
  sessionIds: readonly string[],
  types?: readonly SessionEvent['type'][],
): Promise<Map<string, SessionEvent[]>> {
  const rows = await db.sessionEvent.findMany({
    where: { sessionId: { in: [...sessionIds] }, ...(types && { type: { in: [...types] } }) },
    select: { sessionId: true, seq: true, at: true, by: true, body: true },
    orderBy: [{ sessionId: 'asc' }, { seq: 'asc' }],
  })
  const eventsOf = new Map<string, SessionEvent[]>(sessionIds.map((id) => [id, []]))
  for (const { sessionId, seq, at, by, body } of rows) {
    eventsOf.get(sessionId)?.push({ ...parseBody(body), seq, at: at.toISOString(), by })
  }
  return eventsOf
}

/** The phase each of these sessions is in; a session that nobody has opened yet is in its lobby. */
export async function listSessionPhases(db: Db, sessionIds: string[]): Promise<Map<string, Phase>> {
  const rows = await db.sessionEvent.findMany({
    where: { sessionId: { in: sessionIds }, type: 'phase-changed' },
    select: { sessionId: true, body: true },
    orderBy: { seq: 'asc' },
  })
  const phaseOf = new Map<string, Phase>(sessionIds.map((id) => [id, 'lobby']))
  for (const row of rows) {
    const body = parseBody(row.body)
    if (body.type === 'phase-changed') phaseOf.set(row.sessionId, body.to)
  }
  return phaseOf
}

/** Sessions with something happening since `since` that are not closed: what a restarted server takes up again. */
export async function listUnfinishedSessionIds(db: Db, since: Date): Promise<string[]> {
  const rows = await db.sessionEvent.findMany({
    where: { at: { gte: since } },
    select: { sessionId: true },
    distinct: ['sessionId'],
    orderBy: { sessionId: 'asc' },
    take: 500,
  })
  const ids = rows.map((row) => row.sessionId)
  const phaseOf = await listSessionPhases(db, ids)
  return ids.filter((id) => phaseOf.get(id) !== 'closed')
}

function parseBody(body: string): SessionEventBody {
  // why: only appendSessionEvents writes this column, from the same type
  return JSON.parse(body) as SessionEventBody
}
