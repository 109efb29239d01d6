// Reading rubrics, and adapting one for a cohort: pages and forms as the server answers them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Cohort } from '#app/db/cohorts.server.ts'
import type { User } from '#app/db/users.server.ts'
import * as edit from '#app/routes/cohorts.$cohortId_.rubrics.$family.tsx'
import * as reading from '#app/routes/rubrics.$rubricId.tsx'
import * as list from '#app/routes/rubrics._index.tsx'
import type { CohortRubricPage, RubricList, RubricPage } from '#app/rubric/rubric-pages.ts'
import { chooseRubric, findRubric } from '#app/rubric/rubric-versions.server.ts'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit } from '#test/support/pages.ts'
import { testRubric } from '#test/support/questions.ts'

type Form = Record<string, string>

let world: TestContext
let coordinator: User
let candidate: User
let cohort: Cohort

beforeAll(async () => {
  world = await createTestContext()
})
beforeEach(async () => {
  coordinator = await buildUser(world.context.db, { role: 'coordinator' })
  candidate = await buildUser(world.context.db)
  cohort = await buildCohort(world.context.db, [coordinator, candidate])
})
afterAll(() => world.close())

function at(cohortId: string) {
  const path = `/cohorts/${cohortId}/rubrics/practice`
  return { path, params: { cohortId, family: 'practice' } }
}

/** The form as the page sends it. */
function filled(overrides: Form = {}, openVersion = 'practice@1'): Form {
  const fields: Form = { openVersion, title: testRubric.title }
  testRubric.dimensions.forEach(({ id, title, question, weight, anchors }, index) => {
    const name = `dimensions[${index}]`
    Object.assign(fields, {
      [`${name}.id`]: id,
      [`${name}.title`]: title,
      [`${name}.question`]: question,
      [`${name}.weight`]: String(weight),
    })
    anchors.forEach((anchor, place) => (fields[`${name}.anchors[${place}]`] = anchor))
  })
  return { ...fields, ...overrides }
}

function send(form: Form, { as = coordinator, of = cohort }: { as?: User; of?: { id: string } } = {}) {
  return post(world, edit, { ...at(of.id), as, form })
}

async function openPage(as = coordinator): Promise<CohortRubricPage> {
  return (await visit(world, edit, { ...at(cohort.id), as })).body as CohortRubricPage
}

const chosen = () => chooseRubric(world.context, { cohortId: cohort.id, rubricId: 'practice@1' })
const savedId = (answer: { location: string | null }) =>
  decodeURIComponent(answer.location?.split('/')[2] ?? '')

describe('reading rubrics', () => {
  it('RW4 everybody signed in reads which there are, and every word of each', async () => {
    const page = await visit(world, list, { path: '/rubrics', as: candidate })
    expect(page.body).toMatchObject({ rubrics: [{ rubricId: 'practice@1', adapted: [] }], cohorts: [] })
    const params = { rubricId: 'practice@1' }
    const whole = await visit(world, reading, { path: '/rubrics/practice@1', params, as: candidate })
    expect(whole.body).toMatchObject({ rubric: testRubric, cohort: null, mayAdapt: [] })
  })

  it('RW4 a cohort’s people find its wording, others find the bank’s', async () => {
    const rubricId = savedId(await send(filled({ title: 'In our words' })))
    const mine = (await visit(world, list, { path: '/rubrics', as: candidate })).body as RubricList
    expect(mine.rubrics[0]?.adapted).toEqual([{ cohortName: cohort.name, rubricId }])
    const stranger = await buildUser(world.context.db)
    const theirs = (await visit(world, list, { path: '/rubrics', as: stranger })).body as RubricList
    expect(theirs.rubrics[0]).toMatchObject({ title: 'Practice', adapted: [] })
  })

  it('RW4 where it may be adapted is told to those who may', async () => {
    const page = (await visit(world, list, { path: '/rubrics', as: coordinator })).body as RubricList
    expect(page.cohorts).toEqual([{ id: cohort.id, name: cohort.name }])
  })
})

describe('adapting a rubric for a cohort', () => {
  it('RW5 a save is a version of its own; the bank’s, and every earlier one, stay as they were', async () => {
    const first = savedId(
      await send(filled({ title: 'In our words', 'dimensions[0].anchors[2]': 'Said it aloud first.' })),
    )
    expect(first).toMatch(/^practice@1\+[0-9a-f]{8}\.1$/)
    expect(await chosen()).toBe(first)
    const second = savedId(await send(filled({ title: 'In better words' }, first)))
    expect(second).toBe(first.replace(/1$/, '2'))
    expect(await chosen()).toBe(second)
    const titles = []
    for (const id of ['practice@1', first, second]) titles.push((await findRubric(world.context, id))?.title)
    expect(titles).toEqual(['Practice', 'In our words', 'In better words'])
    const read = await findRubric(world.context, first)
    expect(read?.dimensions[0]?.anchors[2]).toBe('Said it aloud first.')
    expect(read?.dimensions.map(({ id }) => id)).toEqual(testRubric.dimensions.map(({ id }) => id))
  })

  it('RW5 saving without a change makes no version', async () => {
    expect(savedId(await send(filled()))).toBe('practice@1')
    expect((await openPage()).history).toEqual([])
  })

  it('RW5 what somebody else saved meanwhile is not written over', async () => {
    await send(filled({ title: 'In our words' }))
    expect((await send(filled({ title: 'Late' }))).status).toBe(409)
    expect((await openPage()).open.title).toBe('In our words')
  })

  it('RW5 two saves at the same moment make one version', async () => {
    const both = await Promise.all([send(filled({ title: 'One' })), send(filled({ title: 'Two' }))])
    expect(both.map(({ status }) => status).sort()).toEqual([302, 409])
    expect((await openPage()).history).toHaveLength(1)
  })

  it('RW6 the checks of the bank hold here, each word at its field', async () => {
    const wrong: [Form, string][] = [
      [{ 'dimensions[0].weight': '25' }, 'dimensions'],
      [{ 'dimensions[0].weight': '0' }, 'dimensions[0].weight'],
      [{ 'dimensions[0].weight': '12.5' }, 'dimensions[0].weight'],
      [{ 'dimensions[1].anchors[1]': 'method at one' }, 'dimensions[1].anchors'],
      [{ 'dimensions[1].anchors[1]': 'short' }, 'dimensions[1].anchors[1]'],
      [{ 'dimensions[2].title': '' }, 'dimensions[2].title'],
      [{ 'dimensions[2].title': 'title of METHOD' }, 'dimensions[2].title'],
      [{ 'dimensions[3].id': 'triage' }, 'dimensions[3].title'],
      [{ 'dimensions[3].question': 'x'.repeat(201) }, 'dimensions[3].question'],
      [{ title: ' ' }, 'title'],
    ]
    for (const [overrides, field] of wrong) {
      const answer = await send(filled(overrides))
      expect(answer.status, field).toBe(400)
      expect(Object.keys((answer.body as { error: object }).error), field).toContain(field)
    }
    expect((await openPage()).history).toEqual([])
  })

  it('RW6 three to six dimensions; an added one gets a name that no other has', async () => {
    const two = Object.fromEntries(Object.entries(filled()).filter(([name]) => !/\[[23]\]\./.test(name)))
    const answer = await send({ ...two, 'dimensions[0].weight': '70' })
    expect((answer.body as { error: object }).error).toHaveProperty('dimensions')
    const added = (index: number, title: string, weight: string): Form => ({
      [`dimensions[${index}].title`]: title,
      [`dimensions[${index}].question`]: 'What came of it?',
      [`dimensions[${index}].weight`]: weight,
      ...Object.fromEntries(
        [0, 1, 2, 3].map((place) => [`dimensions[${index}].anchors[${place}]`, `${title} number ${place}`]),
      ),
    })
    const six = {
      ...filled({ 'dimensions[0].weight': '10' }),
      ...added(4, 'Méthod 2', '10'),
      ...added(5, '???', '10'),
    }
    const saved = await findRubric(world.context, savedId(await send(six)))
    expect(saved?.dimensions.map(({ id }) => id)).toEqual([
      'triage',
      'method',
      'safety',
      'talk',
      'me-thod',
      'dimension',
    ])
    const seven = { ...six, ...added(6, 'Seventh', '10'), 'dimensions[1].weight': '20' }
    expect((await send(seven)).status).toBe(400)
  })

  it('RW7 one step back to the bank’s, and forward again to any earlier version', async () => {
    const first = savedId(await send(filled({ title: 'In our words' })))
    await send({ use: '' })
    expect(await chosen()).toBe('practice@1')
    expect(await openPage()).toMatchObject({ isOwn: false, history: [{ rubricId: first, inUse: false }] })
    await send({ use: first })
    expect(await chosen()).toBe(first)
    const params = { rubricId: first }
    const page = (await visit(world, reading, { path: '/', params, as: coordinator })).body as RubricPage
    expect(page.cohort).toMatchObject({ number: 1, inUse: true })
  })

  it('RW7 a version of another cohort, or of the bank, is not a cohort’s to use', async () => {
    const other = await buildCohort(world.context.db, [coordinator])
    const theirs = savedId(await send(filled({ title: 'Theirs' }), { of: other }))
    for (const use of [theirs, 'practice@1', 'nonsense']) expect((await send({ use })).status).toBe(404)
    expect(await chosen()).toBe('practice@1')
  })

  it('RW8 a coordinator adapts for their own cohorts, an administrator for all, nobody else for any', async () => {
    const foreign = await buildUser(world.context.db, { role: 'coordinator' })
    const form = filled({ title: 'Not mine to write' })
    expect((await send(form, { as: foreign })).status).toBe(404)
    for (const role of ['candidate', 'trainee', 'interviewer'] as const) {
      const member = await buildUser(world.context.db, { role })
      const own = await buildCohort(world.context.db, [member])
      expect((await send(form, { as: member, of: own })).status, role).toBe(403)
    }
    expect(await chosen()).toBe('practice@1')
    const admin = await buildUser(world.context.db, { role: 'admin' })
    expect((await send(form, { as: admin })).status).toBe(302)
  })
})
