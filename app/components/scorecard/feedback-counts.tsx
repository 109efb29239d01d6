import {
  feedbackAnswers,
  FEEDBACK_COUNTED_MIN,
  feedbackQuestions,
  type FeedbackCount,
} from '#app/rubric/feedback.ts'

const answers = [4, 3, 2, 1] as const

/** How interviews were for the candidates of a cohort: how often which answer, never whose. */
export function FeedbackCounts({ counts }: { counts: readonly FeedbackCount[] | null }) {
  return (
    <section aria-labelledby="feedback-counts" className="break-inside-avoid">
      <h2 id="feedback-counts" className="mb-2 text-lg">
        How the interviews were
      </h2>
      {counts === null ? (
        <p className="text-sm text-ink-soft">
          Numbers appear once the candidates of {FEEDBACK_COUNTED_MIN} sessions have said so: of fewer one
          could guess whose they are.
        </p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <caption className="sr-only">Answers of candidates about the interviews, by question</caption>
            <thead>
              <tr className="text-left text-ink-soft">
                <th scope="col" className="py-1 pr-4 font-normal">
                  What candidates say
                </th>
                {answers.map((answer) => (
                  <th key={answer} scope="col" className="px-2 py-1 text-right font-normal">
                    {feedbackAnswers[answer]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {counts.map(({ question, counts: given }) => (
                <tr key={question} className="border-t border-line">
                  <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                    {feedbackQuestions[question]}
                  </th>
                  {answers.map((answer) => (
                    <td key={answer} className="px-2 py-1.5 text-right tabular-nums">
                      {given[answer]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
