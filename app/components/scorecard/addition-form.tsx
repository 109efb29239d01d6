import { Form, useNavigation } from '@remix-run/react'
import { REASON_CHARS_MAX } from '#app/rubric/additions.ts'
import { ratings, ratingWords } from '#app/rubric/ratings.ts'
import type { ScorecardRound } from '#app/rubric/scorecard-page.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { ErrorSummary, type FormProblem } from '../ui/error-summary.tsx'
import { Field, Select, Textarea } from '../ui/field.tsx'

/** What was sent comes back with what is wrong with it. */
export type AdditionAnswer = {
  problems: FormProblem[]
  sent: { dimensionId: string; rating: string; words: string }
} | null

type AdditionFormProps = { card: Pick<ScorecardRound, 'round' | 'rubric'>; answer: AdditionAnswer }

/** For what one sees differently afterwards. The sealed scorecard stays; this is read beside it. */
export function AdditionForm({ card: { round, rubric }, answer }: AdditionFormProps) {
  const sending = useNavigation().state !== 'idle'
  return (
    <Card title="See it differently now?">
      <Disclosure open={answer !== null} summary="Add to this scorecard">
        <Form method="post" className="grid gap-4">
          <ErrorSummary problems={answer?.problems ?? NO_PROBLEMS} />
          <p className="text-sm text-ink-soft">
            What you submitted stays as it is; everybody who reads it reads this beside it. A rating can be
            corrected once, with your reason.
          </p>
          <input type="hidden" name="round" value={round} />
          <Field label="About" name="dimensionId" required>
            <Select defaultValue={answer?.sent.dimensionId ?? ''}>
              <option value="">The whole</option>
              {rubric.dimensions.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="The rating would be" name="rating">
            <Select defaultValue={answer?.sent.rating ?? ''}>
              <option value="">As it is</option>
              {ratings.map((rating) => (
                <option key={rating} value={rating}>
                  {rating} · {ratingWords[rating]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Why" name="words" id="addition-words" required>
            <Textarea
              rows={3}
              maxLength={REASON_CHARS_MAX}
              defaultValue={answer?.sent.words ?? ''}
              required={false}
            />
          </Field>
          <div>
            <Button type="submit" name="intent" value="add" variant="secondary" busy={sending}>
              Add it
            </Button>
          </div>
        </Form>
      </Disclosure>
    </Card>
  )
}

const NO_PROBLEMS: FormProblem[] = []
