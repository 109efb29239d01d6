// My schedule: what I have, what is asked of me, and, for candidates, what I can book.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { StandByCard } from '#app/components/life/stand-by-card.tsx'
import { WaitlistCard } from '#app/components/life/waitlist-card.tsx'
import { AnswerNote } from '#app/components/slots/answer-note.tsx'
import { AcceptButton, DeclineButton } from '#app/components/slots/asked-forms.tsx'
import { Offers } from '#app/components/slots/offers.tsx'
import { SlotLine, SlotList } from '#app/components/slots/slot-line.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { answerSlots } from '#app/scheduling/answer-slots.server.ts'
import { readMySlots } from '#app/scheduling/my-slots.server.ts'
import type { MySlots } from '#app/scheduling/slot-page.ts'
import { readWaitlistCard } from '#app/scheduling/read-waitlist.server.ts'
import { readStandByOffers } from '#app/scheduling/slot-life.server.ts'
import type { SlotCard } from '#app/scheduling/slot-card.ts'
import type { SlotAnswer } from '#app/scheduling/slot-words.ts'

export const meta: MetaFunction = () => [{ title: 'Schedule · Greenroom' }]

const ROUND_ID_MAX = 64

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'keep-hours')
  const round = new URL(request.url).searchParams.get('round')?.slice(0, ROUND_ID_MAX)
  const roundId = round && context.questions.findRound(round) ? round : null
  const mine = await readMySlots(context.slotNeeds, actor, { roundId })
  return {
    ...mine,
    roundId,
    role: actor.role,
    books: can(actor, 'be-interviewed'),
    standBy: await readStandByOffers(context.slotNeeds, actor),
    waitlist: await readWaitlistCard(context.slotNeeds, actor),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'keep-hours')
  const answer = await answerSlots(context, actor, { form: await request.formData() })
  return data<SlotAnswer>(answer, { status: answer.ok ? 200 : 409 })
}

const leads = {
  candidate: 'What you have, and what you can book.',
  interviewer: 'Your sessions, and what you are asked to lead.',
  trainee: 'Sessions you shadow, and what you are asked to.',
} as const

export default function Schedule() {
  const { coming, asked, wanted, offers, progress, timeZone, roundId, role, books, standBy, waitlist } =
    useLoaderData<typeof loader>()
  const hasOffer = waitlist?.lines.some(({ offer }) => offer !== null) ?? false
  const answer = useActionData<typeof action>()
  const isPlanFull = progress.length > 0 && progress.every(({ booked, planned }) => booked >= planned)
  return (
    <>
      <PageHeader title="Schedule">
        {role === 'candidate' || role === 'interviewer' || role === 'trainee' ? leads[role] : null}
      </PageHeader>
      <AnswerNote answer={answer} />
      <div className="grid gap-10">
        <StandByCard offers={standBy} />
        {hasOffer ? <WaitlistCard waitlist={waitlist} /> : null}
        <Progress progress={progress} />
        <Asked asked={asked} role={role} />
        <Wanted wanted={wanted} />
        <Coming coming={coming} role={role} />
        {books ? <Offers offers={offers} roundId={roundId} isPlanFull={isPlanFull} /> : null}
        {hasOffer ? null : <WaitlistCard waitlist={waitlist} />}
      </div>
      <p className="mt-10 text-sm text-ink-faint">
        Times are shown for {timeZone.replaceAll('_', ' ')}. Wrong?{' '}
        <Link to="/hours" className="underline underline-offset-2">
          Change your time zone
        </Link>
        .
      </p>
    </>
  )
}

function Progress({ progress }: { progress: MySlots['progress'] }) {
  if (progress.length === 0) return null
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {progress.map(({ cohort, booked, planned }) => (
        <li key={cohort} className="rounded-lg border border-line bg-surface p-4 shadow-card">
          <p className="text-sm text-ink-soft">{cohort}</p>
          <p className="font-semibold">
            {booked} of {planned} planned sessions
          </p>
          <span aria-hidden="true" className="mt-2 flex gap-1.5">
            {Array.from({ length: planned }, (_one, index) => (
              <span
                key={index}
                className={`h-1.5 flex-1 rounded-full ${index < booked ? 'bg-accent' : 'bg-sunken'}`}
              />
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Asked({ asked, role }: { asked: readonly SlotCard[]; role: string }) {
  if (asked.length === 0) return null
  return (
    <div>
      <SlotList title={role === 'trainee' ? 'Would you like to shadow?' : 'Would you take these?'}>
        {asked.map((slot) => {
          const about = `${slot.round}, ${slot.day} at ${slot.from}`
          return (
            <li key={slot.id}>
              <SlotLine slot={slot} hideState>
                <AcceptButton slotId={slot.id} about={about} />
                <DeclineButton slotId={slot.id} about={about} />
                <LinkButton to={`/slots/${slot.id}#times`} variant="quiet">
                  Another time<span className="sr-only">: {about}</span>
                </LinkButton>
              </SlotLine>
            </li>
          )
        })}
      </SlotList>
      {role === 'interviewer' ? (
        <p className="mt-2 text-sm text-ink-soft">
          Too much just now?{' '}
          <Link to="/hours/limits" className="underline underline-offset-2">
            Say that you take nothing new for a while
          </Link>
          .
        </p>
      ) : null}
    </div>
  )
}

function Wanted({ wanted }: { wanted: MySlots['wanted'] }) {
  if (wanted.length === 0) return null
  return (
    <SlotList title="Waiting for your word">
      {wanted.map(({ slot, words }) => (
        <li key={slot.id + words}>
          <SlotLine slot={slot} note={words}>
            <LinkButton to={`/slots/${slot.id}#wishes`}>
              Answer<span className="sr-only">: {words}</span>
            </LinkButton>
          </SlotLine>
        </li>
      ))}
    </SlotList>
  )
}

const emptyWords: Record<string, string> = {
  candidate: 'Book one below. The letter that follows has everything you need.',
  interviewer: 'As soon as you are asked to lead one, it is here. Your hours say when that may be.',
  trainee: 'As soon as you are asked to shadow one, it is here. Your hours say when that may be.',
}

function Coming({ coming, role }: { coming: readonly SlotCard[]; role: string }) {
  if (coming.length === 0)
    return (
      <EmptyState
        title="Nothing is planned"
        action={role === 'candidate' ? undefined : <LinkButton to="/hours">My hours</LinkButton>}
      >
        {emptyWords[role]}
      </EmptyState>
    )
  return (
    <SlotList title="Coming up">
      {coming.map((slot, index) => (
        <li key={slot.id}>
          <SlotLine slot={slot}>
            {slot.sessionId ? (
              <LinkButton to={`/sessions/${slot.sessionId}`} variant={index === 0 ? 'primary' : 'secondary'}>
                Room
                <span className="sr-only">
                  : {slot.round}, {slot.day} at {slot.from}
                </span>
              </LinkButton>
            ) : null}
            <LinkButton to={`/slots/${slot.id}`} variant="secondary">
              Details
              <span className="sr-only">
                : {slot.round}, {slot.day} at {slot.from}
              </span>
            </LinkButton>
          </SlotLine>
        </li>
      ))}
    </SlotList>
  )
}
