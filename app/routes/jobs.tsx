// For administrators: what waits, what was given up and why, and the way to try it again.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { countJobs, listJobs, retryJob, type JobRow } from '#app/db/jobs.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone, momentWords } from '#app/lib/calendar.ts'

export const meta: MetaFunction = () => [{ title: 'Jobs · Greenroom' }]

const lists = ['failed', 'waiting', 'done'] as const
type List = (typeof lists)[number]

const listWords: Record<List, [title: string, empty: string]> = {
  failed: ['Given up', 'Nothing was given up.'],
  waiting: ['Waiting', 'Nothing waits.'],
  done: ['Done', 'Nothing has been done yet.'],
}

function isList(value: string | null): value is List {
  return lists.some((list) => list === value)
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'see-jobs')
  const wanted = new URL(request.url).searchParams.get('list')
  const counts = await countJobs(context.db)
  const list = isList(wanted) ? wanted : counts.failed > 0 ? 'failed' : 'waiting'
  const timeZone = knownZone((await findUser(context.db, actor.userId))?.timeZone ?? 'UTC')
  const jobs = (await listJobs(context.db, list)).map((job) => toListed(job, timeZone))
  return { list, counts, jobs }
}

/** What administrators call them; a kind without words is shown by its own name. */
const kindWords: Record<string, string> = {
  'send-mail': 'Send a letter',
  remind: 'Remind somebody',
  'deliver-webhook': 'Tell a program',
  'prepare-room': 'Make a room ready',
  'close-room': 'Close a room',
  'offer-place': 'Offer a free place',
  'offer-over': 'Take an offer back',
  'offer-any': 'Look through the waitlist',
  'stand-by-over': 'End a call to stand by',
  'solve-plan': 'Solve a plan',
  'published-plan': 'Follow up on a plan',
  'tell-plan': 'Write the letters of a plan',
  'invite-people': 'Invite people',
  'keep-recordings': 'Fetch the recordings of a session',
  'delete-recording': 'Delete a recording',
}

/** Not what the job was told: a letter may let somebody in. */
function toListed({ id, name, key, attempts, lastError, lockedUntil, ...at }: JobRow, timeZone: string) {
  return {
    id,
    name: kindWords[name] ?? name,
    key,
    attempts,
    lastError,
    isInHand: lockedUntil !== null,
    when: momentWords(at.doneAt ?? at.failedAt ?? at.runAt, timeZone),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'see-jobs')
  const id = (await request.formData()).get('retry')
  if (typeof id !== 'string' || !(await retryJob(context.db, id, context.now())))
    return data('This job is not one that was given up. Open the page again.', { status: 409 })
  context.jobs.wake()
  return redirect('/jobs?list=waiting')
}

export default function Jobs() {
  const { list, counts, jobs } = useLoaderData<typeof loader>()
  const [title, empty] = listWords[list]
  return (
    <>
      <PageHeader title="Jobs">
        Letters, reminders and deliveries that Greenroom does by itself. What fails is tried again for hours
        before it is given up.
      </PageHeader>
      <nav aria-label="Lists of jobs" className="mb-6 flex flex-wrap gap-2">
        {lists.map((one) => (
          <Link
            key={one}
            to={`?list=${one}`}
            aria-current={one === list ? 'page' : undefined}
            className={`inline-flex min-h-11 items-center gap-2 rounded-md px-3 font-semibold ${
              one === list ? 'bg-accent-soft text-accent-ink' : 'text-ink-soft hover:text-ink'
            }`}
          >
            {listWords[one][0]}{' '}
            <Badge tone={one === 'failed' && counts.failed > 0 ? 'stop' : 'plain'}>{counts[one]}</Badge>
          </Link>
        ))}
      </nav>
      {jobs.length === 0 ? (
        <EmptyState title={empty}>There is nothing for you to do here.</EmptyState>
      ) : (
        <Card title={title}>
          {jobs.length < counts[list] ? (
            <p className="mb-3 text-sm text-ink-soft">
              {jobs.length} of {counts[list]} are shown, {list === 'waiting' ? 'the next' : 'the newest'}{' '}
              first.
            </p>
          ) : null}
          <ul className="divide-y divide-line">
            {jobs.map((job) => (
              <JobLine key={job.id} job={job} list={list} />
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

type ListedJob = ReturnType<typeof toListed>

const whenLabels: Record<List, string> = { failed: 'Given up', waiting: 'Next try', done: 'Done' }

function JobLine({ job, list }: { job: ListedJob; list: List }) {
  const { id, name, key, attempts, lastError, isInHand, when } = job
  return (
    <li className="grid gap-1 py-3 sm:grid-cols-[1fr_auto] sm:items-center sm:gap-4">
      <div className="min-w-0">
        <p className="font-semibold">
          {name} {isInHand ? <Badge tone="sky">in hand</Badge> : null}
        </p>
        <p className="text-sm break-all text-ink-soft">{key}</p>
        <p className="text-sm text-ink-soft">
          {whenLabels[list]}: {when}
          {attempts > 0 ? ` · tried ${attempts} ${attempts === 1 ? 'time' : 'times'}` : ''}
        </p>
        {lastError ? <p className="mt-1 text-sm break-words">{lastError}</p> : null}
      </div>
      {list === 'failed' ? (
        <Form method="post">
          <input type="hidden" name="retry" value={id} />
          <Button type="submit" variant="secondary" size="sm" aria-label={`Try again: ${key}`}>
            Try again
          </Button>
        </Form>
      ) : null}
    </li>
  )
}
