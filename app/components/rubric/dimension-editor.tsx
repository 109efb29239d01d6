import type { FieldMetadata } from '@conform-to/react'
import { Trash2 } from 'lucide-react'
import type { ComponentProps } from 'react'
import { ratingWords, ratings } from '#app/rubric/ratings.ts'
import {
  ANCHOR_MAX,
  QUESTION_MAX,
  RUBRIC_TITLE_MAX,
  type CohortRubricInput,
} from '#app/rubric/cohort-rubric-form.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input, Textarea } from '../ui/field.tsx'

type DimensionEditorProps = {
  dimension: FieldMetadata<CohortRubricInput['dimensions'][number]>
  place: number
  /** Null while there are no more than a rubric needs. */
  removal: Pick<ComponentProps<'button'>, 'name' | 'value' | 'form' | 'formNoValidate'> | null
}

/** One dimension: what it asks, how much it counts, and a sentence for each rating. */
export function DimensionEditor({ dimension, place, removal }: DimensionEditorProps) {
  const { id, title, question, weight, anchors } = dimension.getFieldset()
  const name = title.value ? `Dimension ${place}: ${title.value}` : `Dimension ${place}`
  return (
    <fieldset className="grid min-w-0 gap-4 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-6">
      <legend className="sr-only">{name}</legend>
      <input type="hidden" name={id.name} value={id.initialValue ?? ''} />
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <p aria-hidden="true" className="font-display text-lg font-semibold break-words">
          {name}
        </p>
        {removal ? (
          <Button
            {...removal}
            type="submit"
            variant="quiet"
            size="sm"
            icon={<Trash2 size={16} aria-hidden="true" />}
          >
            Remove<span className="sr-only"> {name}</span>
          </Button>
        ) : null}
      </div>
      <div className="grid gap-4 sm:grid-cols-[1fr_8rem]">
        <Field label="Title" name={title.name} id={title.id} error={title.errors} required>
          <Input key={title.key} maxLength={RUBRIC_TITLE_MAX} defaultValue={title.initialValue} />
        </Field>
        <Field label="Weight in %" name={weight.name} id={weight.id} error={weight.errors} required>
          <Input
            key={weight.key}
            type="number"
            inputMode="numeric"
            min={1}
            max={100}
            defaultValue={weight.initialValue}
          />
        </Field>
      </div>
      <Field
        label="The question a rater answers"
        name={question.name}
        id={question.id}
        error={question.errors}
        required
      >
        <Input key={question.key} maxLength={QUESTION_MAX} defaultValue={question.initialValue} />
      </Field>
      <p className="-mb-2 text-sm text-ink-soft">
        Each rating in a sentence: what a camera would have seen, never what somebody is.
      </p>
      <div id={anchors.id} tabIndex={-1} className="grid scroll-mt-6 gap-4 lg:grid-cols-2">
        {anchors.getFieldList().map((anchor, index) => {
          const rating = ratings[index]
          return (
            <Field
              key={anchor.key}
              label={rating ? `${rating} · ${ratingWords[rating]}` : 'A rating too many'}
              name={anchor.name}
              id={anchor.id}
              error={anchor.errors}
              required
              className="content-start"
            >
              <Textarea rows={3} maxLength={ANCHOR_MAX} defaultValue={anchor.initialValue} />
            </Field>
          )
        })}
      </div>
      {anchors.errors?.map((words) => (
        <p key={words} className="text-sm font-semibold text-stop-ink">
          ▲ {words}
        </p>
      ))}
    </fieldset>
  )
}
