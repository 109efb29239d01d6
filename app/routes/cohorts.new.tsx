// Making a cohort.
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
import { makeCohort, readSeasonChoices } from '#app/cohort/keep-cohort.server.ts'
import { seasonForm, seasonRefusalWords } from '#app/cohort/season-form.ts'
import { SeasonForm } from '#app/components/cohort/season-form.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Make a cohort · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'coordinate')
  return readSeasonChoices(context, actor, null)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'coordinate')
  const submission = parseWithZod(await request.formData(), { schema: seasonForm })
  if (submission.status !== 'success') {
    // Adding and removing a round without scripts is an answer too, and no mistake.
    return data(submission.reply(), { status: submission.status === 'error' ? 400 : 200 })
  }
  const made = await makeCohort(context, actor, submission.value)
  if (made.ok) return redirect(`/cohorts/${made.value}/people`)
  return data(submission.reply({ formErrors: [seasonRefusalWords[made.reason]] }), { status: 409 })
}

export default function NewCohort() {
  const choices = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title="Make a cohort"
        eyebrow={
          <Link to="/cohorts" className="underline underline-offset-4">
            Cohorts
          </Link>
        }
      >
        Everything here can be changed later. Next you bring people in.
      </PageHeader>
      <SeasonForm choices={choices} lastResult={answer ?? null} save="Make the cohort" />
    </div>
  )
}
