// What is done to a whole plan.
import { Link } from '@remix-run/react'
import { Lock, LockOpen, RefreshCw, Send, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { ConfirmDialog } from '#app/components/ui/dialog.tsx'
import type { PlanPage } from '#app/matching/plan-page.ts'
import type { PlanChanges } from './use-plan.ts'

type DeedsProps = { page: PlanPage; plan: PlanChanges }

export function PlanHeadDeeds({ page, plan }: DeedsProps) {
  const csv = `/cohorts/${page.cohortId}/plans/${page.id}.csv`
  return (
    <>
      <LinkButton to={csv} reloadDocument variant="secondary">
        CSV
      </LinkButton>
      {page.state === 'draft' ? <Publish page={page} plan={plan} /> : null}
    </>
  )
}

function Publish({ page, plan }: DeedsProps) {
  const { people, broken } = page
  const isBroken = broken.length > 0
  if (isBroken || people.sessions === 0)
    return (
      <Button
        aria-disabled
        title={isBroken ? 'Rules are broken: see below.' : 'There is nothing to publish.'}
        onClick={(event) => event.preventDefault()}
        icon={<Send size={18} aria-hidden="true" />}
      >
        Publish
      </Button>
    )
  return (
    <ConfirmDialog
      trigger={
        <Button busy={plan.isBusy} icon={<Send size={18} aria-hidden="true" />}>
          Publish
        </Button>
      }
      title={people.sessions === 1 ? 'Publish 1 session?' : `Publish ${people.sessions} sessions?`}
      description="Everybody in it gets one letter with all their sessions. Interviewers are asked, and can decline."
      confirm="Publish"
      cancel="Not yet"
      onConfirm={() => plan.change({ deed: 'publish' })}
    >
      {people.left > 0 ? (
        <p>
          {people.left === 1 ? '1 session is' : `${people.left} sessions are`} still without a place. You can
          make another plan for them later.
        </p>
      ) : null}
    </ConfirmDialog>
  )
}

export function PlanToolbar({ page, plan }: DeedsProps) {
  const locked = page.cards.filter(({ isLocked }) => isLocked).length
  const allLocked = locked > 0 && locked === page.cards.length
  const [isSure, setSure] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        variant="secondary"
        size="sm"
        aria-disabled={!page.canUndo || undefined}
        onClick={() => page.canUndo && plan.change({ deed: 'undo' })}
        icon={<Undo2 size={16} aria-hidden="true" />}
      >
        Undo the last move
      </Button>
      <Button
        variant="secondary"
        size="sm"
        onClick={() => plan.change({ deed: 'lock-all', locked: allLocked ? 'no' : 'yes' })}
        icon={allLocked ? <LockOpen size={16} aria-hidden="true" /> : <Lock size={16} aria-hidden="true" />}
      >
        {allLocked ? 'Unlock all' : 'Lock all'}
      </Button>
      <Button
        variant="secondary"
        size="sm"
        onClick={() => plan.change({ deed: 'solve' })}
        icon={<RefreshCw size={16} aria-hidden="true" />}
      >
        Solve the rest again
      </Button>
      <span className="text-sm text-ink-soft">
        {locked === 0
          ? 'Nothing is locked.'
          : locked === 1
            ? '1 is locked and stays.'
            : `${locked} are locked and stay.`}
      </span>
      <ConfirmDialog
        open={isSure}
        onOpenChange={setSure}
        trigger={
          <Button variant="quiet" size="sm" className="ml-auto">
            Put the plan away
          </Button>
        }
        title="Put this plan away?"
        description="Nobody has heard of it, and nobody will. It cannot be brought back."
        confirm="Put it away"
        cancel="Keep it"
        danger
        onConfirm={() => plan.change({ deed: 'discard' })}
      />
    </div>
  )
}

export function PlanPublished({ page }: { page: PlanPage }) {
  return (
    <p role="status" className="rounded-md bg-accent-soft p-3 text-accent-ink">
      This plan is published: {page.people.sessions === 1 ? '1 session' : `${page.people.sessions} sessions`}{' '}
      stand in the schedule, and everybody has a letter. What changes from now on is done on the{' '}
      <Link to={`/cohorts/${page.cohortId}/slots`} className="font-semibold underline underline-offset-4">
        slots
      </Link>
      ; this page shows the plan as it was.
    </p>
  )
}
