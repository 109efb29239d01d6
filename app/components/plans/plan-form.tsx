// A period, and the one button.
import { Form, Link, useNavigation } from '@remix-run/react'
import { Sparkles } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field, Input, Select } from '#app/components/ui/field.tsx'
import type { PlansPage } from '#app/matching/plan-page.ts'
import { PLAN_MOST_MAX } from '#app/matching/plan.ts'

export function PlanForm({ page, problem }: { page: PlansPage; problem: string | null }) {
  const isBusy = useNavigation().state !== 'idle'
  return (
    <Card title="Propose a schedule" className="max-lg:order-first">
      <Form method="post" className="grid gap-4">
        {problem ? (
          <p role="alert" className="rounded-md bg-stop-soft p-3 text-stop-ink">
            {problem}
          </p>
        ) : null}
        <input type="hidden" name="id" value={page.nextId} />
        <div className="grid gap-4 sm:max-lg:grid-cols-2">
          <Field label="First day" name="fromDay" required>
            <Input type="date" defaultValue={page.fromDay} min={page.earliest} />
          </Field>
          <Field label="Last day" name="untilDay" required>
            <Input type="date" defaultValue={page.untilDay} min={page.earliest} />
          </Field>
        </div>
        <Field
          label="Sessions of one candidate, at most"
          name="most"
          required
          hint="One: everybody gets their next session first."
        >
          <Select defaultValue="1">
            {Array.from({ length: PLAN_MOST_MAX }, (_most, index) => index + 1).map((most) => (
              <option key={most} value={most}>
                {most}
              </option>
            ))}
          </Select>
        </Field>
        <Facts page={page} />
        <div>
          <Button type="submit" busy={isBusy} icon={<Sparkles size={18} aria-hidden="true" />}>
            Propose a schedule
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** What else it goes by, and where that is changed. */
function Facts({ page }: { page: PlansPage }) {
  return (
    <div className="grid gap-1 rounded-md bg-sunken p-3 text-sm text-ink-soft">
      <p>
        {page.pairs === 'fresh'
          ? 'Pairs are fresh: nobody meets the same interviewer twice.'
          : 'Pairs are steady: who met before meets again where that works.'}
      </p>
      <p>
        {page.rounds.length === 0
          ? 'This cohort has no rounds yet.'
          : `${page.sessionsPlanned} sessions each: ${page.rounds.join('; ')}.`}
      </p>
      <p>Days are those of {page.zone}.</p>
      <p>
        <Link
          to={`/cohorts/${page.cohortId}/settings`}
          className="text-accent-ink underline underline-offset-4"
        >
          Change this in the settings
        </Link>
      </p>
    </div>
  )
}
