// A cohort's wording, field by field, with the result read beside it. Dimensions come and go by buttons that work without scripts.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form, useNavigation } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import {
  cohortRubricForm,
  DIMENSIONS_MAX,
  DIMENSIONS_MIN,
  RUBRIC_TITLE_MAX,
  weightWords,
  WEIGHT_SUM,
  type CohortRubricForm,
  type CohortRubricInput,
} from '#app/rubric/cohort-rubric-form.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { ErrorSummary, type FormProblem } from '../ui/error-summary.tsx'
import { Field, Input } from '../ui/field.tsx'
import { DimensionEditor } from './dimension-editor.tsx'
import { RubricReading, type DimensionToRead } from './rubric-reading.tsx'

type RubricFormProps = {
  open: { rubricId: string; title: string; dimensions: readonly DimensionToRead[] }
  cohortName: string
  lastResult: SubmissionResult<string[]> | null
}

export function RubricForm({ open, cohortName, lastResult }: RubricFormProps) {
  const [form, fields] = useForm<CohortRubricInput, CohortRubricForm>({
    lastResult,
    constraint: getZodConstraint(cohortRubricForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: cohortRubricForm }),
    shouldRevalidate: 'onInput',
    defaultValue: {
      openVersion: open.rubricId,
      title: open.title,
      dimensions: open.dimensions.map(toFields),
    },
  })
  const sending = useNavigation().formMethod === 'POST'
  const dimensions = fields.dimensions.getFieldList()
  const problems = useMemo(() => toProblems(lastResult, form.id), [lastResult, form.id])
  const written = toRead(form.value)
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-5">
      {/* Enter in a field presses the first button of a form: this one, and not one that takes a dimension away. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <ErrorSummary problems={problems} />
      <input
        type="hidden"
        name={fields.openVersion.name}
        value={fields.openVersion.initialValue ?? open.rubricId}
      />
      <Field label="Title" name={fields.title.name} id={fields.title.id} error={fields.title.errors} required>
        <Input maxLength={RUBRIC_TITLE_MAX} defaultValue={fields.title.initialValue} key={fields.title.key} />
      </Field>
      {dimensions.map((dimension, index) => (
        <DimensionEditor
          key={dimension.key}
          dimension={dimension}
          place={index + 1}
          removal={
            dimensions.length > DIMENSIONS_MIN
              ? form.remove.getButtonProps({ name: fields.dimensions.name, index })
              : null
          }
        />
      ))}
      {dimensions.length < DIMENSIONS_MAX ? (
        <div>
          <Button
            type="submit"
            variant="secondary"
            icon={<Plus size={16} aria-hidden="true" />}
            {...form.insert.getButtonProps({
              name: fields.dimensions.name,
              defaultValue: { id: '', title: '', question: '', weight: '10', anchors: ['', '', '', ''] },
            })}
          >
            Add a dimension
          </Button>
        </div>
      ) : null}
      <Weights written={written} errors={fields.dimensions.errors} id={fields.dimensions.id} />
      <section aria-label="As it is read" className="grid gap-3 border-t border-line pt-6">
        <h2 className="text-xl">As candidate and interviewer read it</h2>
        <p className="text-ink-soft">
          The same words for both: in the room, on the scorecard, and afterwards.
        </p>
        <RubricReading dimensions={written} level={3} />
      </section>
      <div className="sticky bottom-0 z-20 -mx-4 border-t border-line bg-surface/95 px-4 py-3 backdrop-blur sm:mx-0 sm:rounded-t-lg sm:border-x">
        <Button type="submit" busy={sending}>
          Save as the next version
        </Button>
        <p className="mt-1 text-sm text-ink-soft">
          New sessions of {cohortName} are rated by it. What was rated before keeps its words.
        </p>
      </div>
    </Form>
  )
}

function Weights({
  written,
  errors,
  id,
}: {
  written: DimensionToRead[]
  errors: string[] | undefined
  id: string
}) {
  const fits = written.reduce((total, { weight }) => total + weight, 0) === WEIGHT_SUM
  return (
    <div id={id} tabIndex={-1} className="scroll-mt-6">
      <p role="status" className={cx('font-semibold', fits ? 'text-accent-ink' : 'text-lamp-ink')}>
        {weightWords(written)}
      </p>
      {errors?.map((words) => (
        <p key={words} className="text-sm font-semibold text-stop-ink">
          ▲ {words}
        </p>
      ))}
    </div>
  )
}

function toFields({ weight, anchors, ...words }: DimensionToRead) {
  return { ...words, weight: String(weight), anchors: [...anchors] }
}

/** Conform names a field's element after form and field. */
function toProblems(lastResult: RubricFormProps['lastResult'], formId: string): FormProblem[] {
  return Object.entries(lastResult?.error ?? {}).flatMap(([name, errors]) =>
    (errors ?? []).map((words): FormProblem => {
      return name === '' ? { words } : { fieldId: `${formId}-${name}`, words }
    }),
  )
}

/** What stands in the fields right now, finished or not. */
function toRead(value: unknown): DimensionToRead[] {
  const { dimensions = [] } = (value ?? {}) as {
    dimensions?: {
      id?: string
      title?: string
      question?: string
      weight?: string | number
      anchors?: string[]
    }[]
  } // why: Conform gives the fields as they are, before any schema
  return dimensions.map(({ id, title, question, weight, anchors }, index) => ({
    id: id || `added-${index}`,
    title: title || 'No title yet',
    question: question ?? '',
    weight: Number(weight) || 0,
    anchors: anchors ?? [],
  }))
}
