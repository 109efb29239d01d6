// A plan from the one button to slots, on the real database with the real solver.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPlan } from '#app/db/proposals.server.ts'
import { savePairWish } from '#app/db/pair-wishes.server.ts'
import { countBoxes, listQuartersOf, listSlots } from '#app/db/slots.server.ts'
import type { User } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { bookSlot } from '#app/scheduling/book-slot.server.ts'
import { changeByHand, type HandChange } from '#app/matching/change-plan.server.ts'
import { timeIdOf, type Plan } from '#app/matching/plan.ts'
import { brokenIn } from '#app/matching/plan-rules.ts'
import { callBackSolving, proposePlan, solveRest } from '#app/matching/propose-plan.server.ts'
import { publishPlan } from '#app/matching/publish-plan.server.ts'
import { followPublishing, publishedPlanJob } from '#app/matching/published-plan.server.ts'
import { readMatchInput } from '#app/matching/read-match-input.server.ts'
import type { ScheduleEvent } from '#app/scheduling/schedule-events.ts'
import { holderOf } from '#app/scheduling/slot.ts'
import { actorOf, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import {
  buildHeldSlot,
  buildMember,
  buildPlanCohort,
  buildSeasonByChance,
  FORTNIGHT,
} from '#test/support/plan-season.ts'
import { createRandom } from '#test/support/random.ts'

let world: TestContext
let cohortId: string
let coordinator: User
let told: ScheduleEvent[]

beforeEach(async () => {
  world = await createTestContext()
  cohortId = await buildPlanCohort(world.context.db)
  coordinator = await buildUser(world.context.db, { role: 'coordinator' })
  told = []
})
afterEach(() => world.close())

function needs({ boxPlaces = 10 } = {}) {
  const { slotNeeds } = world.context
  const tell = (_tx: unknown, event: ScheduleEvent) => Promise.resolve(void told.push(event))
  return { ...slotNeeds, tell, boxPlaces: () => boxPlaces }
}

const form = (id = randomId(), most = 1) => ({ id, ...FORTNIGHT, most })

async function propose(most = 1): Promise<string> {
  const answer = await proposePlan(needs(), actorOf(coordinator), { cohortId, form: form(randomId(), most) })
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value.planId
}

async function read(planId: string): Promise<Plan> {
  const plan = await findPlan(world.context.db, { id: planId, cohortId })
  if (!plan) throw new Error('there is no plan')
  return plan
}

async function solved(most = 1): Promise<Plan> {
  const planId = await propose(most)
  await world.context.jobs.runDue()
  return read(planId)
}

async function change(plan: Plan, wanted: HandChange): Promise<Plan> {
  const at = { cohortId, planId: plan.id, revision: plan.revision }
  expect(await changeByHand(world.context, at, wanted)).toEqual({ ok: true, value: null })
  return read(plan.id)
}

async function publish(plan: Pick<Plan, 'id' | 'revision'>, options = {}) {
  const at = { cohortId, planId: plan.id, revision: plan.revision }
  return publishPlan(needs(options), actorOf(coordinator), at)
}

/** What stands in the queue after publishing, done. */
async function follow(): Promise<void> {
  const job = await world.context.db.job.findFirstOrThrow({ where: { name: 'published-plan' } })
  await followPublishing(needs(), publishedPlanJob.payload.parse(JSON.parse(job.payload)))
}

async function slots() {
  return listSlots(world.context.db, {
    cohortIds: [cohortId],
    from: new Date(0),
    until: new Date('2030-01-01'),
  })
}

async function twoAndTwo() {
  const { db } = world.context
  const [ada, bob] = [
    await buildMember(db, cohortId, { name: 'Ada' }),
    await buildMember(db, cohortId, { name: 'Bob' }),
  ]
  const ian = await buildMember(db, cohortId, { role: 'interviewer', name: 'Ian' })
  const ivy = await buildMember(db, cohortId, { role: 'interviewer', name: 'Ivy' })
  return { ada, bob, ian, ivy }
}

describe('proposing', () => {
  it('PL10 one button: the plan is solved by the queue, and everybody who can has their next session', async () => {
    await twoAndTwo()
    const planId = await propose()
    expect(await read(planId)).toMatchObject({ state: 'solving', entries: [] })
    await world.context.jobs.runDue()
    const plan = await read(planId)
    expect(plan).toMatchObject({ state: 'draft', done: 1, of: 1, outcome: { way: 'whole', unmatched: [] } })
    expect(plan.entries).toHaveLength(2)
    expect(plan.entries).toMatchObject([
      { locked: false, origin: 'solver' },
      { locked: false, origin: 'solver' },
    ])
    expect(await slots()).toEqual([])
  })

  it('PL11 a second click, or a second coordinator, is led to the plan that is being solved', async () => {
    await twoAndTwo()
    const wanted = form()
    const answers = await Promise.all(
      [wanted, wanted, form()].map((one) =>
        proposePlan(needs(), actorOf(coordinator), { cohortId, form: one }),
      ),
    )
    const ids = answers.map((one) => (one.ok ? one.value.planId : one.reason))
    expect(new Set(ids).size).toBe(1)
    expect(await world.context.db.proposal.count()).toBe(1)
    expect(await world.context.db.job.count({ where: { name: 'solve-plan' } })).toBe(1)
  })

  it('PL12 what was being solved when a process ended is solved by the next one', async () => {
    await twoAndTwo()
    const planId = await propose()
    // Claimed by a process that is not there any more.
    await world.context.db.job.updateMany({
      where: { name: 'solve-plan' },
      data: { lockedUntil: new Date(world.clock.now().getTime() + 60_000), claim: 1, attempts: 1 },
    })
    await world.context.jobs.runDue()
    expect((await read(planId)).state).toBe('solving')
    world.clock.advance(61_000)
    await world.context.jobs.runDue()
    expect((await read(planId)).state).toBe('draft')
  })

  it('PL13 called back, a first draft goes and a later one is as it was', async () => {
    await twoAndTwo()
    const first = await propose()
    expect(await callBackSolving(needs(), { cohortId, planId: first })).toMatchObject({
      value: { state: 'discarded' },
    })
    await world.context.jobs.runDue()
    expect(await read(first)).toMatchObject({ state: 'discarded', entries: [] })
    const plan = await solved()
    await solveRest(needs(), { cohortId, planId: plan.id, revision: plan.revision })
    await callBackSolving(needs(), { cohortId, planId: plan.id })
    await world.context.jobs.runDue()
    expect(await read(plan.id)).toMatchObject({ state: 'draft', entries: plan.entries })
  })

  it('PL14 a period that is over, turned round or too long, and a cohort without a plan are refused', async () => {
    await twoAndTwo()
    const ask = async (days: Partial<ReturnType<typeof form>>, id = cohortId) => {
      const answer = await proposePlan(needs(), actorOf(coordinator), {
        cohortId: id,
        form: { ...form(), ...days },
      })
      return answer.ok ? 'ok' : answer.reason
    }
    expect(await ask({ untilDay: '2026-11-22' })).toBe('bad-period')
    expect(await ask({ fromDay: '2026-02-30' })).toBe('bad-period')
    expect(await ask({ untilDay: '2027-02-22' })).toBe('too-long')
    expect(await ask({ fromDay: '2026-11-01', untilDay: '2026-11-22' })).toBe('over')
    expect(await ask({}, await buildPlanCohort(world.context.db, { rounds: [] }))).toBe('no-rounds')
    expect(await ask({}, await buildPlanCohort(world.context.db))).toBe('nobody-due')
  })
})

describe('by hand', () => {
  it('PL15 moved to another time and another interviewer, and put back in one step', async () => {
    const { ian, ivy } = await twoAndTwo()
    const plan = await solved()
    const [entry] = plan.entries
    if (!entry) throw new Error('nobody is seated')
    const other = entry.interviewerId === ian.id ? ivy.id : ian.id
    const startsAt = Date.parse('2026-12-02T18:00:00Z')
    const timeId = plan.input.times.find((time) => time.startsAt === startsAt)?.id ?? ''
    const { candidateId, needId } = entry
    const moved = await change(plan, { type: 'move', candidateId, needId, timeId, interviewerId: other })
    expect(moved.entries.find((one) => one.candidateId === candidateId)).toMatchObject({
      timeId,
      interviewerId: other,
      origin: 'hand',
    })
    expect((await change(moved, { type: 'undo' })).entries).toEqual(plan.entries)
  })

  it('PL15 nobody is moved to a time, a person or a session that the plan does not know', async () => {
    await twoAndTwo()
    const plan = await solved()
    const [entry] = plan.entries
    const at = { cohortId, planId: plan.id, revision: plan.revision }
    const { candidateId = '', needId = '' } = entry ?? {}
    for (const wrong of [
      { candidateId, needId, timeId: 'never', interviewerId: null },
      { candidateId, needId, timeId: null, interviewerId: coordinator.id },
      {
        candidateId: coordinator.id,
        needId,
        timeId: entry?.timeId ?? '',
        interviewerId: entry?.interviewerId ?? '',
      },
    ])
      expect(await changeByHand(world.context, at, { type: 'move', ...wrong })).toMatchObject({
        reason: 'place-unknown',
      })
  })

  it('PL16 of two who change the same draft one is told that it has changed, and nothing is lost', async () => {
    await twoAndTwo()
    const plan = await solved()
    const at = { cohortId, planId: plan.id, revision: plan.revision }
    const [one, two] = plan.entries
    const lock = (entry: typeof one) =>
      changeByHand(world.context, at, {
        type: 'lock',
        locked: true,
        candidateId: entry?.candidateId ?? '',
        needId: entry?.needId ?? '',
      })
    expect((await Promise.all([lock(one), lock(two)])).filter(({ ok }) => ok)).toHaveLength(1)
    expect((await read(plan.id)).entries.filter(({ locked }) => locked)).toHaveLength(1)
  })

  it('PL17 solved again, what is locked stays, and what people say since then counts', async () => {
    const { ada, bob, ian, ivy } = await twoAndTwo()
    const plan = await solved()
    const startsAt = Date.parse('2026-12-02T18:00:00Z')
    const timeId = plan.input.times.find((time) => time.startsAt === startsAt)?.id ?? ''
    const seat = { candidateId: ada.id, needId: 'session-1', timeId, interviewerId: ian.id }
    const locked = await change(await change(plan, { type: 'move', ...seat }), {
      type: 'lock',
      locked: true,
      candidateId: ada.id,
      needId: 'session-1',
    })
    const now = world.clock.now()
    const loser = locked.entries.find(({ candidateId }) => candidateId === bob.id)?.interviewerId ?? ''
    await savePairWish(world.context.db, { byUserId: bob.id, aboutUserId: loser, kind: 'avoid' }, now)
    await solveRest(needs(), { cohortId, planId: plan.id, revision: locked.revision })
    await world.context.jobs.runDue()
    const again = await read(plan.id)
    expect(again.state).toBe('draft')
    expect(again.entries.find(({ candidateId }) => candidateId === ada.id)).toMatchObject({
      ...seat,
      locked: true,
      origin: 'hand',
    })
    const other = loser === ian.id ? ivy.id : ian.id
    expect(again.entries.find(({ candidateId }) => candidateId === bob.id)?.interviewerId).toBe(other)
  })
})

describe('publishing', () => {
  it('PL20 every match is a slot with its seats, quarters and box, and it is told once', async () => {
    const { ada } = await twoAndTwo()
    await buildMember(world.context.db, cohortId, { role: 'trainee' })
    const plan = await solved()
    expect(await publish(plan)).toEqual({ ok: true, value: { slots: 2 } })
    const made = await slots()
    expect(made).toHaveLength(2)
    const own = made.find((slot) => holderOf(slot, 'candidate')?.userId === ada.id)
    const entry = plan.entries.find(({ candidateId }) => candidateId === ada.id)
    expect(own).toMatchObject({ roundId: 'troubleshooting', level: 2, timeZone: 'UTC', sessionId: null })
    expect(own && timeIdOf(own.startsAt.getTime(), own.minutes)).toBe(entry?.timeId)
    expect(own && holderOf(own, 'candidate')).toMatchObject({ state: 'accepted' })
    expect(own && holderOf(own, 'interviewer')).toMatchObject({
      state: 'asked',
      userId: entry?.interviewerId,
    })
    expect(made.flatMap((slot) => holderOf(slot, 'shadow')?.state ?? [])).toContain('asked')
    const whole = { from: new Date(0), until: new Date('2030-01-01') }
    expect(await listQuartersOf(world.context.db, [ada.id], whole)).toHaveLength((own?.minutes ?? 0) / 15)
    const boxes = [...(await countBoxes(world.context.db, whole)).values()].reduce((sum, one) => sum + one, 0)
    expect(boxes).toBe(made.reduce((sum, { minutes }) => sum + minutes / 15 + 2, 0))
    expect(told).toEqual([])
    await follow()
    expect(told).toEqual([
      { type: 'plan-published', cohortId, planId: plan.id, slotIds: expect.any(Array) as string[] },
    ])
    expect(await read(plan.id)).toMatchObject({ state: 'published' })
  })

  it('PL21 an interviewer who says yes beforehand is not asked, and the session is there', async () => {
    const { db } = world.context
    await buildMember(db, cohortId)
    await buildMember(db, cohortId, { role: 'interviewer', limits: { takesInHours: true } })
    await publish(await solved())
    await follow()
    // Cut off in the middle and done again: still one session.
    await follow()
    const [slot] = await slots()
    expect(slot && holderOf(slot, 'interviewer')?.state).toBe('accepted')
    expect(await db.session.count()).toBe(1)
    expect(slot?.sessionId).not.toBeNull()
    expect(told.map(({ type }) => type)).toEqual(['plan-published', 'slot-confirmed', 'plan-published'])
  })

  it('PL28 an open slot is filled before another is made, and the interviewer who said yes is not asked again', async () => {
    const { db } = world.context
    const ada = await buildMember(db, cohortId)
    const ian = await buildMember(db, cohortId, { role: 'interviewer', limits: { perWeek: 1 } })
    const open = await buildHeldSlot(db, cohortId, { at: '2026-11-25T17:15:00Z', interviewer: ian })
    const plan = await solved()
    expect(await publish(plan)).toEqual({ ok: true, value: { slots: 1 } })
    const [slot, ...others] = await slots()
    expect(others).toEqual([])
    expect(slot).toMatchObject({ id: open, roundId: 'troubleshooting', level: 2, revision: 1 })
    expect(slot && timeIdOf(slot.startsAt.getTime(), slot.minutes)).toBe(plan.entries[0]?.timeId)
    expect(slot && holderOf(slot, 'candidate')?.userId).toBe(ada.id)
    expect(slot && holderOf(slot, 'interviewer')).toMatchObject({ userId: ian.id, state: 'accepted' })
    // Theirs of the session with a quarter before and one after, and no others.
    const whole = { from: new Date(0), until: new Date('2030-01-01') }
    expect(await listQuartersOf(db, [ian.id], whole)).toHaveLength((slot?.minutes ?? 0) / 15 + 2)
    await follow()
    expect(told.map(({ type }) => type)).toEqual(['plan-published', 'slot-confirmed'])
  })

  it('PL28 an open slot that was booked meanwhile is nobody’s to fill', async () => {
    const { db } = world.context
    const ada = await buildMember(db, cohortId)
    const ian = await buildMember(db, cohortId, { role: 'interviewer', hours: [] })
    const open = await buildHeldSlot(db, cohortId, { at: '2026-11-25T17:15:00Z', interviewer: ian })
    const plan = await solved()
    expect(plan.entries).toMatchObject([{ candidateId: ada.id, interviewerId: ian.id }])
    const bob = await buildMember(db, cohortId)
    expect(await bookSlot(needs(), actorOf(bob), { slotId: open })).toMatchObject({ ok: true })
    expect(await publish(plan)).toEqual({ ok: false, reason: 'broken' })
  })

  it('PL22 clicked twice, in the same instant too, it is published once', async () => {
    await twoAndTwo()
    const plan = await solved()
    const answers = await Promise.all([publish(plan), publish(plan), publish(plan)])
    expect(answers).toEqual(Array(3).fill({ ok: true, value: { slots: 2 } }))
    expect(await publish(plan)).toMatchObject({ ok: true })
    expect(await slots()).toHaveLength(2)
    expect(await world.context.db.job.count({ where: { name: 'published-plan' } })).toBe(1)
  })

  it('PL23 a broken rule is no plan: nothing of it is published', async () => {
    const { ada, bob, ian } = await twoAndTwo()
    const plan = await solved()
    const timeId = plan.entries[0]?.timeId ?? ''
    const seat = { type: 'move', needId: 'session-1', timeId, interviewerId: ian.id } as const
    const both = await change(await change(plan, { ...seat, candidateId: ada.id }), {
      ...seat,
      candidateId: bob.id,
    })
    expect(await publish(both)).toEqual({ ok: false, reason: 'broken' })
    expect(await slots()).toEqual([])
    expect(told).toEqual([])
    expect((await read(plan.id)).state).toBe('draft')
  })

  it('PL24 whoever was booked in between is named, and nothing is half published', async () => {
    const { ada, bob } = await twoAndTwo()
    const plan = await solved()
    const own = plan.entries.find(({ candidateId }) => candidateId === ada.id)
    const at = plan.input.times.find(({ id }) => id === own?.timeId)?.startsAt ?? 0
    const elsewhere = await buildPlanCohort(world.context.db)
    const third = await buildMember(world.context.db, elsewhere, { role: 'interviewer' })
    const candidate = await buildMember(world.context.db, elsewhere)
    await world.context.db.cohortMember.create({ data: { cohortId: elsewhere, userId: ada.id } })
    const slotId = await buildHeldSlot(world.context.db, elsewhere, {
      at: new Date(at).toISOString(),
      interviewer: third,
    })
    expect(await bookSlot(needs(), actorOf(ada), { slotId })).toMatchObject({ ok: true })
    told = []
    expect(await publish(plan)).toEqual({ ok: false, reason: 'broken' })
    expect(await slots()).toEqual([])
    expect(told).toEqual([])
    const shown = await read(plan.id)
    const broken = brokenIn(shown.input, shown.entries, world.clock.now().getTime())
    expect(new Set(broken.flatMap(({ matches }) => matches.map((match) => match.candidateId)))).toEqual(
      new Set([ada.id]),
    )
    expect(broken.some(({ rule }) => rule === 'candidate-not-free')).toBe(true)
    expect([bob.id, candidate.id]).not.toContain(ada.id)
  })

  it('PL24 a session that a candidate booked alone in the meantime is no longer due', async () => {
    const { ada } = await twoAndTwo()
    const plan = await solved()
    const interviewer = await buildMember(world.context.db, cohortId, { role: 'interviewer' })
    const slotId = await buildHeldSlot(world.context.db, cohortId, {
      at: '2026-12-05T10:00:00Z',
      interviewer,
    })
    expect(await bookSlot(needs(), actorOf(ada), { slotId })).toMatchObject({ ok: true })
    expect(await publish(plan)).toEqual({ ok: false, reason: 'broken' })
    const shown = await read(plan.id)
    const broken = brokenIn(shown.input, shown.entries, 0)
    expect(broken.find(({ rule }) => rule === 'unknown')?.about).toEqual(['session-1'])
    expect(await slots()).toHaveLength(1)
  })

  it('PL25 what begins within half an hour is not published any more', async () => {
    await twoAndTwo()
    const plan = await solved()
    world.clock.advance(16 * 24 * 3_600_000)
    expect(await publish(plan)).toEqual({ ok: false, reason: 'broken' })
    expect(brokenIn(plan.input, plan.entries, world.clock.now().getTime()).map(({ rule }) => rule)).toContain(
      'begun',
    )
  })

  it('PL26 where the machine has become smaller it is said, and nothing is kept', async () => {
    await twoAndTwo()
    const plan = await solved()
    expect(await publish(plan, { boxPlaces: 0 })).toEqual({ ok: false, reason: 'broken' })
    expect(await slots()).toEqual([])
  })
})

describe('whatever the season', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'PL27 what is published breaks no rule and all of it is written: %i',
    async (seed) => {
      const { db } = world.context
      cohortId = await buildSeasonByChance(db, createRandom(seed))
      const answer = await proposePlan(needs({ boxPlaces: 1 + (seed % 2) }), actorOf(coordinator), {
        cohortId,
        form: form(randomId(), 1 + (seed % 3)),
      })
      if (!answer.ok) throw new Error(`${seed}: ${answer.reason}`)
      await world.context.jobs.runDue()
      const plan = await read(answer.value.planId)
      expect(plan.state).toBe('draft')
      const before = await readMatchInput(needs({ boxPlaces: 1 + (seed % 2) }), {
        cohortId,
        ...FORTNIGHT,
        most: plan.wishes.most,
      })
      expect(before && brokenIn(before, plan.entries, 0)).toEqual([])
      const published = await publish(plan, { boxPlaces: 1 + (seed % 2) })
      if (plan.entries.length === 0) expect(published).toEqual({ ok: false, reason: 'empty' })
      else expect([seed, published]).toEqual([seed, { ok: true, value: { slots: plan.entries.length } }])
      const made = (await slots()).filter((slot) => holderOf(slot, 'candidate'))
      expect(made).toHaveLength(plan.entries.length)
    },
  )
})
