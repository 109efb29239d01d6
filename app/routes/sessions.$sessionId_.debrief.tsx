import { parseWithZod } from '@conform-to/zod/v4'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { useFresh } from '#app/components/people/use-fresh.ts'
import { AfterwardsCard } from '#app/components/scorecard/afterwards-card.tsx'
import { BoardCard } from '#app/components/scorecard/board-card.tsx'
import { Comparison } from '#app/components/scorecard/comparison.tsx'
import { FactsCard } from '#app/components/scorecard/facts-card.tsx'
import { OwnWords } from '#app/components/scorecard/own-words.tsx'
import { WorkToRead } from '#app/components/scorecard/question-facts.tsx'
import { ReleasedScorecardView } from '#app/components/scorecard/released-scorecard.tsx'
import { openRound, RoundLinks } from '#app/components/scorecard/round-links.tsx'
import { SelfAssessmentForm } from '#app/components/scorecard/self-assessment-form.tsx'
import { TwoViewsCard } from '#app/components/scorecard/two-views-card.tsx'
import { WhoSeesCard } from '#app/components/scorecard/who-sees-card.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import type { InterviewRole } from '#app/auth/roles.ts'
import type { Debrief, DebriefRound } from '#app/rubric/debrief.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import { selfAssessmentWords } from '#app/rubric/scorecard-words.ts'
import { parseSelfRatings, selfAssessmentForm } from '#app/rubric/self-assessment.ts'
import { compareViews } from '#app/rubric/two-views.ts'
import { writeSelfAssessment } from '#app/rubric/write-self-assessment.server.ts'

export const meta: MetaFunction = () => [{ title: 'Looking back · Greenroom' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const debrief = await readDebrief(context, actor, params.sessionId ?? '')
  if (debrief.ok) return debrief.value
  if (debrief.reason === 'too-early') throw redirect(`/sessions/${params.sessionId ?? ''}`)
  throw new Response('There is no session of yours behind this address.', { status: 404 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const form = await request.formData()
  const submission = parseWithZod(form, { schema: selfAssessmentForm })
  if (submission.status !== 'success') return data(submission.reply(), { status: 400 })
  const debrief = await readDebrief(context, actor, sessionId)
  const ratings = parseSelfRatings(form, debrief.ok ? debrief.value.toAssess : [])
  if (!ratings) throw new Response('This did not arrive whole. Nothing was written.', { status: 400 })
  const answers = { ...submission.value, ratings }
  const written = await writeSelfAssessment(context, actor, { sessionId, answers })
  if (written.ok) return redirect(`/sessions/${sessionId}/debrief`)
  if (written.reason === 'not-found') throw new Response(selfAssessmentWords['not-found'], { status: 404 })
  return data(submission.reply({ formErrors: [selfAssessmentWords[written.reason]] }), { status: 409 })
}

export default function DebriefPage() {
  const debrief = useLoaderData<typeof loader>()
  const { part, status, title, isScored, rounds, candidateName, interviewerName } = debrief
  const [search] = useSearchParams()
  const round = openRound(rounds, search.get('round'))
  const withWhom =
    part === 'candidate' ? `with ${interviewerName}` : `${candidateName} with ${interviewerName}`
  return (
    <>
      <PageHeader eyebrow={`${title} · ${withWhom}`} title={isScored ? titles[part][status] : 'Looking back'}>
        {isScored ? leads[part][status] : 'Nothing was rated here. This is what the session recorded.'}
      </PageHeader>
      {status === 'open' ? <RoundLinks rounds={rounds} open={round?.round ?? 0} /> : null}
      {part === 'candidate' ? (
        <ForCandidate debrief={debrief} round={round} />
      ) : (
        <ForRater debrief={debrief} round={round} />
      )}
    </>
  )
}

type Words = Record<InterviewRole, Record<Debrief['status'], string>>
const forRaters = {
  'self-assessment-first': '',
  'own-scorecard-first': 'First your own view',
  'scorecard-awaited': 'Your scorecard is in',
  open: 'Looking back',
}
const titles: Words = {
  candidate: {
    'self-assessment-first': 'First, how did it feel to you?',
    'scorecard-awaited': 'Thank you. Your scorecard is on its way',
    'own-scorecard-first': '',
    open: 'Your scorecard',
  },
  interviewer: forRaters,
  shadow: forRaters,
}
const leadsForRaters = {
  'self-assessment-first': '',
  'own-scorecard-first': 'You read what others saw as soon as your own scorecard is submitted.',
  'scorecard-awaited': 'The interviewer is still writing; theirs appears here beside yours.',
  open: 'What each of you saw, and what was measured.',
}
const leads: Words = {
  candidate: {
    'self-assessment-first':
      'A few words of your own, before anybody else’s. They help you more than any rating.',
    'scorecard-awaited': 'Your interviewer is still writing. It appears here by itself.',
    'own-scorecard-first': '',
    open: 'What was seen, with what worked first. It is about one session, not about you.',
  },
  interviewer: leadsForRaters,
  shadow: leadsForRaters,
}

type OfRound = { debrief: Debrief; round: DebriefRound | undefined }

function ForCandidate({ debrief, round }: OfRound) {
  const answer = useActionData<typeof action>()
  useFresh()
  const { status, sessionId, selfAssessment, isScored } = debrief
  if (status === 'self-assessment-first')
    return <SelfAssessmentForm lastResult={answer} rounds={debrief.toAssess} />
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
      <div className="grid gap-6">
        {round?.scorecard ? <ReleasedScorecardView card={round.scorecard} sessionId={sessionId} /> : null}
        {round?.scorecard && selfAssessment ? (
          <TwoViewsCard
            views={compareViews({ round: round.round, own: selfAssessment, card: round.scorecard }, null)}
            own="You"
            theirs={debrief.interviewerName}
          />
        ) : null}
        {isScored && !round?.scorecard ? (
          <EmptyState title="Not here yet">
            Most interviewers write within the hour. You can close this page meanwhile.
          </EmptyState>
        ) : null}
        {round?.hasBoard ? <BoardCard sessionId={sessionId} round={round.round} /> : null}
        <WorkToRead facts={round?.facts ?? []} whose="Your comments" />
      </div>
      <div className="grid gap-6">
        <FactsCards facts={round?.facts ?? []} />
        {selfAssessment ? <OwnWords title="What you wrote" answers={selfAssessment} /> : null}
        <Aside debrief={debrief} />
      </div>
    </div>
  )
}

function ForRater({ debrief, round }: OfRound) {
  const { status, sessionId, selfAssessment, candidateName, isScored } = debrief
  const { scorecard = null, practice = [], facts } = round ?? {}
  if (status === 'own-scorecard-first') {
    return (
      <EmptyState
        title="Write before you read"
        action={<LinkButton to={`/sessions/${sessionId}/scorecard`}>Write your scorecard</LinkButton>}
      >
        Two views are worth more than one only while they are independent.
      </EmptyState>
    )
  }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
      <div className="grid gap-6">
        {scorecard
          ? practice.map((one) => <Comparison key={one.authorName} card={scorecard} practice={one} />)
          : null}
        {scorecard ? <ReleasedScorecardView card={scorecard} sessionId={sessionId} /> : null}
        {round && scorecard && selfAssessment ? (
          <TwoViewsCard
            views={compareViews({ round: round.round, own: selfAssessment, card: scorecard }, candidateName)}
            own={candidateName}
            theirs={scorecard.authorName}
          />
        ) : null}
        {round?.hasBoard ? <BoardCard sessionId={sessionId} round={round.round} /> : null}
        <WorkToRead facts={facts ?? []} whose={`Comments of ${candidateName}`} />
      </div>
      <div className="grid gap-6">
        <FactsCards facts={facts ?? []} />
        {selfAssessment ? <OwnWords title={`What ${candidateName} wrote`} answers={selfAssessment} /> : null}
        {isScored ? (
          <LinkButton to={`/sessions/${sessionId}/scorecard`} variant="secondary">
            Your sealed scorecard
          </LinkButton>
        ) : null}
        <Aside debrief={debrief} />
      </div>
    </div>
  )
}

function Aside({ debrief: { sessionId, part, status, standing, interviewerName } }: { debrief: Debrief }) {
  return (
    <>
      <AfterwardsCard
        sessionId={sessionId}
        part={part}
        isOpen={status === 'open'}
        interviewerName={interviewerName}
      />
      <WhoSeesCard viewer={part} standing={standing} />
    </>
  )
}

/** By question where a round had several. */
function FactsCards({ facts }: { facts: NonNullable<DebriefRound['facts']> }) {
  return facts.map((one) => (
    <FactsCard key={one.slug} facts={one} {...(facts.length > 1 ? { title: one.title } : {})} />
  ))
}
