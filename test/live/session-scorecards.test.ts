// Starting sessions, writing scorecards and reading debriefs: the use cases on a real database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf, buildCohort, buildSession, buildUser, type Cast } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { completeDraft } from '#test/support/scorecards.ts'
import type { Role } from '#app/auth/roles.ts'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { findSession } from '#app/db/sessions.server.ts'
import type { User } from '#app/db/users.server.ts'
import { minutes } from '#app/lib/time.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import { readScorecard } from '#app/rubric/read-scorecard.server.ts'
import { saveScorecardDrafts } from '#app/rubric/save-scorecard-draft.server.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'
import { writeSelfAssessment } from '#app/rubric/write-self-assessment.server.ts'
import { startSessionForm } from '#app/session/start-session-form.ts'
import { startSession } from '#app/session/start-session.server.ts'
import { inEachPhase, type SessionScript } from '#test/support/session-script.ts'

let test: TestContext
beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())

/** A session whose history is that of a script, with the script's people replaced by real ones. */
async function buildAt(
  phase: (typeof inEachPhase)[number][0],
  more?: (script: SessionScript) => void,
): Promise<Cast> {
  const cast = await buildSession(test.context.db)
  const script = inEachPhase.find(([name]) => name === phase)?.[1]()
  if (!script) throw new Error(`no ${phase}`)
  more?.(script)
  const renamed = JSON.stringify(script.events)
    .replaceAll('"cara"', `"${cast.candidate.id}"`)
    .replaceAll('"ivan"', `"${cast.interviewer.id}"`)
    .replaceAll('"sami"', `"${cast.shadow.id}"`)
  await appendSessionEvents(test.context.db, cast.session.id, JSON.parse(renamed))
  return cast
}

const answers = { wentWell: 'I read the log before I acted.', tryNext: 'Say more of it aloud.', overall: 3 }
const submit = (cast: Cast, user: User, draft = completeDraft()) =>
  submitScorecard(test.context, actorOf(user), { sessionId: cast.session.id, drafts: [{ round: 0, draft }] })
const save = (cast: Cast, user: User, draft = completeDraft()) =>
  saveScorecardDrafts(test.context, actorOf(user), {
    sessionId: cast.session.id,
    drafts: [{ round: 0, draft }],
  })
const assess = (cast: Cast, user: User) =>
  writeSelfAssessment(test.context, actorOf(user), { sessionId: cast.session.id, answers })
const debriefOf = async (cast: Cast, user: User) => {
  const read = await readDebrief(test.context, actorOf(user), cast.session.id)
  if (!read.ok) throw new Error(`refused: ${read.reason}`)
  const [only] = read.value.rounds
  if (!only) throw new Error('no round')
  return { ...read.value, ...only }
}

describe('starting a session', () => {
  const people = {} as Record<Role, User>
  beforeAll(async () => {
    for (const role of ['candidate', 'trainee', 'interviewer', 'coordinator', 'admin'] as const) {
      people[role] = await buildUser(test.context.db, { role })
    }
    // A coordinator starts sessions for the people of their own cohorts.
    await buildCohort(test.context.db, [
      people.candidate,
      people.trainee,
      people.interviewer,
      people.coordinator,
    ])
  })
  const start = (by: Role, overrides: Record<string, unknown> = {}) => {
    const form = {
      candidateId: people.candidate.id,
      questionSlug: 'test-question',
      minutes: '30',
      ...overrides,
    }
    return startSession(test.context, actorOf(people[by]), startSessionForm.parse(form))
  }

  it('SE37 an interviewer starts one now and leads it; a shadow may watch', async () => {
    const started = await start('interviewer', { shadowId: people.trainee.id })
    const session = started.ok ? await findSession(test.context.db, started.value) : null
    expect(session).toMatchObject({
      workingMinutes: 30,
      scheduledAt: test.clock.now(),
      rubricId: 'practice@1',
    })
    expect(session?.participants.map((one) => [one.userId, one.sessionRole])).toEqual([
      [people.candidate.id, 'candidate'],
      [people.interviewer.id, 'interviewer'],
      [people.trainee.id, 'shadow'],
    ])
    expect(session?.cohortId).not.toBeNull()
  })

  it('SE37 coordinators and admins start sessions for others, also for later', async () => {
    const scheduledAt = new Date(test.clock.now().getTime() + minutes(90)).toISOString()
    for (const by of ['coordinator', 'admin'] as const) {
      const started = await start(by, { interviewerId: people.interviewer.id, scheduledAt })
      expect(started.ok).toBe(true)
    }
  })

  const refusals: [string, Role, () => Record<string, unknown>][] = [
    ['not-allowed', 'candidate', () => ({})],
    ['not-allowed', 'trainee', () => ({})],
    ['interviewer-unknown', 'coordinator', () => ({})],
    ['interviewer-unknown', 'coordinator', () => ({ interviewerId: people.trainee.id })],
    ['not-allowed', 'interviewer', () => ({ interviewerId: people.admin.id })],
    ['candidate-unknown', 'interviewer', () => ({ candidateId: people.trainee.id })],
    ['candidate-unknown', 'interviewer', () => ({ candidateId: 'nobody' })],
    ['shadow-unknown', 'interviewer', () => ({ shadowId: people.admin.id })],
    ['same-person', 'interviewer', () => ({ shadowId: people.interviewer.id })],
    ['question-unknown', 'interviewer', () => ({ questionSlug: 'no-such-question' })],
    ['in-the-past', 'interviewer', () => ({ scheduledAt: '2020-01-01T00:00:00Z' })],
  ]
  it.each(refusals)('SE37 refused with %s: %s', async (reason, by, overrides) => {
    expect(await start(by, overrides())).toMatchObject({ ok: false, reason })
  })

  it('SE37 the form names what is wrong with it', () => {
    const wrong = startSessionForm.safeParse({
      candidateId: '',
      questionSlug: 'q',
      minutes: '1000',
      scheduledAt: 'soon',
    })
    expect(wrong.error?.issues.map((issue) => issue.path[0])).toEqual([
      'candidateId',
      'minutes',
      'scheduledAt',
    ])
  })
})

describe('writing a scorecard', () => {
  it('RE5 a draft is kept half-done, by those who rate and by nobody else', async () => {
    const cast = await buildAt('working')
    const half = completeDraft({ strengths: [], tryNext: '' })
    expect((await save(cast, cast.interviewer, half)).ok).toBe(true)
    expect((await save(cast, cast.interviewer, { ...half, tryNext: 'breathe' })).ok).toBe(true)
    const page = await readScorecard(test.context, actorOf(cast.interviewer), cast.session.id)
    expect(page).toMatchObject({
      ok: true,
      value: { rounds: [{ draft: { ...half, tryNext: 'breathe' } }], maySubmit: false },
    })
    const stranger = await buildUser(test.context.db, { role: 'admin' })
    for (const user of [cast.candidate, stranger]) {
      expect(await save(cast, user)).toEqual({ ok: false, reason: 'not-found' })
      expect(await readScorecard(test.context, actorOf(user), cast.session.id)).toMatchObject({
        reason: 'not-found',
      })
    }
  })

  it('RE5 two first drafts at the same moment make one scorecard', async () => {
    const cast = await buildAt('scoring')
    const both = await Promise.all([save(cast, cast.shadow), save(cast, cast.shadow)])
    expect(both.map((one) => one.ok)).toEqual([true, true])
  })

  it('RE5 before the briefing there is nothing to rate', async () => {
    expect(await save(await buildAt('lobby'), (await buildAt('lobby')).interviewer)).toMatchObject({
      ok: false,
    })
    const cast = await buildAt('lobby')
    expect(await save(cast, cast.interviewer)).toEqual({ ok: false, reason: 'too-early' })
  })

  it('RE6 while the session goes on it cannot be submitted, and what was written is kept', async () => {
    const cast = await buildAt('working')
    expect(await submit(cast, cast.interviewer)).toMatchObject({ ok: false, reason: 'session-running' })
    const page = await readScorecard(test.context, actorOf(cast.interviewer), cast.session.id)
    expect(page).toMatchObject({
      ok: true,
      value: { rounds: [{ draft: completeDraft() }], submittedAt: null },
    })
  })

  it('RE6 what is missing is named, and what was written is kept', async () => {
    const cast = await buildAt('scoring')
    const draft = completeDraft({ tryNext: ' ' })
    const submitted = await submit(cast, cast.interviewer, draft)
    expect(submitted).toMatchObject({ ok: false, reason: 'incomplete', gaps: [{ part: 'tryNext' }] })
    const page = await readScorecard(test.context, actorOf(cast.interviewer), cast.session.id)
    expect(page).toMatchObject({ ok: true, value: { rounds: [{ draft }], submittedAt: null } })
  })

  it('RE1 a note of the session is evidence enough', async () => {
    const cast = await buildAt('working', (script) => {
      script.do({ type: 'add-note', noteId: 'n1', text: 'checks the unit', mark: 'plus' })
      script.do({ type: 'end-session' })
    })
    const attached = (noteId: string) =>
      completeDraft({
        ratings: completeDraft().ratings.map((one) => ({ ...one, evidence: '', noteIds: [noteId] })),
      })
    expect(await submit(cast, cast.interviewer, attached('n-of-elsewhere'))).toMatchObject({
      reason: 'incomplete',
    })
    expect(await submit(cast, cast.interviewer, attached('n1'))).toMatchObject({ ok: true })
    await assess(cast, cast.candidate)
    const debrief = await debriefOf(cast, cast.candidate)
    expect(debrief.scorecard?.dimensions[0]?.attached).toMatchObject([
      { text: 'checks the unit', sign: 'plus' },
    ])
  })

  it('RE7 a submitted scorecard is sealed, also against two submits at once', async () => {
    const cast = await buildAt('scoring')
    const both = await Promise.all([submit(cast, cast.interviewer), submit(cast, cast.interviewer)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    const changed = completeDraft({ tryNext: 'something else' })
    expect(await save(cast, cast.interviewer, changed)).toEqual({ ok: false, reason: 'sealed' })
    expect(await submit(cast, cast.interviewer, changed)).toMatchObject({ reason: 'sealed' })
    const page = await readScorecard(test.context, actorOf(cast.interviewer), cast.session.id)
    expect(page).toMatchObject({
      ok: true,
      value: { rounds: [{ draft: completeDraft() }], maySubmit: false },
    })
  })
})

describe('the debrief', () => {
  it('RE8 the self-assessment is written once, by the candidate, after the session', async () => {
    const running = await buildAt('wrap-up')
    expect(await assess(running, running.candidate)).toEqual({ ok: false, reason: 'too-early' })
    const cast = await buildAt('scoring')
    expect(await assess(cast, cast.interviewer)).toEqual({ ok: false, reason: 'not-found' })
    expect(await assess(cast, cast.candidate)).toMatchObject({ ok: true })
    expect(await assess(cast, cast.candidate)).toEqual({ ok: false, reason: 'already-written' })
  })

  it('RE9, RE3 the candidate reads it after writing and after the interviewer submitted: strengths, band, no total', async () => {
    const cast = await buildAt('scoring')
    expect((await debriefOf(cast, cast.candidate)).status).toBe('self-assessment-first')
    await submit(cast, cast.interviewer)
    const before = await debriefOf(cast, cast.candidate)
    expect(before).toMatchObject({ status: 'self-assessment-first', scorecard: null, facts: null })
    await assess(cast, cast.candidate)
    const debrief = await debriefOf(cast, cast.candidate)
    expect(debrief).toMatchObject({ status: 'open', scorecard: { band: 'solid', total: null } })
    const parts = Object.keys(debrief.scorecard ?? {})
    expect(parts.indexOf('strengths')).toBeLessThan(parts.indexOf('tryNext'))
    expect(parts.indexOf('strengths')).toBeLessThan(parts.indexOf('dimensions'))
    expect((await debriefOf(cast, cast.interviewer)).scorecard?.total).toBe(3)
  })

  it('RE9 the candidate waits for the scorecard after writing', async () => {
    const cast = await buildAt('scoring')
    await assess(cast, cast.candidate)
    await submit(cast, cast.shadow)
    expect(await debriefOf(cast, cast.candidate)).toMatchObject({
      status: 'scorecard-awaited',
      scorecard: null,
    })
  })

  it("RE10 a shadow's scorecard reaches the interviewer and the shadow, each after their own", async () => {
    const cast = await buildAt('scoring')
    await submit(cast, cast.shadow, completeDraft({ tryNext: 'SHADOW-WORDS' }))
    expect((await debriefOf(cast, cast.interviewer)).status).toBe('own-scorecard-first')
    await submit(cast, cast.interviewer)
    await assess(cast, cast.candidate)
    expect(JSON.stringify(await debriefOf(cast, cast.interviewer))).toContain('SHADOW-WORDS')
    expect(JSON.stringify(await debriefOf(cast, cast.shadow))).toContain('SHADOW-WORDS')
    expect(JSON.stringify(await debriefOf(cast, cast.candidate))).not.toContain('SHADOW-WORDS')
  })

  it('RE11 without a part in the session nobody reads anything, whatever their role', async () => {
    const cast = await buildAt('closed')
    for (const role of ['coordinator', 'admin', 'interviewer', 'candidate', 'trainee'] as const) {
      const stranger = actorOf(await buildUser(test.context.db, { role }))
      expect(await readDebrief(test.context, stranger, cast.session.id)).toEqual({
        ok: false,
        reason: 'not-found',
      })
    }
  })

  it('RE12 facts stand beside the ratings and change no total', async () => {
    const results = [{ probeId: 'SECRET-probe-fixed', verdict: 'pass' as const, message: '' }]
    const lucky = await buildAt('working', (script) => {
      script.wait(minutes(4)).see({ type: 'probes-read', results }).do({ type: 'end-session' })
    })
    const unlucky = await buildAt('scoring')
    for (const cast of [lucky, unlucky]) await submit(cast, cast.interviewer)
    const [first, second] = [
      await debriefOf(lucky, lucky.interviewer),
      await debriefOf(unlucky, unlucky.interviewer),
    ]
    expect(first.facts?.[0]).toMatchObject({ probesPassed: 1, timeToMitigateMs: minutes(4) })
    expect(second.facts?.[0]).toMatchObject({ probesPassed: 0, timeToMitigateMs: null })
    expect(first.scorecard?.total).toBe(second.scorecard?.total)
  })
})
