// Calibration for those who rate: recordings to rate blind, and the way to leading each round alone.
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { listCalibration, sayThatTheyLed } from '#app/calibration/list-calibration.server.ts'
import { calibrationWords } from '#app/calibration/tape-form.ts'
import { OwnLadders } from '#app/components/calibration/ladder-card.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Calibration · Greenroom' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'calibrate')
  return listCalibration(context, actor)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'calibrate')
  const sent = await request.formData()
  const [sessionId, userId] = [sent.get('sessionId'), sent.get('userId')]
  if (typeof sessionId !== 'string' || typeof userId !== 'string')
    throw new Response(calibrationWords['not-found'], { status: 400 })
  const said = await sayThatTheyLed(context, actor, { sessionId, userId })
  if (!said.ok) throw new Response(calibrationWords[said.reason], { status: 404 })
  return redirect('/calibration')
}

export default function Calibration() {
  const { tapes, ladders, ledWith } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Calibration">
        Rate the same recording as the others, without seeing theirs first. It is about the sentences of the
        rubric, not about you.
      </PageHeader>
      <div className="grid gap-10">
        <section aria-labelledby="tapes">
          <h2 id="tapes" className="mb-2.5 text-lg">
            Recordings
          </h2>
          {tapes.length === 0 ? (
            <EmptyState title="No recording to rate yet">
              A coordinator asks candidates for them. You will find them here.
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line rounded-lg border border-line bg-surface px-4 shadow-card sm:px-5">
              {tapes.map(({ id, title, roundTitle, day, isRated, raters }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3.5">
                  <div>
                    <Link
                      to={`/calibration/${id}`}
                      className="font-semibold text-accent-ink underline underline-offset-4"
                    >
                      {title}
                    </Link>
                    <p className="text-sm text-ink-soft">
                      {roundTitle} · rated by {raters} · {day}
                    </p>
                  </div>
                  <Badge tone={isRated ? 'good' : 'lamp'}>{isRated ? 'Rated' : 'To rate'}</Badge>
                </li>
              ))}
            </ul>
          )}
        </section>
        <LedWith sessions={ledWith} />
        <section aria-labelledby="ladder">
          <h2 id="ladder" className="mb-1 text-lg">
            The way to leading alone
          </h2>
          <p className="mb-3 max-w-prose text-sm text-ink-soft">
            First you watch and rate beside the interviewer (shadow), then you lead while they watch (reverse
            shadow), then you lead alone (solo): for each kind of round.
          </p>
          <OwnLadders ladders={ladders} />
        </section>
      </div>
    </>
  )
}

type LedWithProps = {
  sessions: readonly {
    sessionId: string
    userId: string
    name: string
    roundTitle: string
    day: string
    isSaid: boolean
  }[]
}

function LedWith({ sessions }: LedWithProps) {
  if (sessions.length === 0) return null
  return (
    <section aria-labelledby="led">
      <h2 id="led" className="mb-1 text-lg">
        Sessions with a shadow
      </h2>
      <p className="mb-2.5 text-sm text-ink-soft">
        When your shadow led and you watched, say so: it is their reverse shadow.
      </p>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface px-4 shadow-card sm:px-5">
        {sessions.map(({ sessionId, userId, name, roundTitle, day, isSaid }) => (
          <li
            key={`${sessionId} ${userId}`}
            className="flex flex-wrap items-center justify-between gap-3 py-3"
          >
            <span>
              {roundTitle}, {day}, with {name}
            </span>
            {isSaid ? (
              <Badge tone="good">They led</Badge>
            ) : (
              <Form method="post">
                <input type="hidden" name="sessionId" value={sessionId} />
                <input type="hidden" name="userId" value={userId} />
                <Button type="submit" size="sm" variant="secondary">
                  {name} led this one
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
