// Somebody with something of theirs in every corner of what is kept, as the product itself would have put it there.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as Y from 'yjs'
import { hashPassword } from '#app/auth/passwords.server.ts'
import { addCohortMember } from '#app/db/cohorts.server.ts'
import { replaceWeeklyHours } from '#app/db/hours.server.ts'
import { saveLimits } from '#app/db/scheduling-profiles.server.ts'
import { saveScorecardDraft, sealScorecards } from '#app/db/scorecards.server.ts'
import type { User } from '#app/db/users.server.ts'
import { inTransaction } from '#app/db/client.server.ts'
import { limitsOf } from '#app/scheduling/limits.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { days } from '#app/lib/time.ts'
import { letInLetter } from '#app/mail/sign-up-letters.ts'
import { queueLetter } from '#app/mail/queue-letter.server.ts'
import { buildUser, type Cast } from './build.ts'
import { buildFinishedSession } from './finished-session.ts'
import { castText } from './recordings.ts'
import { completeDraft } from './scorecards.ts'
import { buildSlotWorld, type SlotWorld } from './slot-world.ts'

export const PASSWORD = 'practice makes calm'

export type LeavingWorld = { world: SlotWorld; cast: Cast }

/** The people of the slots have other names, so that those of the session stand for themselves. */
export async function buildLeavingWorld(): Promise<LeavingWorld> {
  const world = await buildSlotWorld()
  const { db } = world.context
  await db.user.update({ where: { id: world.candidate.id }, data: { name: 'Petra Peer' } })
  await db.user.update({ where: { id: world.interviewer.id }, data: { name: 'Ines Instructor' } })
  return { world, cast: await buildLivedIn(world) }
}

/** A session with everything that can follow one, in a cohort in which its candidate has more to come. */
export async function buildLivedIn(world: SlotWorld): Promise<Cast> {
  const { db } = world.context
  const cast = await buildFinishedSession(world)
  const { session, candidate, interviewer, shadow } = cast
  const passwordHash = await hashPassword(PASSWORD)
  for (const { id } of [candidate, interviewer, shadow]) {
    await db.user.update({ where: { id }, data: { passwordHash } })
    await addCohortMember(db, world.cohortId, id)
  }
  await db.session.update({ where: { id: session.id }, data: { cohortId: world.cohortId } })
  await writePapers(world, cast)
  await keepFiles(world, cast)
  await fillCorners(world, cast)
  await canAlways(world, candidate)
  await inTransaction(db, (tx) =>
    queueLetter(tx, world.context, {
      key: 'test',
      letter: letInLetter({ name: candidate.name, cohortName: 'Test cohort', link: 'http://localhost/home' }),
      to: { userId: candidate.id, name: candidate.name, address: candidate.email },
      cohortId: world.cohortId,
    }),
  )
  return cast
}

const aboutBoth = 'Cara Candidate told Ivan Interviewer what Cara expected before each command'

async function writePapers({ context: { db, now } }: SlotWorld, cast: Cast): Promise<void> {
  const { session, candidate, interviewer, shadow } = cast
  const sessionId = session.id
  const draft = completeDraft({ tryNext: aboutBoth })
  const body = JSON.stringify({
    ...draft,
    ratings: draft.ratings.map((one) => ({ ...one, evidence: aboutBoth })),
  })
  const row = { sessionId, round: 0, rubricId: session.rubricId, body, updatedAt: now() }
  const card = randomId()
  await saveScorecardDraft(db, { ...row, id: card, authorId: interviewer.id, kind: 'interviewer' })
  await sealScorecards(db, { sessionId, authorId: interviewer.id }, now())
  await saveScorecardDraft(db, { ...row, id: randomId(), authorId: shadow.id, kind: 'shadow' })
  await sealScorecards(db, { sessionId, authorId: shadow.id }, now())
  const addition = { id: randomId(), scorecardId: card, words: 'Cara said more than I had heard.', at: now() }
  await db.scorecardAddition.create({ data: addition })
  const assessed = { wentWell: 'I, Cara, looked first.', tryNext: 'Ask Ivan more questions.', overall: 3 }
  await db.selfAssessment.create({
    data: { sessionId, userId: candidate.id, body: JSON.stringify(assessed), submittedAt: now() },
  })
  for (const [part, userId] of [
    ['candidate', candidate.id],
    ['interviewer', interviewer.id],
  ] as const) {
    const view = JSON.stringify({ clear: 4, room: 3, help: 4, learned: 4, note: aboutBoth })
    await db.interviewFeedback.create({
      data: { sessionId, userId, part, body: view, submittedAt: now() },
    })
  }
  await db.followUp.create({
    data: {
      ...{ id: randomId(), sessionId, askedById: candidate.id, sessionMs: 1000, askedAt: now() },
      ...{ question: 'Ivan, why did you ask?', answer: 'Cara, to hear you think.', answeredAt: now() },
    },
  })
  await db.sessionMood.create({
    data: { sessionId, userId: candidate.id, before: 'owl', isShared: true, updatedAt: now() },
  })
  await addWords(db, sessionId, [
    { by: interviewer.id, type: 'note-added', noteId: 'n-late', text: 'Cara looked first', mark: 'plus' },
    { by: candidate.id, type: 'message-said', messageId: 'm-1', text: 'Hello Ivan, Cara here' },
    { by: interviewer.id, type: 'message-said', messageId: 'm-2', text: 'Welcome, Cara' },
  ])
}

type Words = { by: string; type: string } & Record<string, unknown>

async function addWords(db: SlotWorld['context']['db'], sessionId: string, all: Words[]): Promise<void> {
  const last = await db.sessionEvent.findFirstOrThrow({ where: { sessionId }, orderBy: { seq: 'desc' } })
  await db.sessionEvent.createMany({
    data: all.map(({ by, ...body }, index) => ({
      ...{ sessionId, seq: last.seq + 1 + index, at: last.at, by, type: body.type },
      body: JSON.stringify(body),
    })),
  })
}

async function keepFiles(
  { context: { db, now, env } }: SlotWorld,
  { session, candidate }: Cast,
): Promise<void> {
  const sessionId = session.id
  const recordingId = `rec-${sessionId}`
  const folder = join(env.recordingsFolder, sessionId)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${recordingId}.cast`), castText({ title: 'Cara Candidate' }))
  await db.recording.create({
    data: {
      ...{ id: recordingId, sessionId, terminalId: recordingId, title: 'Terminal 1', startedAt: now() },
      ...{ durationMs: 60_000, bytes: 1000, cols: 100, rows: 30, keptAt: now() },
      deleteAt: new Date(now().getTime() + days(90)),
    },
  })
  const doc = new Y.Doc()
  const text = new Y.Text()
  doc.getMap('files').set('main.py', text)
  text.insert(0, 'print("Cara Candidate")\n')
  await db.documentUpdate.create({
    data: {
      ...{ sessionId, name: 'code-0', seq: 1, at: now(), by: candidate.id },
      update: Buffer.from(Y.encodeStateAsUpdate(doc)),
    },
  })
}

async function fillCorners({ context, ...world }: SlotWorld, cast: Cast): Promise<void> {
  const { db, now } = context
  const { candidate, interviewer, session } = cast
  const { cohortId, coordinator } = world
  const soon = new Date(now().getTime() + days(1))
  const own = { userId: candidate.id }
  await db.hoursException.create({
    data: {
      ...own,
      id: randomId(),
      kind: 'busy',
      startsAt: now(),
      endsAt: soon,
      timeZone: 'UTC',
      createdAt: now(),
    },
  })
  await db.topicWish.create({ data: { ...own, topic: 'disk' } })
  await db.pairWish.create({
    data: { byUserId: candidate.id, aboutUserId: interviewer.id, kind: 'prefer', createdAt: now() },
  })
  await db.calendarFeed.create({ data: { ...own, tokenHash: randomId(), madeAt: now() } })
  await db.peopleImport.create({
    data: {
      ...{ id: randomId(), cohortId, byUserId: coordinator.id, createdAt: now() },
      table: JSON.stringify([
        ['name', 'email'],
        [candidate.name, candidate.email],
      ]),
    },
  })
  await db.invitation.create({
    data: {
      ...{ id: randomId(), tokenHash: randomId(), email: candidate.email, name: candidate.name },
      ...{ role: 'candidate', cohortId, expiresAt: soon, createdAt: now(), invitedById: coordinator.id },
    },
  })
  await db.cohortMember.update({
    where: { cohortId_userId: { cohortId, userId: candidate.id } },
    data: { pod: 'Blue', externalId: 'cara-4711' },
  })
  const tapeId = randomId()
  await db.calibrationTape.create({
    data: {
      ...{ id: tapeId, cohortId, sessionId: session.id, round: 0, rubricId: session.rubricId },
      ...{ title: 'A quiet server', createdById: coordinator.id, createdAt: now(), consent: 'yes' },
    },
  })
  const rater = await buildUser(db, { role: 'interviewer', name: 'Rita Rater' })
  const seen = JSON.stringify({ ratings: [{ dimensionId: 'method', rating: 3, seen: 'Cara looked first' }] })
  await db.calibrationRating.create({
    data: { id: randomId(), tapeId, userId: rater.id, body: seen, submittedAt: now() },
  })
}

async function canAlways({ context: { db, now } }: SlotWorld, { id, role }: User): Promise<void> {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    ...{ weekday, fromMinute: 0, toMinute: 1440, timeZone: 'UTC' },
  }))
  await replaceWeeklyHours(db, id, week)
  await saveLimits(db, { userId: id, ...limitsOf(role, null), standBy: false }, now())
}
