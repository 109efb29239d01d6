// How much somebody takes on, what, and with whom.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { HoursTabs } from '#app/components/hours/hours-tabs.tsx'
import { LimitsCard } from '#app/components/hours/limits-card.tsx'
import { RoundsCard } from '#app/components/hours/rounds-card.tsx'
import { TopicsCard } from '#app/components/hours/topics-card.tsx'
import { WishesCard } from '#app/components/hours/wishes-card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { answerHours } from '#app/scheduling/answer-hours.server.ts'
import { readLimitsPage } from '#app/scheduling/hours-page.server.ts'
import type { HoursAnswer } from '#app/scheduling/hours-words.ts'

export const meta: MetaFunction = () => [{ title: 'Limits and wishes · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'keep-hours')
  const page = await readLimitsPage(context, actor)
  const [takesRounds, leads] = [can(actor, 'shadow-session'), can(actor, 'lead-session')]
  return { page, takesRounds, leads, wishesTopics: can(actor, 'be-interviewed') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'keep-hours')
  const answer = await answerHours(context, actor, await request.formData())
  return data<HoursAnswer>(answer, { status: answer.ok ? 200 : 400 })
}

export default function LimitsAndWishes() {
  const { page, takesRounds, leads, wishesTopics } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="My hours">
        How much you take on, what, and with whom you would like to sit.
      </PageHeader>
      <HoursTabs />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <LimitsCard page={page} leads={leads} answer={answer} />
        {takesRounds ? <RoundsCard page={page} leads={leads} answer={answer} /> : null}
        {wishesTopics ? <TopicsCard page={page} answer={answer} /> : null}
        <WishesCard page={page} answer={answer} />
      </div>
    </>
  )
}
