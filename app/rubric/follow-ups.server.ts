// Asking about moments and answering, with a letter to the other side written in the same transaction.
import type { AppContext } from '#app/context.server.ts'
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, type Database, type Db } from '#app/db/client.server.ts'
import { answerFollowUp, createFollowUp, listFollowUps, type FollowUpRow } from '#app/db/follow-ups.server.ts'
import { momentWords } from '#app/lib/calendar.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { momentAnsweredLetter, momentAskedLetter } from '#app/mail/debrief-letters.ts'
import { clockAt } from '#app/session/clock.ts'
import {
  FOLLOW_UPS_MAX,
  followUpsEndAt,
  type FollowUp,
  type FollowUpRefusal,
  type FollowUpsPage,
  type FollowUpWanted,
  type ReplyWanted,
} from './follow-ups.ts'
import { writeAbout } from './letter-about.server.ts'
import type { RubricNeeds } from './scorecard-seat.server.ts'
import { findAfterSession, nameOf, type AfterSession } from './session-part.server.ts'
import { maySee } from './who-sees.ts'

type Needs = Omit<RubricNeeds, 'db'> & Pick<AppContext, 'env'> & { db: Database }
type Part = 'candidate' | 'interviewer'
type Side = AfterSession & { part: Part; releasedAt: Date }

async function findSide(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<Side, FollowUpRefusal>> {
  const found = await findAfterSession(needs, actor, sessionId)
  if (!found.ok) return found
  const { part, standing, releasedAt } = found.value
  if (part === 'shadow' || !maySee('follow-ups', part, standing)) return refuse('not-found')
  const isOpen = standing.hasWritten && releasedAt !== null
  return isOpen ? accept({ ...found.value, part, releasedAt }) : refuse('not-open-yet')
}

export async function readFollowUps(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<FollowUpsPage, FollowUpRefusal>> {
  const side = await findSide(needs, actor, sessionId)
  if (!side.ok) return side
  const { part, session, releasedAt } = side.value
  const rows = await listFollowUps(needs.db, sessionId)
  const until = followUpsEndAt(releasedAt)
  const isOpen = needs.now() < until
  return accept({
    sessionId,
    part,
    otherName: nameOf(session, otherOf(part)),
    followUps: rows.map(toFollowUp),
    until: until.toISOString(),
    isOpen,
    mayAsk: isOpen && part === 'candidate' && rows.length < FOLLOW_UPS_MAX,
  })
}

export async function askAboutMoment(
  needs: Needs,
  actor: Actor,
  { sessionId, wanted }: { sessionId: string; wanted: FollowUpWanted },
): Promise<Result<null, FollowUpRefusal | 'too-late' | 'too-many' | 'after-the-end'>> {
  const side = await findSide(needs, actor, sessionId)
  if (!side.ok) return side
  const { part, state, releasedAt } = side.value
  const askedAt = needs.now()
  if (part !== 'candidate') return refuse('not-found')
  if (askedAt >= followUpsEndAt(releasedAt)) return refuse('too-late')
  const { moment, question } = wanted
  // To the second: a moment is named in whole ones.
  if (moment.sessionMs > clockAt(state, askedAt).sessionMs + 1000) return refuse('after-the-end')
  return inTransaction(needs.db, async (tx) => {
    if ((await listFollowUps(tx, sessionId)).length >= FOLLOW_UPS_MAX) return refuse('too-many')
    const { sessionMs, terminal = null } = moment
    const askedById = actor.userId
    await createFollowUp(tx, { id: randomId(), sessionId, askedById, sessionMs, terminal, question, askedAt })
    await tell(tx, needs, { side: side.value, to: 'interviewer', byName: actor.name })
    return accept(null)
  })
}

export async function replyToFollowUp(
  needs: Needs,
  actor: Actor,
  { sessionId, reply }: { sessionId: string; reply: ReplyWanted },
): Promise<Result<null, FollowUpRefusal | 'too-late' | 'no-such-question' | 'already-answered'>> {
  const side = await findSide(needs, actor, sessionId)
  if (!side.ok) return side
  const { part, releasedAt } = side.value
  const answeredAt = needs.now()
  if (part !== 'interviewer') return refuse('not-found')
  if (answeredAt >= followUpsEndAt(releasedAt)) return refuse('too-late')
  return inTransaction(needs.db, async (tx) => {
    const { followUpId: id, answer } = reply
    const isThere = (await listFollowUps(tx, sessionId)).some((one) => one.id === id)
    if (!isThere) return refuse('no-such-question')
    if (!(await answerFollowUp(tx, { id, sessionId, answer, answeredAt }))) return refuse('already-answered')
    await tell(tx, needs, { side: side.value, to: 'candidate', byName: actor.name })
    return accept(null)
  })
}

type Told = { side: Side; to: Part; byName: string }

async function tell(tx: Db, needs: Needs, { side, to, byName }: Told): Promise<void> {
  const { session, state, releasedAt } = side
  const words = to === 'interviewer' ? momentAskedLetter : momentAnsweredLetter
  await writeAbout(tx, needs, {
    session,
    state,
    to,
    page: 'follow-ups',
    write: (facts) => words({ ...facts, byName, until: momentWords(followUpsEndAt(releasedAt), facts.zone) }),
  })
}

function otherOf(part: Part): Part {
  return part === 'candidate' ? 'interviewer' : 'candidate'
}

function toFollowUp({
  id,
  sessionMs,
  terminal,
  question,
  askedAt,
  answer,
  answeredAt,
}: FollowUpRow): FollowUp {
  return {
    id,
    moment: terminal === null ? { sessionMs } : { sessionMs, terminal },
    question,
    askedAt: askedAt.toISOString(),
    answer,
    answeredAt: answeredAt?.toISOString() ?? null,
  }
}
