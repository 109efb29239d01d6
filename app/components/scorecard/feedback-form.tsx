import type { SubmissionResult } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import {
  feedbackAnswers,
  feedbackForm,
  feedbackQuestionIds,
  feedbackQuestions,
  NOTE_CHARS_MAX,
  type Feedback,
} from '#app/rubric/feedback.ts'
import { FormSummary } from '../people/form-summary.tsx'
import { useSchemaForm } from '../people/use-schema-form.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field, Textarea } from '../ui/field.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'

type FeedbackFormProps = { lastResult: SubmissionResult<string[]> | undefined; otherName: string }

/** Four questions about the interview, none about a person, and a line to the other side. */
export function FeedbackForm({ lastResult, otherName }: FeedbackFormProps) {
  const [form, fields] = useSchemaForm({ schema: feedbackForm, lastResult })
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      className="grid max-w-2xl gap-6 rounded-lg border border-line bg-surface p-5 shadow-card sm:p-7"
    >
      <FormSummary lastResult={lastResult} fields={fields} />
      {feedbackQuestionIds.map((question) => (
        <div key={question} id={fields[question].id} tabIndex={-1}>
          <RadioCards
            legend={feedbackQuestions[question]}
            name={fields[question].name}
            error={fields[question].errors}
            defaultValue={fields[question].initialValue}
            columns={4}
            required
            cards={Object.entries(feedbackAnswers).map(([value, title]) => ({ value, title }))}
          />
        </div>
      ))}
      <Field
        label={`A line to ${otherName}`}
        hint="What helped, or what would help the next time."
        name={fields.note.name}
        id={fields.note.id}
        error={fields.note.errors}
      >
        <Textarea rows={3} maxLength={NOTE_CHARS_MAX} defaultValue={fields.note.initialValue} />
      </Field>
      <div>
        <Button type="submit" size="lg" busy={sending}>
          Save it
        </Button>
        <p className="mt-2 text-sm text-ink-soft">
          {otherName} reads it once you have both written, or after a week. It cannot be changed later, and
          nobody else reads it; coordinators see numbers of many sessions only.
        </p>
      </div>
    </Form>
  )
}

/** What one side wrote. */
export function FeedbackCard({ title, feedback }: { title: string; feedback: Feedback }) {
  return (
    <Card title={title}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2">
        {feedbackQuestionIds.map((question) => (
          <div key={question} className="contents">
            <dt className="text-ink-soft">{feedbackQuestions[question]}</dt>
            <dd className="text-right font-semibold">{feedbackAnswers[feedback[question]]}</dd>
          </div>
        ))}
      </dl>
      {feedback.note ? <p className="mt-4 border-t border-line pt-4">{feedback.note}</p> : null}
    </Card>
  )
}
