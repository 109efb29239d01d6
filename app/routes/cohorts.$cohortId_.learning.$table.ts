// One table of the learning report: what the page shows, and no more.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { csvResponse } from '#app/lib/csv.ts'
import { writeLearningTable } from '#app/learning/learning-tables.ts'
import { findLearningTable } from '#app/learning/table-names.ts'
import { readLearning } from '#app/learning/read-learning.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const [name = '', ending] = (params.table ?? '').split('.')
  const table = ending === 'csv' ? findLearningTable(name) : null
  if (!table) throw new Response('There is no such table.', { status: 404 })
  const page = await readLearning(context, { cohortId: cohort.id, timeZone: 'UTC' })
  return csvResponse(`${cohort.name}-${name}.csv`, writeLearningTable(table, page))
}
