// Who has done what of the season: students and rounds, topics, the load of those who lead, and who waits.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { DeskFilters } from '#app/components/desk/desk-filters.tsx'
import { MissedList } from '#app/components/desk/missed-list.tsx'
import { MatrixTable } from '#app/components/desk/matrix-table.tsx'
import { LoadPlot, TopicPlot } from '#app/components/desk/season-plots.tsx'
import { WaitlistTable } from '#app/components/life/waitlist-table.tsx'
import { buttonLook, LinkButton } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Field, Input } from '#app/components/ui/field.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { QUIET_DAYS } from '#app/desk/coverage-filter.ts'
import { readCoverage } from '#app/desk/read-coverage.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Coverage · ${data?.name ?? 'Cohort'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const search = new URL(request.url).searchParams
  const coverage = await readCoverage(context, { actor, cohortId: cohort.id, search })
  return { id: cohort.id, name: cohort.name, ...coverage }
}

export default function Coverage() {
  const coverage = useLoaderData<typeof loader>()
  const { id, zone, filter, rounds, pods, count, all, planned, rows, topics, load } = coverage
  const page = `/cohorts/${id}/coverage`
  return (
    <>
      <PageHeader title="Coverage">
        What everybody has done, has booked, and is still to get. Times by your clock ({zone}).
      </PageHeader>
      <section aria-labelledby="matrix">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
          <h2 id="matrix" className="text-lg">
            Students and rounds
          </h2>
          <Table to={`/cohorts/${id}/matrix.csv${coverage.search}`} of="students and rounds" />
        </div>
        <DeskFilters
          choices={[
            { name: 'pod', label: 'Pod', any: 'Every pod', chosen: filter.pod, choices: pods.map(toChoice) },
            {
              name: 'round',
              label: 'Still to get',
              any: 'Any round',
              chosen: filter.roundId,
              choices: rounds.map((round) => ({ value: round.id, label: round.title })),
            },
            {
              name: 'quiet',
              label: 'No session for',
              any: 'However long',
              chosen: filter.quiet === null ? null : String(filter.quiet),
              choices: daysOffered(filter.quiet),
            },
          ]}
        >
          <Field name="name" label="Name" required className="min-w-0 sm:w-44">
            <Input key={filter.name} type="search" required={false} defaultValue={filter.name ?? ''} />
          </Field>
        </DeskFilters>
        <p role="status" className="mb-2 text-sm text-ink-soft">
          {count === all ? `${all} candidates.` : `${count} of ${all} candidates.`}
        </p>
        {count === 0 ? (
          <EmptyState
            title={all === 0 ? 'Nobody is in this cohort yet' : 'Nobody matches'}
            action={
              <LinkButton to={all === 0 ? `/cohorts/${id}/people` : page} variant="secondary">
                {all === 0 ? 'Add people' : 'Show everybody'}
              </LinkButton>
            }
          />
        ) : (
          <MatrixTable planned={planned} rounds={rounds} rows={rows} />
        )}
        <Pages pages={coverage.pages} current={filter.page} page={page} />
      </section>
      <div className="mt-8 grid items-start gap-6 lg:grid-cols-2">
        <Card aside={<Table to={`/cohorts/${id}/topics.csv`} of="topics" />} title="What was asked about">
          <TopicPlot topics={topics} candidates={all} />
        </Card>
        <Card aside={<Table to={`/cohorts/${id}/load.csv`} of="load" />} title="Who carries how much">
          <LoadPlot load={load} hasSeason={coverage.hasSeason} />
        </Card>
      </div>
      <section id="waitlist" aria-labelledby="waitlist-title" className="mt-8">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
          <h2 id="waitlist-title" className="text-lg">
            Waitlist
          </h2>
          <span className="flex gap-2">
            <LinkButton to={`/cohorts/${id}/slots`} variant="secondary" size="sm">
              Open slots
            </LinkButton>
            <Table to={`/cohorts/${id}/waitlist.csv`} of="waitlist" />
          </span>
        </div>
        <WaitlistTable lines={coverage.waitlist} />
      </section>
      <div className="mt-8">
        <MissedList people={coverage.missed} />
      </div>
    </>
  )
}

function toChoice(value: string) {
  return { value, label: value }
}

function daysOffered(chosen: number | null) {
  const offered = new Set<number>([...QUIET_DAYS, ...(chosen === null ? [] : [chosen])])
  return [...offered]
    .sort((a, b) => a - b)
    .map((days) => ({ value: String(days), label: days === 1 ? 'a day' : `${days} days` }))
}

function Table({ to, of }: { to: string; of: string }) {
  return (
    <a href={to} className={buttonLook({ variant: 'secondary', size: 'sm' })} aria-label={`CSV of ${of}`}>
      <Download size={16} aria-hidden="true" />
      CSV
    </a>
  )
}

type PagesProps = {
  pages: readonly { number: number; search: string }[]
  current: number
  page: string
}

function Pages({ pages, current, page }: PagesProps) {
  if (pages.length < 2) return null
  return (
    <nav aria-label="Pages of students" className="mt-3 flex flex-wrap gap-1">
      {pages.map(({ number, search }) => (
        <Link
          key={number}
          to={page + search}
          aria-current={number === current ? 'page' : undefined}
          preventScrollReset
          className={buttonLook({ variant: number === current ? 'primary' : 'quiet', size: 'sm' })}
        >
          {number}
        </Link>
      ))}
    </nav>
  )
}
