// The wording of rubrics on a real database: what was kept outlives what the files say later.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRubricVersion, setCohortRubric, removeCohortRubric } from '#app/db/rubrics.server.ts'
import { applyRubricVersion, saveCohortRubric } from '#app/rubric/cohort-rubric.server.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import { readScorecard } from '#app/rubric/read-scorecard.server.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'
import { writeSelfAssessment } from '#app/rubric/write-self-assessment.server.ts'
import { startSessionForm } from '#app/session/start-session-form.ts'
import { startSession } from '#app/session/start-session.server.ts'
import { findSession } from '#app/db/sessions.server.ts'
import {
  chooseRubric,
  findRubric,
  getRubric,
  listChangedRubrics,
  toBody,
} from '#app/rubric/rubric-versions.server.ts'
import { keepRubricVersion } from '#app/db/rubrics.server.ts'
import type { Rubric } from '#questions/schema.ts'
import { actorOf, buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import { testRubric } from '#test/support/questions.ts'
import { completeDraft } from '#test/support/scorecards.ts'

let test: TestContext
beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())

/** A bank as it is after somebody edited a file: the same id, other words. */
function bankWith(...rubrics: Rubric[]) {
  return { db: test.context.db, now: test.context.now, questions: { rubrics } }
}
function named(id: string, title = `Title of ${id}`): Rubric {
  return { ...testRubric, id, rubricId: `${id}@1`, title }
}

describe('the wording of a rubric', () => {
  it('RW1 is kept when it is first asked for, and a file changed without another version changes nothing', async () => {
    const before = named('first', 'As it was')
    expect(await findRubric(bankWith(before), 'first@1')).toEqual(before)
    const after = { ...named('first', 'As it is now'), dimensions: before.dimensions.toReversed() }
    expect(await findRubric(bankWith(after), 'first@1')).toEqual(before)
    expect(await findRubric(bankWith(), 'first@1')).toEqual(before)
  })

  it('RW1 a raised version stands beside the earlier one', async () => {
    const first = named('second')
    const raised = { ...first, version: 2, rubricId: 'second@2', title: 'Written anew' }
    await findRubric(bankWith(first), 'second@1')
    expect((await findRubric(bankWith(raised), 'second@2'))?.title).toBe('Written anew')
    expect(await findRubric(bankWith(raised), 'second@1')).toEqual(first)
  })

  it('RW1 asked for twice at the same moment it is kept once', async () => {
    const needs = bankWith(named('third'))
    const both = await Promise.all([findRubric(needs, 'third@1'), findRubric(needs, 'third@1')])
    expect(both).toEqual([named('third'), named('third')])
  })

  it('RW1 the database itself refuses to change or remove it', async () => {
    await findRubric(bankWith(named('fourth')), 'fourth@1')
    const { rubricVersion } = test.context.db
    const where = { rubricId: 'fourth@1' }
    await expect(rubricVersion.update({ where, data: { body: '{}' } })).rejects.toThrow()
    await expect(rubricVersion.delete({ where })).rejects.toThrow()
    expect((await findRubric(bankWith(), 'fourth@1'))?.title).toBe('Title of fourth')
  })

  it('RW1 nobody’s rubric is none', async () => {
    expect(await findRubric(bankWith(), 'juggling@1')).toBeNull()
    expect(await findRubric(bankWith(), '')).toBeNull()
  })

  it('RW2 a file that says something else than what was kept is named, and only that one', async () => {
    const [kept, untouched, unused] = [named('fifth'), named('sixth'), named('seventh')]
    await findRubric(bankWith(kept, untouched), 'fifth@1')
    await findRubric(bankWith(kept, untouched), 'sixth@1')
    expect(await listChangedRubrics(bankWith(kept, untouched, unused))).toEqual([])
    const edited = { ...kept, title: 'Edited in place' }
    expect(await listChangedRubrics(bankWith(edited, untouched, unused))).toEqual(['fifth@1'])
  })
})

describe('which wording a new session is rated by', () => {
  it('RW3 the bank’s, kept, unless the cohort has its own', async () => {
    const { db, now } = test.context
    const needs = bankWith(named('eighth'))
    const [own, other] = [await buildCohort(db), await buildCohort(db)]
    const adapted = { ...named('eighth'), title: 'Of a cohort' }
    await keepRubricVersion(db, {
      rubricId: 'eighth@1+abc.1',
      family: 'eighth',
      cohortId: own.id,
      basedOn: 'eighth@1',
      createdById: null,
      body: toBody(adapted),
      createdAt: now(),
    })
    await setCohortRubric(db, { cohortId: own.id, family: 'eighth', rubricId: 'eighth@1+abc.1' })
    const choose = (cohortId: string | null) => chooseRubric(needs, { cohortId, rubricId: 'eighth@1' })
    expect(await choose(own.id)).toBe('eighth@1+abc.1')
    expect(await choose(other.id)).toBe('eighth@1')
    expect(await choose(null)).toBe('eighth@1')
    expect(await findRubricVersion(db, 'eighth@1')).not.toBeNull()
    expect((await findRubric(needs, 'eighth@1+abc.1'))?.title).toBe('Of a cohort')
    await removeCohortRubric(db, own.id, 'eighth')
    expect(await choose(own.id)).toBe('eighth@1')
  })
})

describe('a scorecard', () => {
  const editedBank = () => {
    const dimensions = testRubric.dimensions.map((one) => ({
      ...one,
      title: `EDITED ${one.title}`,
      weight: 25,
    }))
    const rubrics = [{ ...testRubric, title: 'EDITED', dimensions }]
    return { ...test.context, questions: { ...test.context.questions, rubrics } }
  }

  it('RW1 keeps the very words and weights it was written with, whatever the file says later', async () => {
    const cast = await buildFinishedSession(test)
    const sessionId = cast.session.id
    const [rater, candidate] = [actorOf(cast.interviewer), actorOf(cast.candidate)]
    const ratings = completeDraft().ratings.map(
      (one, index) => ({ ...one, rating: index === 0 ? 4 : 2 }) as const,
    )
    const drafts = [{ round: 0, draft: completeDraft({ ratings }) }]
    expect(await submitScorecard(test.context, rater, { sessionId, drafts })).toMatchObject({ ok: true })
    const answers = { wentWell: 'I read before I acted.', tryNext: 'Say more of it.', overall: 3 }
    await writeSelfAssessment(test.context, candidate, { sessionId, answers })
    const before = [
      await readScorecard(test.context, rater, sessionId),
      await readDebrief(test.context, rater, sessionId),
      await readDebrief(test.context, candidate, sessionId),
    ]
    const after = [
      await readScorecard(editedBank(), rater, sessionId),
      await readDebrief(editedBank(), rater, sessionId),
      await readDebrief(editedBank(), candidate, sessionId),
    ]
    expect(after).toEqual(before)
    expect(JSON.stringify(after)).not.toContain('EDITED')
    expect(JSON.stringify(before[1])).toContain('"total":2.6')
  })

  it('RW3 of a cohort’s session speaks the cohort’s words, also after the cohort went back', async () => {
    const { db } = test.context
    const coordinator = await buildUser(db, { role: 'coordinator' })
    const interviewer = await buildUser(db, { role: 'interviewer' })
    const candidate = await buildUser(db)
    const cohort = await buildCohort(db, [coordinator, candidate])
    const where = { cohortId: cohort.id, family: 'practice' }
    const dimensions = testRubric.dimensions.map(({ anchors, ...one }) => ({ ...one, anchors: [...anchors] }))
    const written = { openVersion: 'practice@1', title: 'In our words', dimensions }
    const saved = await saveCohortRubric(test.context, actorOf(coordinator), { ...where, written })
    const form = { candidateId: candidate.id, questionSlug: 'test-question', minutes: '30' }
    const started = await startSession(test.context, actorOf(interviewer), startSessionForm.parse(form))
    const session = started.ok ? await findSession(db, started.value) : null
    expect(session?.rounds.map(({ rubricId }) => rubricId)).toEqual([saved.ok && saved.value])
    await applyRubricVersion(test.context, actorOf(coordinator), { ...where, rubricId: null })
    expect((await getRubric(test.context, session?.rubricId ?? '')).title).toBe('In our words')
  })
})
