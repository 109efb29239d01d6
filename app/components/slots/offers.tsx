// What a candidate can book, by day; what does not fit just now is there too, with the reason.
import { Form, useNavigation } from '@remix-run/react'
import type { MySlots } from '#app/scheduling/slot-page.ts'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field, Select } from '../ui/field.tsx'
import { SlotLine, SlotList } from './slot-line.tsx'

type OffersProps = { offers: MySlots['offers']; roundId: string | null; isPlanFull: boolean }

export function Offers({ offers, roundId, isPlanFull }: OffersProps) {
  const { days, others, more, rounds } = offers
  const busyWith = useNavigation().formData?.get('slotId')
  return (
    <section aria-labelledby="book" className="grid gap-5">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h2 id="book" className="text-lg">
            Book a time
          </h2>
          <p className="text-ink-soft">One a day and two a week, at least 20 hours apart.</p>
        </div>
        {rounds.length > 1 || roundId !== null ? <RoundFilter rounds={rounds} roundId={roundId} /> : null}
      </div>
      {days.length === 0 ? (
        <EmptyState title={isPlanFull ? 'You have all your sessions' : 'Nothing to book just now'}>
          {isPlanFull
            ? 'Every session that is planned for you is booked or done. To change one, open it above.'
            : 'As soon as a time opens that fits you, it is here. Your coordinator sees who is waiting.'}
        </EmptyState>
      ) : null}
      {days.map(({ day, slots }) => (
        <SlotList key={day} title={day} level={3}>
          {slots.map((slot) => (
            <li key={slot.id}>
              <SlotLine
                slot={slot}
                hideDay
                hideState
                note={
                  slot.people.some(({ state }) => state === 'asked')
                    ? 'The interviewer has been asked; you hear as soon as they say yes.'
                    : undefined
                }
              >
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="slotId" value={slot.id} />
                  <Button type="submit" name="intent" value="book" busy={busyWith === slot.id}>
                    Book
                    <span className="sr-only">
                      {slot.round}, {day} at {slot.from}
                    </span>
                  </Button>
                </Form>
              </SlotLine>
            </li>
          ))}
        </SlotList>
      ))}
      {more > 0 ? (
        <p className="text-sm text-ink-soft">
          {more} more are further ahead. Choose a round to see fewer, or look again when these are gone.
        </p>
      ) : null}
      {others.length > 0 && !isPlanFull ? (
        <Disclosure
          summary={`${others.length} ${others.length === 1 ? 'time' : 'times'} that do not fit just now`}
        >
          <ul className="divide-y divide-line">
            {others.map((slot) => (
              <li key={slot.id} className="py-2">
                <span className="font-semibold">
                  {slot.day}, {slot.from}
                </span>{' '}
                · {slot.round}. <span className="text-ink-soft">{slot.why}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </section>
  )
}

function RoundFilter({
  rounds,
  roundId,
}: {
  rounds: readonly { id: string; title: string }[]
  roundId: string | null
}) {
  return (
    <Form method="get" preventScrollReset className="flex items-end gap-2">
      <Field label="Round" name="round" required>
        <Select defaultValue={roundId ?? ''} key={roundId ?? ''} required={false}>
          <option value="">Every round</option>
          {rounds.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </Form>
  )
}
