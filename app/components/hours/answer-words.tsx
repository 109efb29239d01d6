// What became of the form just sent, above it.
import { fromField } from '#app/scheduling/hours-form.ts'
import type { HoursAnswer, HoursIntent } from '#app/scheduling/hours-words.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'

/** Shown by the part of the page whose form it was. */
export function AnswerWords({
  answer,
  intents,
}: {
  answer: HoursAnswer | undefined
  intents: readonly HoursIntent[]
}) {
  if (!answer || !intents.includes(answer.intent)) return null
  if (answer.ok)
    return (
      <p role="status" className="mb-3 rounded-md bg-accent-soft px-3 py-2 font-semibold text-accent-ink">
        {answer.words}
      </p>
    )
  return (
    <div className="mb-3">
      <ErrorSummary
        problems={answer.problems.map(({ field, words }) => {
          return field?.startsWith(fromField(0).slice(0, -1)) && answer.intent === 'week'
            ? { fieldId: field, words }
            : { words }
        })}
      />
    </div>
  )
}
