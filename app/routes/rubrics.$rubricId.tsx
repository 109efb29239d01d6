import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { HowRatingsCount } from '#app/components/rubric/how-ratings-count.tsx'
import { adaptPath, rubricPath } from '#app/components/rubric/rubric-path.ts'
import { RubricReading } from '#app/components/rubric/rubric-reading.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { familyOf } from '#app/rubric/rubric-id.ts'
import { readRubric } from '#app/rubric/list-rubrics.server.ts'
import type { RubricPage } from '#app/rubric/rubric-pages.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.rubric.title ?? 'Rubric'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const page = await readRubric(context, actor, params.rubricId ?? '')
  if (!page) throw new Response('There is no rubric behind this address.', { status: 404 })
  return page
}

export default function RubricToRead() {
  const page = useLoaderData<typeof loader>()
  const { rubric, mayAdapt } = page
  return (
    <>
      <PageHeader
        title={rubric.title}
        eyebrow={<Link to="/rubrics">Rubrics</Link>}
        actions={mayAdapt.map(({ cohortId, name }) => (
          <LinkButton key={cohortId} to={adaptPath(cohortId, familyOf(rubric.rubricId))} variant="secondary">
            Adapt it for {name}
          </LinkButton>
        ))}
      >
        <Origin page={page} />
      </PageHeader>
      <div className="grid gap-6">
        <RubricReading dimensions={rubric.dimensions} />
        <HowRatingsCount />
      </div>
    </>
  )
}

function Origin({ page: { rubric, cohort, bankId } }: { page: RubricPage }) {
  const toBank = bankId ? (
    <>
      {' '}
      <Link to={rubricPath(bankId)} className="underline">
        {cohort ? 'The one it was adapted from' : 'The version of today'}
      </Link>
      .
    </>
  ) : null
  if (!cohort) {
    return (
      <p>
        Version {rubric.version}.{toBank}
      </p>
    )
  }
  return (
    <p>
      Version {cohort.number} of {cohort.name}
      {cohort.inUse ? ', which new sessions are rated by.' : ', kept for what was rated by it.'}
      {toBank}
    </p>
  )
}
