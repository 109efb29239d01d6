// Somebody deletes their account: what goes, what stays without a name, and when it is refused. On a real database and real files.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countOwedScorecards, leaveGreenroom } from '#app/account/leave.server.ts'
import { LEFT_NAME } from '#app/account/left.ts'
import { hashPassword } from '#app/auth/passwords.server.ts'
import { takeBack } from '#app/cohort/members.server.ts'
import { listCohortPeople } from '#app/db/cohort-people.server.ts'
import { listSessionsOfCohorts } from '#app/db/sessions.server.ts'
import { findUser, listUsers, type User } from '#app/db/users.server.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { replay } from '#app/session/evolve.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import { actorOf, buildCohort, buildUser, type Cast } from '#test/support/build.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import { buildLeavingWorld, PASSWORD } from '#test/support/leaving.ts'
import { buildPractice } from '#test/support/practice.ts'
import type { SlotWorld } from '#test/support/slot-world.ts'
import { findTraces } from '#test/support/traces.ts'

let world: SlotWorld
let cast: Cast
beforeEach(async () => {
  ;({ world, cast } = await buildLeavingWorld())
})
afterEach(() => world.close())

const leave = (user: User, password = PASSWORD) => leaveGreenroom(world.context, actorOf(user), { password })
const traces = (words: string[]) =>
  findTraces(world.context.db, [world.context.env.recordingsFolder, world.context.env.mailFolder], words)

describe('a candidate leaves', () => {
  it('OD5 no table and no file holds their name or address any more', async () => {
    const slotId = await world.openSlot(72)
    expect(await world.book(slotId, cast.candidate)).toMatchObject({ ok: true })
    await world.context.jobs.runDue()
    const lastError = `550 <${cast.candidate.email}> is unknown`
    await world.context.db.job.updateMany({ data: { lastError } })
    const words = [cast.candidate.name, cast.candidate.email, 'Cara', 'cara-4711']
    const before = await traces(words)
    expect(before).toEqual(
      expect.arrayContaining([
        ...['User.name', 'User.email', 'SessionEvent.body', 'Scorecard.body', 'ScorecardAddition.words'],
        ...['SelfAssessment.body', 'InterviewFeedback.body', 'FollowUp.answer', 'DocumentUpdate.update'],
        ...['Mail.toName', 'Mail.toAddress', 'Mail.text', 'Mail.html', 'Mail.calendar', 'PeopleImport.table'],
        ...['Invitation.email', 'CohortMember.externalId', 'CalibrationRating.body', 'Job.lastError'],
      ]),
    )
    expect(before.some((place) => place.endsWith('.cast'))).toBe(true)
    expect(before.some((place) => place.endsWith('.eml'))).toBe(true)
    expect(await leave(cast.candidate)).toEqual({ ok: true, value: null })
    await world.context.jobs.runDue()
    expect(await traces(words)).toEqual([])
  })

  it('OD6 seats to come are given up, and the others are told as always', async () => {
    const slotId = await world.openSlot(72)
    await world.book(slotId, cast.candidate)
    const { db } = world.context
    await leave(cast.candidate)
    const seats = (await world.slotOf(slotId)).seats.map(({ seat, state }) => [seat, state])
    expect(seats).toEqual(
      expect.arrayContaining([
        ['candidate', 'cancelled'],
        ['interviewer', 'accepted'],
      ]),
    )
    const told = await db.mail.findMany({ where: { toUserId: world.interviewer.id } })
    expect(told.some(({ text }) => text.includes(LEFT_NAME))).toBe(true)
    expect(await db.seatQuarter.count({ where: { userId: cast.candidate.id } })).toBe(0)
  })

  it('OD7 what stays of a session are times, kinds and numbers, and pages of others still open', async () => {
    const { db } = world.context
    const { rooms } = world.context
    const entered = await rooms.enter(cast.session.id, cast.interviewer.id)
    await leave(cast.candidate)
    // Also for who stood in the room: it is opened anew.
    const again = await rooms.enter(cast.session.id, cast.interviewer.id)
    expect(again?.room).not.toBe(entered?.room)
    expect(again?.room.session.participants.map(({ name }) => name)).toContain(LEFT_NAME)
    const events = await listSessionEvents(db, cast.session.id)
    // It waited for more words about them; nobody is to write any.
    expect(replay(events).phase).toBe('closed')
    const opened = events.find((event) => event.type === 'session-opened')
    expect(opened?.type === 'session-opened' && opened.participants.map(({ name }) => name)).toEqual(
      expect.arrayContaining([LEFT_NAME, cast.interviewer.name]),
    )
    const notes = events.flatMap((event) => (event.type === 'note-added' ? [event] : []))
    expect(notes.length).toBeGreaterThan(1)
    expect(new Set(notes.map(({ text }) => text))).toEqual(new Set(['']))
    const debrief = await readDebrief(world.context, actorOf(cast.interviewer), cast.session.id)
    expect(debrief.ok && debrief.value.candidateName).toBe(LEFT_NAME)
    const card = await db.scorecard.findFirstOrThrow({ where: { sessionId: cast.session.id } })
    // why: the body as it was written by the builder
    const { ratings } = JSON.parse(card.body) as { ratings: { rating: number; evidence: string }[] }
    expect(ratings.map(({ rating }) => rating)).toEqual([3, 3, 3, 3])
    expect(ratings.map(({ evidence }) => evidence)).toEqual(['', '', '', ''])
    expect(await db.documentUpdate.count()).toBe(0)
    expect(await db.calibrationTape.count()).toBe(0)
    const recording = await db.recording.findFirstOrThrow({ where: { sessionId: cast.session.id } })
    expect(recording.deletedAt).not.toBeNull()
    expect(existsSync(join(world.context.env.recordingsFolder, cast.session.id))).toBe(false)
  })

  it('OD8 they are signed out everywhere, the address is free again, and nobody signs in as them', async () => {
    const cookie = await world.cookieOf(cast.candidate)
    await leave(cast.candidate)
    const { logins, db } = world.context
    expect(await logins.readLogin(cookie)).toBeNull()
    const attempt = { email: cast.candidate.email, password: PASSWORD, address: '127.0.0.9' }
    expect(await logins.signIn(attempt)).toEqual({ ok: false, reason: 'no-match' })
    const row = await findUser(db, cast.candidate.id)
    expect(await logins.signIn({ ...attempt, email: row?.email ?? '' })).toMatchObject({ ok: false })
    expect(row?.name).toBe(LEFT_NAME)
    const again = await buildUser(db, { email: cast.candidate.email, name: 'Cara Candidate' })
    expect(again.id).not.toBe(cast.candidate.id)
  })
})

describe('an interviewer leaves', () => {
  it('OD5, OD7 the scorecard stays with its candidate, and their name stands nowhere', async () => {
    const { db } = world.context
    const words = [cast.interviewer.name, cast.interviewer.email, 'Ivan']
    expect(await traces(words)).toEqual(
      expect.arrayContaining(['SessionEvent.body', 'Scorecard.body', 'FollowUp.question']),
    )
    await leave(cast.interviewer)
    expect(await traces(words)).toEqual([])
    const debrief = await readDebrief(world.context, actorOf(cast.candidate), cast.session.id)
    if (!debrief.ok) throw new Error(debrief.reason)
    expect(debrief.value.interviewerName).toBe(LEFT_NAME)
    const [dimension] = debrief.value.rounds[0]?.scorecard?.dimensions ?? []
    expect(dimension?.evidence).toContain(`Cara Candidate told ${LEFT_NAME} what Cara expected`)
    expect(await db.recording.count({ where: { deletedAt: null } })).toBe(1)
    expect(await db.followUp.count()).toBe(1)
  })
})

describe('a scorecard that will not come', () => {
  it('OD13 is told to who owes it before, and to who waits for it afterwards', async () => {
    const { db } = world.context
    const waiting = await buildFinishedSession(world)
    const interviewer = waiting.interviewer
    const passwordHash = await hashPassword(PASSWORD)
    await db.user.update({ where: { id: interviewer.id }, data: { passwordHash } })
    const assessed = {
      wentWell: 'I looked first, then changed.',
      tryNext: 'Say more of it aloud.',
      overall: 3,
    }
    const body = JSON.stringify(assessed)
    const row = { sessionId: waiting.session.id, userId: waiting.candidate.id, body }
    await db.selfAssessment.create({ data: { ...row, submittedAt: world.context.now() } })
    expect(await countOwedScorecards(db, interviewer.id)).toBe(1)
    expect(await countOwedScorecards(db, waiting.candidate.id)).toBe(0)
    expect(await leave(interviewer)).toMatchObject({ ok: true })
    const events = await listSessionEvents(db, waiting.session.id)
    expect(replay(events).phase).toBe('closed')
    const debrief = await readDebrief(world.context, actorOf(waiting.candidate), waiting.session.id)
    if (!debrief.ok) throw new Error(debrief.reason)
    const { status, interviewerName } = debrief.value
    expect([status, interviewerName]).toEqual(['scorecard-awaited', LEFT_NAME])
  })
})

describe('when it is refused', () => {
  it('OD4 without the password nothing happens, and guessing is counted', async () => {
    expect(await leave(cast.candidate, 'something else')).toEqual({ ok: false, reason: 'wrong-password' })
    expect((await findUser(world.context.db, cast.candidate.id))?.name).toBe('Cara Candidate')
    for (let tries = 0; tries < 8; tries += 1) await leave(cast.candidate, `guess ${tries}`)
    expect(await leave(cast.candidate)).toEqual({ ok: false, reason: 'too-many-tries' })
  })

  it('OD9 while a session of theirs is running', async () => {
    const { db } = world.context
    const last = await db.sessionEvent.findFirstOrThrow({
      where: { sessionId: cast.session.id, type: 'phase-changed' },
      orderBy: { seq: 'desc' },
    })
    const body = JSON.stringify({ type: 'phase-changed', from: 'briefing', to: 'working' })
    await db.sessionEvent.update({
      where: { sessionId_seq: { sessionId: last.sessionId, seq: last.seq } },
      data: { body },
    })
    for (const user of [cast.candidate, cast.interviewer, cast.shadow])
      expect(await leave(user)).toEqual({ ok: false, reason: 'session-running' })
    expect((await findUser(db, cast.candidate.id))?.name).toBe('Cara Candidate')
  })

  it('OD9 the last administrator, and the last coordinator of a cohort that has people', async () => {
    const { db } = world.context
    const passwordHash = await hashPassword(PASSWORD)
    const admin = await buildUser(db, { role: 'admin', passwordHash })
    expect(await leave(admin)).toEqual({ ok: false, reason: 'last-admin' })
    const coordinator = await buildUser(db, { role: 'coordinator', passwordHash })
    await buildCohort(db, [coordinator, cast.candidate])
    expect(await leave(coordinator)).toEqual({ ok: false, reason: 'last-coordinator' })
    const other = await buildUser(db, { role: 'coordinator', passwordHash })
    const [cohort] = await db.cohortMember.findMany({ where: { userId: coordinator.id } })
    await db.cohortMember.create({ data: { cohortId: cohort?.cohortId ?? '', userId: other.id } })
    expect(await leave(coordinator)).toMatchObject({ ok: true })
    expect(await leave(other)).toEqual({ ok: false, reason: 'last-coordinator' })
    await buildUser(db, { role: 'admin' })
    expect(await leave(admin)).toMatchObject({ ok: true })
  })
})

describe('what coordinators see', () => {
  it('OD11 that somebody was there, without name and address, and nobody takes them back in', async () => {
    const { db } = world.context
    await leave(cast.candidate)
    const people = await listCohortPeople(db, world.cohortId)
    const gone = people.find(({ userId }) => userId === cast.candidate.id)
    expect(gone).toMatchObject({ name: LEFT_NAME, email: '', standing: 'left', isGone: true, pod: null })
    const who = { cohortId: world.cohortId, userId: cast.candidate.id }
    expect(await takeBack(world.context, who)).toEqual({ ok: false, reason: 'not-left' })
    expect((await listUsers(db)).map(({ id }) => id)).not.toContain(cast.candidate.id)
    const listed = await listSessionsOfCohorts(db, [world.cohortId])
    expect(listed.flatMap(({ participants }) => participants.map(({ name }) => name))).toContain(LEFT_NAME)
  })
})

describe('a practice', () => {
  it('OD5 goes as a whole, with its files', async () => {
    const { db, env } = world.context
    const alone = cast.interviewer
    const session = await buildPractice(db, alone)
    const folder = join(env.recordingsFolder, session.id)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'one.cast'), 'Ivan was here')
    await world.context.rooms.enter(session.id, alone.id)
    expect(await leave(alone)).toEqual({ ok: true, value: null })
    expect(await db.session.count({ where: { id: session.id } })).toBe(0)
    expect(existsSync(folder)).toBe(false)
    expect(await db.session.count({ where: { id: cast.session.id } })).toBe(1)
  })
})
