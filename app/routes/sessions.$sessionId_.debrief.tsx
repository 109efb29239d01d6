import { parseWithZod } from '@conform-to/zod/v4'
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  type SerializeFrom,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { LEFT_NAME } from '#app/account/left.ts'
import { requireLogin } from '#app/auth/require.server.ts'
import { listRatersOfSession } from '#app/calibration/keep-tapes.server.ts'
import { useFresh } from '#app/components/people/use-fresh.ts'
import { AfterwardsCard } from '#app/components/scorecard/afterwards-card.tsx'
import { BoardCard } from '#app/components/scorecard/board-card.tsx'
import { Comparison } from '#app/components/scorecard/comparison.tsx'
import { DebriefStory } from '#app/components/scorecard/debrief-story.tsx'
import { FactsCard, isOnlyTimed, TimesCard } from '#app/components/scorecard/facts-card.tsx'
import { OwnWords } from '#app/components/scorecard/own-words.tsx'
import { PractiseAfterwards } from '#app/components/scorecard/practise-after.tsx'
import { WorkToRead } from '#app/components/scorecard/question-facts.tsx'
import { openRound, RoundLinks } from '#app/components/scorecard/round-links.tsx'
import { SelfAssessmentForm } from '#app/components/scorecard/self-assessment-form.tsx'
import { WhoSeesCard } from '#app/components/scorecard/who-sees-card.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import type { Actor, InterviewRole } from '#app/auth/roles.ts'
import { readGrowthAfter } from '#app/growth/growth-after.server.ts'
import type { Debrief, DebriefRound } from '#app/rubric/debrief.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import { selfAssessmentWords } from '#app/rubric/scorecard-words.ts'
import { parseSelfRatings, selfAssessmentForm } from '#app/rubric/self-assessment.ts'
import { writeSelfAssessment } from '#app/rubric/write-self-assessment.server.ts'

export const meta: MetaFunction = () => [{ title: 'Looking back · Greenroom' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const debrief = await readDebrief(context, actor, params.sessionId ?? '')
  if (debrief.ok) {
    const round = openRound(debrief.value.rounds, new URL(request.url).searchParams.get('round'))
    const growth = await growthFor({ context, actor }, debrief.value, round)
    const raters = await listRatersOfSession(context.db, debrief.value.sessionId)
    return { ...debrief.value, growth, raters }
  }
  if (debrief.reason === 'too-early') throw redirect(`/sessions/${params.sessionId ?? ''}`)
  throw new Response('There is no session of yours behind this address.', { status: 404 })
}

type Asking = Pick<LoaderFunctionArgs, 'context'> & { actor: Actor }

/** For whose session it was, once the scorecard is there. */
async function growthFor(
  { context, actor }: Asking,
  { part, sessionId }: Debrief,
  round: DebriefRound | undefined,
) {
  if (part !== 'candidate' || !round?.scorecard) return null
  const slugs = (round.facts ?? []).map(({ slug }) => slug)
  return readGrowthAfter(context, actor, { sessionId, card: round.scorecard, slugs })
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
  const { part, status, title, rounds, candidateName, interviewerName } = debrief
  const [search] = useSearchParams()
  const round = openRound(rounds, search.get('round'))
  const hasWritten = status === 'open' || status === 'scorecard-awaited'
  const head = headOf(debrief)
  const withWhom =
    part === 'candidate' ? `with ${interviewerName}` : `${candidateName} with ${interviewerName}`
  return (
    <>
      <PageHeader
        eyebrow={`${title} · ${withWhom}`}
        title={head.title}
        actions={hasWritten ? <WaysOn debrief={debrief} /> : null}
      >
        {head.lead}
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

/** Where the rest of the session is to be seen. */
function WaysOn({ debrief: { sessionId, part, isScored } }: { debrief: Debrief }) {
  return (
    <>
      {part !== 'candidate' && isScored ? (
        <LinkButton to={`/sessions/${sessionId}/scorecard`} variant="quiet">
          Your sealed scorecard
        </LinkButton>
      ) : null}
      <LinkButton to={`/sessions/${sessionId}/recordings`} variant="quiet">
        Recordings
      </LinkButton>
      <LinkButton
        to={`/sessions/${sessionId}/replay`}
        variant="secondary"
        icon={<Play size={18} aria-hidden="true" />}
      >
        Watch the replay
      </LinkButton>
    </>
  )
}

function headOf({ part, status, isScored, interviewerName }: Debrief): { title: string; lead: string } {
  if (status === 'scorecard-awaited' && interviewerName === LEFT_NAME) return NEVER
  return isScored
    ? { title: titles[part][status], lead: leads[part][status] }
    : { title: 'Looking back', lead: 'Nothing was rated here. This is what the session recorded.' }
}

/** Whoever would have written it has deleted their account. */
const NEVER = {
  title: 'Thank you for your view',
  lead: 'The interviewer has left Greenroom before writing a scorecard, so none will come. That says nothing about you: your own view and the replay stay yours.',
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

type OfRound = { debrief: SerializeFrom<typeof loader>; round: DebriefRound | undefined }

function ForCandidate({ debrief, round }: OfRound) {
  const answer = useActionData<typeof action>()
  useFresh()
  const { status, sessionId, selfAssessment, isScored } = debrief
  if (status === 'self-assessment-first') {
    return (
      <Beside debrief={debrief}>
        <SelfAssessmentForm lastResult={answer} rounds={debrief.toAssess} />
      </Beside>
    )
  }
  return (
    <Columns debrief={debrief} round={round}>
      {round?.scorecard ? (
        <DebriefStory
          debrief={debrief}
          round={round.round}
          card={round.scorecard}
          wins={debrief.growth?.wins ?? []}
        >
          <PractiseAfterwards practise={debrief.growth?.practise ?? null} />
        </DebriefStory>
      ) : null}
      {isScored && !round?.scorecard ? (
        <>
          <EmptyState title="Not here yet">
            Most interviewers write within the hour. You can close this page meanwhile.
          </EmptyState>
          {selfAssessment ? <OwnWords title="What you wrote" answers={selfAssessment} /> : null}
        </>
      ) : null}
      {round?.hasBoard ? <BoardCard sessionId={sessionId} round={round.round} /> : null}
      <WorkToRead facts={round?.facts ?? []} whose="Your comments" />
    </Columns>
  )
}

function ForRater({ debrief, round }: OfRound) {
  const { status, sessionId, selfAssessment, candidateName } = debrief
  const { scorecard = null, practice = [], facts } = round ?? {}
  if (status === 'own-scorecard-first') {
    return (
      <Beside debrief={debrief}>
        <EmptyState
          title="Write before you read"
          action={<LinkButton to={`/sessions/${sessionId}/scorecard`}>Write your scorecard</LinkButton>}
        >
          Two views are worth more than one only while they are independent.
        </EmptyState>
      </Beside>
    )
  }
  return (
    <Columns debrief={debrief} round={round}>
      {round && scorecard ? (
        <DebriefStory debrief={debrief} round={round.round} card={scorecard}>
          {null}
        </DebriefStory>
      ) : null}
      {!scorecard && selfAssessment ? (
        <OwnWords title={`What ${candidateName} wrote`} answers={selfAssessment} />
      ) : null}
      {scorecard
        ? practice.map((one) => <Comparison key={one.authorName} card={scorecard} practice={one} />)
        : null}
      {round?.hasBoard ? <BoardCard sessionId={sessionId} round={round.round} /> : null}
      <WorkToRead facts={facts ?? []} whose={`Comments of ${candidateName}`} />
    </Columns>
  )
}

/** The story, and beside it what was measured and who can see what. */
function Columns({ debrief, round, children }: OfRound & { children: ReactNode }) {
  return (
    <Beside debrief={debrief} aside={<FactsCards facts={round?.facts ?? []} />}>
      {children}
      <AfterwardsCard {...debrief} />
    </Beside>
  )
}

type BesideProps = Pick<OfRound, 'debrief'> & { aside?: ReactNode; children: ReactNode }

/** Who can see what stands on every page of a session, also before there is anything to see. */
function Beside({ debrief: { part, standing, raters }, aside, children }: BesideProps) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_21rem]">
      <div className="grid min-w-0 gap-6">{children}</div>
      <div className="grid min-w-0 gap-6">
        {aside}
        <WhoSeesCard viewer={part} standing={standing} raters={raters} />
      </div>
    </div>
  )
}

/** By question where a round had several; where there is nothing but the time, once for all of them. */
function FactsCards({ facts }: { facts: NonNullable<DebriefRound['facts']> }) {
  const several = facts.length > 1
  if (several && facts.every(isOnlyTimed)) return <TimesCard facts={facts} />
  return facts.map((one) => (
    <FactsCard key={one.slug} facts={one} {...(several ? { title: one.title } : {})} />
  ))
}
