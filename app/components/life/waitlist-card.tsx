import { useFetcher } from '@remix-run/react'
import type { WaitlistAnswer } from '#app/scheduling/life-words.ts'
import type { WaitlistCardView } from '#app/scheduling/slot-life.ts'
import { AnswerNote } from '../slots/answer-note.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field, Select } from '../ui/field.tsx'

type WaitlistCardProps = { waitlist: WaitlistCardView | null; level?: 2 | 3 }

/** A candidate's own lines of the waitlist, what is offered to them, and a way to begin to wait. */
export function WaitlistCard({ waitlist, level = 2 }: WaitlistCardProps) {
  const fetcher = useFetcher<WaitlistAnswer>()
  if (!waitlist) return null
  const { lines, choices } = waitlist
  const offered = lines.filter(({ offer }) => offer !== null)
  const waiting = lines.filter(({ offer }) => offer === null)
  if (lines.length + choices.length === 0) return null
  const busy = fetcher.state !== 'idle'
  return (
    <Card title="Waitlist" level={level} className={offered.length > 0 ? 'border-accent' : ''}>
      {busy ? null : <AnswerNote answer={fetcher.data} />}
      <div className="grid gap-5">
        {offered.map((line) => (
          <OfferLine key={line.id} line={line} />
        ))}
        {waiting.length > 0 ? (
          <ul className="divide-y divide-line">
            {waiting.map(({ id, round, cohort, place, since }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
                <div className="min-w-0">
                  <p className="font-semibold">{round}</p>
                  <p className="text-sm text-ink-soft">
                    {place === 1 ? 'You come next' : `Number ${place} in line`} · since {lowered(since)} ·{' '}
                    {cohort}
                  </p>
                </div>
                <fetcher.Form method="post" action="/waitlist">
                  <input type="hidden" name="entryId" value={id} />
                  <Button type="submit" name="intent" value="leave" variant="quiet" busy={busy}>
                    Leave<span className="sr-only"> the waitlist for {round}</span>
                  </Button>
                </fetcher.Form>
              </li>
            ))}
          </ul>
        ) : null}
        {choices.length > 0 ? (
          <fetcher.Form
            method="post"
            action="/waitlist"
            className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-end"
          >
            <Field
              label={lines.length > 0 ? 'Wait for another round' : 'Nothing suits you? Wait for a place'}
              name="wish"
              required
              hint="Free places are offered in turn, inside your hours. You have up to four hours to say yes."
            >
              <Select defaultValue="">
                <option value="" disabled>
                  Choose a round
                </option>
                {choices.map(({ cohortId, cohort, rounds }) => (
                  <optgroup key={cohortId} label={cohort}>
                    {rounds.map(({ id, title }) => (
                      <option key={id} value={`${cohortId}/${id}`}>
                        {title}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </Select>
            </Field>
            <Button type="submit" name="intent" value="join" variant="secondary" busy={busy}>
              Wait for it
            </Button>
          </fetcher.Form>
        ) : null}
      </div>
    </Card>
  )
}

function lowered(day: string): string {
  return ['Today', 'Yesterday'].includes(day) ? day.toLowerCase() : day
}

function OfferLine({ line: { id, round, offer } }: { line: WaitlistCardView['lines'][number] }) {
  const fetcher = useFetcher<WaitlistAnswer>()
  if (!offer) return null
  const { slot, until } = offer
  const leads = slot.people.find(({ seat }) => seat === 'interviewer')?.name
  const busy = fetcher.state !== 'idle'
  return (
    <article className="rounded-md bg-accent-soft p-4 text-accent-ink">
      {busy ? null : <AnswerNote answer={fetcher.data} />}
      <h3 className="text-base">A place for you: {round}</h3>
      <p className="mt-1">
        <time dateTime={slot.startsAt} className="font-semibold">
          {slot.day}, {slot.from}–{slot.to}
        </time>
        {leads ? ` with ${leads}` : ''}
      </p>
      <p className="mt-1 text-sm">It is kept for you until {until}.</p>
      <fetcher.Form method="post" action="/waitlist" className="mt-3 flex flex-wrap gap-2">
        <input type="hidden" name="entryId" value={id} />
        <Button type="submit" name="intent" value="accept" busy={busy}>
          Yes, book it
        </Button>
        <Button type="submit" name="intent" value="decline" variant="secondary" busy={busy}>
          Not this one
        </Button>
      </fetcher.Form>
    </article>
  )
}
