// Your account: who you are here, all of it as a file, and the way out.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { can } from '#app/auth/permissions.ts'
import { requirePerson } from '#app/auth/require.server.ts'
import { personName } from '#app/auth/sign-in-form.ts'
import { roleWords } from '#app/components/app-shell.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button, buttonLook, LinkButton } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, Input } from '#app/components/ui/field.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getUser, hidesName, setHidesName, setUserName } from '#app/db/users.server.ts'
import { knownZone, zoneWords } from '#app/lib/calendar.ts'
import { oneLine } from '#app/lib/one-line.ts'

export const meta: MetaFunction = () => [{ title: 'Your account · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const { name, email, role, timeZone } = await getUser(context.db, actor.userId)
  return {
    ...{ name, email, role },
    zone: zoneWords(context.now(), knownZone(timeZone)),
    keepsHours: can(actor, 'keep-hours') && !actor.isWaiting,
    isCandidate: can(actor, 'be-interviewed'),
    hidesName: await hidesName(context.db, actor.userId),
    isIn: !actor.isWaiting,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const form = await request.formData()
  const hide = form.get('hide')
  if (hide === 'on' || hide === 'off') {
    await setHidesName(context.db, actor.userId, hide === 'on')
    return redirect('/account#name-hidden')
  }
  const sent = personName.safeParse(form.get('name') ?? undefined)
  if (!sent.success) return data({ problem: sent.error.issues[0]?.message ?? '' }, { status: 400 })
  await setUserName(context.db, actor.userId, oneLine(sent.data))
  return redirect('/account?saved')
}

export default function Account() {
  const { isIn, isCandidate } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Your account">
        Who you are here, and what is yours: to look at, to take along, to take away.
      </PageHeader>
      <div className="grid max-w-2xl gap-6">
        <WhoYouAre />
        {isCandidate ? <NameInInterviews /> : null}
        {isIn ? <WhatIsYours isCandidate={isCandidate} /> : null}
        <Card title="Take it along">
          <p>
            Everything Greenroom has of you as one file: what you did and wrote, what you may read of others
            about it, and the recordings of your own terminals.
          </p>
          <p className="mt-2 text-sm text-ink-soft">
            A zip of text files with a README. It begins at once; with many recordings it takes a while.
          </p>
          <a href="/account/export.zip" download className={`${buttonLook({ variant: 'secondary' })} mt-4`}>
            <Download size={18} aria-hidden="true" /> Download everything
          </a>
        </Card>
        <Card title="Take it away">
          <p className="mb-4">
            You can delete your account at any time, without giving a reason. The next page says what goes and
            what stays without your name; nothing happens before you have read it.
          </p>
          <LinkButton to="/account/delete" variant="secondary">
            Delete the account…
          </LinkButton>
        </Card>
      </div>
    </>
  )
}

function WhoYouAre() {
  const { name, email, role, zone, keepsHours } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [query] = useSearchParams()
  const isSending = useNavigation().state === 'submitting'
  return (
    <Card title="You">
      <Form method="post" className="grid gap-4" noValidate>
        <Field
          label="Your name"
          name="name"
          hint="As the others read it. Sessions that have begun keep the one you had."
          error={answer?.problem}
          required
        >
          <Input autoComplete="name" defaultValue={name} maxLength={80} />
        </Field>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="secondary" busy={isSending}>
            Save the name
          </Button>
          <p role="status" className="text-sm text-ink-soft">
            {query.has('saved') && !answer ? 'Saved.' : ''}
          </p>
        </div>
      </Form>
      <dl className="mt-5 grid gap-x-4 gap-y-2 border-t border-line pt-4 sm:grid-cols-[9rem_1fr]">
        <Line term="E-mail">{email}</Line>
        <Line term="Here as">{roleWords[role]}</Line>
        <Line term="Your clock">
          {zone}
          {keepsHours ? (
            <>
              {' · '}
              <Link to="/hours" className="text-accent-ink underline underline-offset-4">
                change it with your hours
              </Link>
            </>
          ) : null}
        </Line>
      </dl>
    </Card>
  )
}

function NameInInterviews() {
  const { hidesName: isHidden } = useLoaderData<typeof loader>()
  return (
    <Card
      title="Your name in interviews"
      aside={<Badge tone={isHidden ? 'good' : 'plain'}>{isHidden ? 'Hidden' : 'Shown'}</Badge>}
    >
      <div id="name-hidden" className="grid gap-3">
        <p>
          {isHidden
            ? 'Interviewers and shadows meet you under another name, like “Candidate Heron”, until the interviewer’s scorecard is in. Your camera stays off until then; your voice is yours.'
            : 'If you like, interviewers and shadows meet you under another name, like “Candidate Heron”, until the interviewer’s scorecard is in. They see no name, no cohort and no picture of you; they hear your voice.'}
        </p>
        <Form method="post">
          <Button type="submit" name="hide" value={isHidden ? 'off' : 'on'} variant="secondary">
            {isHidden ? 'Show my name' : 'Hide my name until the scorecard is in'}
          </Button>
        </Form>
        <p className="text-sm text-ink-soft">
          Nobody is told that you chose it. It is for sessions nobody has entered yet; you can also choose in
          each lobby. Those who coordinate know your name either way.
        </p>
      </div>
    </Card>
  )
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-sm text-ink-soft sm:pt-0.5">{term}</dt>
      <dd className="break-words max-sm:mb-1">{children}</dd>
    </>
  )
}

function WhatIsYours({ isCandidate }: { isCandidate: boolean }) {
  const ways = [
    { to: '/account/calendar', words: 'Your calendar', says: 'Your sessions in your calendar program' },
    ...(isCandidate
      ? [{ to: '/growth', words: 'My growth', says: 'Your sessions next to each other; nobody else has it' }]
      : []),
    { to: '/home', words: 'Your sessions', says: 'Each says who can see what, and has its recordings' },
  ]
  return (
    <Card title="What is yours">
      <ul className="divide-y divide-line">
        {ways.map(({ to, words, says }) => (
          <li key={to} className="grid gap-x-4 py-1.5 sm:grid-cols-[9rem_1fr] sm:items-center">
            <Link
              to={to}
              className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-4"
            >
              {words}
            </Link>
            <span className="text-sm text-ink-soft">{says}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
