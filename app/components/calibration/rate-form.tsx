// Rating a recording blind: the sentences of the rubric as radio buttons, the steps between them, and what was seen.
import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import {
  NOT_OBSERVED,
  ratingField,
  seenField,
  tapeRatings,
  type TapeGap,
} from '#app/calibration/tape-form.ts'
import { halfWords, type TapeDimension } from '#app/calibration/calibration-pages.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Field, Textarea } from '../ui/field.tsx'
import { useKeptForm } from './use-kept-form.ts'

type RateFormProps = {
  dimensions: readonly TapeDimension[]
  gaps: readonly TapeGap[]
  /** What came back with the gaps: without scripts the page is a new one. */
  sent: Readonly<Record<string, string>>
}

export function RateForm({ dimensions, gaps, sent }: RateFormProps) {
  const busy = useNavigation().formMethod === 'POST'
  const { form, keep } = useKeptForm()
  return (
    <Form ref={form} method="post" className="grid gap-8" onInput={keep}>
      <input type="hidden" name="intent" value="rate" />
      {gaps.length > 0 ? (
        <p role="alert" className="rounded-md border border-stop bg-stop-soft px-4 py-3 text-stop-ink">
          {gaps.length === 1 ? 'One thing is missing.' : `${gaps.length} things are missing.`} Nothing was
          submitted.
        </p>
      ) : null}
      {dimensions.map((dimension) => (
        <Dimension key={dimension.id} dimension={dimension} gaps={gaps} sent={sent} />
      ))}
      <div className="grid gap-2">
        <p className="text-sm text-ink-soft">
          Submitted once and never changed. Then you see what the others gave.
        </p>
        <Button type="submit" busy={busy} className="justify-self-start">
          Submit my ratings
        </Button>
      </div>
    </Form>
  )
}

type DimensionProps = Pick<RateFormProps, 'gaps' | 'sent'> & { dimension: TapeDimension }

function Dimension({ dimension, gaps, sent }: DimensionProps) {
  const { id, title, question, anchors } = dimension
  const gapOf = (part: TapeGap['part']) =>
    gaps.find((gap) => gap.dimensionId === id && gap.part === part)?.words ?? null
  const missing = gapOf('rating')
  return (
    <fieldset className="grid min-w-0 gap-3" aria-describedby={missing ? `gap-${id}` : undefined}>
      <legend className="font-display text-lg font-semibold">{title}</legend>
      <p className="text-sm text-ink-soft">{question}</p>
      {missing ? (
        <p id={`gap-${id}`} className="text-sm font-semibold text-stop-ink">
          <span aria-hidden="true">▲</span> {missing}
        </p>
      ) : null}
      <div className="grid gap-1">
        {tapeRatings.map((rating) => {
          const sentence = Number.isInteger(rating) ? anchors[rating - 1] : null
          return (
            <Choice
              key={rating}
              name={ratingField(id)}
              value={String(rating)}
              sent={sent}
              isStep={sentence === null}
            >
              {sentence ? (
                <>
                  <strong>{rating}</strong> {sentence}
                </>
              ) : (
                <span className="text-ink-soft">{halfWords(rating)}</span>
              )}
            </Choice>
          )
        })}
        <Choice name={ratingField(id)} value={NOT_OBSERVED} sent={sent} isStep>
          <span className="text-ink-soft">Not observed</span>
        </Choice>
      </div>
      <Field label="What you saw or heard" name={seenField(id)} error={gapOf('seen')} required>
        <Textarea rows={2} defaultValue={sent[seenField(id)]} />
      </Field>
    </fieldset>
  )
}

type ChoiceProps = {
  name: string
  value: string
  sent: RateFormProps['sent']
  /** Between two sentences, or beside them. */
  isStep: boolean
  children: ReactNode
}

function Choice({ name, value, sent, isStep, children }: ChoiceProps) {
  return (
    <label
      className={cx(
        'flex items-center gap-3 rounded-md border bg-surface px-3 has-checked:border-accent has-checked:bg-accent-soft',
        isStep ? 'ml-6 min-h-8 border-transparent bg-transparent text-sm' : 'min-h-11 border-line py-1.5',
      )}
    >
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={sent[name] === value}
        className="size-4 shrink-0 accent-(--accent)"
      />
      <span>{children}</span>
    </label>
  )
}
