// Plans of a cohort, asked by every kind of person. The cohort is nobody's of these but the administrator's.
import * as plans from '#app/routes/cohorts.$cohortId.plans._index.tsx'
import * as plan from '#app/routes/cohorts.$cohortId.plans.$planId.tsx'
import * as places from '#app/routes/cohorts.$cohortId_.plans.$planId.places.ts'
import * as csv from '#app/routes/cohorts.$cohortId_.plans.$planId[.]csv.ts'
import { describeAccess, useAccessWorld } from '#test/support/access-table.ts'

const made = useAccessWorld()
const publish = () => ({ deed: 'publish', revision: '0' })
const propose = () => ({ id: 'plan-of-nobody', fromDay: '2026-11-24', untilDay: '2026-12-06', most: '1' })

describeAccess(made, {
  pages: [
    ['/cohorts/COHORT/plans', plans, 'sign-in 403 403 403 404 200 403 403 403'],
    ['/cohorts/COHORT/plans/none', plan, 'sign-in 403 403 403 404 404 403 403 403'],
    ['/cohorts/COHORT/plans/none/places', places, 'sign-in 403 403 403 404 404 403 403 403'],
    ['/cohorts/COHORT/plans/none.csv', csv, 'sign-in 403 403 403 404 404 403 403 403'],
  ],
  forms: [
    // A cohort without rounds has no plans: what the administrator gets is the refusal.
    ['/cohorts/COHORT/plans', plans, 'sign-in 403 403 403 404 409 403 403 403', propose],
    ['/cohorts/COHORT/plans/none', plan, 'sign-in 403 403 403 404 404 403 403 403', publish],
  ],
})
