import { Form } from '@remix-run/react'
import type { LimitsPage } from '#app/scheduling/hours-page.ts'
import type { HoursAnswer } from '#app/scheduling/hours-words.ts'
import { BREAK_MINUTES_MAX } from '#app/scheduling/limits.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Field, Input } from '../ui/field.tsx'
import { AnswerWords } from './answer-words.tsx'

type LimitsCardProps = { page: LimitsPage; leads: boolean; answer: HoursAnswer | undefined }

/** How much at most, and whether anything at all just now. */
export function LimitsCard({ page: { limits, bounds, today }, leads, answer }: LimitsCardProps) {
  const problems = answer && !answer.ok && answer.intent === 'limits' ? answer.problems : []
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.words ?? null
  return (
    <Card title="How much">
      <AnswerWords answer={answer} intents={['limits']} />
      <Form method="post" preventScrollReset className="grid gap-4">
        <input type="hidden" name="intent" value="limits" />
        <div className="grid grid-cols-2 gap-3">
          <Field label="Sessions a week" name="perWeek" required error={errorOf('perWeek')}>
            <Input type="number" min={1} max={bounds.perWeek} defaultValue={limits.perWeek} />
          </Field>
          <Field label="Sessions a day" name="perDay" required error={errorOf('perDay')}>
            <Input type="number" min={1} max={bounds.perDay} defaultValue={limits.perDay} />
          </Field>
        </div>
        <Field
          label="Minutes free between two sessions"
          name="breakMinutes"
          required
          error={errorOf('breakMinutes')}
        >
          <Input type="number" min={0} max={BREAK_MINUTES_MAX} step={5} defaultValue={limits.breakMinutes} />
        </Field>
        <Field
          label="Too much just now? Nothing new up to and with"
          name="pausedThrough"
          error={errorOf('pausedThrough')}
          hint="Your hours stay as they are, and count again from the day after. What is booked stays booked."
        >
          <Input type="date" min={today} defaultValue={limits.pausedThrough ?? ''} />
        </Field>
        <Checkbox
          name="standBy"
          defaultChecked={limits.standBy}
          label="Ask me when somebody cannot come"
          hint="You may be asked at short notice, inside your hours. You can always say no."
        />
        {leads ? (
          <Checkbox
            name="takesInHours"
            defaultChecked={limits.takesInHours}
            label="Count on me inside my hours and limits"
            hint="A slot that lies in them is yours without being asked first. You can still give it up."
          />
        ) : null}
        <Button type="submit">Save</Button>
      </Form>
    </Card>
  )
}
