import { parseWithZod } from '@conform-to/zod/v4'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { FeedbackCard, FeedbackForm } from '#app/components/scorecard/feedback-form.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { feedbackForm, feedbackWords } from '#app/rubric/feedback.ts'
import { readFeedbackPage, writeFeedback } from '#app/rubric/interview-feedback.server.ts'

export const meta: MetaFunction = () => [{ title: 'How the interview was · Greenroom' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const page = await readFeedbackPage(context, actor, sessionId)
  if (page.ok) return page.value
  if (page.reason === 'own-paper-first') throw redirect(`/sessions/${sessionId}/debrief`)
  if (page.reason === 'too-early') throw redirect(`/sessions/${sessionId}`)
  throw new Response(feedbackWords['not-found'], { status: 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const submission = parseWithZod(await request.formData(), { schema: feedbackForm })
  if (submission.status !== 'success') return data(submission.reply(), { status: 400 })
  const written = await writeFeedback(context, actor, { sessionId, answers: submission.value })
  if (written.ok) return redirect(`/sessions/${sessionId}/feedback`)
  if (written.reason === 'not-found') throw new Response(feedbackWords['not-found'], { status: 404 })
  return data(submission.reply({ formErrors: [feedbackWords[written.reason]] }), { status: 409 })
}

export default function InterviewFeedback() {
  const { sessionId, otherName, own, others, mayWrite, othersWaits } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="How was the interview itself?"
        eyebrow={`With ${otherName}`}
        actions={
          <LinkButton to={`/sessions/${sessionId}/debrief`} variant="secondary">
            Back to the debrief
          </LinkButton>
        }
      >
        About the hour, not about a person. Each of you writes without knowing what the other wrote.
      </PageHeader>
      <div className="grid max-w-2xl gap-6">
        {mayWrite ? <FeedbackForm lastResult={answer} otherName={otherName} /> : null}
        {own ? <FeedbackCard title="What you said" feedback={own} /> : null}
        {others ? <FeedbackCard title={`What ${otherName} said`} feedback={others} /> : null}
        {others ? null : (
          <EmptyState title={othersWaits ? `${otherName} has written` : `${otherName} has not written yet`}>
            {othersWaits
              ? 'It opens once you have written too, or a week after it was written.'
              : 'They may, or may not: it is up to them.'}
          </EmptyState>
        )}
        {!mayWrite && !own ? <p className="text-ink-soft">{feedbackWords['too-late']}</p> : null}
      </div>
    </>
  )
}
