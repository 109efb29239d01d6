// Today, for whoever keeps the cohort going: trouble first, then every session with its phase. Looks again by itself.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { TodayEntry, type TodayEntryProps } from '#app/components/desk/today-entry.tsx'
import { TroubleElsewhere, TroubleList } from '#app/components/desk/trouble-list.tsx'
import { useFresh } from '#app/components/people/use-fresh.ts'
import { buttonLook, LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { readToday } from '#app/desk/read-today.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Today · ${data?.name ?? 'Cohort'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  return { id: cohort.id, name: cohort.name, ...(await readToday(context, { actor, cohortId: cohort.id })) }
}

export default function Today() {
  const { id, day, date, zone, entries, troubles, elsewhere } = useLoaderData<typeof loader>()
  useFresh()
  const isNow = ({ phase }: TodayEntryProps) => phase.is === 'live' || phase.is === 'lobby'
  const groups = [
    { title: 'Happening now', entries: entries.filter(isNow) },
    { title: 'Still to come', entries: entries.filter(({ phase }) => phase.is === 'before') },
    { title: 'Behind us', entries: entries.filter(({ phase }) => phase.is === 'after') },
  ]
  return (
    <>
      <PageHeader
        title="Today"
        actions={
          entries.length > 0 ? (
            <a
              href={`/cohorts/${id}/week.csv?week=${day}&day=${day}`}
              className={buttonLook({ variant: 'secondary', size: 'sm' })}
            >
              <Download size={16} aria-hidden="true" />
              CSV
            </a>
          ) : undefined
        }
      >
        {date}, by your clock ({zone}). This page looks again by itself.
      </PageHeader>
      <TroubleElsewhere cohorts={elsewhere} />
      <TroubleList troubles={troubles} />
      {entries.length === 0 ? (
        <EmptyState
          title="Nothing is planned for today"
          action={
            <LinkButton to={`/cohorts/${id}/week`} variant="secondary">
              See the week
            </LinkButton>
          }
        >
          Sessions and open slots of today appear here as soon as there are any.
        </EmptyState>
      ) : null}
      <div className="grid gap-8">
        {groups.map((group) =>
          group.entries.length > 0 ? (
            <section key={group.title} aria-label={group.title}>
              <h2 className="mb-2.5 text-lg">{group.title}</h2>
              <ul className="divide-y divide-line rounded-lg border border-line bg-surface px-4 shadow-card sm:px-5">
                {group.entries.map((entry) => (
                  <li key={entry.id}>
                    <TodayEntry entry={entry} />
                  </li>
                ))}
              </ul>
            </section>
          ) : null,
        )}
      </div>
    </>
  )
}
