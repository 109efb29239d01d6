// The page of a cohort's webhooks: who makes, switches and removes them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cohort } from '#app/db/cohorts.server.ts'
import { listJobs } from '#app/db/jobs.server.ts'
import type { User } from '#app/db/users.server.ts'
import { listWebhooks } from '#app/db/webhooks.server.ts'
import * as webhooks from '#app/routes/cohorts.$cohortId_.webhooks.tsx'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit, type Answer } from '#test/support/pages.ts'

let world: TestContext
let carl: User
let olga: User
let mine: Cohort
let theirs: Cohort

beforeAll(async () => {
  world = await createTestContext()
  carl = await buildUser(world.context.db, { role: 'coordinator' })
  olga = await buildUser(world.context.db, { role: 'coordinator' })
  mine = await buildCohort(world.context.db, [carl])
  theirs = await buildCohort(world.context.db, [olga])
})
afterAll(() => world.close())

type Form = Record<string, string | string[]>

function send(as: User, form: Form, cohort = mine): Promise<Answer> {
  const path = `/cohorts/${cohort.id}/webhooks`
  return post(world, webhooks, { path, params: { cohortId: cohort.id }, as, form })
}

const good: Form = { url: 'https://hooks.example/a', events: ['session.confirmed', 'session.moved'] }

describe('webhooks of a cohort', () => {
  it('WH7 a coordinator makes one, and reads its secret once', async () => {
    const made = await send(carl, good)
    const { secret } = made.body as { secret: string }
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const path = `/cohorts/${mine.id}/webhooks`
    const page = await visit(world, webhooks, { path, params: { cohortId: mine.id }, as: carl })
    expect(page.body).toMatchObject({ webhooks: [{ url: 'https://hooks.example/a', isOn: true }] })
    expect(JSON.stringify(page.body)).not.toContain(secret)
  })

  it.each([
    [{ ...good, url: 'ftp://x.example/' }, 'url'],
    [{ ...good, url: 'javascript:alert(1)' }, 'url'],
    [{ events: ['session.confirmed'] }, 'url'],
    [{ url: 'https://hooks.example/a' }, 'events'],
    [{ ...good, events: ['session.dreamt'] }, 'events'],
  ])('WH7 %j is refused beside its field', async (form, field) => {
    const before = await listWebhooks(world.context.db, mine.id)
    const refused = await send(carl, form as Form)
    expect(refused.status).toBe(400)
    expect(Object.keys((refused.body as { problems: object }).problems)).toEqual([field])
    expect(await listWebhooks(world.context.db, mine.id)).toEqual(before)
  })

  it('WH7 one is tried, switched and removed by its own coordinators only', async () => {
    await send(olga, good, theirs)
    const [hook] = await listWebhooks(world.context.db, theirs.id)
    const id = hook!.id
    for (const deed of ['off', 'remove', 'try']) {
      expect((await send(carl, { id, deed }, theirs)).status).toBe(404)
      // Through the own cohort, with the id of another one's.
      expect((await send(carl, { id, deed })).status).toBe(302)
    }
    expect(await listWebhooks(world.context.db, theirs.id)).toEqual([hook])
    expect(await listJobs(world.context.db, 'waiting')).toEqual([])
    await send(olga, { id, deed: 'try' }, theirs)
    expect(await listJobs(world.context.db, 'waiting')).toHaveLength(1)
    await send(olga, { id, deed: 'off' }, theirs)
    expect(await listWebhooks(world.context.db, theirs.id)).toMatchObject([{ isOn: false }])
    await send(olga, { id, deed: 'remove' }, theirs)
    expect(await listWebhooks(world.context.db, theirs.id)).toEqual([])
  })

  it('WH7 a cohort has twenty at most', async () => {
    for (let n = (await listWebhooks(world.context.db, mine.id)).length; n < 20; n++) await send(carl, good)
    expect((await send(carl, good)).status).toBe(409)
    expect(await listWebhooks(world.context.db, mine.id)).toHaveLength(20)
  })
})
