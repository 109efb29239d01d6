// The pages of slots as people meet them: what stands on them for whom, and what their forms do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { savePairWish } from '#app/db/pair-wishes.server.ts'
import { listSlots } from '#app/db/slots.server.ts'
import type { User } from '#app/db/users.server.ts'
import * as cohortSlots from '#app/routes/cohorts.$cohortId.slots.tsx'
import * as table from '#app/routes/cohorts.$cohortId_.slots[.]csv.ts'
import * as schedule from '#app/routes/slots._index.tsx'
import * as slotPage from '#app/routes/slots.$slotId.tsx'
import { readCsv } from '#app/lib/csv.ts'
import type { CohortSlots, DeskAnswer } from '#app/scheduling/cohort-slots.ts'
import type { MySlots, SlotPage } from '#app/scheduling/slot-page.ts'
import { buildUser } from '#test/support/build.ts'
import { post, visit } from '#test/support/pages.ts'
import { createTestBank, testQuestion } from '#test/support/questions.ts'
import { boxRound, designRound } from '#test/support/rounds.ts'
import { createSlotDesk, type SlotDesk } from '#test/support/slot-desk.ts'

const boxed = { roundId: boxRound.id }
let made: SlotDesk
beforeEach(async () => {
  made = await createSlotDesk({ questions: createTestBank([testQuestion]) })
})
afterEach(() => made.world.close())

async function mySlots(as: User, query = ''): Promise<MySlots> {
  const { body } = await visit(made.world, schedule, { path: `/slots${query}`, as })
  return body as MySlots // why: what the loader of this page returns
}
async function pageOf(slotId: string, as: User) {
  const { status, body } = await visit(made.world, slotPage, {
    path: `/slots/${slotId}`,
    params: { slotId },
    as,
  })
  return { status, page: body as SlotPage } // why: as above
}
const tell = (as: User, form: Record<string, string | string[]>) =>
  post(made.world, schedule, { path: '/slots', as, form })
const tellPage = (slotId: string, as: User, form: Record<string, string>) =>
  post(made.world, slotPage, { path: `/slots/${slotId}`, params: { slotId }, as, form })

/** An open slot of an interviewer of its own. */
async function openSlot(inHours: number, more = {}): Promise<string> {
  const slotId = await made.open(inHours, more)
  await made.seat(slotId, await made.join('interviewer'))
  return slotId
}

describe('the schedule of a candidate', () => {
  it('SL33 offers by day what can be booked, says kindly what cannot, and books', async () => {
    const [near, far, late] = [await openSlot(57), await openSlot(105, boxed), await openSlot(1)]
    made.world.clock.advance(45 * 60_000)
    const before = await mySlots(made.candidate)
    expect(before.progress).toEqual([{ cohort: 'Test cohort', booked: 0, planned: 3 }])
    expect(before.offers.days.map(({ slots }) => slots.map(({ id }) => id))).toEqual([[near], [far]])
    expect(before.offers.others).toMatchObject([
      { id: late, why: 'It begins too soon to get everything ready.' },
    ])
    const answer = await tell(made.candidate, { intent: 'book', slotId: far })
    expect(answer).toMatchObject({ status: 200, body: { ok: true, intent: 'book' } })
    const after = await mySlots(made.candidate)
    expect(after.coming).toMatchObject([{ id: far, state: 'confirmed', mine: { seat: 'candidate' } }])
    expect(after.progress).toMatchObject([{ booked: 1 }])
    const again = await tell(made.candidate, { intent: 'book', slotId: far })
    expect(again).toMatchObject({ status: 409, body: { ok: false } })
    const filtered = await mySlots(made.candidate, `?round=${boxRound.id}`)
    expect(filtered.offers.days).toEqual([])
    expect(filtered.offers.rounds.map(({ id }) => id)).toEqual([designRound.id])
  })

  it('SL33 the list judges as booking does, whatever the candidate has', async () => {
    const mine = await openSlot(57)
    const others: string[] = []
    for (const hours of [54, 59, 70, 78, 82, 130, 240]) others.push(await openSlot(hours))
    await tell(made.candidate, { intent: 'book', slotId: mine })
    const { offers } = await mySlots(made.candidate)
    const bookable = offers.days.flatMap(({ slots }) => slots.map(({ id }) => id))
    expect(bookable.length).toBeGreaterThan(0)
    expect(bookable.length).toBeLessThan(others.length)
    for (const slotId of others) {
      const answer = await tell(made.candidate, { intent: 'book', slotId })
      expect([slotId, answer.status]).toEqual([slotId, bookable.includes(slotId) ? 200 : 409])
      if (answer.status === 200) await tell(made.candidate, { intent: 'give-up', slotId })
    }
  })

  it('SL8, SL33 what two people avoid is not in the list, nor is its page, and no word tells why', async () => {
    const slotId = await made.open(57)
    await made.seat(slotId, made.interviewer)
    expect((await pageOf(slotId, made.candidate)).page).toMatchObject({ viewer: 'visitor', mayBook: true })
    const avoid = { byUserId: made.interviewer.id, aboutUserId: made.candidate.id, kind: 'avoid' } as const
    await savePairWish(made.world.context.db, avoid, made.world.context.now())
    const mine = JSON.stringify(await mySlots(made.candidate))
    expect(mine).not.toContain(slotId)
    expect(mine).not.toMatch(/avoid/)
    expect((await pageOf(slotId, made.candidate)).status).toBe(404)
  })
})

describe('who was asked', () => {
  it('SL10, SL33 finds it on the schedule; the first no needs no words, the next one does, on the page of the slot', async () => {
    const [first, second] = [await made.open(57), await made.open(105)]
    for (const slotId of [first, second]) await made.seat(slotId, made.interviewer, { state: 'asked' })
    expect((await mySlots(made.interviewer)).asked.map(({ id }) => id)).toEqual([first, second])
    expect((await pageOf(first, made.interviewer)).page.needsWords).toBe(false)
    expect(await tell(made.interviewer, { intent: 'decline', slotId: first })).toMatchObject({ status: 200 })
    expect((await pageOf(first, made.interviewer)).page).toMatchObject({
      viewer: 'left',
      card: { people: [] },
    })
    expect((await pageOf(second, made.interviewer)).page.needsWords).toBe(true)
    const bare = await tell(made.interviewer, { intent: 'decline', slotId: second })
    expect(bare).toMatchObject({ status: 409 })
    const words = { intent: 'decline', words: 'I teach on Thursdays.' }
    expect(await tellPage(second, made.interviewer, words)).toMatchObject({ status: 200 })
    expect((await mySlots(made.interviewer)).asked).toEqual([])
  })

  it('SL33 a trainee is offered the seat of a shadow and takes it', async () => {
    const slotId = await openSlot(57)
    await made.seat(slotId, made.trainee, { seat: 'shadow', state: 'asked' })
    expect((await mySlots(made.trainee)).asked).toMatchObject([{ id: slotId, mine: { seat: 'shadow' } }])
    await tell(made.trainee, { intent: 'accept', slotId })
    expect((await mySlots(made.trainee)).coming.map(({ id }) => id)).toEqual([slotId])
  })
})

describe('the page of a slot', () => {
  it('SL34 is there for those in it, who coordinate it and who could book it; late is said beforehand', async () => {
    const slotId = await openSlot(57, boxed)
    await tell(made.candidate, { intent: 'book', slotId })
    const friend = await made.join('candidate')
    expect((await pageOf(slotId, made.candidate)).page).toMatchObject({ viewer: 'seated', isLate: false })
    expect((await pageOf(slotId, made.coordinator)).page.viewer).toBe('coordinator')
    const { db } = made.world.context
    const strangers = [friend, made.interviewer, made.trainee]
    for (const role of ['candidate', 'interviewer', 'coordinator'] as const)
      strangers.push(await buildUser(db, { role }))
    for (const one of strangers) {
      expect((await pageOf(slotId, one)).status).toBe(404)
      expect((await tellPage(slotId, one, { intent: 'give-up' })).status).toBe(404)
    }
    made.world.clock.advance(50 * 3_600_000)
    expect((await pageOf(slotId, made.candidate)).page.isLate).toBe(true)
  })

  it('SL34 tells the time by the clock of the reader, and of others where theirs shows something else', async () => {
    const { db } = made.world.context
    const slotId = await openSlot(57, boxed)
    await db.user.update({ where: { id: made.candidate.id }, data: { timeZone: 'Asia/Kolkata' } })
    await tell(made.candidate, { intent: 'book', slotId })
    const { page } = await pageOf(slotId, made.candidate)
    expect(page.when).toBe('Tuesday 24 November 2026, 23:30 to 00:30 (India Standard Time)')
    expect(page.elsewhere.map(({ when }) => when)).toEqual([
      'Tuesday 24 November 2026, 18:00 to 19:00 (Coordinated Universal Time)',
    ])
  })

  it('SL35 only who coordinates reads the history: who said what, and what was late', async () => {
    const slotId = await openSlot(57, boxed)
    await tell(made.candidate, { intent: 'book', slotId })
    const words = { intent: 'wish-move', date: '2026-11-26', time: '18:00' }
    expect(await tellPage(slotId, made.candidate, words)).toMatchObject({ status: 200 })
    made.world.clock.advance(50 * 3_600_000)
    await tellPage(slotId, made.candidate, { intent: 'give-up', words: 'A fever.' })
    const history = (await pageOf(slotId, made.coordinator)).page.history?.map((line) => line.words)
    expect(history).toContain('Cara Candidate left the seat of candidate, late: “A fever.”')
    expect(history?.some((line) => line.startsWith('Cara Candidate wished for another time'))).toBe(true)
    for (const one of [made.candidate]) {
      const body = JSON.stringify((await pageOf(slotId, one)).page)
      expect(body).toContain('"history":null')
      expect(body).not.toContain('A fever.')
    }
  })

  it('SL29, SL31 wishes stand on the page of everybody there, and are answered and taken back from it', async () => {
    const slotId = await made.open(57, boxed)
    await made.seat(slotId, made.interviewer)
    await tell(made.candidate, { intent: 'book', slotId })
    const wish = { intent: 'wish-move', date: '2026-11-26', time: '18:00' }
    await tellPage(slotId, made.candidate, wish)
    const [own] = (await pageOf(slotId, made.candidate)).page.wishes
    const [asked] = (await pageOf(slotId, made.interviewer)).page.wishes
    expect([own?.isMine, asked?.isMine, own?.id]).toEqual([true, false, asked?.id])
    expect((await mySlots(made.interviewer)).wanted).toMatchObject([{ slot: { id: slotId } }])
    const gap = { ...wish, date: '2027-03-28', time: '02:30' }
    await made.world.context.db.user.update({
      where: { id: made.candidate.id },
      data: { timeZone: 'Europe/Berlin' },
    })
    expect(await tellPage(slotId, made.candidate, gap)).toMatchObject({
      body: { ok: false, words: 'The clocks go forward that day and skip this time.' },
    })
    const yes = { intent: 'answer-move', wishId: own?.id ?? '', answer: 'yes' }
    expect(await tellPage(slotId, made.interviewer, yes)).toMatchObject({ status: 200 })
    expect((await made.read(slotId)).startsAt).toEqual(new Date('2026-11-26T18:00:00Z'))
  })
})

describe('the slots of a cohort', () => {
  const path = () => `/cohorts/${made.cohortId}/slots`
  const params = () => ({ cohortId: made.cohortId })
  const form = {
    nonce: 'a-form-of-its-own',
    roundId: boxRound.id,
    level: '2',
    fromDate: '2026-11-24',
    untilDate: '2026-12-03',
    weekday: ['2', '4'],
    times: '18:00, 19:30',
    places: '1',
  }
  async function desk(query = ''): Promise<CohortSlots> {
    const answer = await visit(made.world, cohortSlots, {
      path: path() + query,
      params: params(),
      as: made.coordinator,
    })
    return (answer.body as { page: CohortSlots }).page // why: what the loader returns
  }
  async function send(given: Record<string, string | string[]>): Promise<DeskAnswer> {
    const options = { path: path(), params: params(), as: made.coordinator, form: given }
    return (await post(made.world, cohortSlots, options)).body as DeskAnswer // why: as above
  }

  it('SL24 shows what a pattern opens, opens it, and names each field that is wrong', async () => {
    const shown = await send({ ...form, intent: 'preview' })
    expect(shown).toMatchObject({ ok: true, words: '8 slots would be opened.', leftOut: [] })
    const opened = await send({ ...form, intent: 'open' })
    expect(opened).toMatchObject({ ok: true, words: '8 slots are open.' })
    const again = await send({ ...form, intent: 'open' })
    expect(again).toMatchObject({ ok: true, words: 'No slot was opened.', opens: [] })
    const period = { from: new Date(0), until: new Date('2030-01-01') }
    const slots = await listSlots(made.world.context.db, { cohortIds: [made.cohortId], ...period })
    expect(slots).toHaveLength(8)
    expect(slots[0]).toMatchObject({ level: 2, startsAt: new Date('2026-11-24T18:00:00Z') })
    for (const [change, field] of [
      [{ times: 'in the evening' }, 'times'],
      [{ times: '18:05' }, 'times'],
      [{ untilDate: '2026-11-01' }, 'untilDate'],
      [{ fromDate: '2026-02-30', untilDate: '' }, 'fromDate'],
      [{ roundId: 'juggling' }, 'roundId'],
      [{ places: '21' }, 'places'],
    ] as const)
      expect(await send({ ...form, ...change, intent: 'open' })).toMatchObject({
        ok: false,
        problems: [{ field }],
      })
  })

  it('SL36 lists a week, narrows it by round, state and interviewer, and opens one slot for staffing', async () => {
    const [plain, box] = [await made.open(57), await openSlot(60, boxed)]
    const off = await made.open(400)
    const ids = (page: CohortSlots) => page.days.flatMap(({ slots }) => slots.map(({ id }) => id))
    const query = '?week=2026-11-25'
    expect(ids(await desk(query))).toEqual([plain, box])
    expect(ids(await desk(`${query}&round=${boxRound.id}`))).toEqual([box])
    expect(ids(await desk(`${query}&state=unstaffed`))).toEqual([plain])
    const leads = (await made.read(box)).seats[0]?.userId ?? ''
    expect(ids(await desk(`${query}&interviewer=${leads}`))).toEqual([box])
    expect(await desk(`${query}&state=unstaffed`)).toMatchObject({ count: 1, whole: 2 })
    const opened = await desk(`?slot=${off}`)
    expect(ids(opened)).toEqual([off])
    expect(opened.panel?.choices.interviewer.map(({ name }) => name)).toContain('Ivan Interviewer')
    expect((await desk('?slot=none')).panel).toBeNull()
    // A slot of another cohort is as none.
    const { db } = made.world.context
    await db.cohort.create({ data: { id: 'others', name: 'Others', createdAt: new Date(0) } })
    await db.slot.update({ where: { id: off }, data: { cohortId: 'others' } })
    expect(await desk(`?slot=${off}`)).toMatchObject({ panel: null, filter: { slotId: null } })
  })

  it('SL36 a slot whose time has passed says that it was held or not, and offers no change', async () => {
    const slotId = await made.open(57)
    const [before] = (await desk('?week=2026-11-25')).days
    expect(before?.slots[0]).toMatchObject({ isOver: false, stateWords: 'Nobody yet' })
    made.world.clock.advance(58 * 3_600_000)
    const [after] = (await desk('?week=2026-11-25')).days
    expect(after?.slots[0]).toMatchObject({ id: slotId, isOver: true, stateWords: 'Not held' })
  })

  it('SL27 from the row somebody is put in after the warning was read, moved, and the slot called off', async () => {
    const slotId = await made.open(57)
    const into = { intent: 'staff', slotId, seat: 'interviewer', userId: made.interviewer.id }
    const warned = await send(into)
    expect(warned).toMatchObject({ ok: false, warnings: ['outside their hours', 'not a round they lead'] })
    expect(await send({ ...into, despite: 'yes' })).toMatchObject({ ok: true })
    const move = { intent: 'move', slotId, date: '2026-11-24', time: '20:00' }
    expect(await send(move)).toMatchObject({ ok: true })
    expect((await made.read(slotId)).startsAt).toEqual(new Date('2026-11-24T20:00:00Z'))
    expect(await send({ ...move, date: '2026-11-20' })).toMatchObject({ ok: false })
    expect(await send({ intent: 'staff', slotId, seat: 'throne', userId: 'x' })).toMatchObject({ ok: false })
    expect(await send({ intent: 'call-off', slotId })).toMatchObject({ ok: true })
    expect((await made.read(slotId)).calledOffAt).not.toBeNull()
  })

  it('SL36 the table has every slot of the filter with its people, and no cell that a spreadsheet would run', async () => {
    const { db } = made.world.context
    await db.user.update({ where: { id: made.interviewer.id }, data: { name: '=cmd|calc' } })
    const slotId = await made.open(57, boxed)
    await made.seat(slotId, made.interviewer, { state: 'asked' })
    await made.open(900)
    const csv = async (query: string) => {
      const at = { path: `${path()}.csv${query}`, params: params(), as: made.coordinator }
      return String((await visit(made.world, table, at)).body)
    }
    const all = await csv('')
    expect(all.trim().split('\r\n')).toHaveLength(3)
    expect(all).toContain('2026-11-24,18:00,19:00,UTC,2026-11-24T18:00:00.000Z,Troubleshooting')
    expect(all).toContain("'=cmd|calc")
    expect(readCsv(new TextEncoder().encode(all))).toMatchObject({ ok: true })
    expect((await csv('?state=open')).trim().split('\r\n')).toHaveLength(2)
  })
})
