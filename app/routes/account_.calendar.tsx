// The private address of one's own calendar: make it, make another, take it back.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { CopyLink } from '#app/components/people/copy-link.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { findCalendarFeed } from '#app/db/calendar-feeds.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone, momentWords } from '#app/lib/calendar.ts'

export const meta: MetaFunction = () => [{ title: 'Your calendar · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const timeZone = knownZone((await findUser(context.db, actor.userId))?.timeZone ?? 'UTC')
  const feed = await findCalendarFeed(context.db, actor.userId)
  if (!feed) return { feed: null }
  const { madeAt, lastReadAt } = feed
  return {
    feed: {
      made: momentWords(madeAt, timeZone),
      lastRead: lastReadAt && momentWords(lastReadAt, timeZone),
    },
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
  const { feed } = useLoaderData<typeof loader>()
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
      </div>
    </>
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
