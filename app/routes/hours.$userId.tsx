// Somebody's hours, to read: for the coordinators of their cohorts.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { PreviewCard } from '#app/components/hours/preview-card.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { mayReadHours } from '#app/scheduling/availability.server.ts'
import { readHoursOf } from '#app/scheduling/hours-page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Hours of ${data.name}` : 'Hours'} · Greenroom` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const userId = params.userId ?? ''
  if (!(await mayReadHours(context.db, actor, userId)))
    throw new Response('There is nothing at this address.', { status: 404 })
  return readHoursOf(context, userId)
}

export default function HoursOf() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={`Hours of ${page.name}`}>Only {page.name} changes them.</PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card title="Every week">
          <p>{page.weekly}</p>
          <p className="mt-2 text-sm text-ink-soft">By the clock of {page.hoursZone}.</p>
          {page.exceptions.length > 0 ? <h3 className="mt-4 text-base">Exceptions</h3> : null}
          <ul className="mt-1 grid gap-1">
            {page.exceptions.map(({ id, kind, words }) => (
              <li key={id}>
                {kind === 'free' ? 'Free' : 'Busy'}: {words}
              </li>
            ))}
          </ul>
        </Card>
        <PreviewCard page={page} />
      </div>
    </>
  )
}
