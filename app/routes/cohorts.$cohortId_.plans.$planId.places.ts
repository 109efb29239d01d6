// Where one session of a draft can go without breaking anything.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { readPlanPlaces } from '#app/matching/plan-places.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const asked = new URL(request.url).searchParams
  const places = await readPlanPlaces(context, actor, {
    cohortId: cohort.id,
    planId: params.planId ?? '',
    candidateId: asked.get('candidate') ?? '',
    needId: asked.get('need') ?? '',
  })
  if (!places) throw new Response('This session is not part of the plan any more.', { status: 404 })
  return Response.json(places, { headers: { 'cache-control': 'no-store' } })
}
