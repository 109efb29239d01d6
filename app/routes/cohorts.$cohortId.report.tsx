// The season on paper: what took place, for whom, and how the work was spread. On screen it follows the theme, printed it is light.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { PrintButton } from '#app/components/desk/print-button.tsx'
import { ReportFigure } from '#app/components/desk/report-figure.tsx'
import {
  KeptPlot,
  ProgressPlot,
  RoundsPlot,
  WaitsPlot,
  WeeksPlot,
} from '#app/components/desk/report-plots.tsx'
import { LoadPlot } from '#app/components/desk/season-plots.tsx'
import { FeedbackCounts } from '#app/components/scorecard/feedback-counts.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { readReport } from '#app/desk/read-report.server.ts'
import { countCohortFeedback } from '#app/rubric/interview-feedback.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Season report · ${data?.name ?? 'Cohort'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const views = await countCohortFeedback(context, actor, cohort.id)
  return {
    id: cohort.id,
    name: cohort.name,
    views: views.ok ? views.value : null,
    ...(await readReport(context, { actor, cohortId: cohort.id })),
  }
}

const tables = [
  ['matrix', 'students and rounds'],
  ['load', 'load'],
  ['topics', 'topics'],
] as const

export default function Report() {
  const report = useLoaderData<typeof loader>()
  const { id, name, generated, period, planned, people, held, coming, satisfied, begun } = report
  return (
    <div className="report">
      <PageHeader title={name} eyebrow="Season report" actions={<PrintButton />}>
        <p>{period}.</p>
        <p className="text-sm">Made on {generated}.</p>
      </PageHeader>
      <dl className="mb-8 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6 print:grid-cols-3">
        <ReportFigure of="candidates" figure={people.candidates} />
        <ReportFigure of="interviewers" figure={people.interviewers} />
        <ReportFigure of="sessions held" figure={held} />
        <ReportFigure of="sessions to come" figure={coming} />
        <ReportFigure of="candidates with at least one" figure={begun} />
        <ReportFigure of={`candidates with all ${planned}`} figure={satisfied} />
      </dl>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-2 print:grid-cols-2 print:gap-x-8">
        <WeeksPlot weeks={report.weeks} />
        <ProgressPlot counts={report.distribution} planned={planned} />
        <RoundsPlot rounds={report.rounds} />
        <WaitsPlot waits={report.waits} />
        <KeptPlot kept={report.kept} />
        <LoadPlot load={report.load} hasSeason={report.hasSeason} />
        <FeedbackCounts counts={report.views} />
      </div>
      <p className="mt-8 text-sm print:hidden">
        As tables:{' '}
        {tables.map(([table, words], index) => (
          <span key={table}>
            {index > 0 ? ', ' : ''}
            <a href={`/cohorts/${id}/${table}.csv`} className="text-accent-ink underline underline-offset-4">
              {words}
            </a>
          </span>
        ))}
        .
      </p>
      <p className="mt-4 text-sm text-ink-soft">
        A session counts as held when its work began. Nothing here says how anybody was rated: that stays
        between the people of a session.
      </p>
    </div>
  )
}
