// The page of somebody who rates: recordings of their cohorts, their steps to leading alone, and whom they let lead.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { listTapeRatings, listTapes } from '#app/db/calibration.server.ts'
import { listCohortsOfUser } from '#app/db/cohorts.server.ts'
import { addLadderMark, listLedSessionIds } from '#app/db/ladder-marks.server.ts'
import { listTakenRounds } from '#app/db/scheduling-profiles.server.ts'
import { listSessionPhases } from '#app/db/session-events.server.ts'
import { listSessionsOfUser, type Session } from '#app/db/sessions.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { dayWords } from '#app/lib/calendar.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import type { CalibrationPage, LedWith, ListedTape } from './calibration-pages.ts'
import type { CalibrationNeeds } from './rate-tape.server.ts'
import { readLadders } from './read-ladder.server.ts'

export async function listCalibration(needs: CalibrationNeeds, actor: Actor): Promise<CalibrationPage> {
  const { db, questions } = needs
  const now = needs.now()
  const timeZone = (await findUser(db, actor.userId))?.timeZone ?? 'UTC'
  const cohortIds = (await listCohortsOfUser(db, actor.userId)).map(({ id }) => id)
  const sessions = await listSessionsOfUser(db, actor.userId)
  const roundIds = await roundsFor(needs, actor.userId)
  const ladders = await readLadders(db, {
    userId: actor.userId,
    role: actor.role,
    cohortIds,
    roundIds,
    now: now.getTime(),
  })
  const reader = { actor, now, timeZone, sessions }
  return {
    tapes: await listOwnTapes(needs, cohortIds, reader),
    ladders: ladders.map(({ roundId, ladder }) => {
      return { roundId, title: questions.findRound(roundId)?.title ?? roundId, ladder }
    }),
    ledWith: await listLedWith(needs, reader),
  }
}

type Reader = { actor: Actor; now: Date; timeZone: string; sessions: readonly Session[] }

/** The rounds somebody takes; who named none sees all that are rated. */
async function roundsFor({ db, questions }: CalibrationNeeds, userId: string): Promise<string[]> {
  const rated = questions.rounds.filter(({ rubric }) => rubric !== null && rubric !== undefined)
  const inOrder = rated.toSorted((one, other) => one.order - other.order).map(({ id }) => id)
  const taken = (await listTakenRounds(db, [userId])).map(({ roundId }) => roundId)
  return taken.length === 0 ? inOrder : inOrder.filter((id) => taken.includes(id))
}

/** Not those of sessions this person was in: they have rated those there. */
async function listOwnTapes(
  { db, questions }: CalibrationNeeds,
  cohortIds: string[],
  { actor, now, timeZone, sessions }: Reader,
): Promise<ListedTape[]> {
  const open = (await listTapes(db, cohortIds)).filter(
    ({ consent, sessionId }) => consent === 'yes' && !sessions.some(({ id }) => id === sessionId),
  )
  const ratings = await listTapeRatings(
    db,
    open.map(({ id }) => id),
  )
  return open.map(({ id, title, rubricId, createdAt }) => {
    const raters = ratings.filter(({ tapeId }) => tapeId === id)
    return {
      id,
      title,
      roundTitle: questions.rounds.find(({ rubric }) => rubric === rubricId)?.title ?? rubricId,
      day: dayWords(createdAt, now, timeZone),
      isRated: raters.some(({ userId }) => userId === actor.userId),
      raters: raters.length,
    }
  })
}

/** Sessions with a shadow that this person led and that are over, newest first. */
async function listLedWith({ db, questions }: CalibrationNeeds, reader: Reader): Promise<LedWith[]> {
  const { actor, now, timeZone, sessions } = reader
  const led = sessions.filter((session) => isLedBy(session, actor.userId) && shadowsOf(session).length > 0)
  const ids = led.map(({ id }) => id)
  const phases = await listSessionPhases(db, ids)
  const said = await listLedSessionIds(db, ids)
  return led
    .filter(({ id }) => phases.get(id) === 'scoring' || phases.get(id) === 'closed')
    .flatMap((session) =>
      shadowsOf(session).map(({ userId, name }) => ({
        sessionId: session.id,
        userId,
        name,
        roundTitle: questions.findRound(session.rounds[0]?.roundId ?? '')?.title ?? 'A session',
        day: dayWords(session.scheduledAt, now, timeZone),
        isSaid: said.has(`${session.id} ${userId}`),
      })),
    )
}

/** A shadow led this session while its interviewer watched: the interviewer says so, once. */
export async function sayThatTheyLed(
  needs: CalibrationNeeds,
  actor: Actor,
  { sessionId, userId }: { sessionId: string; userId: string },
): Promise<Result<null, 'not-found'>> {
  if (!can(actor, 'lead-session')) return refuse('not-found')
  const sessions = await listSessionsOfUser(needs.db, actor.userId)
  const session = sessions.find(({ id }) => id === sessionId)
  const isOver = ['scoring', 'closed'].includes(
    (await listSessionPhases(needs.db, [sessionId])).get(sessionId) ?? '',
  )
  if (!session || !isOver || !isLedBy(session, actor.userId)) return refuse('not-found')
  if (!shadowsOf(session).some((one) => one.userId === userId)) return refuse('not-found')
  for (const { roundId, rubricId } of session.rounds) {
    if (rubricId === null) continue
    await addLadderMark(needs.db, {
      id: randomId(),
      userId,
      roundId,
      kind: 'led',
      sessionId,
      cohortId: null,
      byUserId: actor.userId,
      words: '',
      at: needs.now(),
    })
  }
  return accept(null)
}

function isLedBy({ participants }: Session, userId: string): boolean {
  return participants.some((one) => one.userId === userId && one.sessionRole === 'interviewer')
}

function shadowsOf({ participants }: Session) {
  return participants.filter(({ sessionRole }) => sessionRole === 'shadow')
}
