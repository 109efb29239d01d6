// The plans of a cohort: the newest first.
import { Link } from '@remix-run/react'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import type { PlanListed } from '#app/matching/plan-page.ts'

const states: Record<PlanListed['state'], { words: string; tone: Tone }> = {
  solving: { words: 'Being solved', tone: 'sky' },
  draft: { words: 'Draft', tone: 'lamp' },
  published: { words: 'Published', tone: 'good' },
  failed: { words: 'Not solved', tone: 'stop' },
  discarded: { words: 'Put away', tone: 'plain' },
}

export function PlanList({ plans, cohortId }: { plans: PlanListed[]; cohortId: string }) {
  if (plans.length === 0)
    return (
      <EmptyState title="No plan yet">
        Choose a period and press the button. A hundred people take about a second.
      </EmptyState>
    )
  return (
    <ul className="grid gap-3">
      {plans.map((plan) => (
        <li
          key={plan.id}
          className="relative rounded-lg border border-line bg-surface p-4 shadow-card hover:border-accent"
        >
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 className="text-lg">
              <Link to={`/cohorts/${cohortId}/plans/${plan.id}`} className="after:absolute after:inset-0">
                {plan.period}
              </Link>
            </h2>
            <Badge tone={states[plan.state].tone}>{states[plan.state].words}</Badge>
          </div>
          <p className="mt-1 text-ink-soft">{contents(plan)}</p>
          <p className="mt-1 text-sm text-ink-soft">
            {plan.published ? `Published ${plan.published}` : `Made ${plan.made}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

function contents({ state, entries, left }: PlanListed): string {
  if (state === 'failed') return 'It could not be solved. Open it to try again.'
  if (left === null) return 'Its matches are being looked for.'
  const seated = entries === 1 ? '1 session' : `${entries} sessions`
  if (state === 'published') return `${seated} planned.`
  return left === 0 ? `${seated}; nobody is left.` : `${seated}; ${left} without a place.`
}
