// The people of a cohort as a table. It can be brought back in as it is.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { writePeopleTable } from '#app/cohort/export-cohort.server.ts'
import { csvResponse } from '#app/lib/csv.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  return csvResponse(`${cohort.name} people.csv`, await writePeopleTable(context, cohort.id))
}
