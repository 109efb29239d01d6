// Students and rounds as a table, narrowed as the page is.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { readMatrixTable } from '#app/desk/read-coverage.server.ts'
import { matrixColumns } from '#app/desk/season-tables.ts'
import { csvResponse, writeCsv } from '#app/lib/csv.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const search = new URL(request.url).searchParams
  const { rounds, rows } = await readMatrixTable(context, { actor, cohortId: cohort.id, search })
  return csvResponse(`${cohort.name}-matrix.csv`, writeCsv(matrixColumns(rounds), rows))
}
