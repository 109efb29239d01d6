// The private address of one's own calendar: make it, make another, take it back.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireLogin } from '#app/auth/require.server.ts'
import { othersWords, type Appointment } from '#app/calendar/appointment.ts'
import { createAppointments } from '#app/calendar/appointments.server.ts'
import { CopyLink } from '#app/components/people/copy-link.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { findCalendarFeed } from '#app/db/calendar-feeds.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone, momentWords, whenWords, zoneWords } from '#app/lib/calendar.ts'

export const meta: MetaFunction = () => [{ title: 'Your calendar · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const timeZone = knownZone((await findUser(context.db, actor.userId))?.timeZone ?? 'UTC')
  const feed = await findCalendarFeed(context.db, actor.userId)
  const coming = await listComing(context, actor.userId)
  return {
    feed: feed && {
      made: momentWords(feed.madeAt, timeZone),
      lastRead: feed.lastReadAt && momentWords(feed.lastReadAt, timeZone),
    },
    coming: coming.slice(0, COMING_MAX).map((one) => toListed(one, actor.userId, timeZone)),
    more: Math.max(0, coming.length - COMING_MAX),
    zone: zoneWords(context.now(), timeZone),
    keepsHours: can(actor, 'keep-hours'),
  }
}

const COMING_MAX = 20

async function listComing(context: LoaderFunctionArgs['context'], userId: string): Promise<Appointment[]> {
  const listed = await createAppointments(context).listOf(userId, context.now())
  return listed
    .filter(({ status }) => status !== 'cancelled')
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

function toListed(one: Appointment, userId: string, timeZone: string) {
  const page = new URL(one.url).pathname
  return {
    uid: one.uid,
    title: one.title,
    when: whenWords(one, timeZone),
    others: othersWords(one, userId),
    isCertain: one.status === 'confirmed',
    page,
    /** Sessions that were started by hand have no file of their own. */
    file: page.startsWith('/slots/') ? `${page}/ics` : null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const intent = (await request.formData()).get('intent')
  if (intent === 'make') return data({ address: await context.calendarFeeds.make(actor.userId) })
  if (intent === 'revoke') {
    await context.calendarFeeds.revoke(actor.userId)
    return redirect('/account/calendar')
  }
  return data({ address: null }, { status: 400 })
}

export default function AccountCalendar() {
  const { feed, coming, more, zone, keepsHours } = useLoaderData<typeof loader>()
  const address = useActionData<typeof action>()?.address ?? null
  return (
    <>
      <PageHeader title="Your calendar">
        A private address under which your calendar program finds your sessions and keeps them up to date.
      </PageHeader>
      <div className="grid max-w-2xl gap-6">
        {address ? <FreshAddress address={address} /> : null}
        <Card title={feed ? 'There is an address' : 'No address yet'}>
          <div className="grid gap-4">
            {feed ? <WhatIsKnown {...feed} /> : <p>Make one and give it to your calendar program.</p>}
            <div className="flex flex-wrap gap-3">
              <Form method="post">
                <input type="hidden" name="intent" value="make" />
                <Button type="submit" variant={feed ? 'secondary' : 'primary'}>
                  {feed ? 'Make another address' : 'Make an address'}
                </Button>
              </Form>
              {feed ? (
                <Form method="post">
                  <input type="hidden" name="intent" value="revoke" />
                  <Button type="submit" variant="danger">
                    Take the address back
                  </Button>
                </Form>
              ) : null}
            </div>
          </div>
        </Card>
        <p className="text-sm text-ink-soft">
          It shows when your sessions are, which round it is and with whom: no question, no rating, no e-mail
          address. Who has the address can read that, so keep it to yourself.
        </p>
        <Card title="What is in it">
          {coming.length === 0 ? (
            <p className="text-ink-soft">
              Nothing is coming up. As soon as you have a session, it stands here and in your calendar.
            </p>
          ) : (
            <ul className="divide-y divide-line">
              {coming.map((one) => (
                <ComingLine key={one.uid} {...one} />
              ))}
            </ul>
          )}
          <p className="mt-3 text-sm text-ink-soft">
            Here and in letters times are those of your own clock: {zone}.{' '}
            {keepsHours ? (
              <>
                You live by another one?{' '}
                <Link to="/hours" className="text-accent-ink underline underline-offset-4">
                  Change it with your hours
                </Link>
                .
              </>
            ) : null}
          </p>
          {more > 0 ? <p className="mt-3 text-sm text-ink-soft">And {more} later ones.</p> : null}
        </Card>
      </div>
    </>
  )
}

type Coming = ReturnType<typeof toListed>

function ComingLine({ title, when, others, isCertain, page, file }: Coming) {
  const link = 'inline-flex min-h-11 items-center text-accent-ink underline underline-offset-4'
  return (
    <li className="grid gap-1 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center sm:gap-4">
      <div className="min-w-0">
        <p className="font-semibold">
          {title} {isCertain ? null : <Badge>not certain yet</Badge>}
        </p>
        <p className="text-sm">{when}</p>
        {others ? <p className="text-sm text-ink-soft">With {others}</p> : null}
      </div>
      <p className="flex flex-wrap gap-x-4">
        <Link to={page} className={link}>
          Open
          <span className="sr-only">
            : {title}, {when}
          </span>
        </Link>
        {file ? (
          <a href={file} download className={link}>
            Only this one, as a file
            <span className="sr-only">
              : {title}, {when}
            </span>
          </a>
        ) : null}
      </p>
    </li>
  )
}

function FreshAddress({ address }: { address: string }) {
  return (
    <div role="status" className="grid gap-2 rounded-md bg-accent-soft p-4 text-accent-ink">
      <p className="font-semibold">Your address is ready.</p>
      <p className="text-sm">
        It is shown only now. In your calendar program choose “subscribe” or “add by address” and paste it. An
        address you had before has stopped working.
      </p>
      <CopyLink label="The address of your calendar" link={address} />
    </div>
  )
}

function WhatIsKnown({ made, lastRead }: { made: string; lastRead: string | null }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      <dt className="font-semibold">Made</dt>
      <dd>{made}</dd>
      <dt className="font-semibold">Last read</dt>
      <dd>{lastRead ?? 'Not yet'}</dd>
    </dl>
  )
}
