import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { ErrorSummary, type FormProblem } from '../ui/error-summary.tsx'

type FormSummaryProps = {
  form: Pick<FormMetadata<Record<string, unknown>, string[]>, 'errors' | 'status'>
  fields: Record<string, Pick<FieldMetadata<unknown>, 'id' | 'errors'>>
}

/** Everything wrong with a form after it was sent, each line leading to its field. */
export function FormSummary({ form, fields }: FormSummaryProps) {
  if (form.status !== 'error') return null
  const ofFields = Object.values(fields).flatMap(({ id, errors }) =>
    (errors ?? []).map((words): FormProblem => ({ fieldId: id, words })),
  )
  const ofForm = (form.errors ?? []).map((words): FormProblem => ({ words }))
  return <ErrorSummary problems={[...ofForm, ...ofFields]} />
}
