import type { SlotAnswer } from '#app/scheduling/slot-words.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'

/** What became of the form just sent. */
export function AnswerNote({ answer }: { answer: Pick<SlotAnswer, 'ok' | 'words'> | undefined }) {
  if (!answer) return null
  if (!answer.ok)
    return (
      <div className="mb-6">
        <ErrorSummary title="That did not work" problems={[{ words: answer.words }]} />
      </div>
    )
  return (
    <p role="status" className="mb-6 rounded-md bg-accent-soft px-4 py-3 font-semibold text-accent-ink">
      {answer.words}
    </p>
  )
}
