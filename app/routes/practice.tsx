// Practice: what one has tried, what one may try next, and the form that begins it.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { AttemptList } from '#app/components/practice/attempt-list.tsx'
import { CannotBegin, type Obstacle } from '#app/components/practice/cannot-begin.tsx'
import { Choose } from '#app/components/practice/choose.tsx'
import { Progress } from '#app/components/practice/progress.tsx'
import { RunningPractices } from '#app/components/practice/running.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { findUser } from '#app/db/users.server.ts'
import { timeWords } from '#app/lib/calendar.ts'
import { listPractice } from '#app/practice/list-practice.server.ts'
import { filterOffers, progressOf, readOfferFilter } from '#app/practice/offers.ts'
import { practiceForm, practiceRefusalWords } from '#app/practice/practice-form.ts'
import { startPractice } from '#app/practice/start-practice.server.ts'

export const meta: MetaFunction = () => [{ title: 'Practice · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'practise')
  const { offers, attempts, running } = await listPractice(context, actor)
  const filter = readOfferFilter(new URL(request.url).searchParams)
  return {
    filter,
    offers: filterOffers(offers, filter),
    choices: {
      levels: [...new Set(offers.map(({ level }) => level))],
      topics: [...new Set(offers.flatMap(({ topics }) => topics))],
      skills: [...new Set(offers.flatMap(({ skills }) => skills))],
    },
    progress: progressOf(offers),
    attempts,
    running,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'practise')
  const sent = await request.formData()
  const parsed = practiceForm.safeParse(Object.fromEntries(sent))
  if (!parsed.success) {
    return data<Obstacle>({ why: 'refused', words: practiceRefusalWords['not-offered'] }, { status: 400 })
  }
  const form = parsed.data
  const started = await startPractice(context, actor, { form, filter: readOfferFilter(sent) })
  if (started.ok) return redirect(`/sessions/${started.sessionId}`)
  switch (started.reason) {
    case 'already-practising':
      return data<Obstacle>({ why: 'already', sessionId: started.sessionId, wish: form }, { status: 409 })
    case 'machine-full': {
      const timeZone = (await findUser(context.db, actor.userId))?.timeZone ?? 'UTC'
      const tryAt = timeWords(started.tryAt, timeZone)
      return data<Obstacle>({ why: 'full', tryAt, wish: form }, { status: 503 })
    }
    default:
      return data<Obstacle>(
        { why: 'refused', words: practiceRefusalWords[started.reason] },
        { status: started.reason === 'boxes-unreachable' ? 503 : 409 },
      )
  }
}

export default function Practice() {
  const { offers, filter, choices, progress, attempts, running } = useLoaderData<typeof loader>()
  const obstacle = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Practice">
        A broken box and its story, just for you. Nobody watches and nothing is rated. Hints come when you
        ask, and afterwards you read how it goes.
      </PageHeader>
      <div className="grid gap-10">
        {obstacle ? (
          <CannotBegin obstacle={obstacle} running={running} />
        ) : (
          <RunningPractices running={running} />
        )}
        <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <Choose offers={offers} filter={filter} choices={choices} />
          <Progress progress={progress} />
        </div>
        <AttemptList attempts={attempts} title="What you have tried" />
      </div>
    </>
  )
}
