// While a plan is solved: how far it is, and a way back.
import { Form, Link, useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Progress } from '#app/components/ui/progress.tsx'
import type { PlanPage } from '#app/matching/plan-page.ts'

const LOOK_EVERY_MS = 700

export function PlanSolving({ page }: { page: PlanPage }) {
  const { done, of } = page.progress
  const revalidator = useRevalidator()
  useEffect(() => {
    if (revalidator.state !== 'idle') return undefined
    const timer = setTimeout(() => revalidator.revalidate(), LOOK_EVERY_MS)
    return () => clearTimeout(timer)
  }, [revalidator])
  const isLeaving = useNavigation().state === 'submitting'
  return (
    <>
      <PageHeader title={page.period} eyebrow="Plan">
        The schedule is being worked out. A hundred people take about a second, a thousand some minutes.
      </PageHeader>
      <Card>
        <div className="grid max-w-xl gap-4">
          <p role="status">
            {of > 1 ? `Step ${Math.min(done + 1, of)} of ${of}.` : 'Weighing who could meet whom, and when.'}
          </p>
          <Progress label="How far solving is" {...(of > 1 ? { value: done, max: of } : {})} />
          <p className="text-sm text-ink-soft">
            You can leave this page: it goes on, and the plan is in the list when it is ready.
          </p>
          <Form method="post" className="flex flex-wrap gap-3">
            <input type="hidden" name="revision" value={page.revision} />
            <Button type="submit" name="deed" value="call-back" variant="secondary" busy={isLeaving}>
              Cancel
            </Button>
          </Form>
        </div>
      </Card>
    </>
  )
}

export function PlanFailed({ page }: { page: PlanPage }) {
  return (
    <>
      <PageHeader title={page.period} eyebrow="Plan">
        This plan could not be solved, twice in a row. Nothing is lost but the wait: propose it again, perhaps
        for a shorter period.
      </PageHeader>
      <div className="flex flex-wrap items-center gap-4">
        <Form method="post">
          <input type="hidden" name="revision" value={page.revision} />
          <Button type="submit" name="deed" value="discard" variant="secondary">
            Put it away
          </Button>
        </Form>
        <Link to={`/cohorts/${page.cohortId}/plans`} className="text-accent-ink underline underline-offset-4">
          All plans
        </Link>
      </div>
    </>
  )
}
