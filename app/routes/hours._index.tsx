// My hours: when somebody can, every week and by exception, and how the coming two weeks look to others.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireLogin } from '#app/auth/require.server.ts'
import { ExceptionsCard } from '#app/components/hours/exceptions-card.tsx'
import { HoursTabs } from '#app/components/hours/hours-tabs.tsx'
import { PreviewCard } from '#app/components/hours/preview-card.tsx'
import { WeekEditor } from '#app/components/hours/week-editor.tsx'
import { ZoneCard } from '#app/components/hours/zone-card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { listTimeZones } from '#app/lib/zoned.ts'
import { answerHours } from '#app/scheduling/answer-hours.server.ts'
import { readHoursPage } from '#app/scheduling/hours-page.server.ts'
import type { HoursAnswer } from '#app/scheduling/hours-words.ts'

export const meta: MetaFunction = () => [{ title: 'My hours · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const page = await readHoursPage(context, actor.userId)
  return { ...page, zones: listTimeZones(page.timeZone), keepsHours: can(actor, 'keep-hours') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const answer = await answerHours(context, actor, await request.formData())
  return data<HoursAnswer>(answer, { status: answer.ok ? 200 : 400 })
}

export default function Hours() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!page.keepsHours)
    return (
      <>
        <PageHeader title="Your time zone">Times on your pages are told in it.</PageHeader>
        <ZoneCard page={page} zones={page.zones} answer={answer} />
      </>
    )
  return (
    <>
      <PageHeader title="My hours">
        When you can, every week. Paint it once; exceptions are below. Sessions are only planned inside.
      </PageHeader>
      <HoursTabs />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <WeekEditor hours={page.hours} timeZone={page.hoursZone} answer={answer} />
        <div className="grid gap-6">
          <ZoneCard page={page} zones={page.zones} answer={answer} />
          <PreviewCard page={page} />
          <ExceptionsCard exceptions={page.exceptions} today={page.today} answer={answer} />
        </div>
      </div>
    </>
  )
}
