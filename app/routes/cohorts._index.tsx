// The cohorts one coordinates.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { listCohortLines } from '#app/cohort/keep-cohort.server.ts'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { readTroubleCount } from '#app/desk/read-troubles.server.ts'

export const meta: MetaFunction = () => [{ title: 'Cohorts · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'coordinate')
  const lines = await listCohortLines(context, actor)
  const troubles = await readTroubleCount(context, { actor, cohortIds: lines.map(({ id }) => id) })
  return { cohorts: lines.map((line) => ({ ...line, troubles: troubles.get(line.id) ?? 0 })) }
}

const whenWords: Record<'ahead' | 'running' | 'over' | 'open', [string, Tone]> = {
  running: ['Running', 'good'],
  ahead: ['Not begun', 'sky'],
  over: ['Over', 'plain'],
  open: ['Without dates', 'plain'],
}

export default function Cohorts() {
  const { cohorts } = useLoaderData<typeof loader>()
  const make = (
    <LinkButton to="/cohorts/new" icon={<Plus size={18} aria-hidden="true" />}>
      Make a cohort
    </LinkButton>
  )
  return (
    <>
      <PageHeader title="Cohorts" actions={cohorts.length > 0 ? make : undefined}>
        People who practise together over a season, and everything that is planned for them.
      </PageHeader>
      {cohorts.length === 0 ? (
        <EmptyState title="No cohort yet" action={make}>
          Make one, bring its people in from a list, and Greenroom plans their sessions.
        </EmptyState>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {cohorts.map((cohort) => (
            <li
              key={cohort.id}
              className="relative rounded-lg border border-line bg-surface p-5 shadow-card hover:border-accent"
            >
              <div className="flex flex-wrap items-baseline justify-between gap-2">
                <h2 className="text-lg">
                  <Link to={`/cohorts/${cohort.id}`} className="after:absolute after:inset-0">
                    {cohort.name}
                  </Link>
                </h2>
                <Badge tone={whenWords[cohort.when][1]}>{whenWords[cohort.when][0]}</Badge>
              </div>
              <p className="mt-1 text-sm text-ink-soft">{cohort.dates}</p>
              <p className="mt-3">
                {count(cohort.candidates, 'candidate')}, {count(cohort.interviewers, 'interviewer')},{' '}
                {count(cohort.sessions, 'session')}
              </p>
              {cohort.troubles > 0 ? (
                <p className="mt-2 text-sm font-semibold text-lamp-ink">
                  {cohort.troubles === 1 ? 'One thing needs you' : `${cohort.troubles} things need you`}
                </p>
              ) : null}
              {cohort.asked > 0 ? (
                <p className="mt-2 text-sm">
                  <Link
                    to={`/cohorts/${cohort.id}/people?standing=asked`}
                    className="relative z-10 font-semibold text-accent-ink underline underline-offset-4"
                  >
                    {cohort.asked === 1 ? 'One person asks' : `${cohort.asked} people ask`} to join
                  </Link>
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en-GB')} ${word}${number === 1 ? '' : 's'}`
}
