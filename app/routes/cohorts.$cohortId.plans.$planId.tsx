// One plan: how far it is while it is solved, then the draft with everything that can be done to it.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { PlanDraft } from '#app/components/plans/plan-draft.tsx'
import { PlanFailed, PlanSolving } from '#app/components/plans/plan-solving.tsx'
import { answerPlan } from '#app/matching/answer-plan.server.ts'
import { readPlanPage } from '#app/matching/plan-page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Plan ${page?.period ?? ''} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const week = new URL(request.url).searchParams.get('week')
  const wanted = { cohortId: cohort.id, planId: params.planId ?? '', week }
  const page = await readPlanPage(context.slotNeeds, actor, wanted)
  if (!page || page.state === 'discarded')
    throw new Response('This plan is not there: it was put away, or is of another cohort.', { status: 404 })
  return page
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const asked = { cohortId: cohort.id, planId: params.planId ?? '', form: await request.formData() }
  const answer = await answerPlan(context.slotNeeds, actor, asked)
  if (!answer) throw new Response('The form was not one of this page.', { status: 400 })
  context.jobs.wake()
  if (answer.ok && answer.gone) return redirect(`/cohorts/${cohort.id}/plans`)
  if (!answer.ok && answer.reason === 'plan-unknown')
    throw new Response('This plan is not there any more.', { status: 404 })
  return data(answer, { status: answer.ok ? 200 : 409 })
}

export default function Plan() {
  const page = useLoaderData<typeof loader>()
  if (page.state === 'solving') return <PlanSolving page={page} />
  if (page.state === 'failed') return <PlanFailed page={page} />
  return <PlanDraft page={page} />
}
