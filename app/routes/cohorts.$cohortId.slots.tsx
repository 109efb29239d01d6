// The slots of a cohort, week by week: opened, staffed, moved and called off.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { AnswerNote } from '#app/components/slots/answer-note.tsx'
import { OpenCard } from '#app/components/slots/open-card.tsx'
import { SlotLine, SlotList } from '#app/components/slots/slot-line.tsx'
import { SlotsFilter } from '#app/components/slots/slots-filter.tsx'
import { StaffPanel } from '#app/components/slots/staff-panel.tsx'
import { buttonLook, LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { answerDesk } from '#app/scheduling/answer-desk.server.ts'
import { readCohortSlots } from '#app/scheduling/cohort-slots.server.ts'
import type { CohortSlots, DeskAnswer } from '#app/scheduling/cohort-slots.ts'
import type { SlotCard } from '#app/scheduling/slot-card.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Slots · ${page?.name ?? 'Cohort'} · Greenroom` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const search = new URL(request.url).searchParams
  const page = await readCohortSlots(context.slotNeeds, { actor, cohortId: cohort.id, search })
  return { id: cohort.id, name: cohort.name, page }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, { cohortId: params.cohortId })
  const answer = await answerDesk(context, actor, { cohortId: cohort.id, form: await request.formData() })
  return data<DeskAnswer>(answer, { status: answer.ok ? 200 : 409 })
}

export default function CohortSlotsPage() {
  const { id, page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { title, isThisWeek, links, timeZone, readerZone, days, whole } = page
  const address = `/cohorts/${id}/slots`
  const note = answer?.intent === 'desk' && (answer.ok || answer.warnings.length === 0) ? answer : undefined
  return (
    <>
      <PageHeader
        title={isThisWeek ? 'Slots of this week' : 'Slots'}
        eyebrow={title}
        actions={
          <>
            <WeekLink
              to={address + links.before}
              label="Week before"
              icon={<ChevronLeft size={18} aria-hidden="true" />}
            />
            {isThisWeek ? null : <WeekLink to={address + links.now} label="This week" />}
            <WeekLink
              to={address + links.after}
              label="Week after"
              icon={<ChevronRight size={18} aria-hidden="true" />}
            />
            <a
              href={`${address}.csv${links.table}`}
              className={buttonLook({ variant: 'secondary', size: 'sm' })}
            >
              <Download size={16} aria-hidden="true" />
              All as CSV
            </a>
          </>
        }
      >
        Times are those of {timeZone.replaceAll('_', ' ')}, the cohort’s zone
        {readerZone === timeZone ? '' : ` (yours is ${readerZone.replaceAll('_', ' ')})`}.
      </PageHeader>
      <AnswerNote answer={note} />
      <OpenCard page={page} answer={answer} />
      <SlotsFilter page={page} />
      {days.length === 0 ? (
        <EmptyState title={whole === 0 ? 'No slot in this week' : 'No slot of this kind in this week'}>
          {whole === 0
            ? 'Open some above, by a pattern for the whole season, or let a plan make them.'
            : 'Choose less narrowly above.'}
        </EmptyState>
      ) : null}
      <div className="grid gap-6">
        {days.map(({ day, slots }) => (
          <SlotList key={day} title={day}>
            {slots.map((slot) => (
              <SlotRow key={slot.id} slot={slot} page={page} answer={answer} />
            ))}
          </SlotList>
        ))}
      </div>
    </>
  )
}

type SlotRowProps = { slot: SlotCard; page: CohortSlots; answer: DeskAnswer | undefined }

function SlotRow({ slot, page, answer }: SlotRowProps) {
  const { filter, panel, timeZone } = page
  const isOpen = panel?.slotId === slot.id
  const search = new URLSearchParams({
    week: filter.week,
    ...(filter.roundId ? { round: filter.roundId } : {}),
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.userId ? { interviewer: filter.userId } : {}),
    ...(isOpen ? {} : { slot: slot.id }),
  })
  return (
    <li id={`slot-${slot.id}`}>
      <SlotLine slot={slot} hideDay>
        {slot.state === 'called-off' || slot.isOver ? null : (
          <Link
            to={`?${search.toString()}`}
            preventScrollReset
            aria-expanded={isOpen}
            className={buttonLook({ variant: 'secondary', size: 'sm' })}
          >
            {isOpen ? 'Done' : 'Staff or change'}
            <span className="sr-only">
              {' '}
              {slot.round}, {slot.day} at {slot.from}
            </span>
          </Link>
        )}
      </SlotLine>
      {isOpen ? <StaffPanel slot={slot} panel={panel} zone={timeZone} answer={answer} /> : null}
    </li>
  )
}

function WeekLink({ to, label, icon }: { to: string; label: string; icon?: React.ReactNode }) {
  return (
    <LinkButton to={to} variant="secondary" size="sm" icon={icon}>
      {label}
    </LinkButton>
  )
}
