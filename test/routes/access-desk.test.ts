// The pages of the desk and their tables, asked by every kind of person.
import * as coverage from '#app/routes/cohorts.$cohortId.coverage.tsx'
import * as report from '#app/routes/cohorts.$cohortId.report.tsx'
import * as week from '#app/routes/cohorts.$cohortId.week.tsx'
import * as today from '#app/routes/cohorts.$cohortId._index.tsx'
import * as loadTable from '#app/routes/cohorts.$cohortId_.load[.]csv.ts'
import * as matrixTable from '#app/routes/cohorts.$cohortId_.matrix[.]csv.ts'
import * as topicsTable from '#app/routes/cohorts.$cohortId_.topics[.]csv.ts'
import * as waitlistTable from '#app/routes/cohorts.$cohortId_.waitlist[.]csv.ts'
import * as weekTable from '#app/routes/cohorts.$cohortId_.week[.]csv.ts'
import { describeAccess, useAccessWorld, type PageRow } from '#test/support/access-table.ts'
import type { RouteModule } from '#test/support/pages.ts'

const made = useAccessWorld()

// Nobody here coordinates the cohort but the administrator, who coordinates all.
const OWN = 'sign-in 403 403 403 404 200 403 403 403'
const NONE = 'sign-in 403 403 403 404 404 403 403 403'

const desk: [path: string, route: RouteModule][] = [
  ['', today],
  ['/week', week],
  ['/week.csv', weekTable],
  ['/coverage', coverage],
  ['/report', report],
  ['/matrix.csv', matrixTable],
  ['/topics.csv', topicsTable],
  ['/load.csv', loadTable],
  ['/waitlist.csv', waitlistTable],
]

const pages = desk.flatMap(([path, route]): PageRow[] => [
  [`/cohorts/COHORT${path}`, route, OWN],
  [`/cohorts/none${path}`, route, NONE],
])

describeAccess(made, { pages, forms: [] })
