// Calibration, asked by every kind of person. The cohort is nobody's of these but the administrator's.
import * as list from '#app/routes/calibration._index.tsx'
import * as tape from '#app/routes/calibration.$tapeId.tsx'
import * as ofCohort from '#app/routes/cohorts.$cohortId.calibration.tsx'
import * as csv from '#app/routes/cohorts.$cohortId_.agreement[.]csv.ts'
import * as learning from '#app/routes/cohorts.$cohortId.learning.tsx'
import * as learningTable from '#app/routes/cohorts.$cohortId_.learning.$table.ts'
import * as growth from '#app/routes/growth.tsx'
import { describeAccess, useAccessWorld } from '#test/support/access-table.ts'
import { filledTape } from '#test/support/calibration.ts'

const made = useAccessWorld()
const led = () => ({ sessionId: 'none', userId: 'none' })
const say = () => ({ tapeId: 'none', consent: 'yes' })
const ask = () => ({ intent: 'ask', sitting: 'none:0', title: 'Somebody else’s' })

describeAccess(made, {
  pages: [
    ['/calibration', list, 'sign-in 403 200 200 403 403 403 200 200'],
    ['/calibration/none', tape, 'sign-in 403 404 404 403 403 403 404 404'],
    ['/cohorts/COHORT/calibration', ofCohort, 'sign-in 403 403 403 404 200 403 403 403'],
    ['/cohorts/COHORT/agreement.csv', csv, 'sign-in 403 403 403 404 200 403 403 403'],
    ['/cohorts/COHORT/learning', learning, 'sign-in 403 403 403 404 200 403 403 403'],
    ['/cohorts/COHORT/learning/x.csv', learningTable, 'sign-in 403 403 403 404 404 403 403 403'],
  ],
  forms: [
    ['/calibration', list, 'sign-in 403 404 404 403 403 403 404 404', led],
    ['/calibration/none', tape, 'sign-in 403 404 404 403 403 403 404 404', () => filledTape('3')],
    ['/cohorts/COHORT/calibration', ofCohort, 'sign-in 403 403 403 404 404 403 403 403', ask],
    ['/growth', growth, 'sign-in 404 403 403 403 403 404 403 403', say],
  ],
})
