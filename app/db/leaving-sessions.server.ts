// The sessions of somebody who deletes their account: what of them goes, and what loses its words or a name.
import type { Db } from './client.server.ts'

export type OwnPart = { sessionId: string; kind: string; sessionRole: string; slotId: string | null }

/** Every session and practice they had a part in. */
export async function listPartsOf(db: Db, userId: string): Promise<OwnPart[]> {
  const rows = await db.sessionParticipant.findMany({
    where: { userId },
    select: {
      sessionId: true,
      sessionRole: true,
      session: { select: { kind: true, slot: { select: { id: true } } } },
    },
    orderBy: { sessionId: 'asc' },
  })
  return rows.map(({ sessionId, sessionRole, session }) => ({
    ...{ sessionId, sessionRole, kind: session.kind },
    slotId: session.slot?.id ?? null,
  }))
}

/** With everything that hangs on it. Nobody else was in it. */
export async function deletePractice(db: Db, sessionId: string): Promise<void> {
  await db.session.deleteMany({ where: { id: sessionId, kind: 'practice' } })
}

/** Of a session that is over for its candidate: documents, what was written afterwards, and what leans on its recording. */
export async function deleteWorkOf(db: Db, sessionId: string): Promise<void> {
  const where = { sessionId }
  await db.documentUpdate.deleteMany({ where })
  await db.documentPast.deleteMany({ where })
  await db.boardPicture.deleteMany({ where })
  await db.focusNote.deleteMany({ where })
  await db.followUp.deleteMany({ where })
  await db.sessionMood.deleteMany({ where })
  await db.selfAssessment.deleteMany({ where })
  await db.calibrationTape.deleteMany({ where })
  await db.scorecard.deleteMany({ where: { ...where, submittedAt: null } })
  await db.scorecardAddition.deleteMany({ where: { scorecard: where } })
  await db.slotSeat.updateMany({ where: { slot: { sessionId } }, data: { words: null } })
}

/** A rater's own: what was not submitted, and a shadow's practice. */
export async function deleteOwnDrafts(db: Db, authorId: string): Promise<void> {
  await db.scorecard.deleteMany({ where: { authorId, OR: [{ submittedAt: null }, { kind: 'shadow' }] } })
}

type Change = <Body extends object>(body: Body, type: string) => Body

/** Events, scorecards and views of the interview, each changed as `change` says. The seals are against writing, not against forgetting. */
export async function rewriteBodies(db: Db, sessionId: string, change: Change): Promise<void> {
  const rewrite = (body: string, type: string) => {
    const after = JSON.stringify(change(JSON.parse(body) as object, type)) // why: bodies are objects
    return after === body ? null : after
  }
  const events = await db.sessionEvent.findMany({
    where: { sessionId },
    select: { seq: true, type: true, body: true },
  })
  const changed = events.flatMap(({ seq, type, body }) => {
    const after = rewrite(body, type)
    return after === null ? [] : [{ seq, body: after }]
  })
  // In one statement: somebody may have been in hundreds of sessions, and nobody else can write meanwhile.
  await db.$executeRaw`
    UPDATE "SessionEvent" SET "body" = json_extract(e."value", '$.body') FROM json_each(${JSON.stringify(changed)}) AS e
    WHERE "sessionId" = ${sessionId} AND "seq" = json_extract(e."value", '$.seq')`
  for (const { id, body } of await db.scorecard.findMany({ where: { sessionId } })) {
    const after = rewrite(body, 'scorecard')
    if (after) await db.scorecard.update({ where: { id }, data: { body: after }, select: { id: true } })
  }
  for (const { userId, body } of await db.interviewFeedback.findMany({ where: { sessionId } })) {
    const after = rewrite(body, 'feedback')
    const where = { sessionId_userId: { sessionId, userId } }
    if (after) await db.interviewFeedback.update({ where, data: { body: after }, select: { userId: true } })
  }
  for (const { userId, body } of await db.selfAssessment.findMany({ where: { sessionId } })) {
    const after = rewrite(body, 'self-assessment')
    const where = { sessionId_userId: { sessionId, userId } }
    if (after) await db.selfAssessment.update({ where, data: { body: after }, select: { userId: true } })
  }
}

/** Questions and answers between two people, of whom one has left. */
export async function rewriteFollowUps(
  db: Db,
  sessionId: string,
  clean: (text: string) => string,
): Promise<void> {
  for (const { id, question, answer } of await db.followUp.findMany({ where: { sessionId } }))
    await db.followUp.update({
      where: { id },
      data: { question: clean(question), answer: answer === null ? null : clean(answer) },
      select: { id: true },
    })
}
