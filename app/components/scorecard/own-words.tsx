import { ratingWords, type Rating } from '#app/rubric/ratings.ts'
import { selfAssessmentQuestions, type SelfAssessment } from '#app/rubric/self-assessment.ts'
import { Card } from '../ui/card.tsx'

/** The self-assessment as it was written. */
export function OwnWords({ title, answers }: { title: string; answers: SelfAssessment }) {
  return (
    <Card title={title}>
      <dl className="grid gap-4">
        <div>
          <dt className="text-sm font-semibold text-ink-soft">{selfAssessmentQuestions.wentWell}</dt>
          <dd>{answers.wentWell}</dd>
        </div>
        <div>
          <dt className="text-sm font-semibold text-ink-soft">{selfAssessmentQuestions.tryNext}</dt>
          <dd>{answers.tryNext}</dd>
        </div>
        <div>
          <dt className="text-sm font-semibold text-ink-soft">{selfAssessmentQuestions.overall}</dt>
          {/* why: the schema holds it to whole numbers from 1 to 4 */}
          <dd>{ratingWords[answers.overall as Rating]}</dd>
        </div>
      </dl>
    </Card>
  )
}
