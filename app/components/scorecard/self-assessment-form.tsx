import type { SubmissionResult } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import { ratings, ratingWords } from '#app/rubric/ratings.ts'
import {
  ANSWER_CHARS_MAX,
  selfAssessmentForm,
  selfAssessmentQuestions,
  type RoundToAssess,
} from '#app/rubric/self-assessment.ts'
import { FormSummary } from '../people/form-summary.tsx'
import { useSchemaForm } from '../people/use-schema-form.ts'
import { Button } from '../ui/button.tsx'
import { Field, Textarea } from '../ui/field.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SelfRatingFields } from './self-rating-fields.tsx'

type SelfAssessmentFormProps = {
  lastResult: SubmissionResult<string[]> | undefined
  rounds: readonly RoundToAssess[]
}

/** Three questions before the scorecard opens: one's own view, unmixed with anybody else's. */
export function SelfAssessmentForm({ lastResult, rounds }: SelfAssessmentFormProps) {
  const [form, fields] = useSchemaForm({ schema: selfAssessmentForm, lastResult })
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      className="grid gap-6 rounded-lg border border-line bg-surface p-5 shadow-card sm:p-7"
    >
      <FormSummary lastResult={lastResult} fields={fields} />
      <Field
        label={selfAssessmentQuestions.wentWell}
        name={fields.wentWell.name}
        id={fields.wentWell.id}
        error={fields.wentWell.errors}
        required
      >
        <Textarea rows={3} maxLength={ANSWER_CHARS_MAX} defaultValue={fields.wentWell.initialValue} />
      </Field>
      <Field
        label={selfAssessmentQuestions.tryNext}
        name={fields.tryNext.name}
        id={fields.tryNext.id}
        error={fields.tryNext.errors}
        required
      >
        <Textarea rows={3} maxLength={ANSWER_CHARS_MAX} defaultValue={fields.tryNext.initialValue} />
      </Field>
      <div id={fields.overall.id} tabIndex={-1}>
        <RadioCards
          legend={selfAssessmentQuestions.overall}
          name={fields.overall.name}
          error={fields.overall.errors}
          defaultValue={String(fields.overall.initialValue ?? '')}
          columns={2}
          required
          cards={ratings.map((rating) => ({ value: String(rating), title: ratingWords[rating] }))}
        />
      </div>
      <SelfRatingFields rounds={rounds} sent={lastResult?.initialValue} />
      <div>
        <Button type="submit" size="lg" busy={sending}>
          Save and go on
        </Button>
        <p className="mt-2 text-sm text-ink-soft">
          Your interviewer reads this too. It cannot be changed later.
        </p>
      </div>
    </Form>
  )
}
