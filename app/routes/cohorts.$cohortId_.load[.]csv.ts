// How the work is spread over those who lead, as a table.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { readLoadTable } from '#app/desk/read-coverage.server.ts'
import { loadColumns } from '#app/desk/season-tables.ts'
import { csvResponse, writeCsv } from '#app/lib/csv.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const rows = await readLoadTable(context, cohort.id)
  return csvResponse(`${cohort.name}-load.csv`, writeCsv(loadColumns, rows))
}
