// What has just happened, and what waits for the coordinator.
import { Form, Link } from '@remix-run/react'
import { Button } from '../ui/button.tsx'

type PeopleNoticesProps = {
  page: {
    id: string
    filter: { standing: string }
    taken: { people: number; invited: number } | null
    counts: { asked: number; waitingForLetter: number }
  }
  answer: { ok: boolean; words: string } | undefined
}

export function PeopleNotices({ page: { id, taken, counts, filter }, answer }: PeopleNoticesProps) {
  return (
    <div className="mb-6 grid gap-3 empty:mb-0">
      {answer ? (
        <p
          role={answer.ok ? 'status' : 'alert'}
          className={
            answer.ok
              ? 'rounded-md bg-accent-soft px-4 py-3 text-accent-ink'
              : 'rounded-md bg-stop-soft px-4 py-3 text-stop-ink'
          }
        >
          {answer.words}
        </p>
      ) : null}
      {taken && !answer ? (
        <p role="status" className="rounded-md bg-accent-soft px-4 py-3 text-accent-ink">
          The list is taken: {taken.people.toLocaleString('en-GB')} {taken.people === 1 ? 'person' : 'people'}
          .{' '}
          {taken.invited > 0
            ? `${taken.invited.toLocaleString('en-GB')} ${taken.invited === 1 ? 'invitation is' : 'invitations are'} being written.`
            : 'Nobody was written to.'}
        </p>
      ) : null}
      {counts.asked > 0 && filter.standing !== 'asked' ? (
        <p className="rounded-md bg-sky-soft px-4 py-3 text-sky-ink">
          {counts.asked === 1 ? 'One person asks' : `${counts.asked} people ask`} to join.{' '}
          <Link
            to={`/cohorts/${id}/people?standing=asked`}
            className="font-semibold underline underline-offset-4"
          >
            Look at {counts.asked === 1 ? 'it' : 'them'}
          </Link>
        </p>
      ) : null}
      {counts.waitingForLetter > 0 ? (
        <Form
          method="post"
          className="flex flex-wrap items-center justify-between gap-3 rounded-md bg-lamp-soft px-4 py-3 text-lamp-ink"
        >
          <p>
            {counts.waitingForLetter === 1
              ? 'One person has no invitation that works'
              : `${counts.waitingForLetter.toLocaleString('en-GB')} people have no invitation that works`}
            , and cannot come in yet.
          </p>
          <Button type="submit" name="deed" value="invite-rest" variant="secondary" size="sm">
            Send invitations
          </Button>
        </Form>
      ) : null}
    </div>
  )
}
