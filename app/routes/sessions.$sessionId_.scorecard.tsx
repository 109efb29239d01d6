import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { openRound, RoundLinks } from '#app/components/scorecard/round-links.tsx'
import { ScorecardForm } from '#app/components/scorecard/scorecard-form.tsx'
import { SealedScorecard } from '#app/components/scorecard/sealed-scorecard.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { readScorecard } from '#app/rubric/read-scorecard.server.ts'
import { saveScorecardDrafts } from '#app/rubric/save-scorecard-draft.server.ts'
import { parseScorecardForm } from '#app/rubric/scorecard-form.ts'
import type { RoundGap } from '#app/rubric/scorecard.ts'
import { scorecardWords } from '#app/rubric/scorecard-words.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'

export const meta: MetaFunction = () => [{ title: 'Scorecard · Greenroom' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const page = await readScorecard(context, actor, params.sessionId ?? '')
  if (page.ok) return page.value
  if (page.reason === 'not-scored') throw redirect(`/sessions/${params.sessionId ?? ''}/debrief`)
  if (page.reason === 'too-early') throw redirect(`/sessions/${params.sessionId ?? ''}`)
  throw new Response(scorecardWords[page.reason], { status: 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const page = await readScorecard(context, actor, sessionId)
  if (!page.ok) throw new Response(scorecardWords[page.reason], { status: 404 })
  const form = await request.formData()
  const drafts = parseScorecardForm(form, page.value.rounds)
  if (!drafts)
    throw new Response('This scorecard did not arrive whole. Nothing was changed.', { status: 400 })
  if (form.get('intent') !== 'submit') {
    const saved = await saveScorecardDrafts(context, actor, { sessionId, drafts })
    return saved.ok ? redirect(`/sessions/${sessionId}/scorecard`) : refusal(scorecardWords[saved.reason])
  }
  const submitted = await submitScorecard(context, actor, { sessionId, drafts })
  if (submitted.ok) return redirect(`/sessions/${sessionId}/scorecard`)
  return refusal(scorecardWords[submitted.reason], submitted.gaps)
}

function refusal(words: string, gaps: RoundGap[] = []) {
  return data({ words, gaps }, { status: 409 })
}

const NO_GAPS: RoundGap[] = []

export default function Scorecard() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { sessionId, part, candidateName, rounds, submittedAt, maySubmit } = page
  const [search] = useSearchParams()
  const sealed = openRound(rounds, search.get('round'))
  const practice = part === 'shadow'
  return (
    <>
      <PageHeader
        title={practice ? 'Your practice scorecard' : 'Scorecard'}
        eyebrow={`${rounds.map(({ title }) => title).join(' · ')} · ${candidateName}`}
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
        <>
          <RoundLinks rounds={rounds} open={sealed?.round ?? 0} />
          {sealed ? <SealedScorecard card={sealed} /> : null}
        </>
      ) : (
        <ScorecardForm
          rounds={rounds}
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
