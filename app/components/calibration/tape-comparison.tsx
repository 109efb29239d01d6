// After the rating: where oneself and the others stood on the sentences, what lies furthest apart first, and what everybody
// agrees a sentence means.
import { Form } from '@remix-run/react'
import { halfWords, type TapePage } from '#app/calibration/calibration-pages.ts'
import { isApart, placesOf, summaryWords, type Place } from '#app/calibration/places.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { cx } from '../ui/cx.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Field, Textarea } from '../ui/field.tsx'

type Row = NonNullable<TapePage['compared']>[number]

export function TapeComparison({ rows }: { rows: readonly Row[] }) {
  return (
    <div className="grid gap-5">
      <p className="max-w-prose">{summaryWords(rows)}</p>
      {rows.map((row) => (
        <Card
          key={row.dimension.id}
          title={row.dimension.title}
          aside={isApart(row) ? <Badge tone="lamp">Worth talking about</Badge> : undefined}
        >
          <Places row={row} />
          <Agreed row={row} />
        </Card>
      ))}
    </div>
  )
}

function Places({ row }: { row: Row }) {
  const { own, others, reference } = row
  return (
    <>
      <p className="mb-3 text-sm text-ink-soft">
        {reference === null
          ? 'No interviewer has rated this yet.'
          : `The middle of the interviewers is ${reference}.`}
        {own === null ? ' You did not observe it.' : ''}
        {others.some(({ rating }) => rating === null) ? ' Somebody did not observe it.' : ''}
      </p>
      <ol className="grid gap-1.5">
        {placesOf(row).map((place) => (
          <PlaceRow key={place.rating} place={place} />
        ))}
      </ol>
    </>
  )
}

/** A sentence of the rubric, or the step between two: who stood there, without names, and what they saw. */
function PlaceRow({ place: { rating, sentence, isOwn, others, seen } }: { place: Place }) {
  return (
    <li
      className={cx(
        'rounded-md border px-3 py-2 text-sm',
        isOwn ? 'border-accent bg-accent-soft' : others > 0 ? 'border-line-strong' : 'border-line',
      )}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className={isOwn || others > 0 ? undefined : 'text-ink-soft'}>
          {sentence === null ? (
            <em>{halfWords(rating)}</em>
          ) : (
            <>
              <strong>{rating}</strong> {sentence}
            </>
          )}
        </span>
        {isOwn || others > 0 ? (
          <span className="font-semibold">
            {[isOwn ? 'You' : '', others > 0 ? `${others} ${others === 1 ? 'other' : 'others'}` : '']
              .filter(Boolean)
              .join(' and ')}
          </span>
        ) : null}
      </div>
      {seen.length > 0 ? (
        <ul className="mt-1.5 grid gap-0.5 border-l-2 border-line-strong pl-3 text-ink-soft">
          {seen.map((words, at) => (
            <li key={at}>{words}</li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}

function Agreed({ row }: { row: Row }) {
  const { dimension, agreed } = row
  return (
    <div className="mt-4">
      {agreed ? (
        <p className="mb-2 rounded-md bg-sunken px-3 py-2 text-sm">
          <strong>Agreed reading</strong>, written by {agreed.byName}: {agreed.words}
        </p>
      ) : null}
      <Disclosure
        summary={
          <span className="text-sm">
            {agreed ? 'Write it anew' : 'Write down which sentence decides'}
            <span className="sr-only">: {dimension.title}</span>
          </span>
        }
        open={isApart(row) && agreed === null}
      >
        <Form method="post" className="grid gap-2">
          <input type="hidden" name="intent" value="agree" />
          <input type="hidden" name="dimensionId" value={dimension.id} />
          <Field
            label="Which sentence decides here?"
            name="words"
            id={`agree-${dimension.id}`}
            hint="What you agreed on when you talked about it. Everybody who rated this recording reads it."
            required
          >
            <Textarea rows={2} />
          </Field>
          <Button type="submit" size="sm" variant="secondary" className="justify-self-start">
            Keep the agreed reading
            <span className="sr-only"> of {dimension.title}</span>
          </Button>
        </Form>
      </Disclosure>
    </div>
  )
}
