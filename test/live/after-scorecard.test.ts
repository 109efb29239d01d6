// What follows a sealed scorecard: views of the interview, questions about moments, moods, and who may see which. On a real database.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addCohortMember } from '#app/db/cohorts.server.ts'
import type { User } from '#app/db/users.server.ts'
import { readGrowthAfter } from '#app/growth/growth-after.server.ts'
import { days, minutes } from '#app/lib/time.ts'
import { feedbackForm, FEEDBACK_COUNTED_MIN } from '#app/rubric/feedback.ts'
import { followUpForm, FOLLOW_UPS_MAX } from '#app/rubric/follow-ups.ts'
import { askAboutMoment, readFollowUps, replyToFollowUp } from '#app/rubric/follow-ups.server.ts'
import {
  countCohortFeedback,
  readFeedbackPage,
  writeFeedback,
} from '#app/rubric/interview-feedback.server.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import { moodForm } from '#app/rubric/moods.ts'
import { keepMood, readMood } from '#app/rubric/session-mood.server.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'
import { writeSelfAssessment } from '#app/rubric/write-self-assessment.server.ts'
import { actorOf, buildCohort, buildUser, type Cast } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import { completeDraft } from '#test/support/scorecards.ts'

let test: TestContext
let cast: Cast
beforeAll(async () => {
  test = await createTestContext()
})
beforeEach(async () => {
  cast = await buildFinishedSession(test)
})
afterAll(() => test.close())

const id = () => cast.session.id
const submit = (user: User, draft = completeDraft()) =>
  submitScorecard(test.context, actorOf(user), { sessionId: id(), drafts: [{ round: 0, draft }] })
const assess = () =>
  writeSelfAssessment(test.context, actorOf(cast.candidate), {
    sessionId: id(),
    answers: { wentWell: 'I read the log before I acted.', tryNext: 'Say more aloud.', overall: 3 },
  })
const view = (note = '', point = '3') =>
  feedbackForm.parse({ clear: point, room: point, help: point, learned: point, note })
const say = (user: User, note = '', point = '3') =>
  writeFeedback(test.context, actorOf(user), { sessionId: id(), answers: view(note, point) })
const read = (user: User) => readFeedbackPage(test.context, actorOf(user), id())
const ask = (user: User, question = 'Why did you ask me about the mount here?', moment = '1:05') =>
  askAboutMoment(test.context, actorOf(user), {
    sessionId: id(),
    wanted: followUpForm.parse({ moment, question }),
  })
const questions = (user: User) => readFollowUps(test.context, actorOf(user), id())
async function reply(user: User, answer = 'Because it was the fullest disk.') {
  const [row] = await test.context.db.followUp.findMany({ where: { sessionId: id() } })
  return replyToFollowUp(test.context, actorOf(user), {
    sessionId: id(),
    reply: { followUpId: row?.id ?? 'none', answer },
  })
}
const release = async () => {
  await submit(cast.interviewer)
  await assess()
}
const letters = () =>
  test.context.db.mail.findMany({ where: { kind: { in: ['moment-asked', 'moment-answered'] } } })

describe('the interview itself', () => {
  it('EV10 each side writes once, after its own paper; the shadow and strangers never', async () => {
    expect(await say(cast.candidate)).toEqual({ ok: false, reason: 'own-paper-first' })
    expect(await say(cast.interviewer)).toEqual({ ok: false, reason: 'own-paper-first' })
    await release()
    for (const user of [cast.candidate, cast.interviewer]) {
      const both = await Promise.all([say(user), say(user)])
      expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
      expect(await say(user)).toEqual({ ok: false, reason: 'already-written' })
    }
    await submit(cast.shadow)
    const admin = await buildUser(test.context.db, { role: 'admin' })
    for (const user of [cast.shadow, admin]) {
      expect(await say(user)).toEqual({ ok: false, reason: 'not-found' })
      expect(await read(user)).toEqual({ ok: false, reason: 'not-found' })
    }
  })

  it('EV11 the interviewer reads it only once both have written', async () => {
    await assess()
    await say(cast.candidate, 'CANDIDATE-NOTE')
    expect(await read(cast.interviewer)).toEqual({ ok: false, reason: 'own-paper-first' })
    await submit(cast.interviewer)
    const before = await read(cast.interviewer)
    expect(before).toMatchObject({ ok: true, value: { others: null, othersWaits: true, mayWrite: true } })
    expect(JSON.stringify(before)).not.toContain('CANDIDATE-NOTE')
    await say(cast.interviewer, 'INTERVIEWER-NOTE')
    expect(await read(cast.interviewer)).toMatchObject({ value: { others: { note: 'CANDIDATE-NOTE' } } })
    expect(await read(cast.candidate)).toMatchObject({ value: { others: { note: 'INTERVIEWER-NOTE' } } })
  })

  it('EV11 the candidate reads nothing before writing either', async () => {
    await release()
    await say(cast.interviewer, 'INTERVIEWER-NOTE')
    expect(JSON.stringify(await read(cast.candidate))).not.toContain('INTERVIEWER-NOTE')
  })

  it('EV11 after seven days it opens, and then nobody writes an answer to it', async () => {
    await release()
    await say(cast.candidate, 'CANDIDATE-NOTE')
    test.clock.advance(days(7) - 1)
    expect(await read(cast.interviewer)).toMatchObject({ value: { others: null, mayWrite: true } })
    test.clock.advance(1)
    expect(await read(cast.interviewer)).toMatchObject({
      value: { others: { note: 'CANDIDATE-NOTE' }, mayWrite: false },
    })
    expect(await say(cast.interviewer)).toEqual({ ok: false, reason: 'too-late' })
  })

  it('EV11 whoever never submits a scorecard never reads it, however long it takes', async () => {
    await assess()
    await say(cast.candidate)
    test.clock.advance(days(30))
    expect(await read(cast.interviewer)).toEqual({ ok: false, reason: 'own-paper-first' })
  })

  it('EV12 coordinators read numbers of five sessions or more, without notes, of their own cohorts', async () => {
    const coordinator = await buildUser(test.context.db, { role: 'coordinator' })
    const other = await buildUser(test.context.db, { role: 'coordinator' })
    const cohort = await buildCohort(test.context.db, [coordinator])
    await addCohortMember(test.context.db, (await buildCohort(test.context.db)).id, other.id)
    const count = (user: User) => countCohortFeedback(test.context, actorOf(user), cohort.id)
    for (let made = 0; made < FEEDBACK_COUNTED_MIN; made += 1) {
      expect(await count(coordinator)).toEqual({ ok: true, value: null })
      cast = await buildFinishedSession(test)
      await test.context.db.session.update({ where: { id: id() }, data: { cohortId: cohort.id } })
      await release()
      await say(cast.candidate, 'SECRET-NOTE', made === 0 ? '1' : '4')
    }
    expect(await count(coordinator)).toEqual({ ok: true, value: null })
    test.clock.advance(days(8))
    const counted = await count(coordinator)
    expect(counted).toMatchObject({
      ok: true,
      value: [{ question: 'clear', counts: { 1: 1, 4: 4 } }, {}, {}, {}],
    })
    expect(JSON.stringify(counted)).not.toContain('SECRET-NOTE')
    for (const user of [other, cast.interviewer, cast.candidate])
      expect(await count(user)).toEqual({ ok: false, reason: 'not-found' })
  })
})

describe('questions about moments', () => {
  it('EV13 the candidate asks once the scorecard is open, and the interviewer answers once', async () => {
    expect(await ask(cast.candidate)).toEqual({ ok: false, reason: 'not-open-yet' })
    await submit(cast.interviewer)
    // Released, and yet nothing before the candidate's own view.
    expect(await ask(cast.candidate)).toEqual({ ok: false, reason: 'not-open-yet' })
    await assess()
    expect(await ask(cast.candidate)).toMatchObject({ ok: true })
    expect(await ask(cast.candidate, 'And what about after the end?', '900:00')).toEqual({
      ok: false,
      reason: 'after-the-end',
    })
    expect(await reply(cast.candidate)).toEqual({ ok: false, reason: 'not-found' })
    const both = await Promise.all([reply(cast.interviewer), reply(cast.interviewer, 'Another answer.')])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'already-answered' })
    expect(await questions(cast.candidate)).toMatchObject({
      value: { followUps: [{ moment: { sessionMs: 65_000 } }], mayAsk: true },
    })
  })

  it('EV13 after fourteen days there is reading only, and ten questions are enough', async () => {
    await release()
    for (let asked = 0; asked < FOLLOW_UPS_MAX; asked += 1) expect((await ask(cast.candidate)).ok).toBe(true)
    expect(await ask(cast.candidate)).toEqual({ ok: false, reason: 'too-many' })
    test.clock.advance(days(14) - minutes(1))
    expect((await reply(cast.interviewer)).ok).toBe(true)
    test.clock.advance(minutes(1))
    expect(await reply(cast.interviewer)).toEqual({ ok: false, reason: 'too-late' })
    expect(await ask(cast.candidate)).toEqual({ ok: false, reason: 'too-late' })
    const page = await questions(cast.candidate)
    expect(page).toMatchObject({ ok: true, value: { isOpen: false, mayAsk: false } })
    expect(page.ok && page.value.followUps).toHaveLength(FOLLOW_UPS_MAX)
  })

  it('EV14 the other side gets one letter a day, without a word of what was asked or answered', async () => {
    await release()
    await ask(cast.candidate, 'SECRET-QUESTION about this very moment?')
    await ask(cast.candidate, 'SECRET-QUESTION number two, the same day?')
    await reply(cast.interviewer, 'SECRET-ANSWER')
    const written = (await letters()).filter(({ toUserId }) =>
      [cast.candidate.id, cast.interviewer.id].includes(toUserId ?? ''),
    )
    expect(written.map(({ kind, toUserId }) => [kind, toUserId])).toEqual([
      ['moment-asked', cast.interviewer.id],
      ['moment-answered', cast.candidate.id],
    ])
    expect(JSON.stringify(written)).not.toContain('SECRET')
    expect(written[0]?.text).toContain(`/sessions/${id()}/follow-ups`)
    test.clock.advance(days(1))
    await ask(cast.candidate)
    expect((await letters()).filter(({ toUserId }) => toUserId === cast.interviewer.id)).toHaveLength(2)
  })

  it('EV14 a question that is refused writes no letter', async () => {
    await release()
    await ask(cast.candidate, 'And what about after the end?', '900:00')
    expect((await letters()).filter(({ toUserId }) => toUserId === cast.interviewer.id)).toEqual([])
  })

  it('EV15 shadows, coordinators and strangers get none of it', async () => {
    await release()
    await submit(cast.shadow)
    await ask(cast.candidate)
    const coordinator = await buildUser(test.context.db, { role: 'coordinator' })
    for (const user of [cast.shadow, coordinator]) {
      expect(await questions(user)).toEqual({ ok: false, reason: 'not-found' })
      expect(await ask(user)).toEqual({ ok: false, reason: 'not-found' })
      expect(await reply(user)).toEqual({ ok: false, reason: 'not-found' })
    }
  })
})

describe('how far it has come', () => {
  const stepsOf = async (user: User) => {
    const debrief = await readDebrief(test.context, actorOf(user), id())
    if (!debrief.ok) throw new Error(debrief.reason)
    return debrief.value.afterwards
  }

  it('EV22 the debrief tells each side, and no word of it', async () => {
    await submit(cast.interviewer)
    expect((await stepsOf(cast.candidate)).followUps).toBeNull()
    await assess()
    await submit(cast.shadow)
    expect(await stepsOf(cast.candidate)).toMatchObject({
      followUps: { asked: 0, answered: 0, isOpen: true },
      feedback: 'to-say',
      mood: null,
    })
    await ask(cast.candidate, 'A question with SECRET words?')
    await say(cast.interviewer, 'SECRET note')
    expect(await stepsOf(cast.candidate)).toMatchObject({ feedback: 'other-waits', followUps: { asked: 1 } })
    await say(cast.candidate, 'SECRET too')
    await reply(cast.interviewer, 'A SECRET answer')
    for (const user of [cast.candidate, cast.interviewer]) {
      const steps = await stepsOf(user)
      expect(steps).toMatchObject({ feedback: 'to-read', followUps: { asked: 1, answered: 1 } })
      expect(JSON.stringify(steps)).not.toContain('SECRET')
    }
    expect(await stepsOf(cast.shadow)).toEqual({ followUps: null, feedback: null, mood: null })
    test.clock.advance(days(14))
    expect((await stepsOf(cast.candidate)).followUps).toMatchObject({ isOpen: false })
  })

  it('EV21, EV23 wins of this session and what to practise are told to its candidate, earlier ones are not', async () => {
    const { ratings, ...rest } = completeDraft()
    const [first, ...others] = ratings
    if (!first) throw new Error('no rating')
    await submit(cast.interviewer, { ...rest, ratings: [{ ...first, rating: 2 }, ...others] })
    await assess()
    const debrief = await readDebrief(test.context, actorOf(cast.candidate), id())
    const card = debrief.ok ? debrief.value.rounds[0]?.scorecard : null
    if (!card) throw new Error('not released')
    const after = (sessionId: string) =>
      readGrowthAfter(test.context, actorOf(cast.candidate), { sessionId, card, slugs: [] })
    const { wins, practise } = await after(id())
    expect(wins.map(({ words }) => words)).toContain('Solved a question for the first time.')
    expect(practise?.title).toBe(card.dimensions[0]?.title)
    expect((await after('another-session')).wins).toEqual([])
  })

  it('EV22, EV16 the mood is the candidate’s own there too', async () => {
    await release()
    const keep = (fields: Record<string, string>) =>
      keepMood(test.context, actorOf(cast.candidate), { sessionId: id(), mood: moodForm.parse(fields) })
    await keep({ before: 'snail', after: 'otter' })
    expect((await stepsOf(cast.candidate)).mood).toBe('otter')
    expect((await stepsOf(cast.interviewer)).mood).toBeNull()
    await keep({ before: 'snail', isShared: 'on' })
    expect((await stepsOf(cast.interviewer)).mood).toBe('snail')
  })
})

describe('moods', () => {
  const keep = (user: User, fields: Record<string, string>) =>
    keepMood(test.context, actorOf(user), { sessionId: id(), mood: moodForm.parse(fields) })
  const moodOf = async (user: User) => {
    const page = await readMood(test.context, actorOf(user), id())
    return page.ok ? page.value.mood : page.reason
  }

  it('EV16 it is the candidate’s own until it is shared, and again when it is not', async () => {
    await keep(cast.candidate, { before: 'snail' })
    await keep(cast.candidate, { before: 'snail', after: 'sprout' })
    expect(await moodOf(cast.candidate)).toMatchObject({ before: 'snail', after: 'sprout' })
    expect(await moodOf(cast.interviewer)).toBeNull()
    await keep(cast.candidate, { before: 'snail', after: 'sprout', isShared: 'on' })
    expect(await moodOf(cast.interviewer)).toMatchObject({ after: 'sprout' })
    expect(await moodOf(cast.shadow)).toBeNull()
    await keep(cast.candidate, { before: 'snail', after: 'sprout' })
    expect(await moodOf(cast.interviewer)).toBeNull()
  })

  it('EV16 it can be taken away, and is nobody else’s to set', async () => {
    await keep(cast.candidate, { after: 'otter', isShared: 'on' })
    await keep(cast.candidate, {})
    expect(await test.context.db.sessionMood.count({ where: { sessionId: id() } })).toBe(0)
    const coordinator = await buildUser(test.context.db, { role: 'coordinator' })
    for (const user of [cast.interviewer, cast.shadow, coordinator])
      expect(await keep(user, { after: 'sun' })).toEqual({ ok: false, reason: 'not-found' })
    expect(await moodOf(coordinator)).toBe('not-found')
    expect(moodForm.safeParse({ before: 'dragon' }).success).toBe(false)
  })
})
