// A plan as a table for spreadsheets: matches first, then whoever is left with the reason.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { csvResponse, writeCsv } from '#app/lib/csv.ts'
import { readPlanPage } from '#app/matching/plan-page.server.ts'
import { planColumns, planRows } from '#app/matching/plan-table.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const wanted = { cohortId: cohort.id, planId: params.planId ?? '', week: null }
  const page = await readPlanPage(context.slotNeeds, actor, wanted)
  if (!page || page.state === 'discarded') throw new Response('This plan is not there.', { status: 404 })
  return csvResponse(`plan-${cohort.name}.csv`, writeCsv(planColumns, planRows(page)))
}
