// When the people of a cohort can, in words and in hours a week.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { writeHoursTable } from '#app/cohort/export-cohort.server.ts'
import { csvResponse } from '#app/lib/csv.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  return csvResponse(`${cohort.name} hours.csv`, await writeHoursTable(context, cohort.id))
}
