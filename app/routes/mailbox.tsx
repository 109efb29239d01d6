// Letters as they were written: for coordinators the way letters arrive where there is no mail server.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Field, Input, Select } from '#app/components/ui/field.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import type { Mail, MailState } from '#app/db/mails.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone, momentWords } from '#app/lib/calendar.ts'
import { letterKinds, letterKindWords } from '#app/mail/letter.ts'
import { readMailbox } from '#app/mail/mailbox.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mailbox · Greenroom' }]

const states = ['queued', 'sent', 'failed'] as const satisfies readonly MailState[]

const WHO_CHARS_MAX = 80

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'read-mailbox')
  const { searchParams } = new URL(request.url)
  const state = states.find((one) => one === searchParams.get('state'))
  const kind = letterKinds.find((one) => one === searchParams.get('kind'))
  const who = (searchParams.get('who') ?? '').trim().slice(0, WHO_CHARS_MAX)
  const timeZone = knownZone((await findUser(context.db, actor.userId))?.timeZone ?? 'UTC')
  const { hasMailServer, mails, isCut } = await readMailbox(context, actor, { state, kind, who })
  return {
    search: { state: state ?? null, kind: kind ?? null, who },
    isAdmin: actor.role === 'admin',
    hasMailServer,
    isCut,
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

/** Laid down on this page is not delivered: the word would promise too much. */
function stateWords(state: MailState, hasMailServer: boolean): string {
  if (state === 'queued') return 'On the way'
  if (state === 'failed') return 'Not delivered'
  return hasMailServer ? 'Sent' : 'On this page'
}

export default function Mailbox() {
  const { mails, search, isAdmin, hasMailServer, isCut } = useLoaderData<typeof loader>()
  const isNarrow = search.state !== null || search.kind !== null || search.who !== ''
  return (
    <>
      <PageHeader title="Mailbox">
        {hasMailServer
          ? 'Letters leave through the mail server.'
          : 'There is no mail server here: letters wait on this page, so that you can pass on what they say.'}
      </PageHeader>
      <MailFilter search={search} hasMailServer={hasMailServer} isNarrow={isNarrow} />
      {mails.length === 0 ? (
        <EmptyState title="No letters">
          {emptyWords({ isNarrow, isHidden: hasMailServer && !isAdmin })}
        </EmptyState>
      ) : (
        <Card padded={false}>
          <ul className="divide-y divide-line">
            {mails.map((mail) => (
              <MailLine key={mail.id} mail={mail} hasMailServer={hasMailServer} />
            ))}
          </ul>
        </Card>
      )}
      {isCut ? (
        <p className="mt-4 text-sm text-ink-soft">
          These are the {mails.length} newest. Choose a kind or type a name to find older ones.
        </p>
      ) : null}
    </>
  )
}

function emptyWords({ isNarrow, isHidden }: { isNarrow: boolean; isHidden: boolean }): string {
  if (isHidden) return 'Letters go straight to their readers; only administrators can look at them.'
  if (isNarrow) return 'None like this. Show all to see the others.'
  return 'As soon as Greenroom writes to one of your people, it stands here.'
}

type MailFilterProps = {
  search: { state: MailState | null; kind: string | null; who: string }
  hasMailServer: boolean
  isNarrow: boolean
}

/** An address that can be sent to somebody, and works without scripts. */
function MailFilter({ search, hasMailServer, isNarrow }: MailFilterProps) {
  return (
    <Form
      method="get"
      key={JSON.stringify(search)}
      className="mb-6 grid items-end gap-3 sm:flex sm:flex-wrap"
    >
      <Field label="To" name="who" className="sm:w-56" required>
        <Input type="search" defaultValue={search.who} maxLength={WHO_CHARS_MAX} required={false} />
      </Field>
      <Field label="Kind" name="kind" className="sm:w-56" required>
        <Select defaultValue={search.kind ?? ''} required={false}>
          <option value="">Every kind</option>
          {letterKinds.map((kind) => (
            <option key={kind} value={kind}>
              {letterKindWords[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="State" name="state" className="sm:w-44" required>
        <Select defaultValue={search.state ?? ''} required={false}>
          <option value="">Every state</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {stateWords(state, hasMailServer)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="flex flex-wrap items-center gap-x-4">
        <Button type="submit" variant="secondary">
          Show
        </Button>
        {isNarrow ? (
          <Link
            to="/mailbox"
            className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-4"
          >
            Show all
          </Link>
        ) : null}
      </div>
    </Form>
  )
}

type ListedMail = ReturnType<typeof toListed>

function MailLine({ mail, hasMailServer }: { mail: ListedMail; hasMailServer: boolean }) {
  const { kind, toName, toAddress, subject, text, calendarMethod, lastError, state, written } = mail
  return (
    <li className="px-5 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-base font-semibold break-words">{subject}</h2>
        <Badge tone={state === 'failed' ? 'stop' : 'plain'}>{stateWords(state, hasMailServer)}</Badge>
      </div>
      <p className="mt-1 text-sm text-ink-soft">
        {kind} · to <bdi>{toName}</bdi> (<span className="break-all">{toAddress}</span>) · {written}
        {calendarMethod ? ' · with a calendar entry' : ''}
      </p>
      {lastError ? <p className="mt-2 text-sm break-words">Why it was not delivered: {lastError}</p> : null}
      <details>
        <summary className="inline-block min-h-11 cursor-pointer py-2.5 text-sm font-semibold text-accent-ink underline underline-offset-4">
          Read it<span className="sr-only">: {subject}</span>
        </summary>
        {text ? (
          <pre
            dir="auto"
            className="mb-2 rounded-md bg-sunken p-4 font-sans text-sm break-words whitespace-pre-wrap"
          >
            {text}
          </pre>
        ) : (
          <p className="text-sm text-ink-soft">Its words are no longer kept: they let somebody in.</p>
        )}
      </details>
    </li>
  )
}
