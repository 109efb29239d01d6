// My place in line: what I wait for, and what is offered to me.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { WaitlistCard } from '#app/components/life/waitlist-card.tsx'
import { AnswerNote } from '#app/components/slots/answer-note.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { answerWaitlist } from '#app/scheduling/answer-waitlist.server.ts'
import type { WaitlistAnswer } from '#app/scheduling/life-words.ts'
import { readWaitlistCard } from '#app/scheduling/read-waitlist.server.ts'

export const meta: MetaFunction = () => [{ title: 'Waitlist · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'be-interviewed')
  return { waitlist: await readWaitlistCard(context.slotNeeds, actor) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'be-interviewed')
  const answer = await answerWaitlist(context, actor, await request.formData())
  return data<WaitlistAnswer>(answer, { status: answer.ok ? 200 : 409 })
}

export default function Waitlist() {
  const { waitlist } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isEmpty = !waitlist || waitlist.lines.length + waitlist.choices.length === 0
  return (
    <>
      <PageHeader
        title="Waitlist"
        eyebrow={
          <Link to="/slots" className="underline underline-offset-4">
            Schedule
          </Link>
        }
      >
        Places that become free are offered in turn, inside your hours. Saying no costs you nothing.
      </PageHeader>
      <AnswerNote answer={answer} />
      {isEmpty ? (
        <EmptyState
          title="There is nothing to wait for"
          action={<LinkButton to="/slots">See your schedule</LinkButton>}
        >
          All the sessions that are planned for you are booked.
        </EmptyState>
      ) : (
        <WaitlistCard waitlist={waitlist} />
      )}
    </>
  )
}
