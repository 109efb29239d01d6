import type { SubmissionResult } from '@conform-to/react'
import { useMemo } from 'react'
import { ErrorSummary, type FormProblem } from '../ui/error-summary.tsx'

type FormSummaryProps = {
  lastResult: SubmissionResult<string[]> | null | undefined
  fields: Record<string, { id: string }>
}

/** Everything the server found wrong with a form, each line leading to its field. Takes the focus once per answer, never while somebody types. */
export function FormSummary({ lastResult, fields }: FormSummaryProps) {
  // eslint-disable-next-line react-hooks/exhaustive-deps -- why: field ids stay the same; only an answer makes another summary
  const problems = useMemo(() => toProblems(lastResult, fields), [lastResult])
  return <ErrorSummary problems={problems} />
}

function toProblems(
  lastResult: FormSummaryProps['lastResult'],
  fields: FormSummaryProps['fields'],
): FormProblem[] {
  return Object.entries(lastResult?.error ?? {}).flatMap(([name, errors]) =>
    (errors ?? []).map((words): FormProblem => {
      const fieldId = fields[name]?.id
      return fieldId ? { fieldId, words } : { words }
    }),
  )
}
