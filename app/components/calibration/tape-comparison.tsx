// After the rating: own beside the others, what lies furthest apart first, and what everybody agrees a sentence means.
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { halfWords, type TapePage } from '#app/calibration/calibration-pages.ts'
import { signed } from '#app/calibration/ladder.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field, Textarea } from '../ui/field.tsx'

type Row = NonNullable<TapePage['compared']>[number]

export function TapeComparison({ rows }: { rows: readonly Row[] }) {
  return (
    <div className="grid gap-5">
      {rows.map((row) => (
        <Card key={row.dimension.id} title={row.dimension.title}>
          <Figures row={row} />
          <Sentences row={row} />
          <Agreed row={row} />
        </Card>
      ))}
    </div>
  )
}

function Figures({ row: { own, reference, difference, others } }: { row: Row }) {
  return (
    <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-[repeat(3,auto)_1fr]">
      <Figure name="You">{halfWords(own)}</Figure>
      <Figure name="Median of the interviewers">{reference === null ? 'nobody else yet' : reference}</Figure>
      <Figure name="Difference">{difference === null ? '–' : signed(difference)}</Figure>
      <Figure name="Everybody else">
        {others.length === 0 ? 'nobody else yet' : others.map(({ rating }) => halfWords(rating)).join(', ')}
      </Figure>
    </dl>
  )
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  )
}

/** What the others saw, without names: it is about the sentence, not about who wrote it. */
function Sentences({ row: { dimension, others } }: { row: Row }) {
  const seen = others.filter((one) => one.seen !== '')
  return (
    <>
      <ol className="mt-4 grid gap-1 text-sm">
        {dimension.anchors.map((sentence, at) => (
          <li key={sentence}>
            <strong>{at + 1}</strong> {sentence}
          </li>
        ))}
      </ol>
      {seen.length > 0 ? (
        <ul className="mt-3 grid gap-1 border-l-2 border-line pl-3 text-sm text-ink-soft">
          {seen.map((one, at) => (
            <li key={at}>
              {halfWords(one.rating)}: {one.seen}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Agreed({ row: { dimension, agreed } }: { row: Row }) {
  return (
    <Form method="post" className="mt-4 grid gap-2">
      <input type="hidden" name="intent" value="agree" />
      <input type="hidden" name="dimensionId" value={dimension.id} />
      {agreed ? (
        <p className="text-sm">
          <strong>Agreed reading</strong>, written by {agreed.byName}: {agreed.words}
        </p>
      ) : null}
      <Field
        label="Which sentence decides here?"
        name="words"
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
  )
}
