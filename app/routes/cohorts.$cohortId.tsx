// The frame of every page about one cohort: its name and the ways inside. Each page asks for itself whether it may be seen.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, Outlet, useLoaderData } from '@remix-run/react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { CohortTabs } from '#app/components/cohort/cohort-tabs.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  return { id: cohort.id, name: cohort.name }
}

export default function CohortFrame() {
  const { id, name } = useLoaderData<typeof loader>()
  return (
    <>
      <p className="mb-2 text-sm font-semibold print:hidden">
        <Link to="/cohorts" className="text-accent-ink underline underline-offset-4">
          Cohorts
        </Link>{' '}
        <span aria-hidden="true">/</span> {name}
      </p>
      <CohortTabs cohortId={id} />
      <Outlet />
    </>
  )
}
