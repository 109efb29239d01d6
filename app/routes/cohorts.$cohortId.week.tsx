// The week of a cohort: every slot by day, what of it is asked for, and how full the machine is.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { BoxWeek } from '#app/components/desk/box-week.tsx'
import { DeskFilters } from '#app/components/desk/desk-filters.tsx'
import { WeekBoard } from '#app/components/desk/week-board.tsx'
import { useFresh } from '#app/components/people/use-fresh.ts'
import { buttonLook, LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { readWeek } from '#app/desk/read-week.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Week · ${data?.name ?? 'Cohort'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const search = new URL(request.url).searchParams
  const week = await readWeek(context, { actor, cohortId: cohort.id, search })
  return { id: cohort.id, name: cohort.name, ...week }
}

export default function Week() {
  const { id, title, zone, isThisWeek, links, monday, filter, choices, days, hidden, count, boxes } =
    useLoaderData<typeof loader>()
  useFresh()
  const page = `/cohorts/${id}/week`
  const isFiltered = Object.values(filter).some((one) => one !== null)
  return (
    <>
      <PageHeader
        title={title}
        eyebrow={isThisWeek ? 'This week' : 'Week'}
        actions={
          <>
            <WeekLink
              to={page + links.before}
              label="Week before"
              icon={<ChevronLeft size={18} aria-hidden="true" />}
            />
            {isThisWeek ? null : <WeekLink to={page + links.now} label="This week" />}
            <WeekLink
              to={page + links.after}
              label="Week after"
              icon={<ChevronRight size={18} aria-hidden="true" />}
            />
            <a
              href={`/cohorts/${id}/week.csv${links.table}`}
              className={buttonLook({ variant: 'secondary', size: 'sm' })}
            >
              <Download size={16} aria-hidden="true" />
              CSV
            </a>
          </>
        }
      >
        By your clock ({zone}).
      </PageHeader>
      <DeskFilters
        keep={isThisWeek ? {} : { week: monday }}
        choices={[
          {
            name: 'round',
            label: 'Round',
            any: 'Every round',
            chosen: filter.roundId,
            choices: choices.rounds,
          },
          {
            name: 'interviewer',
            label: 'Interviewer',
            any: 'Everybody',
            chosen: filter.interviewer,
            choices: choices.interviewers,
          },
          { name: 'state', label: 'State', any: 'Any state', chosen: filter.state, choices: choices.states },
          { name: 'pod', label: 'Pod', any: 'Every pod', chosen: filter.pod, choices: choices.pods },
        ]}
      />
      {count === 0 ? (
        <EmptyState
          title={isFiltered ? 'Nothing of this week matches' : 'Nothing in this week yet'}
          action={
            isFiltered ? (
              <LinkButton to={page + (isThisWeek ? '' : `?week=${monday}`)} variant="secondary">
                Show everything
              </LinkButton>
            ) : (
              <LinkButton to={`/cohorts/${id}/slots`}>Open slots</LinkButton>
            )
          }
        />
      ) : (
        <WeekBoard days={days} />
      )}
      {hidden > 0 ? (
        <p className="mt-4 text-sm text-ink-soft">
          {hidden} more are not shown here: narrow what is shown, or read the table.
        </p>
      ) : null}
      <BoxWeek {...boxes} />
    </>
  )
}

function WeekLink({ to, label, icon }: { to: string; label: string; icon?: ReactNode }) {
  return (
    <LinkButton to={to} variant="secondary" size="sm" icon={icon} preventScrollReset>
      {label}
    </LinkButton>
  )
}
