// Every page and every form, asked by every kind of person: what the server answers, whatever the page shows.
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '#app/auth/roles.ts'
import type { User } from '#app/db/users.server.ts'
import * as landing from '#app/routes/_index.tsx'
import * as accountCalendar from '#app/routes/account_.calendar.tsx'
import * as calendar from '#app/routes/calendar.$token.tsx'
import * as cohortWebhooks from '#app/routes/cohorts.$cohortId_.webhooks.tsx'
import * as cohortRubric from '#app/routes/cohorts.$cohortId.rubrics.$family.tsx'
import * as demo from '#app/routes/demo.tsx'
import * as home from '#app/routes/home.tsx'
import * as invitation from '#app/routes/invitations.$token.tsx'
import * as jobs from '#app/routes/jobs.tsx'
import * as mailbox from '#app/routes/mailbox.tsx'
import * as people from '#app/routes/people.tsx'
import * as practice from '#app/routes/practice.tsx'
import * as preview from '#app/routes/questions.$slug.tsx'
import * as library from '#app/routes/questions._index.tsx'
import * as rubric from '#app/routes/rubrics.$rubricId.tsx'
import * as rubrics from '#app/routes/rubrics._index.tsx'
import * as newSession from '#app/routes/sessions.new.tsx'
import * as room from '#app/routes/sessions.$sessionId.tsx'
import * as board from '#app/routes/sessions.$sessionId_.board.$round.tsx'
import * as debrief from '#app/routes/sessions.$sessionId_.debrief.tsx'
import * as draft from '#app/routes/sessions.$sessionId_.scorecard-draft.tsx'
import * as scorecard from '#app/routes/sessions.$sessionId_.scorecard.tsx'
import * as signIn from '#app/routes/sign-in.tsx'
import * as signOut from '#app/routes/sign-out.tsx'
import { buildCohort, buildUser, type Cast } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildFinishedSession, filledScorecard } from '#test/support/finished-session.ts'
import { post, visit, type RouteModule } from '#test/support/pages.ts'

type Asker = (typeof askers)[number]
const askers = ['stranger', ...roles, 'own candidate', 'own interviewer', 'own shadow'] as const

let world: TestContext
let cast: Cast
let cohortId = ''
const byRole = new Map<Asker, User>()

beforeAll(async () => {
  world = await createTestContext()
  cast = await buildFinishedSession(world)
  cohortId = (await buildCohort(world.context.db)).id
  for (const role of roles) byRole.set(role, await buildUser(world.context.db, { role }))
  byRole.set('own candidate', cast.candidate)
  byRole.set('own interviewer', cast.interviewer)
  byRole.set('own shadow', cast.shadow)
})
afterAll(() => world.close())

const files: Record<string, RouteModule> = {
  '_index.tsx': landing,
  'account_.calendar.tsx': accountCalendar,
  'calendar.$token.tsx': calendar,
  'cohorts.$cohortId.rubrics.$family.tsx': cohortRubric,
  'cohorts.$cohortId_.webhooks.tsx': cohortWebhooks,
  'demo.tsx': demo,
  'home.tsx': home,
  'invitations.$token.tsx': invitation,
  'jobs.tsx': jobs,
  'mailbox.tsx': mailbox,
  'people.tsx': people,
  'practice.tsx': practice,
  'questions.$slug.tsx': preview,
  'questions._index.tsx': library,
  'rubrics.$rubricId.tsx': rubric,
  'rubrics._index.tsx': rubrics,
  'sessions.$sessionId.tsx': room,
  'sessions.$sessionId_.board.$round.tsx': board,
  'sessions.$sessionId_.debrief.tsx': debrief,
  'sessions.$sessionId_.scorecard-draft.tsx': draft,
  'sessions.$sessionId_.scorecard.tsx': scorecard,
  'sessions.new.tsx': newSession,
  'sign-in.tsx': signIn,
  'sign-out.tsx': signOut,
}

/** One answer per asker, in the order of `askers`. */
type Row = [page: string, route: RouteModule, answers: string]

const pages: Row[] = [
  ['/home', home, 'sign-in 200 200 200 200 200 200 200 200'],
  ['/account/calendar', accountCalendar, 'sign-in 200 200 200 200 200 200 200 200'],
  // Programs have no login: the address alone lets them in, and this one is nobody's.
  ['/calendar/none', calendar, '404 404 404 404 404 404 404 404 404'],
  ['/jobs', jobs, 'sign-in 403 403 403 403 200 403 403 403'],
  ['/mailbox', mailbox, 'sign-in 403 403 403 200 200 403 403 403'],
  ['/people', people, 'sign-in 403 403 403 200 200 403 403 403'],
  ['/practice', practice, 'sign-in 200 200 200 200 200 200 200 200'],
  ['/questions', library, 'sign-in 403 200 200 200 200 403 200 200'],
  ['/questions/test-question', preview, 'sign-in 403 200 200 200 200 403 200 200'],
  ['/questions/no-such-question', preview, 'sign-in 403 404 404 404 404 403 404 404'],
  ['/rubrics', rubrics, 'sign-in 200 200 200 200 200 200 200 200'],
  ['/rubrics/practice@1', rubric, 'sign-in 200 200 200 200 200 200 200 200'],
  ['/rubrics/juggling@1', rubric, 'sign-in 404 404 404 404 404 404 404 404'],
  // Nobody here coordinates the cohort but the administrator, who coordinates all.
  ['/cohorts/COHORT/rubrics/practice', cohortRubric, 'sign-in 403 403 403 404 200 403 403 403'],
  ['/cohorts/COHORT/rubrics/juggling', cohortRubric, 'sign-in 403 403 403 404 404 403 403 403'],
  ['/cohorts/none/rubrics/practice', cohortRubric, 'sign-in 403 403 403 404 404 403 403 403'],
  ['/cohorts/COHORT/webhooks', cohortWebhooks, 'sign-in 403 403 403 404 200 403 403 403'],
  ['/cohorts/none/webhooks', cohortWebhooks, 'sign-in 403 403 403 404 404 403 403 403'],
  ['/sessions/new', newSession, 'sign-in 403 403 200 200 200 403 200 403'],
  ['/sessions/ID', room, 'sign-in 404 404 404 404 404 200 200 200'],
  ['/sessions/ID/scorecard', scorecard, 'sign-in 404 404 404 404 404 404 200 200'],
  ['/sessions/ID/debrief', debrief, 'sign-in 404 404 404 404 404 200 200 200'],
  // Nobody drew in this one.
  ['/sessions/ID/board/0', board, 'sign-in 404 404 404 404 404 404 404 404'],
]

const forms: [...Row, form: () => Record<string, string | string[]>][] = [
  ['/account/calendar', accountCalendar, 'sign-in 400 400 400 400 400 400 400 400', () => ({})],
  ['/jobs', jobs, 'sign-in 403 403 403 403 409 403 403 403', () => ({ retry: 'none' })],
  ['/people', people, 'sign-in 403 403 403 400 400 403 403 403', () => ({})],
  [
    '/cohorts/COHORT/rubrics/practice',
    cohortRubric,
    'sign-in 403 403 403 404 302 403 403 403',
    () => ({ use: '' }),
  ],
  ['/cohorts/COHORT/webhooks', cohortWebhooks, 'sign-in 403 403 403 404 400 403 403 403', () => ({})],
  ['/practice', practice, 'sign-in 400 400 400 400 400 400 400 400', () => ({})],
  ['/sessions/new', newSession, 'sign-in 403 403 400 400 400 403 400 403', () => ({})],
  [
    '/sessions/ID/scorecard-draft',
    draft,
    'sign-in 404 404 404 404 404 404 200 200',
    () => filledScorecard('KEPT'),
  ],
  [
    '/sessions/ID/scorecard',
    scorecard,
    'sign-in 404 404 404 404 404 404 409 409',
    () => ({ intent: 'submit' }),
  ],
  ['/sessions/ID/board/0', board, 'sign-in 404 404 404 404 404 415 415 403', () => ({})],
  [
    '/sessions/ID/debrief',
    debrief,
    'sign-in 404 404 404 404 404 302 404 404',
    () => ({ wentWell: 'I looked before I changed it.', tryNext: 'Make a copy of it first.', overall: '3' }),
  ],
]

function addressOf(page: string) {
  const [, , second = '', , fourth = ''] = page.replace('COHORT', cohortId).split('/')
  const params = {
    sessionId: cast.session.id,
    slug: second,
    rubricId: second,
    cohortId: second,
    family: fourth,
    token: second,
    round: fourth,
  }
  return { path: page.replace('ID', cast.session.id).replace('COHORT', cohortId), params }
}

function brief(answer: { status: number; location: string | null }): string {
  return answer.location?.startsWith('/sign-in?') ? 'sign-in' : String(answer.status)
}

describe('every page and every form', () => {
  it.each(pages)('PM20 the page %s answers each role as it should', async (page, route, answers) => {
    const given: string[] = []
    for (const asker of askers) {
      given.push(brief(await visit(world, route, { ...addressOf(page), as: byRole.get(asker) })))
    }
    expect(given.join(' ')).toBe(answers)
  })

  it.each(forms)(
    'PM20 the form %s answers each role as it should',
    async (...[page, route, answers, form]) => {
      const given: string[] = []
      for (const asker of askers) {
        const options = { ...addressOf(page), as: byRole.get(asker), form: form() }
        given.push(brief(await post(world, route, options)))
      }
      expect(given.join(' ')).toBe(answers)
    },
  )

  it('PM20 a stranger comes back to where they were going', async () => {
    const answer = await visit(world, home, { path: '/home?started' })
    expect(answer.location).toBe('/sign-in?redirectTo=%2Fhome%3Fstarted')
  })

  it('PM20 a session of others and no session at all look the same', async () => {
    const as = byRole.get('interviewer')
    const none = { path: '/sessions/none', params: { sessionId: 'none' }, as }
    for (const [page, route] of pages.filter(([page]) => page.includes('ID'))) {
      expect(await visit(world, route, { ...addressOf(page), as }), page).toEqual(
        await visit(world, route, none),
      )
    }
  })

  it('PM26 the schedule of a coordinator holds no rating and no note', async () => {
    await post(world, scorecard, {
      ...addressOf('/sessions/ID/scorecard'),
      as: cast.interviewer,
      form: { ...filledScorecard('RATED'), intent: 'submit' },
    })
    for (const role of ['coordinator', 'admin'] as const) {
      const schedule = JSON.stringify(
        (await visit(world, home, { path: '/home', as: byRole.get(role) })).body,
      )
      expect(schedule).toContain('Cara Candidate')
      expect(schedule).not.toContain('RATED')
      expect(schedule).not.toMatch(/Asked for the page|"(rating|band|total|notes|evidence)"/)
    }
  })

  it('PM26 people without a part in a session do not see it in their list', async () => {
    for (const role of ['candidate', 'trainee', 'interviewer'] as const) {
      const { body } = await visit(world, home, { path: '/home', as: byRole.get(role) })
      expect(body).toMatchObject({ live: [], coming: [], past: [] })
    }
  })
})

describe('writes from elsewhere', () => {
  const writing = Object.entries(files).filter(([, route]) => route.action)
  const foreign = [
    null,
    'null',
    'https://evil.example',
    'http://localhost:3001',
    'http://localhost.evil.example:3000',
  ]

  it.each(writing)('PM10 %s refuses a form that was not sent from our pages', async (_, route) => {
    for (const origin of foreign) {
      for (const asker of ['stranger', 'admin', 'own interviewer'] as const) {
        const options = { ...addressOf('/sessions/ID'), as: byRole.get(asker), form: { userId: 'x' }, origin }
        const answer = await post(world, route, options)
        expect(answer, `${asker} from ${String(origin)}`).toMatchObject({ status: 403, setCookie: null })
      }
    }
  })

  it('PM10 every route that is there is in this file', () => {
    expect(readdirSync(resolve('app/routes')).sort()).toEqual(Object.keys(files).sort())
  })
})
