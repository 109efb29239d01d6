// Making cohorts, what is said about their seasons, and who comes and goes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSeason } from '#app/db/cohort-seasons.server.ts'
import { listCohortPeople } from '#app/db/cohort-people.server.ts'
import type { Cohort } from '#app/db/cohorts.server.ts'
import { createSlot, listQuartersOf, takeSeat } from '#app/db/slots.server.ts'
import type { User } from '#app/db/users.server.ts'
import { hours } from '#app/lib/time.ts'
import * as people from '#app/routes/cohorts.$cohortId.people._index.tsx'
import * as pods from '#app/routes/cohorts.$cohortId.people.pods.tsx'
import * as settings from '#app/routes/cohorts.$cohortId.settings.tsx'
import * as cohorts from '#app/routes/cohorts._index.tsx'
import * as newCohort from '#app/routes/cohorts.new.tsx'
import * as home from '#app/routes/home.tsx'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit, type Answer } from '#test/support/pages.ts'

let world: TestContext
let carl: User
let olga: User
const password = { passwordHash: 'chosen' }

beforeAll(async () => {
  world = await createTestContext()
  carl = await buildUser(world.context.db, { role: 'coordinator', ...password })
  olga = await buildUser(world.context.db, { role: 'coordinator', ...password })
})
afterAll(() => world.close())

type Form = Record<string, string>
const season: Form = {
  name: 'Spring',
  startsOn: '2027-03-01',
  endsOn: '2027-05-31',
  timeZone: 'Europe/Madrid',
  sessionsPlanned: '3',
  pairs: 'fresh',
}
function plan(...rounds: [roundId: string, level: string][]): Form {
  return Object.fromEntries(
    rounds.flatMap(([roundId, level], index) => [
      [`rounds[${index}].roundId`, roundId],
      [`rounds[${index}].level`, level],
    ]),
  )
}
function make(form: Form): Promise<Answer> {
  return post(world, newCohort, { path: '/cohorts/new', as: carl, form })
}
function at(cohort: Pick<Cohort, 'id'>, page: string) {
  return { path: `/cohorts/${cohort.id}/${page}`, params: { cohortId: cohort.id } }
}
async function cardsOf(as: User) {
  const { body } = await visit(world, cohorts, { path: '/cohorts', as })
  // why: the loader's own type, which a Request in and an answer out cannot carry
  return (body as { cohorts: { id: string; name: string; people: number; dates: string }[] }).cohorts
}

describe('a cohort', () => {
  it('CH1 is made, has its maker in it, and is on no other coordinator’s list', async () => {
    const [roundId] = world.context.questions.rounds.map(({ id }) => id)
    const made = await make({ ...season, ...plan([roundId!, '2'], [roundId!, '3']) })
    expect(made.status).toBe(302)
    const id = /^\/cohorts\/(\w+)\/people$/.exec(made.location ?? '')?.[1] ?? ''
    expect(await findSeason(world.context.db, id)).toMatchObject({
      ...{ name: 'Spring', startsOn: '2027-03-01', endsOn: '2027-05-31', timeZone: 'Europe/Madrid' },
      ...{ sessionsPlanned: 3, pairs: 'fresh', signUpNonce: null },
      plan: [
        { roundId, level: 2 },
        { roundId, level: 3 },
      ],
    })
    const dates = 'Monday 1 March 2027 to Monday 31 May 2027'
    expect(await cardsOf(carl)).toMatchObject([{ id, name: 'Spring', people: 1, dates }])
    expect(await cardsOf(olga)).toEqual([])
  })

  it.each([
    [{ ...season, name: ' ' }, 'name'],
    [{ ...season, endsOn: '2027-02-28' }, 'endsOn'],
    [{ ...season, endsOn: '2029-05-31' }, 'endsOn'],
    [{ ...season, endsOn: '2027-02-30' }, 'endsOn'],
    [{ ...season, startsOn: '' }, 'startsOn'],
    [{ ...season, endsOn: '' }, 'endsOn'],
    [{ ...season, sessionsPlanned: '0' }, 'sessionsPlanned'],
    [{ ...season, sessionsPlanned: '21' }, 'sessionsPlanned'],
    [{ ...season, sessionsPlanned: 'many' }, 'sessionsPlanned'],
    [{ ...season, pairs: 'odd' }, 'pairs'],
    [{ ...season, ...plan(['troubleshooting', '5']) }, 'rounds[0].level'],
  ])('CH2 %j is refused beside its field, and nothing is saved', async (form, field) => {
    const before = await world.context.db.cohort.count()
    const refused = await make(form)
    expect(refused.status).toBe(400)
    expect(Object.keys((refused.body as { error: object }).error)).toEqual([field])
    expect(await world.context.db.cohort.count()).toBe(before)
  })

  it('CH2 days may be left out together', async () => {
    expect((await make({ ...season, startsOn: '', endsOn: '' })).status).toBe(302)
  })

  it('CH2, CH3 a zone that is none and a round that is not here are refused; one that was planned may stay', async () => {
    expect((await make({ ...season, timeZone: 'Mars/Olympus' })).status).toBe(409)
    expect((await make({ ...season, ...plan(['no-such-round', '2']) })).status).toBe(409)
    const { db } = world.context
    const old = await buildCohort(db, [carl])
    const form = { ...season, ...plan(['gone-round', '2']) }
    const save = () => post(world, settings, { ...at(old, 'settings'), as: carl, form })
    expect((await save()).status).toBe(409)
    await db.cohortRound.create({ data: { cohortId: old.id, place: 0, roundId: 'gone-round', level: 1 } })
    expect((await save()).status).toBe(302)
    expect((await findSeason(db, old.id))?.plan).toEqual([{ roundId: 'gone-round', level: 2 }])
  })

  it('CH4 its card says who is in and who asks to be', async () => {
    const { db } = world.context
    const asking = await buildUser(db, password)
    const own = await buildCohort(db, [olga, await buildUser(db), await buildUser(db)])
    await db.cohortMember.create({ data: { cohortId: own.id, userId: asking.id, standing: 'asked' } })
    expect(await cardsOf(olga)).toMatchObject([{ people: 3, candidates: 2, asked: 1, dates: 'No dates' }])
  })
})

describe('who comes and goes', () => {
  function deed(cohort: Cohort, form: Form): Promise<Answer> {
    return post(world, people, { ...at(cohort, 'people'), as: carl, form })
  }
  const standingOf = async (cohort: Cohort, userId: string) =>
    (await listCohortPeople(world.context.db, cohort.id)).find((one) => one.userId === userId)?.standing

  it('CH31 whoever is taken out keeps what was and gives up what is to come', async () => {
    const { db, now } = world.context
    const ana = await buildUser(db, password)
    const cohort = await buildCohort(db, [carl, ana])
    const bookedAt = async (inHours: number) => {
      const startsAt = new Date(now().getTime() + hours(inHours))
      const slot = { id: `slot-${inHours}`, cohortId: cohort.id, roundId: 'troubleshooting', level: null }
      await createSlot(db, {
        ...slot,
        startsAt,
        minutes: 60,
        timeZone: 'UTC',
        createdById: carl.id,
        createdAt: now(),
      })
      const seat = { seat: 'candidate', userId: ana.id, state: 'accepted', askedAt: now() } as const
      await takeSeat(db, { id: `seat-${inHours}`, slotId: slot.id, ...seat }, [startsAt])
    }
    await bookedAt(-48)
    await bookedAt(48)
    await bookedAt(96)
    expect((await deed(cohort, { deed: 'leave', userId: ana.id })).body).toMatchObject({
      words: 'They are out of the cohort, and 2 places to come are free again.',
    })
    const states = await db.slotSeat.findMany({ select: { id: true, state: true }, orderBy: { id: 'asc' } })
    expect(states).toEqual([
      { id: 'seat--48', state: 'accepted' },
      { id: 'seat-48', state: 'cancelled' },
      { id: 'seat-96', state: 'cancelled' },
    ])
    const ahead = { from: now(), until: new Date(now().getTime() + hours(200)) }
    expect(await listQuartersOf(db, [ana.id], ahead)).toEqual([])
    expect(await standingOf(cohort, ana.id)).toBe('left')
    expect((await deed(cohort, { deed: 'leave', userId: ana.id })).status).toBe(409)
    expect((await deed(cohort, { deed: 'take-back', userId: ana.id })).status).toBe(200)
    expect(await standingOf(cohort, ana.id)).toBe('active')
  })

  it('CH31 a coordinator does not take themselves out', async () => {
    const cohort = await buildCohort(world.context.db, [carl])
    expect((await deed(cohort, { deed: 'leave', userId: carl.id })).status).toBe(409)
    expect(await standingOf(cohort, carl.id)).toBe('active')
  })

  it('CH28 somebody of another cohort is neither let in, turned down, taken out nor moved', async () => {
    const { db } = world.context
    const cohort = await buildCohort(db, [carl])
    const theirs = await buildCohort(db, [olga])
    const bert = await buildUser(db, password)
    await db.cohortMember.create({ data: { cohortId: theirs.id, userId: bert.id, standing: 'asked' } })
    for (const name of ['let-in', 'turn-down', 'take-back', 'leave', 'pod'])
      expect((await deed(cohort, { deed: name, userId: bert.id, pod: 'Blue' })).status).toBe(409)
    expect(await standingOf(theirs, bert.id)).toBe('asked')
    expect((await deed(cohort, { deed: 'crown', userId: bert.id })).status).toBe(400)
  })

  it('CH15, CH32 pods are arranged on a button, and a candidate reads the names of the own one', async () => {
    const { db } = world.context
    const nine = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        buildUser(db, {
          name: `Candidate ${index}`,
          timeZone: index < 5 ? 'Asia/Tokyo' : 'America/Lima',
          ...password,
        }),
      ),
    )
    const cohort = await buildCohort(db, [carl, ...nine])
    const arrange = (form: Form) => post(world, pods, { ...at(cohort, 'people/pods'), as: carl, form })
    expect((await arrange({ deed: 'rest' })).body).toMatchObject({ words: '9 candidates are in 2 pods now.' })
    expect((await arrange({ deed: 'rest' })).status).toBe(409)
    const page = await visit(world, home, { path: '/home', as: nine[8]! })
    const [pod] = (page.body as { pods: { names: string[] }[] }).pods
    expect(pod!.names.length).toBeGreaterThanOrEqual(3)
    expect(pod!.names).not.toContain('Candidate 8')
    expect(pod!.names).toContain('Candidate 7')
    await arrange({ deed: 'move', userId: nine[8]!.id, pod: '' })
    expect((await visit(world, home, { path: '/home', as: nine[8]! })).body).toMatchObject({ pods: [] })
  })
})
