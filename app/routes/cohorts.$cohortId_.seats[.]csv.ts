// Who sat or is to sit where, and when: one row for each seat.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { writeSeatsTable } from '#app/cohort/export-cohort.server.ts'
import { csvResponse } from '#app/lib/csv.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  return csvResponse(`${cohort.name} seats.csv`, await writeSeatsTable(context, cohort.id))
}
