// One slot, for everybody concerned: who, when, what it will be like, and every way to change it.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { DoorOpen } from 'lucide-react'
import { requireLogin } from '#app/auth/require.server.ts'
import { SlotLife } from '#app/components/life/slot-life.tsx'
import { CalendarCard } from '#app/components/calendar/calendar-card.tsx'
import { AnswerNote } from '#app/components/slots/answer-note.tsx'
import { AcceptButton, DeclineForm } from '#app/components/slots/asked-forms.tsx'
import { HistoryCard } from '#app/components/slots/history-card.tsx'
import { QuestionsCard } from '#app/components/slots/questions-card.tsx'
import { RoundCard } from '#app/components/slots/round-card.tsx'
import { TimesCard } from '#app/components/slots/times-card.tsx'
import { WhoCard } from '#app/components/slots/who-card.tsx'
import { WishesCard } from '#app/components/slots/wishes-card.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { isAskedFor } from '#app/db/stand-by.server.ts'
import { answerSlots } from '#app/scheduling/answer-slots.server.ts'
import { readSlotLife } from '#app/scheduling/slot-life.server.ts'
import { readSlotPage } from '#app/scheduling/slot-page.server.ts'
import type { SlotPage } from '#app/scheduling/slot-page.ts'
import { slotStateTones, type SlotAnswer } from '#app/scheduling/slot-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.card.round}, ${page.card.day} · Greenroom` : 'Slot · Greenroom' },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const { slotId = '' } = params
  const page = await readSlotPage(context.slotNeeds, actor, slotId)
  // Whoever was asked to step in has no seat yet: their answer is given on their own pages.
  if (!page && (await isAskedFor(context.db, slotId, actor.userId))) throw redirect('/home')
  if (!page) throw new Response('There is no such slot for you.', { status: 404 })
  return { ...page, life: await readSlotLife(context.slotNeeds, actor, slotId) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const { slotId = '' } = params
  // Whoever may not read it may not change it either, and does not learn that it is there.
  if (!(await readSlotPage(context.slotNeeds, actor, slotId)))
    throw new Response('There is no such slot for you.', { status: 404 })
  const answer = await answerSlots(context, actor, { form: await request.formData(), slotId })
  return data<SlotAnswer>(answer, { status: answer.ok ? 200 : 409 })
}

export default function SlotOfMine() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { card, viewer } = page
  const isMine = viewer === 'seated'
  const canChange = isMine && !page.hasBegun && card.state !== 'called-off'
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            {card.round}
            {viewer === 'left' ? null : <Badge tone={slotStateTones[card.state]}>{card.stateWords}</Badge>}
          </span>
        }
        eyebrow={<BackLink page={page} />}
        actions={<Ways page={page} />}
      >
        <time dateTime={card.startsAt} className="text-ink">
          {page.when}
        </time>
        {card.level === null ? null : <span>. Questions of level {card.level}</span>}
      </PageHeader>
      <AnswerNote answer={answer} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 empty:hidden">
          {page.life?.missed || page.life?.waitedInVain ? null : <StateNote page={page} />}
          <SlotLife slot={page.life} />
          <WishesCard wishes={page.wishes} mayAnswer={isMine} />
          {card.mine?.state === 'asked' && canChange ? <AskedCard page={page} /> : null}
          {page.mayBook ? <BookCard slotId={card.id} /> : null}
          <QuestionsCard offer={page.questions} hasSession={card.sessionId !== null} />
        </div>
        {/* On a phone this stands between what is asked and what is there to be read. */}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 empty:hidden lg:col-start-2 lg:row-span-2 lg:row-start-1">
          {viewer === 'left' ? null : <WhoCard page={page} />}
          {canChange ? <TimesCard page={page} /> : null}
          {isMine && card.state !== 'called-off' ? <CalendarCard slotId={card.id} /> : null}
        </div>
        <div className="grid gap-6 lg:col-start-1">
          <RoundCard round={page.round} />
          <HistoryCard history={page.history} />
        </div>
      </div>
    </>
  )
}

function BackLink({ page }: { page: SlotPage }) {
  const to = page.viewer === 'coordinator' ? `/cohorts/${page.cohortId}/slots` : '/slots'
  return (
    <Link to={to} className="underline underline-offset-4">
      {page.viewer === 'coordinator' ? 'Slots' : 'Schedule'}
    </Link>
  )
}

function Ways({ page: { card, viewer, cohortId } }: { page: SlotPage }) {
  if (viewer === 'coordinator')
    return (
      <LinkButton to={`/cohorts/${cohortId}/slots?slot=${card.id}`} variant="secondary">
        Staff, move or call off
      </LinkButton>
    )
  if (viewer !== 'seated' || !card.sessionId || card.mine?.state !== 'accepted') return null
  return (
    <LinkButton to={`/sessions/${card.sessionId}`} icon={<DoorOpen size={18} aria-hidden="true" />}>
      To the room
    </LinkButton>
  )
}

function StateNote({ page: { card, viewer, hasBegun } }: { page: SlotPage }) {
  const words = stateNote(card, viewer, hasBegun)
  return words ? <p className="rounded-md bg-sunken px-4 py-3">{words}</p> : null
}

function stateNote(card: SlotPage['card'], viewer: SlotPage['viewer'], hasBegun: boolean): string | null {
  if (card.state === 'called-off') return 'This slot was called off. Your time is yours again.'
  if (viewer === 'left') return 'You are no longer part of this one.'
  if (hasBegun) return null
  if (card.state === 'confirmed' && card.sessionId === null)
    return card.mine?.seat === 'interviewer'
      ? null
      : 'Everybody has said yes. Its question is being chosen by hand; the way to the room is here as soon as that is done.'
  if (card.state === 'confirmed') return 'Everybody has said yes. The room opens 15 minutes before.'
  const hasInterviewer = card.people.some(({ seat }) => seat === 'interviewer')
  if (card.state === 'waiting' && !hasInterviewer && viewer === 'seated')
    return 'An interviewer is being looked for. The place stays with the candidate.'
  const asked = card.people.find(
    ({ seat, state, isMe }) => seat === 'interviewer' && state === 'asked' && !isMe,
  )
  return card.state === 'waiting' && asked
    ? `${asked.name} has been asked and has not answered yet. You hear as soon as they do.`
    : null
}

function AskedCard({ page: { card, needsWords } }: { page: SlotPage }) {
  const about = `${card.round}, ${card.day} at ${card.from}`
  return (
    <Card title={card.mine?.seat === 'shadow' ? 'Would you like to shadow this?' : 'Would you take this?'}>
      <div className="grid gap-4">
        <AcceptButton slotId={card.id} about={about} />
        <DeclineForm slotId={card.id} about={about} needsWords={needsWords} />
      </div>
    </Card>
  )
}

function BookCard({ slotId }: { slotId: string }) {
  return (
    <Card title="This one is free">
      <Form method="post">
        <input type="hidden" name="slotId" value={slotId} />
        <Button type="submit" name="intent" value="book">
          Book it
        </Button>
      </Form>
    </Card>
  )
}
