// A session of several rounds, rated round by round: the use cases on a real database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepBoardPicture } from '#app/db/board-pictures.server.ts'
import { listScorecardsBy } from '#app/db/scorecards.server.ts'
import { appendSessionEvents, listSessionEvents } from '#app/db/session-events.server.ts'
import type { User } from '#app/db/users.server.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import { readScorecard } from '#app/rubric/read-scorecard.server.ts'
import { saveScorecardDrafts } from '#app/rubric/save-scorecard-draft.server.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'
import { writeSelfAssessment } from '#app/rubric/write-self-assessment.server.ts'
import { actorOf, buildSession, type Cast } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { createTestBank } from '#test/support/questions.ts'
import { chosen, lobbyOf, roundsOf, type Chosen, type RoundScript } from '#test/support/round-script.ts'
import { completeDraft } from '#test/support/scorecards.ts'
import { CANDIDATE, INTERVIEWER, SHADOW } from '#test/support/session-script.ts'
import { everyKind, reviewQuestion, talkQuestion } from '#test/support/work-questions.ts'

let test: TestContext
beforeAll(async () => {
  test = await createTestContext({ questions: createTestBank(everyKind) })
})
afterAll(() => test.close())

/** A session that a script has played to the end of its stages, with real people in it. */
async function build(rounds: Chosen[], play: (script: RoundScript) => void): Promise<Cast> {
  const cast = await buildSession(test.context.db, { rounds: roundsOf(rounds) })
  const script = lobbyOf(...rounds)
  play(script)
  script.do({ type: 'end-session' })
  const renamed = JSON.stringify(script.events)
    .replaceAll(`"${CANDIDATE}"`, `"${cast.candidate.id}"`)
    .replaceAll(`"${INTERVIEWER}"`, `"${cast.interviewer.id}"`)
    .replaceAll(`"${SHADOW}"`, `"${cast.shadow.id}"`)
  await appendSessionEvents(test.context.db, cast.session.id, JSON.parse(renamed))
  return cast
}

const mark = (pointId: string, given: 'unprompted' | 'missed', questionSlug: string) =>
  ({ type: 'mark-point', questionSlug, pointId, mark: given }) as const

/** A warm-up, a talk and a review: rounds 0, 1 and 2, of which two are scored. */
function buildLoop(): Promise<Cast> {
  return build([chosen.warmUp, chosen.internals, chosen.review], (script) => {
    script.to('first', 1)
    script.do(mark('SECRET-cores', 'unprompted', talkQuestion.slug), INTERVIEWER)
    script.to('review', 2)
    const comment = { commentId: 'c1', file: 'shop.py', line: 2, text: 'Never read?' } as const
    script.do({ type: 'set-comment', severity: 'must-fix', ...comment }, CANDIDATE)
    script.do(mark('SECRET-never-read', 'unprompted', reviewQuestion.slug), INTERVIEWER)
  })
}

const draftsFor = (...rounds: number[]) =>
  rounds.map((round) => ({ round, draft: completeDraft({ tryNext: `Try this, round ${round}.` }) }))
const submit = (cast: Cast, user: User, drafts = draftsFor(1, 2)) =>
  submitScorecard(test.context, actorOf(user), { sessionId: cast.session.id, drafts })
const save = (cast: Cast, user: User, drafts = draftsFor(1, 2)) =>
  saveScorecardDrafts(test.context, actorOf(user), { sessionId: cast.session.id, drafts })
const rowsOf = (cast: Cast, user: User) => listScorecardsBy(test.context.db, cast.session.id, user.id)
const answers = { wentWell: 'I read the log before I acted.', tryNext: 'Say more of it aloud.', overall: 3 }
const assess = (cast: Cast) =>
  writeSelfAssessment(test.context, actorOf(cast.candidate), { sessionId: cast.session.id, answers })
async function debriefOf(cast: Cast, user: User) {
  const read = await readDebrief(test.context, actorOf(user), cast.session.id)
  if (!read.ok) throw new Error(`refused: ${read.reason}`)
  return read.value
}

describe('a session of several rounds', () => {
  it('RE13 each scored round has its own scorecard, kept by itself', async () => {
    const cast = await buildLoop()
    const page = await readScorecard(test.context, actorOf(cast.interviewer), cast.session.id)
    expect(page).toMatchObject({
      ok: true,
      value: {
        rounds: [
          { round: 1, title: 'Systems internals' },
          { round: 2, title: 'Code review' },
        ],
      },
    })
    await save(cast, cast.interviewer, draftsFor(2))
    expect((await rowsOf(cast, cast.interviewer)).map(({ round }) => round)).toEqual([2])
    await save(cast, cast.interviewer, draftsFor(1))
    expect((await rowsOf(cast, cast.interviewer)).map(({ round, rubricId }) => [round, rubricId])).toEqual([
      [1, 'practice@1'],
      [2, 'practice@1'],
    ])
  })

  it('RE13 a round that did not change is not written again, and one that is not scored takes no card', async () => {
    const cast = await buildLoop()
    await save(cast, cast.interviewer)
    test.clock.advance(60_000)
    const changed = [{ round: 1, draft: completeDraft({ tryNext: 'Something else.' }) }, ...draftsFor(2)]
    await save(cast, cast.interviewer, changed)
    const [first, second] = await rowsOf(cast, cast.interviewer)
    expect(first?.updatedAt.getTime()).toBe((second?.updatedAt.getTime() ?? 0) + 60_000)
    expect(await save(cast, cast.interviewer, draftsFor(0))).toEqual({ ok: false, reason: 'not-found' })
  })

  it('RE13 what is missing is named with its round, and nothing is sealed until all is there', async () => {
    const cast = await buildLoop()
    const half = [...draftsFor(1), { round: 2, draft: completeDraft({ tryNext: ' ' }) }]
    const refused = await submit(cast, cast.interviewer, half)
    expect(refused).toMatchObject({ reason: 'incomplete', gaps: [{ round: 2, part: 'tryNext' }] })
    const unsent = await submit(cast, cast.interviewer, draftsFor(1))
    expect(unsent.gaps.every(({ round }) => round === 2)).toBe(true)
    expect(unsent.gaps.length).toBeGreaterThan(3)
    expect((await rowsOf(cast, cast.interviewer)).every((row) => row.submittedAt === null)).toBe(true)
  })

  it('RE13 all rounds are sealed at once, and the session is closed', async () => {
    const cast = await buildLoop()
    const both = await Promise.all([submit(cast, cast.interviewer), submit(cast, cast.interviewer)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await rowsOf(cast, cast.interviewer)).map((row) => row.submittedAt)).toEqual([
      test.clock.now(),
      test.clock.now(),
    ])
    expect(await save(cast, cast.interviewer)).toEqual({ ok: false, reason: 'sealed' })
    const events = await listSessionEvents(test.context.db, cast.session.id)
    expect(events.at(-1)).toMatchObject({ type: 'phase-changed', to: 'closed' })
  })

  it('RE13 the debrief shows each round with what was written of it', async () => {
    const cast = await buildLoop()
    await submit(cast, cast.shadow, draftsFor(1, 2))
    await submit(cast, cast.interviewer)
    await assess(cast)
    const { rounds, title } = await debriefOf(cast, cast.candidate)
    expect(title).toBe('Warm-up · Systems internals · Code review')
    expect(
      rounds.map(({ round, scorecard, practice }) => [round, scorecard?.tryNext, practice.length]),
    ).toEqual([
      [1, 'Try this, round 1.', 0],
      [2, 'Try this, round 2.', 0],
    ])
    const shadows = await debriefOf(cast, cast.shadow)
    expect(shadows.rounds.map(({ practice }) => practice.length)).toEqual([1, 1])
  })

  it('RE15 a comment of the session is evidence in its round, and in no other', async () => {
    const cast = await buildLoop()
    const leaning = (round: number, id: string) => ({
      round,
      draft: completeDraft({
        ratings: completeDraft().ratings.map((one) => ({ ...one, evidence: '', noteIds: [id] })),
      }),
    })
    const elsewhere = await submit(cast, cast.interviewer, [leaning(1, 'comment:c1'), ...draftsFor(2)])
    expect(elsewhere).toMatchObject({ reason: 'incomplete' })
    const drafts = [leaning(1, 'points:what-top-shows:clarify'), leaning(2, 'comment:c1')]
    expect(await submit(cast, cast.interviewer, drafts)).toMatchObject({ ok: true })
    await assess(cast)
    const { rounds } = await debriefOf(cast, cast.candidate)
    const attached = rounds.map(({ scorecard }) => scorecard?.dimensions[0]?.attached[0]?.text)
    expect(attached).toEqual([
      'Questions worth asking: 1 of 1 clarifying questions asked unprompted',
      'Must fix, shop.py line 2: Never read?',
    ])
  })

  it('RE16 nothing of what was recorded reaches the candidate before the release', async () => {
    const cast = await buildLoop()
    await assess(cast)
    const before = await debriefOf(cast, cast.candidate)
    expect(before.rounds.map(({ facts }) => facts)).toEqual([null, null])
    expect(JSON.stringify(before)).not.toContain('SECRET')
    await submit(cast, cast.interviewer)
    const { rounds } = await debriefOf(cast, cast.candidate)
    expect(rounds.map(({ facts }) => facts?.map(({ slug }) => slug))).toEqual([
      [talkQuestion.slug],
      [reviewQuestion.slug],
    ])
    expect(rounds[1]?.facts?.[0]?.review?.comments[0]?.about).toHaveLength(1)
  })

  it('RE16 the picture of a round’s board is there, after the release', async () => {
    const cast = await buildLoop()
    const picture = { at: test.clock.now(), by: cast.candidate.id, png: Uint8Array.of(1) }
    await keepBoardPicture(test.context.db, { sessionId: cast.session.id, round: '2' }, picture)
    await assess(cast)
    const boardsOf = async () =>
      (await debriefOf(cast, cast.candidate)).rounds.map(({ hasBoard }) => hasBoard)
    expect(await boardsOf()).toEqual([false, false])
    await submit(cast, cast.interviewer)
    expect(await boardsOf()).toEqual([false, true])
  })

  it('RE16 a question that did not come up is not told of', async () => {
    const cast = await build([chosen.internals, chosen.review], (script) => script.to('first'))
    await submit(cast, cast.interviewer, draftsFor(0, 1))
    await assess(cast)
    const { rounds } = await debriefOf(cast, cast.candidate)
    expect(rounds.map(({ facts }) => facts?.length)).toEqual([1, 0])
  })
})

describe('a session in which nothing is scored', () => {
  it('RE14 nobody writes a scorecard, and everybody looks back at once', async () => {
    const cast = await build([chosen.warmUp], (script) => script.to('easy'))
    expect(await save(cast, cast.interviewer, draftsFor(0))).toEqual({ ok: false, reason: 'not-scored' })
    for (const user of [cast.candidate, cast.interviewer, cast.shadow]) {
      const debrief = await debriefOf(cast, user)
      expect(debrief).toMatchObject({ status: 'open', isScored: false, rounds: [{ scorecard: null }] })
      expect(debrief.rounds[0]?.facts).toHaveLength(1)
    }
  })
})
