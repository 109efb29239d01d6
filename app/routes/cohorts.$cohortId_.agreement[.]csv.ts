// The figures of calibration as a table: what the page shows, and no more.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { figureColumns, figureRows } from '#app/calibration/figure-table.ts'
import { readCohortCalibration } from '#app/calibration/read-cohort-calibration.server.ts'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { csvResponse, writeCsv } from '#app/lib/csv.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const figures = await readCohortCalibration(context, { cohortId: cohort.id, timeZone: 'UTC' })
  return csvResponse(`${cohort.name}-agreement.csv`, writeCsv(figureColumns, figureRows(figures)))
}
