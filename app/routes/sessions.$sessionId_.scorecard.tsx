import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { ScorecardForm } from '#app/components/scorecard/scorecard-form.tsx'
import { SealedScorecard } from '#app/components/scorecard/sealed-scorecard.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { readScorecard } from '#app/rubric/read-scorecard.server.ts'
import { saveScorecardDraft } from '#app/rubric/save-scorecard-draft.server.ts'
import { parseScorecardForm } from '#app/rubric/scorecard-form.ts'
import type { Gap } from '#app/rubric/scorecard.ts'
import { scorecardWords } from '#app/rubric/scorecard-words.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'

export const meta: MetaFunction = () => [{ title: 'Scorecard · Greenroom' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const page = await readScorecard(context, actor, params.sessionId ?? '')
  if (page.ok) return page.value
  if (page.reason === 'too-early') throw redirect(`/sessions/${params.sessionId ?? ''}`)
  throw new Response(scorecardWords[page.reason], { status: 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const page = await readScorecard(context, actor, sessionId)
  if (!page.ok) throw new Response(scorecardWords[page.reason], { status: 404 })
  const form = await request.formData()
  const draft = parseScorecardForm(form, page.value.rubric.dimensions)
  if (!draft) throw new Response('This scorecard did not arrive whole. Nothing was changed.', { status: 400 })
  if (form.get('intent') !== 'submit') {
    const saved = await saveScorecardDraft(context, actor, { sessionId, draft })
    return saved.ok ? redirect(`/sessions/${sessionId}/scorecard`) : refusal(scorecardWords[saved.reason])
  }
  const submitted = await submitScorecard(context, actor, { sessionId, draft })
  if (submitted.ok) return redirect(`/sessions/${sessionId}/scorecard`)
  return refusal(scorecardWords[submitted.reason], submitted.gaps)
}

function refusal(words: string, gaps: Gap[] = []) {
  return data({ words, gaps }, { status: 409 })
}

const NO_GAPS: Gap[] = []

export default function Scorecard() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { sessionId, part, candidateName, rubric, draft, notes, submittedAt, maySubmit, summary } = page
  const practice = part === 'shadow'
  return (
    <>
      <PageHeader
        title={practice ? 'Your practice scorecard' : 'Scorecard'}
        eyebrow={`${rubric.title} · ${candidateName}`}
        actions={
          submittedAt ? (
            <LinkButton to={`/sessions/${sessionId}/debrief`}>Look back together</LinkButton>
          ) : (
            <LinkButton to={`/sessions/${sessionId}`} variant="secondary">
              Back to the room
            </LinkButton>
          )
        }
      >
        {submittedAt ? (
          <p>Submitted and sealed. Thank you: this is what somebody learns from.</p>
        ) : (
          <p>
            Rate each dimension on its own, by the sentence that describes best what you saw.{' '}
            {practice
              ? 'Only the interviewer and you will read it.'
              : `${candidateName} reads it after looking back.`}
          </p>
        )}
      </PageHeader>
      {submittedAt ? (
        <SealedScorecard draft={draft} summary={summary} dimensions={rubric.dimensions} notes={notes} />
      ) : (
        <ScorecardForm
          draft={draft}
          dimensions={rubric.dimensions}
          notes={notes}
          candidateName={candidateName}
          practice={practice}
          maySubmit={maySubmit}
          gaps={answer?.gaps ?? NO_GAPS}
          refusal={answer?.words ?? null}
          draftUrl={`/sessions/${sessionId}/scorecard-draft`}
        />
      )}
    </>
  )
}
