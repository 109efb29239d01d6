// The interviewer chooses the questions of their slot, as long as nobody has entered.
import { Form, Link } from '@remix-run/react'
import type { QuestionOffer } from '#app/scheduling/slot-page.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Field, Select } from '../ui/field.tsx'

export function QuestionsCard({ offer, hasSession }: { offer: QuestionOffer | null; hasSession: boolean }) {
  if (!offer) return null
  return (
    <Card title={hasSession ? 'What you will ask' : 'Please choose what you will ask'}>
      {hasSession ? (
        <p className="mb-3 text-ink-soft">
          Picked for this candidate: not met before, near the level, on a topic they wish for where there is
          one. Exchange it until somebody enters the room.
        </p>
      ) : (
        <p className="mb-3 rounded-md bg-lamp-soft px-3 py-2 text-lamp-ink">
          The candidate has met every question that fits, so nothing was picked. There is no room until you
          have chosen.
        </p>
      )}
      <Form method="post" preventScrollReset className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <input type="hidden" name="intent" value="questions" />
        {offer.parts.map(({ id, title, isOptional, chosen, questions }) => (
          <div key={id}>
            <Field label={title} name={`part-${id}`} required={!isOptional}>
              <Select defaultValue={chosen} key={chosen}>
                {isOptional || chosen === '' ? <option value="">None</option> : null}
                {questions.map((question) => (
                  <option key={question.slug} value={question.slug}>
                    {question.title} · level {question.level}
                    {question.isMet ? ' · met' : ''}
                  </option>
                ))}
              </Select>
            </Field>
            {chosen ? (
              <Link
                to={`/questions/${chosen}`}
                className="mt-1 inline-block text-sm text-accent-ink underline underline-offset-2"
              >
                Read it
              </Link>
            ) : null}
          </div>
        ))}
        <Checkbox
          name="used"
          label="Also one they have met"
          hint="Somebody who knows the answer shows little."
        />
        <Button type="submit" variant="secondary" className="justify-self-start">
          {hasSession ? 'Ask this instead' : 'Ask this'}
        </Button>
      </Form>
    </Card>
  )
}
