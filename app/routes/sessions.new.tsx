import { parseWithZod } from '@conform-to/zod/v4'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { listKnownPeople } from '#app/cohort/own-cohort.server.ts'
import { StartSessionFields, type Asked } from '#app/components/people/start-session-fields.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { applyFilters, countValues, noFilters, readFilters, type Filters } from '#app/library/filters.ts'
import { readLibrary } from '#app/library/list-questions.server.ts'
import {
  startSessionForm,
  startSessionWords,
  type StartSessionRefusal,
} from '#app/session/start-session-form.ts'
import { fittingQuestions, offerRounds } from '#app/session/offer-rounds.server.ts'
import { startSession } from '#app/session/start-session.server.ts'

export const meta: MetaFunction = () => [{ title: 'Start a session · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'start-session')
  const { searchParams } = new URL(request.url)
  const asked = readFilters(searchParams)
  const people = await listKnownPeople(context, actor, ['interviewer', 'trainee'])
  const whoMay = (action: 'lead-session' | 'shadow-session') =>
    people.filter((person) => can(person, action)).map(({ id, name }) => ({ id, name }))
  const { questions, candidates, candidate } = await readLibrary(context, actor, asked.candidateId)
  // Only what this page shows may narrow its list.
  const { level, topic } = asked.chosen
  const filters: Filters = {
    ...noFilters,
    chosen: { ...noFilters.chosen, level, topic },
    candidateId: candidate?.id ?? '',
    used: asked.used,
  }
  const fitting = fittingQuestions(context.questions, searchParams, questions)
  const narrowed = applyFilters(fitting, filters)
  const field = (name: keyof Asked) => searchParams.get(name)?.slice(0, FIELD_MAX) ?? ''
  return {
    ...offerRounds(context.questions, searchParams, narrowed),
    questions: narrowed,
    filters,
    levels: countValues(fitting, filters, 'level'),
    topics: countValues(fitting, filters, 'topic'),
    metCount: fitting.filter(({ met, status }) => met && status === 'live').length,
    candidates,
    interviewers: can(actor, 'choose-interviewer') ? whoMay('lead-session') : null,
    shadows: whoMay('shadow-session').filter(({ id }) => id !== actor.userId),
    asked: {
      questionSlug: field('questionSlug'),
      interviewerId: field('interviewerId'),
      shadowId: field('shadowId'),
      minutes: field('minutes'),
    } satisfies Asked,
  }
}

const FIELD_MAX = 80

/** Refusals about a round name their own field. */
const fieldOf: Partial<Record<StartSessionRefusal, string>> = {
  'candidate-unknown': 'candidateId',
  'interviewer-unknown': 'interviewerId',
  'shadow-unknown': 'shadowId',
  'same-person': 'shadowId',
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'start-session')
  const submission = parseWithZod(await request.formData(), { schema: startSessionForm })
  if (submission.status !== 'success') return data(submission.reply(), { status: 400 })
  const started = await startSession(context, actor, submission.value)
  if (!started.ok) {
    const words = [startSessionWords[started.reason]]
    const field = started.field ?? fieldOf[started.reason]
    return data(submission.reply(field ? { fieldErrors: { [field]: words } } : { formErrors: words }), {
      status: 409,
    })
  }
  // A coordinator has no part in the session: the people who do find it on their own page.
  const leads = (submission.value.interviewerId ?? actor.userId) === actor.userId
  return redirect(leads ? `/sessions/${started.value}` : `/home?started=${started.value}`)
}

export default function NewSession() {
  const offers = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title="Start a session">
        {offers.interviewers
          ? 'It appears at once on the pages of everybody in it.'
          : 'You go straight to the room. What its rounds need gets ready while you say hello.'}
      </PageHeader>
      <StartSessionFields {...offers} lastResult={useActionData<typeof action>()} />
    </div>
  )
}
