import { parseWithZod } from '@conform-to/zod/v4'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { RubricForm } from '#app/components/rubric/rubric-form.tsx'
import { RubricHistory } from '#app/components/rubric/rubric-history.tsx'
import { rubricPath } from '#app/components/rubric/rubric-path.ts'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { cohortRubricForm, cohortRubricWords } from '#app/rubric/cohort-rubric-form.ts'
import { readCohortRubric, saveCohortRubric, applyRubricVersion } from '#app/rubric/cohort-rubric.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.open.title ?? 'Rubric'} of ${page?.cohort.name ?? 'a cohort'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'adapt-rubrics')
  const page = await readCohortRubric(context, actor, placeOf(params))
  if (!page.ok) throw new Response(cohortRubricWords[page.reason], { status: 404 })
  return page.value
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'adapt-rubrics')
  const place = placeOf(params)
  const form = await request.formData()
  const version = form.get('use')
  if (typeof version === 'string') {
    const rubricId = version === '' ? null : version
    const used = await applyRubricVersion(context, actor, { ...place, rubricId })
    if (!used.ok) throw new Response(cohortRubricWords[used.reason], { status: 404 })
    return redirect(`/cohorts/${place.cohortId}/rubrics/${place.family}`)
  }
  const submission = parseWithZod(form, { schema: cohortRubricForm })
  if (submission.status !== 'success') {
    // Adding and removing a dimension without scripts is an answer too, and no mistake.
    return data(submission.reply(), { status: submission.status === 'error' ? 400 : 200 })
  }
  const saved = await saveCohortRubric(context, actor, { ...place, written: submission.value })
  if (saved.ok) return redirect(rubricPath(saved.value))
  if (saved.reason === 'not-found') throw new Response(cohortRubricWords['not-found'], { status: 404 })
  return data(submission.reply({ formErrors: [cohortRubricWords[saved.reason]] }), { status: 409 })
}

function placeOf(params: LoaderFunctionArgs['params']) {
  return { cohortId: params.cohortId ?? '', family: params.family ?? '' }
}

export default function CohortRubric() {
  const { cohort, open, bank, isOwn, bankMovedOn, history } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={`${bank.title}, for ${cohort.name}`} eyebrow={<Link to="/rubrics">Rubrics</Link>}>
        {isOwn
          ? 'This cohort is rated by a wording of its own. Change it here; every save is the next version.'
          : 'This cohort is rated by the wording of the bank. The first save makes one of its own.'}
        {bankMovedOn
          ? ' The bank has a later version than the one this was adapted from; it may be worth a look.'
          : ''}
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_19rem]">
        {/* Another open version is another form: nothing typed over the earlier one may stay behind. */}
        <RubricForm key={open.rubricId} open={open} cohortName={cohort.name} lastResult={answer ?? null} />
        <RubricHistory history={history} bank={bank} isOwn={isOwn} cohortName={cohort.name} />
      </div>
    </>
  )
}
