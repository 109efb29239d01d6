import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireLogin } from '#app/auth/require.server.ts'
import type { Role } from '#app/auth/roles.ts'
import { countTapesToAnswer } from '#app/calibration/keep-tapes.server.ts'
import { TapesToAnswer } from '#app/components/growth/tapes-asked.tsx'
import { StandByCard } from '#app/components/life/stand-by-card.tsx'
import { SessionLine, type SessionLineProps } from '#app/components/people/session-line.tsx'
import { stepWords } from '#app/components/people/session-words.ts'
import { useFresh } from '#app/components/people/use-fresh.ts'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { RunningPractices } from '#app/components/practice/running.tsx'
import { PodCards } from '#app/components/people/pod-card.tsx'
import { HomePractice } from '#app/components/practice/home-practice.tsx'
import { listPodMates } from '#app/db/cohort-people.server.ts'
import { listPractice } from '#app/practice/list-practice.server.ts'
import { progressOf } from '#app/practice/offers.ts'
import { readStandByOffers } from '#app/scheduling/slot-life.server.ts'
import { listMySessions } from '#app/session/my-sessions.server.ts'

export const meta: MetaFunction = () => [{ title: 'Your sessions · Greenroom' }]

/** The newest ones; the others are on the page of practice. */
const ATTEMPTS_AT_HOME = 3

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessions = await listMySessions(context, actor)
  const { offers, attempts, running } = await listPractice(context, actor)
  return {
    ...sessions,
    practice: {
      running,
      attempts: attempts.slice(0, ATTEMPTS_AT_HOME),
      progress: progressOf(offers),
      /** Practice is what candidates come for between sessions; others find it in the menu. */
      invites: actor.role === 'candidate' || actor.role === 'trainee',
    },
    standBy: await readStandByOffers(context.slotNeeds, actor),
    pods: actor.role === 'candidate' ? await listPodMates(context.db, actor.userId) : [],
    tapesToAnswer: actor.role === 'candidate' ? await countTapesToAnswer(context.db, actor.userId) : 0,
    firstName: actor.name.split(' ')[0] ?? actor.name,
    role: actor.role,
    mayStart: can(actor, 'start-session'),
  }
}

const leads: Record<Role, string> = {
  candidate: 'Everything you need for your next session is here. Nothing to prepare but a quiet place.',
  trainee: 'You read along with the interviewer, type nothing, and practise scoring.',
  interviewer: 'Your sessions, and the scorecards they still ask of you.',
  coordinator:
    'The schedule of everybody. What is written on scorecards stays between the people of a session.',
  admin: 'The schedule of everybody. What is written on scorecards stays between the people of a session.',
}

export default function Home() {
  const page = useLoaderData<typeof loader>()
  const { live, coming, past, practice, pods, standBy, firstName, role, mayStart, timeZone } = page
  useFresh()
  const [search] = useSearchParams()
  const [owed, done] = [past.filter(isOwed), past.filter((one) => !isOwed(one))]
  const nothingAhead = live.length + coming.length === 0
  return (
    <>
      <PageHeader title={`Hello, ${firstName}`} actions={mayStart ? <StartButton /> : undefined}>
        {leads[role]}
      </PageHeader>
      <JustStarted session={[...live, ...coming].find(({ id }) => id === search.get('started'))} />
      <div className="grid gap-10">
        <StandByCard offers={standBy} />
        <RunningPractices running={practice.running} />
        <SessionList title="Happening now" sessions={live} prominent />
        <SessionList title="Waiting for you" sessions={owed} />
        <TapesToAnswer count={page.tapesToAnswer} />
        {nothingAhead ? (
          <NothingAhead role={role} mayStart={mayStart} />
        ) : (
          <SessionList title="Coming up" sessions={coming} />
        )}
        <PodCards pods={pods} />
        <HomePractice {...practice} />
        <SessionList title="Behind you" sessions={done} />
      </div>
      <p className="mt-10 text-sm text-ink-faint">Times are shown for {timeZone.replaceAll('_', ' ')}.</p>
    </>
  )
}

/** Whoever set up a session for others has no room to go to: it says whose turn it is. */
function JustStarted({ session }: { session: SessionLineProps | undefined }) {
  if (!session) return null
  const names = session.people.map(({ name }) => name)
  const listed = new Intl.ListFormat('en-GB').format(names)
  return (
    <p role="status" className="mb-8 rounded-md bg-accent-soft px-4 py-3 text-accent-ink">
      <strong>{session.title}</strong> is set up. {listed} find it on their own first page now, with a button
      into the room. You have nothing more to do.
    </p>
  )
}

function isOwed(session: SessionLineProps): boolean {
  return stepWords[session.next].urgent
}

function StartButton() {
  return (
    <LinkButton to="/sessions/new" icon={<Plus size={18} aria-hidden="true" />}>
      Start a session now
    </LinkButton>
  )
}

type SessionListProps = { title: string; sessions: readonly SessionLineProps[]; prominent?: boolean }

function SessionList({ title, sessions, prominent = false }: SessionListProps) {
  if (sessions.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className="mb-2.5 text-lg">{title}</h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface px-4 shadow-card sm:px-5">
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionLine session={session} prominent={prominent} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const emptyWords: Record<Role, string> = {
  candidate: 'As soon as somebody sets up a session with you, it appears here by itself.',
  trainee: 'As soon as somebody asks you to shadow a session, it appears here by itself.',
  interviewer: 'Start one with a candidate who is here, or wait until your coordinator has set one up.',
  coordinator: 'Start one for a candidate and an interviewer who are here.',
  admin: 'Start one for a candidate and an interviewer who are here.',
}

function NothingAhead({ role, mayStart }: { role: Role; mayStart: boolean }) {
  return (
    <EmptyState title="No session is planned" action={mayStart ? <StartButton /> : undefined}>
      {emptyWords[role]}
    </EmptyState>
  )
}
