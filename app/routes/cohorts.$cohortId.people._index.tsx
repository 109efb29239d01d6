// The people of a cohort: who is in, how far everybody has come, and who asks to join.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Upload, UserPlus } from 'lucide-react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { readPeopleFilter } from '#app/cohort/people-list.ts'
import {
  doPeopleDeed,
  listPeopleOf,
  peopleDeed,
  readPeoplePage,
  type DeedAnswer,
} from '#app/cohort/people-page.server.ts'
import { PeopleFilters } from '#app/components/cohort/people-filters.tsx'
import { PeopleRows } from '#app/components/cohort/people-rows.tsx'
import { PeopleNotices } from '#app/components/cohort/people-notices.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { readPeopleProgress } from '#app/desk/people-progress.server.ts'
import { leaveCohort } from '#app/scheduling/leave-cohort.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `People of ${page?.name ?? 'a cohort'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const search = new URL(request.url).searchParams
  const now = context.now()
  const progress = await readPeopleProgress(context.db, { cohortId: cohort.id, now })
  const people = await listPeopleOf(context, cohort.id, progress)
  const page = await readPeoplePage(context, actor, { people, filter: readPeopleFilter(search) })
  const taken = Number(search.get('imported'))
  return {
    ...page,
    id: cohort.id,
    name: cohort.name,
    taken: taken > 0 ? { people: taken, invited: Number(search.get('invited')) || 0 } : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const asked = peopleDeed.safeParse(Object.fromEntries(await request.formData()))
  if (!asked.success)
    return data<DeedAnswer>({ ok: false, words: 'This is no button of this page.' }, { status: 400 })
  const deed = asked.data
  let answer: DeedAnswer
  if (deed.deed === 'leave' && deed.userId === actor.userId) {
    // Otherwise one slip leaves a cohort without anybody who can see it.
    answer = { ok: false, words: 'Nobody takes themselves out. Ask another coordinator or an administrator.' }
  } else if (deed.deed === 'leave') {
    const left = await leaveCohort(context.slotNeeds, { cohortId: cohort.id, userId: deed.userId })
    answer = left.ok
      ? { ok: true, words: leftWords(left.value) }
      : { ok: false, words: 'They are not in this cohort any more.' }
  } else answer = await doPeopleDeed(context, actor, { cohortId: cohort.id, deed })
  if (answer.ok) context.jobs.wake()
  return data<DeedAnswer>(answer, { status: answer.ok ? 200 : 409 })
}

function leftWords(seats: number): string {
  if (seats === 0) return 'They are out of the cohort. What was stays.'
  return `They are out of the cohort, and ${seats === 1 ? 'one place' : `${seats} places`} to come ${seats === 1 ? 'is' : 'are'} free again.`
}

export default function CohortPeople() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const actions = (
    <>
      <LinkButton to={`/cohorts/${page.id}/people/import`} icon={<Upload size={18} aria-hidden="true" />}>
        Bring in a list
      </LinkButton>
      <LinkButton
        to={`/people?cohort=${page.id}`}
        variant="secondary"
        icon={<UserPlus size={18} aria-hidden="true" />}
      >
        Invite one person
      </LinkButton>
      <LinkButton to={`/cohorts/${page.id}/people/pods`} variant="quiet">
        Pods
      </LinkButton>
    </>
  )
  return (
    <>
      <PageHeader title="People" actions={actions}>
        {page.counts.active === 0
          ? 'Nobody is here yet. Bring in a list, invite somebody, or make a sign-up link in the settings.'
          : `${page.counts.active.toLocaleString('en-GB')} in ${page.name}.`}
      </PageHeader>
      <PeopleNotices page={page} answer={answer} />
      <PeopleFilters page={page} />
      <PeopleRows page={page} />
    </>
  )
}
