// What candidate and interviewer say of the interview itself: each writes once and blind, and reads the other when both have written
// or a week has passed. Coordinators get numbers of many sessions, never one of them.
import type { Actor } from '#app/auth/roles.ts'
import { can } from '#app/auth/permissions.ts'
import { inTransaction, isKeyTaken, type Database } from '#app/db/client.server.ts'
import { isInCohorts } from '#app/db/cohorts.server.ts'
import { createFeedback, listFeedback, listFeedbackBodies } from '#app/db/session-feedback.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import {
  countFeedback,
  feedback,
  FEEDBACK_BLIND_MS,
  isFeedbackOpen,
  mayWriteFeedback,
  type Feedback,
  type FeedbackCount,
  type FeedbackPage,
  type FeedbackPart,
  type FeedbackRefusal,
  type FeedbackTimes,
} from './feedback.ts'
import type { RubricNeeds } from './scorecard-seat.server.ts'
import { findAfterSession, nameOf, type AfterSession } from './session-part.server.ts'
import { maySee, type Thing } from './who-sees.ts'

type Side = AfterSession & { part: FeedbackPart }

const othersOf: Record<FeedbackPart, { part: FeedbackPart; thing: Thing }> = {
  candidate: { part: 'interviewer', thing: 'interviewer-feedback' },
  interviewer: { part: 'candidate', thing: 'candidate-feedback' },
}

async function findSide(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<Side, FeedbackRefusal>> {
  const found = await findAfterSession(needs, actor, sessionId)
  if (!found.ok) return found
  const { part, standing } = found.value
  if (part === 'shadow') return refuse('not-found')
  return standing.hasWritten ? accept({ ...found.value, part }) : refuse('own-paper-first')
}

export async function readFeedbackPage(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<FeedbackPage, FeedbackRefusal>> {
  const side = await findSide(needs, actor, sessionId)
  if (!side.ok) return side
  const { part, session, standing } = side.value
  const rows = await listFeedback(needs.db, sessionId)
  const { part: otherPart, thing } = othersOf[part]
  const [own, others] = [part, otherPart].map((side) => rows.find((row) => row.part === side) ?? null)
  const times = { ownAt: own?.submittedAt ?? null, othersAt: others?.submittedAt ?? null }
  const feedbackIsOpen = isFeedbackOpen(times, needs.now())
  const isRead = maySee(thing, part, { ...standing, feedbackIsOpen })
  return accept({
    sessionId,
    part,
    otherName: nameOf(session, otherPart),
    own: own ? readBody(own.body) : null,
    others: others && isRead ? readBody(others.body) : null,
    mayWrite: mayWriteFeedback(times, needs.now()),
    othersWaits: others !== null && !isRead,
  })
}

export async function writeFeedback(
  needs: Omit<RubricNeeds, 'db'> & { db: Database },
  actor: Actor,
  { sessionId, answers }: { sessionId: string; answers: Feedback },
): Promise<Result<null, FeedbackRefusal | 'already-written' | 'too-late'>> {
  const side = await findSide(needs, actor, sessionId)
  if (!side.ok) return side
  const { part } = side.value
  const submittedAt = needs.now()
  try {
    return await inTransaction(needs.db, async (tx) => {
      const times = timesFor(part, await listFeedback(tx, sessionId))
      if (times.ownAt) return refuse('already-written')
      if (!mayWriteFeedback(times, submittedAt)) return refuse('too-late')
      const body = JSON.stringify(answers)
      await createFeedback(tx, { sessionId, userId: actor.userId, part, body, submittedAt })
      return accept(null)
    })
  } catch (error) {
    if (isKeyTaken(error)) return refuse('already-written')
    throw error
  }
}

function timesFor(
  part: FeedbackPart,
  rows: readonly { part: FeedbackPart; submittedAt: Date }[],
): FeedbackTimes {
  const at = (side: FeedbackPart) => rows.find((row) => row.part === side)?.submittedAt ?? null
  return { ownAt: at(part), othersAt: at(othersOf[part].part) }
}

/** For those who coordinate the cohort. Only what is a week old: by then the other side may read it too. */
export async function countCohortFeedback(
  { db, now }: Pick<RubricNeeds, 'db' | 'now'>,
  actor: Actor,
  cohortId: string,
): Promise<Result<FeedbackCount[] | null, 'not-found'>> {
  const isTheirs =
    can(actor, 'coordinate-any') ||
    (can(actor, 'coordinate') && (await isInCohorts(db, actor.userId, [cohortId])))
  if (!isTheirs) return refuse('not-found')
  const before = new Date(now().getTime() - FEEDBACK_BLIND_MS)
  return accept(countFeedback((await listFeedbackBodies(db, cohortId, before)).map(readBody)))
}

function readBody(body: string): Feedback {
  return feedback.parse(JSON.parse(body))
}
