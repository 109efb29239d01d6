// Who waits for a place, as a table.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { readWaitlistTable } from '#app/desk/read-coverage.server.ts'
import { waitlistColumns } from '#app/desk/season-tables.ts'
import { csvResponse, writeCsv } from '#app/lib/csv.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const rows = await readWaitlistTable(context, cohort.id)
  return csvResponse(`${cohort.name}-waitlist.csv`, writeCsv(waitlistColumns, rows))
}
