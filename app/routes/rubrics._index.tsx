import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { RubricCard } from '#app/components/rubric/rubric-card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { listRubrics } from '#app/rubric/list-rubrics.server.ts'

export const meta: MetaFunction = () => [{ title: 'Rubrics · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  return listRubrics(context, actor)
}

export default function Rubrics() {
  const { rubrics, cohorts } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Rubrics">
        What is looked at in each round, in the words that everybody reads: you before the session, your
        interviewer while rating, both of you afterwards.
      </PageHeader>
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {rubrics.map((rubric) => (
          <RubricCard key={rubric.rubricId} rubric={rubric} cohorts={cohorts} />
        ))}
      </div>
    </>
  )
}
