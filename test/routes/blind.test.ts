// Blind interviews on pages, in letters and in calendars: whatever an interviewer can get is searched for who the candidate is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { findSession, findSessionOfUser } from '#app/db/sessions.server.ts'
import type { User } from '#app/db/users.server.ts'
import { minutes } from '#app/lib/time.ts'
import * as account from '#app/routes/account.tsx'
import * as calendarPage from '#app/routes/account_.calendar.tsx'
import * as calendarFeed from '#app/routes/calendar.$token.tsx'
import * as settings from '#app/routes/cohorts.$cohortId.settings.tsx'
import * as home from '#app/routes/home.tsx'
import * as debrief from '#app/routes/sessions.$sessionId_.debrief.tsx'
import * as feedback from '#app/routes/sessions.$sessionId_.feedback.tsx'
import * as followUps from '#app/routes/sessions.$sessionId_.follow-ups.tsx'
import * as mood from '#app/routes/sessions.$sessionId_.mood.tsx'
import * as recordings from '#app/routes/sessions.$sessionId_.recordings._index.tsx'
import * as replay from '#app/routes/sessions.$sessionId_.replay.tsx'
import * as scorecard from '#app/routes/sessions.$sessionId_.scorecard.tsx'
import * as room from '#app/routes/sessions.$sessionId.tsx'
import * as slotPage from '#app/routes/slots.$slotId.tsx'
import * as slotEntry from '#app/routes/slots.$slotId_.ics.ts'
import * as slotsPage from '#app/routes/slots._index.tsx'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'
import { wishMove } from '#app/scheduling/move-slot.server.ts'
import { steadyRepair, toSteps } from '#prisma/demo-stories.ts'
import { playSession } from '#prisma/play-session.ts'
import { actorOf } from '#test/support/build.ts'
import { post, visit, type RouteModule } from '#test/support/pages.ts'
import { testQuestion } from '#test/support/questions.ts'
import { completeDraft } from '#test/support/scorecards.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'

let world: SlotWorld
beforeEach(async () => {
  world = await buildSlotWorld()
})
afterEach(() => world.close())

async function setCohort(blind: boolean): Promise<void> {
  const { cohortId, coordinator } = world
  const path = `/cohorts/${cohortId}/settings`
  const form = { blind: blind ? 'on' : 'off' }
  const answer = await post(world, settings, { path, params: { cohortId }, as: coordinator, form })
  expect(answer).toMatchObject({ status: 302, location: `${path}#blind` })
}

/** What gives the candidate away in `text`. */
function foundIn(text: string): string[] {
  const { name, email, id } = world.candidate
  return ['Cara', name, email, id].filter((secret) => text.includes(secret))
}

type Page = [route: RouteModule, path: string, params?: Record<string, string>]

async function textOf([route, path, params]: Page, as: User): Promise<string> {
  return JSON.stringify((await visit(world, route, { path, params, as })).body)
}

async function feedOf(as: User): Promise<string> {
  const form = { intent: 'make' }
  const made = await post(world, calendarPage, { path: '/account/calendar', as, form })
  const { address } = made.body as { address: string }
  const request = new Request(address)
  const params = { token: address.split('/').at(-1) ?? '' }
  // why: a resource route gives a Response
  const answer = (await calendarFeed.loader({ request, params, context: world.context })) as Response
  return unfolded(await answer.text())
}

function unfolded(calendar: string): string {
  return calendar.replaceAll(/\r\n[ \t]/g, '')
}

async function lettersTo(user: User): Promise<string> {
  const rows = await world.context.db.mail.findMany({ where: { toUserId: user.id } })
  return rows
    .map(({ subject, text, html, calendar }) => [subject, text, html, unfolded(calendar ?? '')].join('\n'))
    .join('\n')
}

/** Everything an interviewer can get of a slot and its session before it begins. */
async function before(slotId: string, as: User): Promise<string> {
  const { sessionId } = await world.slotOf(slotId)
  const id = sessionId ?? ''
  const pages: Page[] = [
    [home, '/home'],
    [slotsPage, '/slots'],
    [slotPage, `/slots/${slotId}`, { slotId }],
    [slotEntry, `/slots/${slotId}/ics`, { slotId }],
    [calendarPage, '/account/calendar'],
    [room, `/sessions/${id}`, { sessionId: id }],
  ]
  const texts = await Promise.all(pages.map((page) => textOf(page, as)))
  return [...texts.map(unfolded), await feedOf(as), await lettersTo(as)].join('\n')
}

async function booked(): Promise<string> {
  const slotId = await world.openSlot(48)
  expect(await world.book(slotId)).toMatchObject({ ok: true })
  return slotId
}

describe('before a blind interview', () => {
  it('BL8, BL2 no page, letter, entry or feed of an interviewer says who comes, and each says the same stand-in', async () => {
    await setCohort(true)
    const slotId = await booked()
    const at = new Date((await world.slotOf(slotId)).startsAt.getTime() + minutes(60))
    const wish = { slotId, startsAt: at }
    expect(await wishMove(world.needs, actorOf(world.candidate), wish)).toMatchObject({ ok: true })
    const text = await before(slotId, world.interviewer)
    expect(foundIn(text)).toEqual([])
    expect(new Set(text.match(/Candidate [A-Z][a-z]+/g))).toHaveLength(1)
    const letters = await lettersTo(world.interviewer)
    expect(letters).toContain('proposes another time')
    expect(letters + (await feedOf(world.interviewer))).not.toContain('Test cohort')
  })

  it('BL8 nor is whoever is asked to step in told', async () => {
    await setCohort(true)
    const slotId = await booked()
    const standBy = await world.addPerson('interviewer', { standBy: true, name: 'Stella Stand-by' })
    const call = { type: 'stand-by-called', slotId, seat: 'interviewer', userIds: [standBy.id] } as const
    await world.needs.tell(world.context.db, call)
    const letters = await lettersTo(standBy)
    expect(letters).toContain('Can you step in?')
    expect(foundIn(letters)).toEqual([])
  })

  it('BL6 the candidate reads their own name, and so does who coordinates', async () => {
    await setCohort(true)
    const slotId = await booked()
    const own = await before(slotId, world.candidate)
    expect(own).not.toMatch(/Candidate [A-Z][a-z]+ \(candidate\)/)
    expect(own).toContain('Test cohort')
    const page: Page = [slotPage, `/slots/${slotId}`, { slotId }]
    expect(await textOf(page, world.coordinator)).toContain('Cara Candidate')
    expect(await textOf([home, '/home'], world.coordinator)).toContain('Cara Candidate')
  })

  it('BL11, BL1 a candidate asks for it on their account, and takes it back', async () => {
    const ask = (hide: string, as = world.candidate) =>
      post(world, account, { path: '/account', as, form: { hide } })
    expect(await ask('on')).toMatchObject({ status: 302, location: '/account#name-hidden' })
    const slotId = await booked()
    expect(foundIn(await textOf([slotsPage, '/slots'], world.interviewer))).toEqual([])
    await ask('off')
    const page: Page = [slotPage, `/slots/${slotId}`, { slotId }]
    expect(await textOf(page, world.interviewer)).toContain('Cara Candidate')
  })

  it('BL4 who has entered fixes it: what is set later is for others', async () => {
    await setCohort(true)
    const slotId = await booked()
    const sessionId = (await world.slotOf(slotId)).sessionId ?? ''
    await visit(world, room, { path: `/sessions/${sessionId}`, params: { sessionId }, as: world.interviewer })
    await setCohort(false)
    const page: Page = [slotPage, `/slots/${slotId}`, { slotId }]
    expect(foundIn(await textOf(page, world.interviewer))).toEqual([])
    expect(foundIn(await textOf([room, '/', { sessionId }], world.interviewer))).toEqual([])
  })

  it('BL11 only those who coordinate the cohort set it', async () => {
    const { cohortId, interviewer, candidate } = world
    for (const as of [interviewer, candidate]) {
      const path = `/cohorts/${cohortId}/settings`
      const answer = await post(world, settings, { path, params: { cohortId }, as, form: { blind: 'on' } })
      expect(answer.status).toBeGreaterThanOrEqual(403)
    }
  })
})

describe('after a blind interview', () => {
  it('BL10, BL5 no page of it says who it was until the scorecard is in, and then they do', async () => {
    await setCohort(true)
    const slotId = await booked()
    const { db } = world.context
    const sessionId = (await world.slotOf(slotId)).sessionId ?? ''
    const trainee = await world.addPerson('trainee', { name: 'Sami Shadow' })
    await db.sessionParticipant.create({ data: { sessionId, userId: trainee.id, sessionRole: 'shadow' } })
    await play(sessionId, trainee)
    const of = (route: RouteModule, rest: string): Page => [
      route,
      `/sessions/${sessionId}/${rest}`,
      { sessionId },
    ]
    const pages: Page[] = [
      of(scorecard, 'scorecard'),
      of(debrief, 'debrief'),
      of(replay, 'replay'),
      of(recordings, 'recordings'),
      of(mood, 'mood'),
      of(feedback, 'feedback'),
      of(followUps, 'follow-ups'),
      of(room, ''),
      [home, '/home'],
    ]
    for (const reader of [world.interviewer, trainee])
      for (const page of pages) expect([page[1], foundIn(await textOf(page, reader))]).toEqual([page[1], []])
    expect(JSON.stringify(await findSessionOfUser(db, sessionId, world.interviewer.id))).not.toContain('Cara')
    const drafts = [{ round: 0, draft: completeDraft() }]
    const submitted = await submitScorecard(world.context, actorOf(world.interviewer), { sessionId, drafts })
    expect(submitted).toMatchObject({ ok: true })
    expect((await findSession(db, sessionId))?.blind).toBeNull()
    for (const reader of [world.interviewer, trainee]) {
      expect(await textOf(of(debrief, 'debrief'), reader)).toContain('Cara Candidate')
      expect(await textOf(of(replay, 'replay'), reader)).toContain('Cara Candidate')
      expect(await textOf([home, '/home'], reader)).toContain('Cara Candidate')
    }
    expect(await textOf([slotPage, `/slots/${slotId}`, { slotId }], world.interviewer)).toContain('Cara')
  })
})

/** From the lobby to the end of the work, as its room would have written it. */
async function play(sessionId: string, shadow: User): Promise<void> {
  const { db } = world.context
  const session = await findSession(db, sessionId)
  if (!session) throw new Error('no session')
  const { candidate, interviewer } = world
  const people = { candidate, interviewer, shadow }
  const story = { sessionId, question: testQuestion, rubricId: session.rubricId, people }
  const steps = toSteps(steadyRepair, story)
  const events = playSession({ startsAt: world.context.now(), steps, questions: [testQuestion] })
  const blind = { by: 'cohort' as const, standIn: session.standIn }
  await appendSessionEvents(
    db,
    sessionId,
    events.map((event) => (event.type === 'session-opened' ? { ...event, blind } : event)),
  )
  await db.session.update({ where: { id: sessionId }, data: { blindBy: 'cohort' } })
}
