// Where a cohort has its events sent.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { CopyLink } from '#app/components/people/copy-link.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Field, Input } from '#app/components/ui/field.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { listWebhooks } from '#app/db/webhooks.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone, momentWords } from '#app/lib/calendar.ts'
import { changeWebhook, makeWebhook, webhookDeeds } from '#app/webhook/cohort-webhooks.server.ts'
import { webhookEvents, webhookEventWords, webhookForm } from '#app/webhook/events.ts'

export const meta: MetaFunction = () => [{ title: 'Webhooks · Greenroom' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, {
    cohortId: params.cohortId,
    action: 'keep-webhooks',
  })
  const timeZone = knownZone((await findUser(context.db, actor.userId))?.timeZone ?? 'UTC')
  const webhooks = await listWebhooks(context.db, cohort.id)
  return {
    cohort: { id: cohort.id, name: cohort.name },
    webhooks: webhooks.map(({ id, url, events, isOn, lastOkAt, lastError }) => {
      const lastOk = lastOkAt && momentWords(lastOkAt, timeZone)
      return { id, url, isOn, lastOk, lastError, events: events.map((event) => webhookEventWords[event]) }
    }),
  }
}

type Answer = { secret: string | null; problems: { url?: string[]; events?: string[] } }

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, cohort } = await requireOwnCohort(request, context, {
    cohortId: params.cohortId,
    action: 'keep-webhooks',
  })
  const form = await request.formData()
  const deed = webhookDeeds.find((one) => one === form.get('deed'))
  if (deed) {
    await changeWebhook(context, { cohortId: cohort.id, id: String(form.get('id')), deed })
    context.jobs.wake()
    return redirect(`/cohorts/${cohort.id}/webhooks`)
  }
  const parsed = webhookForm.safeParse({ url: form.get('url') ?? undefined, events: form.getAll('events') })
  if (!parsed.success) {
    const problems = parsed.error.flatten().fieldErrors
    return data<Answer>({ secret: null, problems }, { status: 400 })
  }
  const made = await makeWebhook(context, { ...parsed.data, cohortId: cohort.id, by: actor })
  if (made.ok) return data<Answer>({ secret: made.value, problems: {} })
  return data<Answer>(
    { secret: null, problems: { url: ['This cohort has as many webhooks as it may have.'] } },
    { status: 409 },
  )
}

export default function Webhooks() {
  const { cohort, webhooks } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="Webhooks"
        eyebrow={
          <Link
            to={`/cohorts/${cohort.id}/settings`}
            className="inline-flex min-h-6 items-center underline underline-offset-4"
          >
            {cohort.name}, settings
          </Link>
        }
      >
        Programs of yours that are told when something happens: a chat, a spreadsheet, a script.
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_24rem]">
        <div className="grid gap-6">
          {answer?.secret ? <FreshSecret secret={answer.secret} /> : null}
          {webhooks.map((webhook) => (
            <WebhookCard key={webhook.id} {...webhook} />
          ))}
          {webhooks.length === 0 ? (
            <EmptyState title="Nobody is told yet">
              Every delivery is signed, tried again for hours, and holds ids, times and titles: no rating, no
              mail address.
            </EmptyState>
          ) : null}
        </div>
        <Card title="Tell a program">
          <NewWebhook problems={answer?.problems ?? {}} />
        </Card>
      </div>
    </>
  )
}

function FreshSecret({ secret }: { secret: string }) {
  return (
    <div role="status" className="grid gap-2 rounded-md bg-accent-soft p-4 text-accent-ink">
      <p className="font-semibold">The webhook is ready.</p>
      <p className="text-sm">
        Its secret is shown only now. The receiver checks signatures with it (Standard Webhooks).
      </p>
      <CopyLink label="The secret of the webhook" link={secret} />
    </div>
  )
}

function NewWebhook({ problems }: { problems: Answer['problems'] }) {
  return (
    <Form method="post" className="grid gap-4">
      <Field label="Address" name="url" error={problems.url} required>
        <Input type="url" placeholder="https://" />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-semibold">Tell it when</legend>
        {webhookEvents
          .filter((event) => event !== 'ping')
          .map((event) => (
            <label key={event} className="flex min-h-11 items-center gap-3">
              <input type="checkbox" name="events" value={event} className="size-5" />
              {webhookEventWords[event]}
            </label>
          ))}
        {problems.events ? (
          <p role="alert" className="text-sm text-stop-ink">
            {problems.events.join(' ')}
          </p>
        ) : null}
      </fieldset>
      <div>
        <Button type="submit">Make the webhook</Button>
      </div>
    </Form>
  )
}

type WebhookCardProps = {
  id: string
  url: string
  isOn: boolean
  events: string[]
  lastOk: string | null
  lastError: string | null
}

function WebhookCard({ id, url, isOn, events, lastOk, lastError }: WebhookCardProps) {
  return (
    <Card title={url} aside={<Badge tone={isOn ? 'good' : 'plain'}>{isOn ? 'On' : 'Off'}</Badge>}>
      <p className="text-sm">When {events.join(', ')}.</p>
      <p className="text-sm text-ink-soft">Last taken: {lastOk ?? 'not yet'}</p>
      {lastError ? <p className="text-sm break-words">Last trouble: {lastError}</p> : null}
      <Form method="post" className="mt-3 flex flex-wrap gap-3">
        <input type="hidden" name="id" value={id} />
        <Button type="submit" name="deed" value="try" variant="secondary" size="sm">
          Try it
        </Button>
        <Button type="submit" name="deed" value={isOn ? 'off' : 'on'} variant="secondary" size="sm">
          {isOn ? 'Switch off' : 'Switch on'}
        </Button>
        <Button type="submit" name="deed" value="remove" variant="danger" size="sm">
          Remove
        </Button>
      </Form>
    </Card>
  )
}
