// Every page and every form, asked by every kind of person: what the server answers, whatever the page shows.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as accountCalendar from '#app/routes/account_.calendar.tsx'
import * as calendar from '#app/routes/calendar.$token.tsx'
import * as cohortWebhooks from '#app/routes/cohorts.$cohortId_.webhooks.tsx'
import * as cohortRubric from '#app/routes/cohorts.$cohortId_.rubrics.$family.tsx'
import * as growth from '#app/routes/growth.tsx'
import * as hours from '#app/routes/hours._index.tsx'
import * as hoursOf from '#app/routes/hours.$userId.tsx'
import * as limits from '#app/routes/hours.limits.tsx'
import * as cohortFrame from '#app/routes/cohorts.$cohortId.tsx'
import * as home from '#app/routes/home.tsx'
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
import {
  addressOf,
  describeAccess,
  useAccessWorld,
  type FormRow,
  type PageRow,
} from '#test/support/access-table.ts'
import { buildCohort } from '#test/support/build.ts'
import { filledScorecard } from '#test/support/finished-session.ts'
import { post, visit, type RouteModule } from '#test/support/pages.ts'

const made = useAccessWorld()
/** Every route there is, by its file. */
const files = import.meta.glob<RouteModule>('../../app/routes/*.{ts,tsx}', { eager: true })

/** For people who are not signed in, or on their way out: their own tests ask them. */
const doors = ['_index.tsx', 'demo.tsx', 'invitations.$token.tsx', 'sign-in.tsx', 'sign-out.tsx']

const pages: PageRow[] = [
  ['/home', home, 'sign-in 200 200 200 200 200 200 200 200'],
  ['/account/calendar', accountCalendar, 'sign-in 200 200 200 200 200 200 200 200'],
  // Programs have no login: the address alone lets them in, and this one is nobody's.
  ['/calendar/none', calendar, '404 404 404 404 404 404 404 404 404'],
  ['/growth', growth, 'sign-in 200 403 403 403 403 200 403 403'],
  ['/hours', hours, 'sign-in 200 200 200 200 200 200 200 200'],
  ['/hours/limits', limits, 'sign-in 200 200 200 403 403 200 200 200'],
  ['/hours/none', hoursOf, 'sign-in 404 404 404 404 404 404 404 404'],
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
  ['/cohorts/COHORT', cohortFrame, 'sign-in 403 403 403 404 200 403 403 403'],
  ['/cohorts/none', cohortFrame, 'sign-in 403 403 403 404 404 403 403 403'],
  ['/cohorts/COHORT/webhooks', cohortWebhooks, 'sign-in 403 403 403 404 200 403 403 403'],
  ['/cohorts/none/webhooks', cohortWebhooks, 'sign-in 403 403 403 404 404 403 403 403'],
  ['/sessions/new', newSession, 'sign-in 403 403 200 200 200 403 200 403'],
  ['/sessions/ID', room, 'sign-in 404 404 404 404 404 200 200 200'],
  ['/sessions/ID/scorecard', scorecard, 'sign-in 404 404 404 404 404 404 200 200'],
  ['/sessions/ID/debrief', debrief, 'sign-in 404 404 404 404 404 200 200 200'],
  // Nobody drew in this one.
  ['/sessions/ID/board/0', board, 'sign-in 404 404 404 404 404 404 404 404'],
]

const forms: FormRow[] = [
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

describeAccess(made, { pages, forms })

describe('what they are told', () => {
  it('PM20 a stranger comes back to where they were going', async () => {
    const answer = await visit(made.world, home, { path: '/home?started' })
    expect(answer.location).toBe('/sign-in?redirectTo=%2Fhome%3Fstarted')
  })

  it('PM20 a session of others and no session at all look the same', async () => {
    const as = made.byRole.get('interviewer')
    const none = { path: '/sessions/none', params: { sessionId: 'none' }, as }
    for (const [page, route] of pages.filter(([page]) => page.includes('ID'))) {
      expect(await visit(made.world, route, { ...addressOf(made, page), as }), page).toEqual(
        await visit(made.world, route, none),
      )
    }
  })

  it('PM26 the schedule of a coordinator holds no rating and no note', async () => {
    await post(made.world, scorecard, {
      ...addressOf(made, '/sessions/ID/scorecard'),
      as: made.cast.interviewer,
      form: { ...filledScorecard('RATED'), intent: 'submit' },
    })
    const { db } = made.world.context
    const own = await buildCohort(db, [made.byRole.get('coordinator')!])
    await db.session.update({ where: { id: made.cast.session.id }, data: { cohortId: own.id } })
    for (const role of ['coordinator', 'admin'] as const) {
      const schedule = JSON.stringify(
        (await visit(made.world, home, { path: '/home', as: made.byRole.get(role) })).body,
      )
      expect(schedule).toContain('Cara Candidate')
      expect(schedule).not.toContain('RATED')
      expect(schedule).not.toMatch(/Asked for the page|"(rating|band|total|notes|evidence)"/)
    }
  })

  it('PM26 people without a part in a session do not see it in their list', async () => {
    for (const role of ['candidate', 'trainee', 'interviewer'] as const) {
      const { body } = await visit(made.world, home, { path: '/home', as: made.byRole.get(role) })
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
        const options = {
          ...addressOf(made, '/sessions/ID'),
          as: made.byRole.get(asker),
          form: { userId: 'x' },
          origin,
        }
        const answer = await post(made.world, route, options)
        expect(answer, `${asker} from ${String(origin)}`).toMatchObject({ status: 403, setCookie: null })
      }
    }
  })

  it('PM20 every route that is there is asked by a table of this folder', () => {
    const tables = readdirSync(import.meta.dirname)
      .filter((name) => /^access.*\.test\.ts$/.test(name))
      .map((name) => readFileSync(resolve(import.meta.dirname, name), 'utf8'))
      .join('\n')
    const missing = Object.keys(files)
      .map((file) => basename(file))
      .filter((file) => !doors.includes(file) && !tables.includes(`#app/routes/${file}`))
    expect(missing).toEqual([])
  })
})
