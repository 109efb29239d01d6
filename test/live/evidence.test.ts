// What a rating points at, what is added to it once it is sealed, and the two views of a session: on a real database.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LEFT_NAME } from '#app/account/left.ts'
import { leftAddress } from '#app/auth/left-address.ts'
import { emptyUser } from '#app/db/leaving.server.ts'
import { listScorecardsBy } from '#app/db/scorecards.server.ts'
import type { User } from '#app/db/users.server.ts'
import { days } from '#app/lib/time.ts'
import { addToScorecard } from '#app/rubric/add-to-scorecard.server.ts'
import { ADDITIONS_MAX, additionForm } from '#app/rubric/additions.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import { readScorecard } from '#app/rubric/read-scorecard.server.ts'
import { momentsOf, scorecardDraft } from '#app/rubric/scorecard.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'
import { writeSelfAssessment } from '#app/rubric/write-self-assessment.server.ts'
import { actorOf, buildUser, type Cast } from '#test/support/build.ts'
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

const answers = { wentWell: 'I read the log before I acted.', tryNext: 'Say more of it aloud.', overall: 3 }
const submit = (user: User, draft = completeDraft()) =>
  submitScorecard(test.context, actorOf(user), { sessionId: cast.session.id, drafts: [{ round: 0, draft }] })
const add = (user: User, fields: Record<string, unknown> = {}) =>
  addToScorecard(test.context, actorOf(user), {
    sessionId: cast.session.id,
    wanted: additionForm.parse({
      round: '0',
      dimensionId: 'method',
      rating: '4',
      words: 'The replay shows the prediction at the start, which I had missed.',
      ...fields,
    }),
  })
const assess = (ratings: { round: number; dimensionId: string; rating: 1 | 2 | 3 | 4 | null }[] = []) =>
  writeSelfAssessment(test.context, actorOf(cast.candidate), {
    sessionId: cast.session.id,
    answers: { ...answers, ratings },
  })
async function debriefOf(user: User) {
  const read = await readDebrief(test.context, actorOf(user), cast.session.id)
  if (!read.ok) throw new Error(`refused: ${read.reason}`)
  return read.value
}
const cardOf = async (user: User) => (await debriefOf(user)).rounds[0]?.scorecard

function withMoments(momentWords: string, moments: { sessionMs: number }[] = []) {
  const { ratings, ...rest } = completeDraft()
  const [first, ...others] = ratings
  if (!first) throw new Error('no rating')
  return { ...rest, ratings: [{ ...first, moments, momentWords }, ...others] }
}

describe('moments', () => {
  it('EV1, EV2 typed and ticked ones are kept, and the candidate gets them in order, each once', async () => {
    const draft = withMoments('4:10, 1:05#2 1:05', [{ sessionMs: 65_000 }, { sessionMs: 30_000 }])
    expect(await submit(cast.interviewer, draft)).toMatchObject({ ok: true })
    await assess()
    const { dimensions } = (await cardOf(cast.candidate)) ?? {}
    expect(dimensions?.[0]?.moments).toEqual([
      { sessionMs: 30_000 },
      { sessionMs: 65_000 },
      { sessionMs: 65_000, terminal: 2 },
      { sessionMs: 250_000 },
    ])
    expect(dimensions?.[1]?.moments).toEqual([])
  })

  it('EV1 a scorecard from before there were moments reads as it did', () => {
    const old = scorecardDraft.parse(JSON.parse(JSON.stringify(completeDraft())))
    expect(old).toEqual(completeDraft())
    expect(old.ratings.flatMap(momentsOf)).toEqual([])
  })

  it.each([
    ['4:10, soon', '“soon” is no moment'],
    ['999:00', 'At 999:00 the session was over.'],
  ])('EV2 %s is named when it is submitted, and stays as it was typed', async (typed, words) => {
    const answer = await submit(cast.interviewer, withMoments(typed))
    expect(answer).toMatchObject({ ok: false, reason: 'incomplete', gaps: [{ part: 'rating' }] })
    expect(answer.gaps[0]?.words).toContain(words)
    const page = await readScorecard(test.context, actorOf(cast.interviewer), cast.session.id)
    expect(page.ok && page.value.rounds[0]?.draft.ratings[0]?.momentWords).toBe(typed)
  })

  it('EV2 the timeline is there to tick, without the notes, which are attached as themselves', async () => {
    const page = await readScorecard(test.context, actorOf(cast.interviewer), cast.session.id)
    const timeline = page.ok ? page.value.timeline : []
    expect(timeline.length).toBeGreaterThan(3)
    expect(timeline.map(({ sessionMs }) => sessionMs)).toEqual(
      timeline.map(({ sessionMs }) => sessionMs).sort((a, b) => a - b),
    )
  })

  it('EV4 without what went well nothing is submitted, and it is named first', async () => {
    const draft = completeDraft({ strengths: [{ text: 'Only one', momentMs: null }], tryNext: '' })
    const { gaps } = await submit(cast.interviewer, draft)
    expect(gaps.map(({ part }) => part)).toEqual(['strengths', 'tryNext'])
  })
})

/** What the candidate was written, in order. */
const lettersToCandidate = () =>
  test.context.db.mail.findMany({ where: { toUserId: cast.candidate.id }, orderBy: { createdAt: 'asc' } })

describe('a sealed scorecard', () => {
  it('EV24 is told of to its candidate by a letter that says so and not what; a shadow’s practice is not', async () => {
    const draft = completeDraft({ tryNext: 'SECRET-NEXT' })
    expect(await submit(cast.shadow, draft)).toMatchObject({ ok: true })
    expect(await submit(cast.interviewer, completeDraft({ tryNext: '' }))).toMatchObject({ ok: false })
    expect(await lettersToCandidate()).toEqual([])
    for (let times = 0; times < 2; times++) await submit(cast.interviewer, draft)
    const letters = await lettersToCandidate()
    expect(letters.map(({ kind }) => kind)).toEqual(['scorecard-in'])
    expect(letters[0]?.text).toContain(`/sessions/${cast.session.id}/debrief`)
    expect(JSON.stringify(letters)).not.toMatch(/SECRET|Read the journal/)
  })

  it('EV24 nothing is written to a candidate who has left', async () => {
    const { id } = cast.candidate
    await emptyUser(test.context.db, id, { name: LEFT_NAME, email: leftAddress(id), at: new Date() })
    expect(await submit(cast.interviewer)).toMatchObject({ ok: true })
    expect(await lettersToCandidate()).toEqual([])
  })
})

describe('adding to a sealed scorecard', () => {
  it('EV5, EV6 a corrected rating stands beside the one that was given, with its reason', async () => {
    await submit(cast.interviewer)
    await assess()
    const before = await cardOf(cast.candidate)
    const stored = await listScorecardsBy(test.context.db, cast.session.id, cast.interviewer.id)
    expect(await add(cast.interviewer)).toMatchObject({ ok: true })
    const after = await cardOf(cast.candidate)
    expect(after).toEqual({ ...before, additions: after?.additions })
    expect(after?.additions).toMatchObject([{ dimensionId: 'method', rating: 4 }])
    expect(await listScorecardsBy(test.context.db, cast.session.id, cast.interviewer.id)).toEqual(stored)
  })

  it('EV5 the candidate gets a letter that says so and not what; of a shadow’s practice, none', async () => {
    for (const rater of [cast.interviewer, cast.shadow]) await submit(rater)
    await add(cast.shadow, { words: 'SECRET-ADDITION to practice.' })
    const before = await lettersToCandidate()
    for (const rating of ['4', ''])
      await add(cast.interviewer, { rating, words: 'SECRET-ADDITION, and why.' })
    const fresh = (await lettersToCandidate()).slice(before.length)
    expect(before.map(({ kind }) => kind)).toEqual(['scorecard-in'])
    expect(fresh.map(({ kind }) => kind)).toEqual(['scorecard-added'])
    expect(JSON.stringify(fresh)).not.toContain('SECRET')
  })

  it('EV5 not while it is a draft, not without a reason, and once per rating', async () => {
    expect(await add(cast.interviewer)).toEqual({ ok: false, reason: 'not-sealed' })
    await submit(cast.interviewer)
    expect(
      additionForm.safeParse({ round: '0', dimensionId: 'method', rating: '4', words: 'sorry' }).success,
    ).toBe(false)
    expect(await add(cast.interviewer, { rating: '3' })).toEqual({ ok: false, reason: 'same-rating' })
    expect(await add(cast.interviewer, { dimensionId: 'juggling' })).toMatchObject({
      reason: 'no-such-dimension',
    })
    expect(await add(cast.interviewer, { dimensionId: '' })).toMatchObject({ reason: 'no-such-dimension' })
    const both = await Promise.all([add(cast.interviewer), add(cast.interviewer, { rating: '2' })])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'already-corrected' })
    expect(await add(cast.interviewer, { rating: '' })).toMatchObject({ ok: true })
    expect(await add(cast.interviewer, { rating: '', dimensionId: '' })).toMatchObject({ ok: true })
  })

  it('EV5 nobody but its author adds, and there is an end to it', async () => {
    await submit(cast.interviewer)
    const admin = await buildUser(test.context.db, { role: 'admin' })
    for (const user of [cast.candidate, admin])
      expect(await add(user)).toEqual({ ok: false, reason: 'not-found' })
    // The shadow has a card of their own, and that one is not submitted.
    expect(await add(cast.shadow)).toEqual({ ok: false, reason: 'not-sealed' })
    for (let count = 0; count < ADDITIONS_MAX; count += 1) await add(cast.interviewer, { rating: '' })
    expect(await add(cast.interviewer, { rating: '' })).toEqual({ ok: false, reason: 'too-many' })
  })

  it('EV5 the database itself refuses to change what was added', async () => {
    await submit(cast.interviewer)
    await add(cast.interviewer)
    const change = test.context.db.scorecardAddition.updateMany({ data: { words: 'something kinder' } })
    await expect(change).rejects.toThrow()
    expect((await cardOf(cast.interviewer))?.additions[0]?.words).toContain('The replay shows')
  })

  it('EV6 what a shadow adds to practice never reaches the candidate', async () => {
    for (const rater of [cast.interviewer, cast.shadow]) await submit(rater)
    await add(cast.shadow, { words: 'SHADOW-ADDITION that only raters may read.' })
    await assess()
    expect(JSON.stringify(await debriefOf(cast.interviewer))).toContain('SHADOW-ADDITION')
    expect(JSON.stringify(await debriefOf(cast.candidate))).not.toContain('SHADOW-ADDITION')
  })

  it('EV7 sent once more it changes nothing and says so', async () => {
    await submit(cast.interviewer)
    test.clock.advance(days(1))
    const before = await listScorecardsBy(test.context.db, cast.session.id, cast.interviewer.id)
    expect(await submit(cast.interviewer, completeDraft({ tryNext: 'else' }))).toMatchObject({
      reason: 'sealed',
    })
    expect(await listScorecardsBy(test.context.db, cast.session.id, cast.interviewer.id)).toEqual(before)
  })
})

describe('two views', () => {
  it('EV8 the rubric is there to look at oneself by, with nobody’s rating in it', async () => {
    await submit(cast.interviewer, completeDraft({ tryNext: 'INTERVIEWER-WORDS' }))
    const debrief = await debriefOf(cast.candidate)
    expect(debrief.status).toBe('self-assessment-first')
    expect(debrief.toAssess[0]?.dimensions[0]?.anchors).toHaveLength(4)
    expect(JSON.stringify(debrief)).not.toContain('INTERVIEWER-WORDS')
    expect(debrief.rounds[0]?.scorecard).toBeNull()
    await assess()
    expect((await debriefOf(cast.candidate)).toAssess).toEqual([])
  })

  it('EV9 raters read how the candidate rated themselves only after their own scorecard', async () => {
    await assess([{ round: 0, dimensionId: 'method', rating: 2 }])
    for (const rater of [cast.interviewer, cast.shadow]) {
      expect((await debriefOf(rater)).selfAssessment).toBeNull()
      await submit(rater)
      expect((await debriefOf(rater)).selfAssessment?.ratings).toEqual([
        { round: 0, dimensionId: 'method', rating: 2 },
      ])
    }
  })
})
