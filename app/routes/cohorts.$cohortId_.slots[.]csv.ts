// The slots of a cohort as a table, by the filter of the page beside it: of all weeks, or of one that is named.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { csvResponse, writeCsv } from '#app/lib/csv.ts'
import { tableOfSlots } from '#app/scheduling/slot-table.ts'
import { listCohortSlots } from '#app/scheduling/cohort-slots.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const search = new URL(request.url).searchParams
  const { slots, season } = await listCohortSlots(context.slotNeeds, { cohortId: cohort.id, search })
  const columns = tableOfSlots(context.questions, season?.timeZone ?? 'UTC')
  return csvResponse(`${cohort.name}-slots.csv`, writeCsv(columns, slots))
}
