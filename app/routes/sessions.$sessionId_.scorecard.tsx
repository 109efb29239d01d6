import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { requireLogin } from '#app/auth/require.server.ts'
import type { AdditionAnswer } from '#app/components/scorecard/addition-form.tsx'
import { openRound, RoundLinks } from '#app/components/scorecard/round-links.tsx'
import { ScorecardForm } from '#app/components/scorecard/scorecard-form.tsx'
import { SealedScorecard } from '#app/components/scorecard/sealed-scorecard.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { ErrorSummary, type FormProblem } from '#app/components/ui/error-summary.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { addToScorecard } from '#app/rubric/add-to-scorecard.server.ts'
import { additionForm, additionWords } from '#app/rubric/additions.ts'
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
  if (form.get('intent') === 'add') return add({ request, params, context }, form)
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
  return data({ words, gaps, addition: NO_ADDITION }, { status: 409 })
}

/** What is added to a sealed one. */
async function add(
  { request, params, context }: Pick<ActionFunctionArgs, 'request' | 'params' | 'context'>,
  form: FormData,
) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const fields = Object.fromEntries(form)
  const wanted = additionForm.safeParse(fields)
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
  const answer = (problem: FormProblem, status: 400 | 409) => {
    const sent = { dimensionId: text('dimensionId'), rating: text('rating'), words: text('words') }
    return data({ words: null, gaps: NO_GAPS, addition: { problems: [problem], sent } }, { status })
  }
  if (!wanted.success) {
    const words = wanted.error.issues[0]?.message ?? scorecardWords.incomplete
    return answer({ fieldId: 'addition-words', words }, 400)
  }
  const added = await addToScorecard(context, actor, { sessionId, wanted: wanted.data })
  if (added.ok) return redirect(`/sessions/${sessionId}/scorecard?round=${wanted.data.round}`)
  const { reason } = added
  if (reason === 'not-found' || reason === 'too-early' || reason === 'not-scored')
    throw new Response(scorecardWords[reason], { status: 404 })
  return answer({ words: additionWords[reason] }, 409)
}

const NO_GAPS: RoundGap[] = []
const NO_ADDITION: AdditionAnswer = null

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
            <>
              {maySubmit ? (
                <LinkButton to={`/sessions/${sessionId}/replay`} target="_blank" variant="quiet">
                  Watch the replay <span className="sr-only">(opens in another tab)</span>
                </LinkButton>
              ) : null}
              <LinkButton to={`/sessions/${sessionId}`} variant="secondary">
                Back to the room
              </LinkButton>
            </>
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
          <AlreadySealed words={answer?.words ?? null} />
          <RoundLinks rounds={rounds} open={sealed?.round ?? 0} />
          {sealed ? (
            <SealedScorecard card={sealed} sessionId={sessionId} answer={answer?.addition ?? NO_ADDITION} />
          ) : null}
        </>
      ) : (
        <ScorecardForm
          rounds={rounds}
          candidateName={candidateName}
          timeline={page.timeline}
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

/** Sent from a second tab, or once more: the page shows what was submitted, and says that this is not it. */
function AlreadySealed({ words }: { words: string | null }) {
  const problems = useMemo(() => (words === null ? [] : [{ words }]), [words])
  return (
    <div className="mb-6 empty:hidden">
      <ErrorSummary title="Nothing was changed" problems={problems} />
    </div>
  )
}
