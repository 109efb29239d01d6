// Questions about moments of a session, and their answers. `?t=754` asks about that second, as the replay links to it.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import type { z } from 'zod'
import { requireLogin } from '#app/auth/require.server.ts'
import { DayOf } from '#app/components/scorecard/day-of.tsx'
import { AskForm, FollowUpCard, type FollowUpAnswer } from '#app/components/scorecard/follow-up-parts.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { followUpForm, followUpWords, replyForm } from '#app/rubric/follow-ups.ts'
import { askAboutMoment, readFollowUps, replyToFollowUp } from '#app/rubric/follow-ups.server.ts'
import { momentClock } from '#app/session/moment.ts'

export const meta: MetaFunction = () => [{ title: 'Questions about moments · Greenroom' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const page = await readFollowUps(context, actor, sessionId)
  if (page.ok) return page.value
  if (page.reason === 'not-open-yet') throw redirect(`/sessions/${sessionId}/debrief`)
  if (page.reason === 'too-early') throw redirect(`/sessions/${sessionId}`)
  throw new Response(followUpWords['not-found'], { status: 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const fields = Object.fromEntries(await request.formData())
  const done = async () => {
    if (fields.intent === 'reply') {
      const reply = replyForm.safeParse(fields)
      if (!reply.success) return reply.error
      return replyToFollowUp(context, actor, { sessionId, reply: reply.data })
    }
    const wanted = followUpForm.safeParse(fields)
    if (!wanted.success) return wanted.error
    return askAboutMoment(context, actor, { sessionId, wanted: wanted.data })
  }
  const outcome = await done()
  if (!('ok' in outcome)) return refusal(fields, problemsOf(outcome, fields), 400)
  if (outcome.ok) return redirect(`/sessions/${sessionId}/follow-ups`)
  const { reason } = outcome
  if (reason === 'not-found') throw new Response(followUpWords[reason], { status: 404 })
  return refusal(fields, [{ words: followUpWords[reason] }], 409)
}

type Fields = Record<string, FormDataEntryValue>

function refusal(fields: Fields, problems: NonNullable<FollowUpAnswer>['problems'], status: 400 | 409) {
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
  const sent = {
    moment: text('moment'),
    question: text('question'),
    followUpId: text('followUpId'),
    answer: text('answer'),
  }
  return data<FollowUpAnswer>({ problems, sent }, { status })
}

function problemsOf({ issues }: z.ZodError, fields: Fields): NonNullable<FollowUpAnswer>['problems'] {
  const followUpId = typeof fields.followUpId === 'string' ? fields.followUpId : ''
  const fieldIds: Record<string, string> = {
    moment: 'ask-moment',
    question: 'ask-question',
    answer: `answer-${followUpId}`,
  }
  return issues.map(({ path, message }) => {
    const fieldId = fieldIds[String(path[0])]
    return fieldId ? { fieldId, words: message } : { words: message }
  })
}

export default function FollowUps() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const [search] = useSearchParams()
  const { sessionId, part, otherName, followUps, until, isOpen, mayAsk } = page
  const isAboutReply = answer !== null && answer.sent.followUpId !== ''
  return (
    <>
      <PageHeader
        title="Questions about moments"
        eyebrow={`With ${otherName}`}
        actions={
          <LinkButton to={`/sessions/${sessionId}/debrief`} variant="secondary">
            Back to the debrief
          </LinkButton>
        }
      >
        {part === 'candidate'
          ? 'What did they see there, what would they have done? Only the two of you read this.'
          : 'A sentence or two is plenty. Only the two of you read this.'}{' '}
        {until ? (
          <>
            {isOpen ? 'Open until' : 'It was open until'} <DayOf at={until} />.
          </>
        ) : null}
      </PageHeader>
      <div className="grid max-w-2xl gap-6">
        {followUps.map((followUp) => (
          <FollowUpCard
            key={followUp.id}
            sessionId={sessionId}
            followUp={followUp}
            mayAnswer={isOpen && part === 'interviewer'}
            answer={answer}
          />
        ))}
        {followUps.length === 0 && !mayAsk ? (
          <EmptyState title="No questions">
            {part === 'candidate'
              ? 'None were asked while there was time for it.'
              : `${otherName} has not asked anything.`}
          </EmptyState>
        ) : null}
        {mayAsk ? (
          <AskForm
            answer={isAboutReply ? null : answer}
            moment={momentIn(search.get('t'))}
            otherName={otherName}
          />
        ) : null}
      </div>
    </>
  )
}

/** Longer than any session. */
const SECONDS_MAX = 86_400

function momentIn(asked: string | null): string {
  const seconds = asked === null ? Number.NaN : Number(asked)
  return Number.isInteger(seconds) && seconds >= 0 && seconds <= SECONDS_MAX
    ? momentClock({ sessionMs: seconds * 1000 })
    : ''
}
