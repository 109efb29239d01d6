import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listScorecardsBy } from '#app/db/scorecards.server.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import type { Debrief, DebriefRound } from '#app/rubric/debrief.ts'
import type { ScorecardPage, ScorecardRound } from '#app/rubric/scorecard-page.ts'
import { fieldNamesOf, NOT_OBSERVED } from '#app/rubric/scorecard-form.ts'
import { NOT_SURE, selfRatingName, selfRatingSent } from '#app/rubric/self-assessment.ts'
import * as room from '#app/routes/sessions.$sessionId.tsx'
import * as debrief from '#app/routes/sessions.$sessionId_.debrief.tsx'
import * as draft from '#app/routes/sessions.$sessionId_.scorecard-draft.tsx'
import * as scorecard from '#app/routes/sessions.$sessionId_.scorecard.tsx'
import { buildSession, buildUser, type Cast } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildFinishedSession, filledScorecard } from '#test/support/finished-session.ts'
import { post, visit, type Answer, type RouteModule } from '#test/support/pages.ts'

const fieldNames = fieldNamesOf(0)

type Person = { id: string }
type Form = Record<string, string | string[]>

let world: TestContext
let cast: Cast

beforeAll(async () => {
  world = await createTestContext()
})
beforeEach(async () => {
  cast = await buildFinishedSession(world)
})
afterAll(() => world.close())

function at(name: string): { path: string; params: { sessionId: string } } {
  return { path: `/sessions/${cast.session.id}/${name}`, params: { sessionId: cast.session.id } }
}

function see(as: Person, route: RouteModule, name: string): Promise<Answer> {
  return visit(world, route, { ...at(name), as })
}

function submit(as: Person, form: Form): Promise<Answer> {
  return post(world, scorecard, { ...at('scorecard'), as, form: { ...form, intent: 'submit' } })
}

function keep(as: Person, form: Form): Promise<Answer> {
  return post(world, draft, { ...at('scorecard-draft'), as, form })
}

const answers = {
  wentWell: 'OWN-WORDS I looked before I changed anything.',
  tryNext: 'OWN-WORDS Make a copy first, then edit.',
  overall: '3',
}
function lookBack(as: Person, form: Form = answers): Promise<Answer> {
  return post(world, debrief, { ...at('debrief'), as, form })
}

/** With what there is of its only round. */
async function readDebrief(as: Person): Promise<Debrief & DebriefRound> {
  // why: the loader's own type, which a Request in and an answer out cannot carry
  const whole = (await see(as, debrief, 'debrief')).body as Debrief
  return { ...whole, ...(whole.rounds[0] as DebriefRound) }
}

async function readCard(as: Person): Promise<ScorecardPage & ScorecardRound> {
  // why: as above
  const whole = (await see(as, scorecard, 'scorecard')).body as ScorecardPage
  return { ...whole, ...(whole.rounds[0] as ScorecardRound) }
}

describe('writing a scorecard', () => {
  it('PM23 a half-written one is kept word for word', async () => {
    const form = {
      ...filledScorecard('HALF'),
      [fieldNames.tryNext]: '',
      [fieldNames.rating('method')]: NOT_OBSERVED,
    }
    const kept = await keep(cast.interviewer, form)
    expect(kept).toMatchObject({ status: 200, body: { savedAt: world.context.now().toISOString() } })
    const { draft: written, submittedAt, evidence } = await readCard(cast.interviewer)
    expect(submittedAt).toBeNull()
    expect(written.ratings[0]).toMatchObject({
      rating: 1,
      evidence: 'HALF evidence about triage, long enough',
    })
    expect(written.ratings[0]?.noteIds).toEqual([evidence[0]?.id])
    expect(written.ratings[1]).toMatchObject({ rating: null, notObserved: true })
    expect(written.strengths).toEqual([
      { text: 'HALF first strength', momentMs: 240_000 },
      { text: 'HALF second strength', momentMs: null },
    ])
    expect(written.tryNext).toBe('')
  })

  it('PM23 without scripts the form keeps it too', async () => {
    const form = { ...filledScorecard('PLAIN'), intent: 'save' }
    const answer = await post(world, scorecard, { ...at('scorecard'), as: cast.interviewer, form })
    expect(answer).toMatchObject({ status: 302, location: at('scorecard').path })
    expect((await readCard(cast.interviewer)).draft.tryNext).toBe('PLAIN thing to try')
  })

  it('PM23 an unfinished one is not submitted, says what is missing where, and is kept', async () => {
    const form: Form = { ...filledScorecard('GAPS'), [fieldNames.tryNext]: ' ', [fieldNames.strength(2)]: '' }
    delete form[fieldNames.rating('safety')]
    form[fieldNames.evidence('talk')] = 'short'
    form[fieldNames.notes('talk')] = ['a-note-of-nobody']
    const answer = await submit(cast.interviewer, form)
    expect(answer.status).toBe(409)
    const { gaps } = answer.body as { gaps: { part: string; dimensionId: string | null }[] }
    expect(gaps.map(({ part, dimensionId }) => dimensionId ?? part)).toEqual([
      'strengths',
      'safety',
      'talk',
      'tryNext',
    ])
    const page = await readCard(cast.interviewer)
    expect(page.submittedAt).toBeNull()
    expect(page.draft.ratings[0]?.evidence).toContain('GAPS')
  })

  it('PM23 submitted once it is sealed: no second one, no draft over it, and the session is closed', async () => {
    expect(await submit(cast.interviewer, filledScorecard('FIRST'))).toMatchObject({ status: 302 })
    const written = () => listScorecardsBy(world.context.db, cast.session.id, cast.interviewer.id)
    const sealed = await written()
    expect(sealed.map(({ submittedAt }) => submittedAt)).toEqual([world.context.now()])
    expect((await submit(cast.interviewer, filledScorecard('SECOND'))).status).toBe(409)
    expect((await keep(cast.interviewer, filledScorecard('THIRD'))).status).toBe(409)
    expect(await written()).toEqual(sealed)
    const events = await listSessionEvents(world.context.db, cast.session.id)
    expect(events.at(-1)).toMatchObject({ type: 'phase-changed', to: 'closed' })
  })

  it('PM23 a card with what no form sends is refused whole', async () => {
    await keep(cast.interviewer, filledScorecard('GOOD'))
    const bad: Form[] = [
      { ...filledScorecard('BAD'), [fieldNames.rating('method')]: '5' },
      { ...filledScorecard('BAD'), [fieldNames.rating('method')]: 'great' },
      { ...filledScorecard('BAD'), [fieldNames.moment(1)]: '-1' },
      { ...filledScorecard('BAD'), [fieldNames.tryNext]: 'x'.repeat(50_000) },
    ]
    for (const form of bad) {
      expect((await keep(cast.interviewer, form)).status).toBe(400)
      expect((await submit(cast.interviewer, form)).status).toBe(400)
    }
    expect((await readCard(cast.interviewer)).draft.tryNext).toBe('GOOD thing to try')
  })

  it('PM23 before the session begins there is nothing to rate: the way leads to the room', async () => {
    cast = await buildSession(world.context.db)
    const answer = await see(cast.interviewer, scorecard, 'scorecard')
    expect(answer).toMatchObject({ status: 302, location: `/sessions/${cast.session.id}` })
    expect((await keep(cast.interviewer, filledScorecard('EARLY'))).status).toBe(403)
  })
})

describe('reading a scorecard', () => {
  it('PM24 the candidate reads nothing of it before looking back, even when it is submitted', async () => {
    await submit(cast.interviewer, filledScorecard('RATED'))
    const page = await see(cast.candidate, debrief, 'debrief')
    expect(page.body).toMatchObject({
      status: 'self-assessment-first',
      rounds: [{ scorecard: null, facts: null }],
    })
    expect(JSON.stringify(page.body)).not.toContain('RATED')
    expect(await lookBack(cast.candidate)).toMatchObject({ status: 302 })
    const opened = await readDebrief(cast.candidate)
    expect(opened.status).toBe('open')
    expect(opened.scorecard?.strengths[0]).toEqual({ text: 'RATED first strength', momentMs: 240_000 })
    expect(opened.selfAssessment?.wentWell).toContain('OWN-WORDS')
    expect(opened.facts?.[0]?.hintsUsed).toHaveLength(1)
  })

  it('PM24 nothing of a draft reaches the candidate, also after looking back', async () => {
    await keep(cast.interviewer, filledScorecard('DRAFTED'))
    await lookBack(cast.candidate)
    const page = await see(cast.candidate, debrief, 'debrief')
    expect(page.body).toMatchObject({ status: 'scorecard-awaited', rounds: [{ scorecard: null }] })
    expect(JSON.stringify(page.body)).not.toContain('DRAFTED')
  })

  it('PM24 a self-assessment is written once and whole', async () => {
    const half = await lookBack(cast.candidate, { ...answers, tryNext: 'short', overall: '9' })
    expect(half.status).toBe(400)
    const { error } = half.body as { error: Record<string, string[]> }
    expect(Object.keys(error).sort()).toEqual(['overall', 'tryNext'])
    expect((await lookBack(cast.candidate)).status).toBe(302)
    const again = await lookBack(cast.candidate, { ...answers, wentWell: 'Something quite different.' })
    expect(again.status).toBe(409)
    expect((await readDebrief(cast.candidate)).selfAssessment?.wentWell).toBe(answers.wentWell)
  })

  it('EV18 what was chosen comes back with what is to mend, and is not written yet', async () => {
    const chosen = { [selfRatingName(0, 'method')]: '2', [selfRatingName(0, 'triage')]: NOT_SURE }
    const half = await lookBack(cast.candidate, { ...answers, ...chosen, tryNext: 'short' })
    expect(half.status).toBe(400)
    const { initialValue } = half.body as { initialValue: Record<string, unknown> }
    expect(initialValue).toMatchObject({ ...answers, tryNext: 'short' })
    const sent = ['method', 'triage', 'safety'].map((dimension) => selfRatingSent(initialValue, 0, dimension))
    expect(sent).toEqual(['2', NOT_SURE, undefined])
    expect((await readDebrief(cast.candidate)).selfAssessment).toBeNull()
  })

  it('PM24 only the candidate looks back, and the candidate has no scorecard to write', async () => {
    expect((await lookBack(cast.interviewer)).status).toBe(404)
    expect((await lookBack(cast.shadow)).status).toBe(404)
    expect((await see(cast.candidate, scorecard, 'scorecard')).status).toBe(404)
    expect((await keep(cast.candidate, filledScorecard('SELF'))).status).toBe(404)
    expect((await submit(cast.candidate, filledScorecard('SELF'))).status).toBe(404)
  })

  it('PM25 a shadow’s scorecard never reaches the candidate, nor closes the session', async () => {
    expect(await submit(cast.shadow, filledScorecard('PRACTICE'))).toMatchObject({ status: 302 })
    const events = await listSessionEvents(world.context.db, cast.session.id)
    expect(events.some((event) => event.type === 'phase-changed' && event.to === 'closed')).toBe(false)
    await lookBack(cast.candidate)
    expect((await readDebrief(cast.candidate)).status).toBe('scorecard-awaited')
    await submit(cast.interviewer, filledScorecard('RATED'))
    const page = await see(cast.candidate, debrief, 'debrief')
    expect(page.body).toMatchObject({ status: 'open', rounds: [{ practice: [] }] })
    expect(JSON.stringify(page.body)).toContain('RATED')
    expect(JSON.stringify(page.body)).not.toContain('PRACTICE')
  })

  it('PM25 interviewer and shadow see each other’s only once their own is submitted', async () => {
    await submit(cast.interviewer, filledScorecard('RATED'))
    const before = await see(cast.shadow, debrief, 'debrief')
    expect(before.body).toMatchObject({ status: 'own-scorecard-first' })
    expect(JSON.stringify(before.body)).not.toContain('RATED')
    await submit(cast.shadow, filledScorecard('PRACTICE'))
    for (const person of [cast.shadow, cast.interviewer]) {
      const page = await readDebrief(person)
      expect(page.scorecard?.tryNext).toBe('RATED thing to try')
      expect(page.practice.map((one) => one.tryNext)).toEqual(['PRACTICE thing to try'])
    }
  })

  it('PM26 a coordinator and an admin get nothing, not even that there is something', async () => {
    await submit(cast.interviewer, filledScorecard('RATED'))
    for (const role of ['coordinator', 'admin', 'interviewer', 'candidate', 'trainee'] as const) {
      const stranger = await buildUser(world.context.db, { role })
      const [page, card] = [
        await see(stranger, debrief, 'debrief'),
        await see(stranger, scorecard, 'scorecard'),
      ]
      expect([page.status, card.status], role).toEqual([404, 404])
      const nowhere = { path: '/sessions/none/debrief', params: { sessionId: 'none' } }
      expect(await visit(world, debrief, { ...nowhere, as: stranger })).toEqual(page)
    }
  })
})

describe('the room, once the session is over', () => {
  const writtenBy = async (as: Person) => {
    const { path, params } = at('')
    return (await visit(world, room, { path, params, as })).body
  }

  it('PM27 knows what its reader has still to write, and nothing of what others wrote', async () => {
    expect(await writtenBy(cast.shadow)).toMatchObject({ written: { ownScorecard: 'none', assessed: false } })
    await keep(cast.shadow, filledScorecard('PRACTICE'))
    expect(await writtenBy(cast.shadow)).toMatchObject({ written: { ownScorecard: 'draft' } })
    await submit(cast.shadow, filledScorecard('PRACTICE'))
    expect(await writtenBy(cast.shadow)).toMatchObject({ written: { ownScorecard: 'submitted' } })
    expect(await writtenBy(cast.interviewer)).toMatchObject({ written: { ownScorecard: 'none' } })
    await lookBack(cast.candidate)
    const seen = await writtenBy(cast.candidate)
    expect(seen).toMatchObject({ written: { ownScorecard: 'none', assessed: true } })
    expect(JSON.stringify(seen)).not.toContain('PRACTICE')
  })
})
