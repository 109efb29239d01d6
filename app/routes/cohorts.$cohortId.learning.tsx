// What a cohort learns, on a page that prints: growth, hints, times, no-shows and what fails most. Figures over many people.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { PrintButton } from '#app/components/desk/print-button.tsx'
import { ReportFigure } from '#app/components/desk/report-figure.tsx'
import { GrowthPlot } from '#app/components/learning/growth-plot.tsx'
import { ParetoChart } from '#app/components/learning/pareto-chart.tsx'
import {
  ByQuestionPlots,
  ByWeekPlots,
  NoShowPlot,
  QuestionTable,
} from '#app/components/learning/work-plots.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { findUser } from '#app/db/users.server.ts'
import { CANDIDATES_MIN } from '#app/learning/growth.ts'
import type { LearningPage, RubricGrowth } from '#app/learning/learning-page.ts'
import { learningTables } from '#app/learning/table-names.ts'
import { readLearning } from '#app/learning/read-learning.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Learning report · ${data?.name ?? 'Cohort'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const timeZone = (await findUser(context.db, actor.userId))?.timeZone ?? 'UTC'
  const page = await readLearning(context, { cohortId: cohort.id, timeZone })
  return { id: cohort.id, name: cohort.name, ...page }
}

export default function Learning() {
  const page = useLoaderData<typeof loader>()
  const { id, name, period, generated, held, all, rubrics, byQuestion, byWeek, pareto } = page
  return (
    <div className="report">
      <PageHeader title={name} eyebrow="Learning report" actions={<PrintButton />}>
        <p>{period}.</p>
        <p className="text-sm">Made on {generated}.</p>
      </PageHeader>
      {held === 0 && all.noShows === 0 ? (
        <EmptyState title="No session has taken place yet">
          After the first sessions this page says where people grow, where they need help and what fails most.
        </EmptyState>
      ) : (
        <div className="grid gap-10 *:min-w-0">
          <Summary all={all} held={held} />
          {rubrics
            .filter(({ growth }) => growth.length > 0)
            .map((rubric) => (
              <Growth key={rubric.rubricId} rubric={rubric} />
            ))}
          <TooFew rubrics={rubrics.filter(({ growth }) => growth.length === 0)} />
          <section aria-labelledby="weeks">
            <h2 id="weeks" className="mb-3 text-lg">
              Week by week
            </h2>
            <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-2 print:grid-cols-2 print:gap-x-8">
              <NoShowPlot byWeek={byWeek} />
              <ByWeekPlots byWeek={byWeek} />
            </div>
          </section>
          <section aria-labelledby="questions">
            <h2 id="questions" className="mb-3 text-lg">
              Question by question
            </h2>
            <div className="mb-5 grid items-start gap-x-10 gap-y-8 lg:grid-cols-2 print:grid-cols-2 print:gap-x-8">
              <ByQuestionPlots byQuestion={byQuestion} />
            </div>
            <QuestionTable byQuestion={byQuestion} />
          </section>
          <ParetoChart pareto={pareto} />
          <Foot id={id} page={page} />
        </div>
      )}
    </div>
  )
}

function Summary({ all, held }: Pick<LearningPage, 'all' | 'held'>) {
  const { noShows, hints, mitigated, minutes } = all
  const share = mitigated ? `${Math.round(mitigated.value * 100)}%` : '–'
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5 print:grid-cols-5">
      <ReportFigure of="sessions took place" figure={held} />
      <ReportFigure of={noShows === 1 ? 'no-show' : 'no-shows'} figure={noShows} />
      <ReportFigure of="hints in a session" figure={hints ? hints.value.toFixed(1) : '–'} />
      <ReportFigure of="of broken systems served users again" figure={share} />
      <ReportFigure
        of="minutes until they did, in the middle"
        figure={minutes ? minutes.value.toFixed(0) : '–'}
      />
    </dl>
  )
}

function TooFew({ rubrics }: { rubrics: readonly RubricGrowth[] }) {
  if (rubrics.length === 0) return null
  const listed = rubrics.map(({ title, scorecards }) => `${title} (${scorecards})`)
  return (
    <section aria-labelledby="few">
      <h2 id="few" className="mb-1 text-lg">
        Growth: too early to say
      </h2>
      <p className="max-w-prose text-sm text-ink-soft">
        {new Intl.ListFormat('en').format(listed)}, with the scorecards so far. Growth shows once{' '}
        {CANDIDATES_MIN} candidates have one: a mean of fewer would be somebody’s rating.
      </p>
    </section>
  )
}

function Growth({ rubric: { rubricId, title, growth } }: { rubric: RubricGrowth }) {
  return (
    <section aria-labelledby={`growth-${rubricId}`}>
      <h2 id={`growth-${rubricId}`} className="mb-1 text-lg">
        Growth: {title}
      </h2>
      <p className="mb-3 max-w-prose text-sm text-ink-soft">
        What interviewers gave in candidates’ first, second and later sessions. The lines say how far a mean
        may be off. Those who come again are not all who began.
      </p>
      <div className="grid items-start gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3">
        {growth.map((one) => (
          <GrowthPlot key={one.dimensionId} growth={one} />
        ))}
      </div>
    </section>
  )
}

function Foot({ id, page: { counted, held } }: { id: string; page: Pick<LearningPage, 'counted' | 'held'> }) {
  return (
    <div className="grid gap-3 text-sm">
      <p className="print:hidden">
        As tables:{' '}
        {learningTables.map(({ name, words }, at) => (
          <span key={name}>
            {at > 0 ? ', ' : ''}
            <a
              href={`/cohorts/${id}/learning/${name}.csv`}
              className="text-accent-ink underline underline-offset-4"
            >
              {words}
            </a>
          </span>
        ))}
        .
      </p>
      <p className="max-w-prose text-ink-soft">
        {counted < held
          ? `Hints, times and checks are of the newest ${counted} of ${held} sessions that took place; growth is of all.`
          : `All ${held} sessions that took place are in it.`}{' '}
        A session counts as held when its work began. Nothing here says what one person did or was given: a
        figure of fewer than {CANDIDATES_MIN} candidates is left out.
      </p>
    </div>
  )
}
