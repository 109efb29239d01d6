// Letters as they were written: for coordinators the way letters arrive where there is no mail server.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import type { Mail, MailState } from '#app/db/mails.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone, momentWords } from '#app/lib/calendar.ts'
import { letterKindWords } from '#app/mail/letter.ts'
import { readMailbox } from '#app/mail/mailbox.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mailbox · Greenroom' }]

const states = ['queued', 'sent', 'failed'] as const satisfies readonly MailState[]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'read-mailbox')
  const wanted = new URL(request.url).searchParams.get('state')
  const state = states.find((one) => one === wanted)
  const timeZone = knownZone((await findUser(context.db, actor.userId))?.timeZone ?? 'UTC')
  const { hasMailServer, mails } = await readMailbox(context, actor, state)
  return {
    state: state ?? null,
    isAdmin: actor.role === 'admin',
    hasMailServer,
    mails: mails.map((mail) => toListed(mail, timeZone)),
  }
}

function toListed(mail: Mail, timeZone: string) {
  const { id, kind, toName, toAddress, subject, text, calendarMethod, lastError } = mail
  return {
    id,
    kind: letterKindWords[kind],
    toName,
    toAddress,
    subject,
    text,
    calendarMethod,
    lastError,
    state: mail.state,
    written: momentWords(mail.createdAt, timeZone),
  }
}

const filterWords: Record<MailState, string> = { queued: 'On the way', sent: 'Sent', failed: 'Not delivered' }

export default function Mailbox() {
  const { mails, state, isAdmin, hasMailServer } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Mailbox">
        {hasMailServer
          ? 'Letters leave through the mail server.'
          : 'There is no mail server here: letters wait on this page, so that you can pass on what they say.'}
      </PageHeader>
      <nav aria-label="Which letters" className="mb-6 flex flex-wrap gap-2">
        {[null, ...states].map((one) => (
          <Link
            key={one ?? 'all'}
            to={one ? `?state=${one}` : '/mailbox'}
            aria-current={one === state ? 'page' : undefined}
            className={`inline-flex min-h-11 items-center rounded-md px-3 font-semibold ${
              one === state ? 'bg-accent-soft text-accent-ink' : 'text-ink-soft hover:text-ink'
            }`}
          >
            {one ? filterWords[one] : 'All'}
          </Link>
        ))}
      </nav>
      {mails.length === 0 ? (
        <EmptyState title="No letters">
          {hasMailServer && !isAdmin
            ? 'Letters go straight to their readers; only administrators can look at them.'
            : 'As soon as Greenroom writes to one of your people, it stands here.'}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {mails.map((mail) => (
            <li key={mail.id}>
              <MailCard mail={mail} hasMailServer={hasMailServer} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type ListedMail = ReturnType<typeof toListed>

function MailCard({ mail, hasMailServer }: { mail: ListedMail; hasMailServer: boolean }) {
  const { kind, toName, toAddress, subject, text, calendarMethod, lastError, state, written } = mail
  // Laid down on this page is not delivered: the word would promise too much.
  const stateWords = state === 'sent' && !hasMailServer ? 'On this page' : filterWords[state]
  return (
    <Card title={subject} aside={<Badge tone={state === 'failed' ? 'stop' : 'plain'}>{stateWords}</Badge>}>
      <p className="text-sm text-ink-soft">
        {kind} · to <bdi>{toName}</bdi> (<span className="break-all">{toAddress}</span>) · {written}
        {calendarMethod ? ' · with a calendar entry' : ''}
      </p>
      {lastError ? <p className="mt-2 text-sm break-words">Why it was not delivered: {lastError}</p> : null}
      <details className="mt-2">
        <summary className="min-h-11 cursor-pointer py-2 font-semibold">
          Read it<span className="sr-only">: {subject}</span>
        </summary>
        {text ? (
          <pre
            dir="auto"
            className="mt-1 rounded-md bg-sunken p-4 font-sans text-sm break-words whitespace-pre-wrap"
          >
            {text}
          </pre>
        ) : (
          <p className="text-sm text-ink-soft">Its words are no longer kept: they let somebody in.</p>
        )}
      </details>
    </Card>
  )
}
