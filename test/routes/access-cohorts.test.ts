// Who may open which page of cohorts, and send which form.
import * as peopleTable from '#app/routes/cohorts.$cohortId_.people[.]csv.ts'
import * as seatsTable from '#app/routes/cohorts.$cohortId_.seats[.]csv.ts'
import * as hoursTable from '#app/routes/cohorts.$cohortId_.hours[.]csv.ts'
import * as people from '#app/routes/cohorts.$cohortId.people._index.tsx'
import * as bring from '#app/routes/cohorts.$cohortId.people.import.tsx'
import * as look from '#app/routes/cohorts.$cohortId.people.import_.$importId.tsx'
import * as pods from '#app/routes/cohorts.$cohortId.people.pods.tsx'
import * as settings from '#app/routes/cohorts.$cohortId.settings.tsx'
import * as cohorts from '#app/routes/cohorts._index.tsx'
import * as newCohort from '#app/routes/cohorts.new.tsx'
import * as join from '#app/routes/join.$token.tsx'
import * as waiting from '#app/routes/waiting.tsx'
import { describeAccess, useAccessWorld } from '#test/support/access-table.ts'

const made = useAccessWorld()
const season = { name: 'Another', timeZone: 'Europe/Berlin', sessionsPlanned: '3', pairs: 'fresh' }
const list = () => ({ text: 'name,email\nAna Silva,ana@example.org' })

// The roles in order: stranger, candidate, trainee, interviewer, coordinator (of another cohort), admin, then the people of a session.
const ofCohort = 'sign-in 403 403 403 404 200 403 403 403'
const unknown = 'sign-in 403 403 403 404 404 403 403 403'

describeAccess(made, {
  pages: [
    ['/cohorts', cohorts, 'sign-in 403 403 403 200 200 403 403 403'],
    ['/cohorts/new', newCohort, 'sign-in 403 403 403 200 200 403 403 403'],
    ['/cohorts/COHORT/settings', settings, ofCohort],
    ['/cohorts/COHORT/people', people, ofCohort],
    ['/cohorts/COHORT/people/import', bring, ofCohort],
    ['/cohorts/COHORT/people/import/nothing', look, unknown],
    ['/cohorts/COHORT/people/pods', pods, ofCohort],
    ['/cohorts/COHORT/people.csv', peopleTable, ofCohort],
    ['/cohorts/COHORT/seats.csv', seatsTable, ofCohort],
    ['/cohorts/COHORT/hours.csv', hoursTable, ofCohort],
    // A link that is none looks the same to everybody.
    ['/join/nothing', join, '404 404 404 404 404 404 404 404 404'],
    // Only for whoever waits at the door of a cohort; everybody else is sent to their own page.
    ['/waiting', waiting, '302 302 302 302 302 302 302 302 302'],
  ],
  forms: [
    ['/cohorts/new', newCohort, 'sign-in 403 403 403 400 400 403 403 403', () => ({})],
    ['/cohorts/COHORT/settings', settings, 'sign-in 403 403 403 404 302 403 403 403', () => season],
    [
      '/cohorts/COHORT/people',
      people,
      'sign-in 403 403 403 404 409 403 403 403',
      () => ({ deed: 'leave', userId: 'nobody' }),
    ],
    ['/cohorts/COHORT/people/import', bring, 'sign-in 403 403 403 404 302 403 403 403', list],
    ['/cohorts/COHORT/people/import/nothing', look, unknown, () => ({})],
    [
      '/cohorts/COHORT/people/pods',
      pods,
      'sign-in 403 403 403 404 409 403 403 403',
      () => ({ deed: 'rest' }),
    ],
    ['/join/nothing', join, '400 404 404 404 404 404 404 404 404', () => ({})],
  ],
})
