// The wording of rubrics on a real database: what was kept outlives what the files say later.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRubricVersion, setCohortRubric, removeCohortRubric } from '#app/db/rubrics.server.ts'
import { chooseRubric, findRubric, listChangedRubrics, toBody } from '#app/rubric/rubric-versions.server.ts'
import { keepRubricVersion } from '#app/db/rubrics.server.ts'
import type { Rubric } from '#questions/schema.ts'
import { buildCohort } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { testRubric } from '#test/support/questions.ts'

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
  it('RU1 is kept when it is first asked for, and a file changed without another version changes nothing', async () => {
    const before = named('first', 'As it was')
    expect(await findRubric(bankWith(before), 'first@1')).toEqual(before)
    const after = { ...named('first', 'As it is now'), dimensions: before.dimensions.toReversed() }
    expect(await findRubric(bankWith(after), 'first@1')).toEqual(before)
    expect(await findRubric(bankWith(), 'first@1')).toEqual(before)
  })

  it('RU1 a raised version stands beside the earlier one', async () => {
    const first = named('second')
    const raised = { ...first, version: 2, rubricId: 'second@2', title: 'Written anew' }
    await findRubric(bankWith(first), 'second@1')
    expect((await findRubric(bankWith(raised), 'second@2'))?.title).toBe('Written anew')
    expect(await findRubric(bankWith(raised), 'second@1')).toEqual(first)
  })

  it('RU1 asked for twice at the same moment it is kept once', async () => {
    const needs = bankWith(named('third'))
    const both = await Promise.all([findRubric(needs, 'third@1'), findRubric(needs, 'third@1')])
    expect(both).toEqual([named('third'), named('third')])
  })

  it('RU1 the database itself refuses to change or remove it', async () => {
    await findRubric(bankWith(named('fourth')), 'fourth@1')
    const { rubricVersion } = test.context.db
    const where = { rubricId: 'fourth@1' }
    await expect(rubricVersion.update({ where, data: { body: '{}' } })).rejects.toThrow()
    await expect(rubricVersion.delete({ where })).rejects.toThrow()
    expect((await findRubric(bankWith(), 'fourth@1'))?.title).toBe('Title of fourth')
  })

  it('RU1 nobody’s rubric is none', async () => {
    expect(await findRubric(bankWith(), 'juggling@1')).toBeNull()
    expect(await findRubric(bankWith(), '')).toBeNull()
  })

  it('RU2 a file that says something else than what was kept is named, and only that one', async () => {
    const [kept, untouched, unused] = [named('fifth'), named('sixth'), named('seventh')]
    await findRubric(bankWith(kept, untouched), 'fifth@1')
    await findRubric(bankWith(kept, untouched), 'sixth@1')
    expect(await listChangedRubrics(bankWith(kept, untouched, unused))).toEqual([])
    const edited = { ...kept, title: 'Edited in place' }
    expect(await listChangedRubrics(bankWith(edited, untouched, unused))).toEqual(['fifth@1'])
  })
})

describe('which wording a new session is rated by', () => {
  it('RU3 the bank’s, kept, unless the cohort has its own', async () => {
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
