// A table of pages and forms, each asked by every kind of person: what the server answers, whatever the page shows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '#app/auth/roles.ts'
import type { User } from '#app/db/users.server.ts'
import { buildCohort, buildUser, type Cast } from './build.ts'
import { createTestContext, type TestContext } from './context.ts'
import { buildFinishedSession } from './finished-session.ts'
import { post, visit, type RouteModule } from './pages.ts'

export const askers = ['stranger', ...roles, 'own candidate', 'own interviewer', 'own shadow'] as const
export type Asker = (typeof askers)[number]

/** In addresses, ID is the session and COHORT the cohort, which nobody of these coordinates but the administrator. */
export type AccessWorld = {
  world: TestContext
  cast: Cast
  cohortId: string
  byRole: Map<Asker, User>
}

/** One answer per asker, in the order of `askers`. */
export type PageRow = [page: string, route: RouteModule, answers: string]
export type FormRow = [...PageRow, form: () => Record<string, string | string[]>]

export function useAccessWorld(): AccessWorld {
  // why: tests only read it after beforeAll
  const made = { byRole: new Map(), cohortId: '' } as AccessWorld
  beforeAll(async () => {
    made.world = await createTestContext()
    made.cast = await buildFinishedSession(made.world)
    made.cohortId = (await buildCohort(made.world.context.db)).id
    for (const role of roles) made.byRole.set(role, await buildUser(made.world.context.db, { role }))
    made.byRole.set('own candidate', made.cast.candidate)
    made.byRole.set('own interviewer', made.cast.interviewer)
    made.byRole.set('own shadow', made.cast.shadow)
  })
  afterAll(() => made.world.close())
  return made
}

/** The last parts of an address stand in for whichever name the route gives them. */
export function addressOf({ cast, cohortId }: AccessWorld, page: string) {
  const [, , second = '', , fourth = ''] = page.replace('COHORT', cohortId).split('/')
  const params = {
    sessionId: cast.session.id,
    slug: second,
    rubricId: second,
    cohortId: second,
    slotId: second,
    userId: second,
    family: fourth,
    planId: fourth,
    token: second,
    round: fourth,
  }
  return { path: page.replace('ID', cast.session.id).replace('COHORT', cohortId), params }
}

export function describeAccess(
  made: AccessWorld,
  { pages, forms }: { pages: PageRow[]; forms: FormRow[] },
): void {
  describe('every page and every form', () => {
    it.each(pages)('PM20 the page %s answers each role as it should', async (page, route, answers) => {
      const given: string[] = []
      for (const asker of askers) {
        given.push(
          brief(await visit(made.world, route, { ...addressOf(made, page), as: made.byRole.get(asker) })),
        )
      }
      expect(given.join(' ')).toBe(answers)
    })

    it.each(forms)(
      'PM20 the form %s answers each role as it should',
      async (...[page, route, answers, form]) => {
        const given: string[] = []
        for (const asker of askers) {
          const options = { ...addressOf(made, page), as: made.byRole.get(asker), form: form() }
          given.push(brief(await post(made.world, route, options)))
        }
        expect(given.join(' ')).toBe(answers)
      },
    )
  })
}

function brief(answer: { status: number; location: string | null }): string {
  return answer.location?.startsWith('/sign-in?') ? 'sign-in' : String(answer.status)
}
