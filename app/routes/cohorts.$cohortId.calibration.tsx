// How alike a cohort's raters read their rubrics, and how its candidates grow: figures over many, nobody's ratings.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askForTape, letLead } from '#app/calibration/keep-tapes.server.ts'
import { readCohortCalibration } from '#app/calibration/read-cohort-calibration.server.ts'
import { askForm, calibrationWords, waiveForm } from '#app/calibration/tape-form.ts'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { FailedLines, Raters, RubricSection } from '#app/components/calibration/cohort-figures.tsx'
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
  const { id, rubrics, raters, pareto, tapes, choices, learners } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Calibration">
        How alike people read the rubrics, and how the cohort grows. Only figures over many: what somebody
        gave to a candidate stays between them.
      </PageHeader>
      {answer ? (
        <p role="alert" className="mb-5 font-semibold text-stop-ink">
          {answer.words}
        </p>
      ) : null}
      <div className="grid gap-10">
        {rubrics.length === 0 ? (
          <p className="text-ink-soft">No scorecard of this cohort has been submitted yet.</p>
        ) : null}
        {rubrics.map((rubric) => (
          <RubricSection key={rubric.rubricId} rubric={rubric} />
        ))}
        <Raters raters={raters} />
        <FailedLines pareto={pareto} />
        <Learners learners={learners} />
        <TapeDesk tapes={tapes} choices={choices} />
        <p className="text-sm">
          As a table:{' '}
          <a href={`/cohorts/${id}/agreement.csv`} className="text-accent-ink underline underline-offset-4">
            agreement and growth
          </a>
          .
        </p>
      </div>
    </>
  )
}
