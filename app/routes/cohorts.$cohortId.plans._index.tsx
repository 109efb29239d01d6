// The plans of a cohort, and the one button that begins the next.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { PlanForm } from '#app/components/plans/plan-form.tsx'
import { PlanList } from '#app/components/plans/plan-list.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { readPlansPage } from '#app/matching/plans-page.server.ts'
import { refusalWords } from '#app/matching/plan-words.ts'
import { planForm } from '#app/matching/plan.ts'
import { proposePlan } from '#app/matching/propose-plan.server.ts'

export const meta: MetaFunction = () => [{ title: 'Plans · Greenroom' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  return readPlansPage(context, actor, cohort.id)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const parsed = planForm.safeParse(Object.fromEntries(await request.formData()))
  if (!parsed.success) return data({ problem: refusalWords['bad-period'] }, { status: 400 })
  const done = await proposePlan(context.slotNeeds, actor, { cohortId: cohort.id, form: parsed.data })
  if (!done.ok) return data({ problem: refusalWords[done.reason] }, { status: 409 })
  context.jobs.wake()
  return redirect(`/cohorts/${cohort.id}/plans/${done.value.planId}`)
}

export default function Plans() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Plans">
        One button proposes a schedule: who meets whom, and when, from everybody’s hours, limits and wishes.
        It is a draft that you change as you like. Nobody hears of it before you publish it.
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <PlanList plans={page.plans} cohortId={page.cohortId} />
        <PlanForm page={page} problem={answer?.problem ?? null} />
      </div>
    </>
  )
}
