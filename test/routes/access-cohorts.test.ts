// Who may open which page of cohorts, and send which form.
import * as cohorts from '#app/routes/cohorts._index.tsx'
import * as newCohort from '#app/routes/cohorts.new.tsx'
import * as settings from '#app/routes/cohorts.$cohortId.settings.tsx'
import { describeAccess, useAccessWorld } from '#test/support/access-table.ts'

const made = useAccessWorld()
const season = {
  name: 'Another',
  timeZone: 'Europe/Berlin',
  sessionsPlanned: '3',
  pairs: 'fresh',
}

// The roles in order: stranger, candidate, trainee, interviewer, coordinator (of another cohort), admin, then the people of a session.
describeAccess(made, {
  pages: [
    ['/cohorts', cohorts, 'sign-in 403 403 403 200 200 403 403 403'],
    ['/cohorts/new', newCohort, 'sign-in 403 403 403 200 200 403 403 403'],
    ['/cohorts/COHORT/settings', settings, 'sign-in 403 403 403 404 200 403 403 403'],
  ],
  forms: [
    ['/cohorts/new', newCohort, 'sign-in 403 403 403 400 400 403 403 403', () => ({})],
    ['/cohorts/COHORT/settings', settings, 'sign-in 403 403 403 404 302 403 403 403', () => season],
  ],
})
