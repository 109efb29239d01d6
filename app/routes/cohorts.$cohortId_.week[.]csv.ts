// The week as a table, narrowed as the page is.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { readWeekTable } from '#app/desk/read-week.server.ts'
import { weekColumns } from '#app/desk/week-table.ts'
import { csvResponse, writeCsv } from '#app/lib/csv.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const search = new URL(request.url).searchParams
  const { monday, rows } = await readWeekTable(context, { actor, cohortId: cohort.id, search })
  return csvResponse(`${cohort.name}-week-${monday}.csv`, writeCsv(weekColumns, rows))
}
