// How alike a cohort's raters read their rubrics, its recordings to rate, and who is on the way to leading: nobody's ratings.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { askForTape, letLead } from '#app/calibration/keep-tapes.server.ts'
import { readCohortCalibration } from '#app/calibration/read-cohort-calibration.server.ts'
import { askForm, calibrationWords, waiveForm } from '#app/calibration/tape-form.ts'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { Raters, RubricSections } from '#app/components/calibration/cohort-figures.tsx'
import { Learners, TapeDesk } from '#app/components/calibration/tape-desk.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { findUser } from '#app/db/users.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Calibration · ${page?.name ?? 'Cohort'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const timeZone = (await findUser(context.db, actor.userId))?.timeZone ?? 'UTC'
  const figures = await readCohortCalibration(context, { cohortId: cohort.id, timeZone })
  return { id: cohort.id, name: cohort.name, ...figures }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const sent = Object.fromEntries(await request.formData())
  const refused = (words: string, status: number) => data({ words }, { status })
  if (sent.intent === 'waive') {
    const form = waiveForm.safeParse(sent)
    if (!form.success) return refused(form.error.issues[0]?.message ?? '', 400)
    const done = await letLead(context, actor, { cohortId: cohort.id, ...form.data })
    if (!done.ok) return refused(calibrationWords[done.reason], 404)
    return redirect(`/cohorts/${cohort.id}/calibration`)
  }
  const form = askForm.safeParse(sent)
  if (!form.success) return refused(form.error.issues[0]?.message ?? '', 400)
  const asked = await askForTape(context, actor, { cohortId: cohort.id, ...form.data })
  if (!asked.ok) return refused(calibrationWords[asked.reason], asked.reason === 'not-found' ? 404 : 409)
  return redirect(`/cohorts/${cohort.id}/calibration`)
}

export default function CohortCalibration() {
  const { id, rubrics, raters, tapes, choices, learners } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Calibration">
        How alike people read the rubrics, and who is on the way to leading alone. Only figures over many:
        what somebody gave to a candidate stays between them.
      </PageHeader>
      {answer ? (
        <p role="alert" className="mb-5 font-semibold text-stop-ink">
          {answer.words}
        </p>
      ) : null}
      <div className="grid gap-10 *:min-w-0">
        <TapeDesk tapes={tapes} choices={choices} />
        <Learners learners={learners} />
        <section aria-labelledby="alike">
          <h2 id="alike" className="mb-3 text-lg">
            How alike people read the rubrics
          </h2>
          <RubricSections rubrics={rubrics} />
        </section>
        <Raters raters={raters} />
        <p className="text-sm">
          <a href={`/cohorts/${id}/agreement.csv`} className="text-accent-ink underline underline-offset-4">
            These figures as a table
          </a>
          . How the cohort grows is in the{' '}
          <Link to={`/cohorts/${id}/learning`} className="text-accent-ink underline underline-offset-4">
            learning report
          </Link>
          .
        </p>
      </div>
    </>
  )
}
