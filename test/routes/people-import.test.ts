// Bringing a list of people into a cohort, as a coordinator does it: send, look, take.
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { ImportPreview } from '#app/cohort/import-people.server.ts'
import { listCohortPeople } from '#app/db/cohort-people.server.ts'
import type { Cohort } from '#app/db/cohorts.server.ts'
import type { User } from '#app/db/users.server.ts'
import * as peopleTable from '#app/routes/cohorts.$cohortId_.people[.]csv.ts'
import * as people from '#app/routes/cohorts.$cohortId.people._index.tsx'
import * as bring from '#app/routes/cohorts.$cohortId.people.import.tsx'
import * as look from '#app/routes/cohorts.$cohortId.people.import_.$importId.tsx'
import * as invitation from '#app/routes/invitations.$token.tsx'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, TEST_ORIGIN, type TestContext } from '#test/support/context.ts'
import { post, visit, type Answer } from '#test/support/pages.ts'

const worlds: TestContext[] = []
let world: TestContext
let carl: User
let cohort: Cohort

beforeEach(async () => {
  world = await createTestContext()
  worlds.push(world)
  carl = await buildUser(world.context.db, { role: 'coordinator', name: 'Carl', passwordHash: 'chosen' })
  cohort = await buildCohort(world.context.db, [carl])
})
afterAll(async () => {
  for (const one of worlds) await one.close()
})

function send(text: string, as = carl): Promise<Answer> {
  const path = `/cohorts/${cohort.id}/people/import`
  return post(world, bring, { path, params: { cohortId: cohort.id }, as, form: { text } })
}
function placeOf(path: string) {
  return { path, params: { cohortId: cohort.id, importId: path.split('/').at(-1) ?? '' } }
}
async function keep(text: string, as = carl): Promise<string> {
  const answer = await send(text, as)
  expect(answer.status, JSON.stringify(answer.body)).toBe(302)
  return answer.location ?? ''
}
type Page = Pick<ImportPreview, 'counts' | 'note' | 'warnings'> & {
  broken: { rows: ImportPreview['people'] }
  fine: { rows: ImportPreview['people'] }
}
async function seen(path: string, as = carl): Promise<Page> {
  // why: the loader's own type, which a Request in and an answer out cannot carry
  return (await visit(world, look, { ...placeOf(path), as })).body as Page
}
function take(path: string, { invites = false, as = carl } = {}): Promise<Answer> {
  return post(world, look, { ...placeOf(path), as, form: invites ? { invites: 'on' } : {} })
}
async function members() {
  const all = await listCohortPeople(world.context.db, cohort.id)
  return all.filter(({ role }) => role !== 'coordinator')
}

const three = `name;email;role;pod;timezone;id
Ana Silva;ana@example.org;candidate;Blue;Europe/Madrid;A1
Bo Chen;bo@example.org;volunteer;;Asia/Kolkata;A2
"Dee ""D"" Day";dee@example.org;;Blue;;A3`

describe('looking at a list', () => {
  it('CH16 tells what every row would do, and does nothing', async () => {
    const page = await seen(await keep(three))
    expect(page.counts).toEqual({ new: 3, join: 0, update: 0, same: 0, broken: 0 })
    expect(page.fine.rows.map(({ name, role }) => [name, role])).toEqual([
      ['Ana Silva', 'candidate'],
      ['Bo Chen', 'interviewer'],
      ['Dee "D" Day', 'candidate'],
    ])
    expect(page.warnings[0]).toContain('“Blue” would have 2 candidates')
    expect(await members()).toEqual([])
  })

  it('CH16 a file is read as it is, whatever its encoding', async () => {
    const form = new FormData()
    const bytes = Uint8Array.from([
      ...Buffer.from('name;email\r\nZo'),
      0xeb,
      ...Buffer.from(';zoe@example.org\r\n'),
    ])
    form.set('file', new File([bytes], 'people.csv'))
    const request = new Request(`${TEST_ORIGIN}/cohorts/${cohort.id}/people/import`, {
      method: 'POST',
      headers: { cookie: await world.cookieOf(carl), origin: TEST_ORIGIN },
      body: form,
    })
    const params = { cohortId: cohort.id }
    const answer = (await bring.action({ request, params, context: world.context })) as Response
    const page = await seen(answer.headers.get('location') ?? '')
    expect(page.fine.rows[0]!.name).toBe('Zoë')
    expect(page.note).toContain('Windows-1252')
  })

  it.each([
    ['', 'Choose a file'],
    ['first,second\na,b', 'no e-mail and no name'],
    ['name,email\nAna,"ana@example.org', 'Line 2: a quotation mark'],
  ])('CH16 %j is refused in words', async (text, words) => {
    const answer = await send(text)
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body).replaceAll('\\"', '"')).toContain(words)
  })

  it('CH16 a list is looked at and taken by whoever brought it, in its cohort, and by nobody else', async () => {
    const path = await keep(three)
    const other = await buildUser(world.context.db, { role: 'coordinator', passwordHash: 'x' })
    const theirs = await buildCohort(world.context.db, [other, carl])
    await world.context.db.cohortMember.create({ data: { cohortId: cohort.id, userId: other.id } })
    expect((await visit(world, look, { ...placeOf(path), as: other })).status).toBe(404)
    expect((await take(path, { as: other })).status).toBe(404)
    const params = { cohortId: theirs.id, importId: placeOf(path).params.importId }
    expect((await visit(world, look, { path, params, as: carl })).status).toBe(404)
    expect(await members()).toEqual([])
  })
})

describe('taking a list', () => {
  it('CH17 brings everybody in at once, and only once', async () => {
    const path = await keep(three)
    expect((await take(path)).location).toBe(`/cohorts/${cohort.id}/people?imported=3&invited=0`)
    expect((await take(path)).location).toBe(`/cohorts/${cohort.id}/people`)
    expect(await members()).toMatchObject([
      { name: 'Ana Silva', pod: 'Blue', timeZone: 'Europe/Madrid', externalId: 'A1', standing: 'active' },
      { name: 'Bo Chen', role: 'interviewer', pod: null, timeZone: 'Asia/Kolkata' },
      { name: 'Dee "D" Day', timeZone: 'UTC', hasComeIn: false },
    ])
    const [kept] = await world.context.db.peopleImport.findMany()
    expect(kept!.table).toBe('[]')
  })

  it('CH17 one row to mend, and nobody comes in', async () => {
    const path = await keep(`${three}\nEve,no-address`.replaceAll(';', ','))
    expect((await seen(path)).broken.rows).toMatchObject([{ line: 5, name: 'Eve' }])
    expect((await take(path)).status).toBe(409)
    expect(await members()).toEqual([])
  })

  it('CH17 everything is worked out anew: what is wrong by now is not taken', async () => {
    const path = await keep('name,email,id\nAna,ana@example.org,A1')
    const bo = await buildUser(world.context.db, { email: 'bo@example.org' })
    await world.context.db.cohortMember.create({
      data: { cohortId: cohort.id, userId: bo.id, externalId: 'A1' },
    })
    await buildUser(world.context.db, { email: 'ana@example.org', role: 'admin' })
    const refused = await take(path)
    expect(refused.status).toBe(409)
    expect((await members()).map(({ userId }) => userId)).toEqual([bo.id])
  })

  it('CH12 the same list again changes nobody; a changed one changes, and doubles nobody', async () => {
    await take(await keep(three))
    const before = await members()
    expect((await seen(await keep(three))).counts).toEqual({ new: 0, join: 0, update: 0, same: 3, broken: 0 })
    const changed = three.replace('ana@example.org', 'ana@new.example').replace('Bo Chen', 'Bo C. Chen')
    const path = await keep(changed.replaceAll('Blue', 'Red'))
    expect((await seen(path)).counts).toMatchObject({ new: 0, update: 3 })
    await take(path)
    const after = await members()
    expect(after.map(({ userId }) => userId)).toEqual(before.map(({ userId }) => userId))
    expect(after).toMatchObject([
      { email: 'ana@new.example', pod: 'Red' },
      { name: 'Bo C. Chen' },
      { pod: 'Red' },
    ])
  })

  it('CH12 two people may exchange their ids', async () => {
    await take(await keep('name,email,id\nAna,ana@example.org,A1\nBob,bo@example.org,A2'))
    const ids = await world.context.db.cohortMember.findMany({ where: { externalId: { not: null } } })
    await world.context.db.cohortMember.updateMany({
      where: { externalId: 'A2' },
      data: { externalId: null },
    })
    await take(await keep('name,email,id\nAna,ana@example.org,A1\nBob,bo@example.org,A2'))
    expect(await world.context.db.cohortMember.findMany({ where: { externalId: { not: null } } })).toEqual(
      ids,
    )
  })

  it('CH18 what is written can be brought back, and then nothing changes', async () => {
    await take(await keep(`${three}\n=cmd();evil@example.org;;-1+1;;+44`))
    const table = await visit(world, peopleTable, {
      path: `/cohorts/${cohort.id}/people.csv`,
      params: { cohortId: cohort.id },
      as: carl,
    })
    expect(table.body).toContain("'=cmd()")
    expect(table.body).toContain("'-1+1")
    const page = await seen(await keep(String(table.body)))
    expect(page.counts).toEqual({ new: 0, join: 0, update: 0, same: 5, broken: 0 })
  })
})

describe('people of others', () => {
  it('CH13 join without a word about them, and keep what is theirs', async () => {
    const { db } = world.context
    const anna = await buildUser(db, { email: 'anna@example.org', name: 'Anna Secret', role: 'interviewer' })
    await buildCohort(db, [anna])
    const path = await keep('name,email,role,timezone\nTyped Name,anna@example.org,candidate,Europe/Madrid')
    expect(JSON.stringify(await seen(path))).not.toContain('Secret')
    await take(path, { invites: true })
    expect(await members()).toMatchObject([{ name: 'Anna Secret', role: 'interviewer', timeZone: 'UTC' }])
    await world.context.jobs.runDue()
    expect(await db.mail.count()).toBe(0)
  })

  it('CH19 a link to somebody who is in the cohort of others too is not for the eyes of either coordinator', async () => {
    const { db } = world.context
    const anna = await buildUser(db, { email: 'anna@example.org', name: 'Anna' })
    await buildCohort(db, [anna])
    await take(await keep('name,email\nAnna,anna@example.org'))
    const path = `/cohorts/${cohort.id}/people`
    const form = { deed: 'invite', userId: anna.id }
    await post(world, people, { path, params: { cohortId: cohort.id }, as: carl, form })
    await world.context.jobs.runDue()
    expect(await db.mail.findMany()).toMatchObject([{ toAddress: 'anna@example.org', cohortId: null }])
  })
})

describe('invitations', () => {
  const linkOf = (text: string) => /\/invitations\/([\w-]+)/.exec(text)?.[1] ?? ''

  it('CH19 go to new people when asked for, once each, and let them in as who they are on the list', async () => {
    const { db, jobs } = world.context
    await take(await keep(three), { invites: true })
    await jobs.runDue()
    await db.job.updateMany({ where: { name: 'invite-people' }, data: { doneAt: null, attempts: 0 } })
    await jobs.runDue()
    const mails = await db.mail.findMany({ orderBy: { toAddress: 'asc' } })
    expect(mails.map(({ toAddress }) => toAddress)).toEqual([
      'ana@example.org',
      'bo@example.org',
      'dee@example.org',
    ])
    const token = linkOf(mails[1]!.text)
    const password = 'a calm sentence'
    const form = { name: 'Bo Chen', password, repeated: password }
    const joined = await post(world, invitation, { path: `/invitations/${token}`, params: { token }, form })
    expect(joined.location).toBe('/home')
    expect(await members()).toMatchObject([{}, { name: 'Bo Chen', role: 'interviewer', hasComeIn: true }, {}])
    expect(await db.user.count({ where: { email: 'bo@example.org' } })).toBe(1)
  })

  it('CH19 are not sent when not asked for, and can be sent later, to those who have not come in', async () => {
    const { db, jobs } = world.context
    await take(await keep(three))
    await jobs.runDue()
    expect(await db.mail.count()).toBe(0)
    await db.user.update({ where: { email: 'bo@example.org' }, data: { passwordHash: 'chosen' } })
    const path = `/cohorts/${cohort.id}/people`
    const form = { deed: 'invite-rest' }
    const sent = await post(world, people, { path, params: { cohortId: cohort.id }, as: carl, form })
    expect(sent.body).toMatchObject({ ok: true, words: '2 invitations are on their way.' })
    await jobs.runDue()
    expect(await db.mail.count()).toBe(2)
  })
})

describe('an address that somebody typed at the sign-up link', () => {
  it('CH29 is a stranger’s until its owner answers the invitation of the list that names it', async () => {
    const { db, jobs, logins, now } = world.context
    const stranger = await buildUser(db, {
      email: 'ana@example.org',
      name: 'Not Ana',
      passwordHash: 'theirs',
    })
    await db.user.update({ where: { id: stranger.id }, data: { waitingSince: now() } })
    await db.cohortMember.create({
      data: { cohortId: cohort.id, userId: stranger.id, standing: 'asked' },
    })
    const cookie = await world.cookieOf(stranger)
    const path = await keep('name,email\nAna Silva,ana@example.org')
    expect((await seen(path)).fine.rows[0]?.warnings.join()).toContain('choose their password anew')
    await take(path, { invites: true })
    await jobs.runDue()
    expect(await logins.readLogin(cookie)).toBeNull()
    expect(await db.user.findMany({ where: { email: 'ana@example.org' } })).toMatchObject([
      { id: stranger.id, passwordHash: null, waitingSince: null },
    ])
    expect((await db.mail.findMany()).map(({ toAddress }) => toAddress)).toEqual(['ana@example.org'])
    expect(await members()).toMatchObject([{ hasComeIn: false }])
  })
})

describe('ten thousand people', () => {
  it('CH17 come in whole, in seconds', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => {
      const pod = `Pod ${Math.floor(index / 5)}`
      return `Person ${index},person${index}@example.org,candidate,${pod},Europe/Madrid,X${index}`
    })
    const text = `name,email,role,pod,timezone,id\n${rows.join('\n')}`
    const [began, path] = [performance.now(), await keep(text)]
    const looked = performance.now()
    expect((await seen(path)).counts.new).toBe(10_000)
    const shown = performance.now()
    await take(path, { invites: true })
    const taken = performance.now()
    expect(await world.context.db.cohortMember.count()).toBe(10_001)
    expect((await seen(await keep(text.replaceAll('Person', 'Human')))).counts.update).toBe(10_000)
    const again = performance.now()
    await take(await keep(text.replaceAll('Person', 'Human')))
    const changed = performance.now()
    expect(await world.context.db.user.count({ where: { name: { startsWith: 'Human' } } })).toBe(10_000)
    const took = [looked - began, shown - looked, taken - shown, changed - again].map((ms) => Math.round(ms))
    process.stdout.write(`10,000 people: read, look, take, change in ${took.join(', ')} ms\n`)
  })
})
