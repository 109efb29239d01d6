import { Form, Link, useSubmit } from '@remix-run/react'
import { useState } from 'react'
import type { CohortRubricPage } from '#app/rubric/rubric-pages.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { rubricPath } from './rubric-path.ts'

type RubricHistoryProps = Pick<CohortRubricPage, 'history' | 'bank' | 'isOwn'> & { cohortName: string }

/** The versions there are, and the way back to any of them. */
export function RubricHistory({ history, bank, isOwn, cohortName }: RubricHistoryProps) {
  return (
    <Card title="Versions">
      <ul className="grid gap-3">
        {history.map(({ rubricId, number, authorName, createdAt, inUse }) => (
          <li key={rubricId} className="grid gap-1">
            <span className="flex flex-wrap items-center gap-2">
              <Link to={rubricPath(rubricId)} className="font-semibold underline">
                Version {number}
              </Link>
              {inUse ? <Badge tone="good">In use</Badge> : null}
            </span>
            <span className="text-sm text-ink-soft">
              {authorName}, {createdAt.slice(0, 10)}
            </span>
            {inUse ? null : (
              <Form method="post">
                <input type="hidden" name="use" value={rubricId} />
                <Button type="submit" size="sm" variant="secondary">
                  Use it again<span className="sr-only">: version {number}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
        <li className="grid gap-1">
          <span className="flex flex-wrap items-center gap-2">
            <Link to={rubricPath(bank.rubricId)} className="font-semibold underline">
              The bank’s, version {bank.version}
            </Link>
            {isOwn ? null : <Badge tone="good">In use</Badge>}
          </span>
          {isOwn ? <BackToBank cohortName={cohortName} /> : null}
        </li>
      </ul>
    </Card>
  )
}

function BackToBank({ cohortName }: { cohortName: string }) {
  const [asking, setAsking] = useState(false)
  const submit = useSubmit()
  return (
    <Form method="post">
      <input type="hidden" name="use" value="" />
      <Button
        type="submit"
        size="sm"
        variant="secondary"
        onClick={(event) => {
          event.preventDefault()
          setAsking(true)
        }}
      >
        Go back to the bank’s
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Go back to the bank’s wording?"
        description={`New sessions of ${cohortName} are rated by it. Your versions stay here and can be used again; what was rated keeps its words.`}
        confirm="Go back"
        cancel="Keep ours"
        onConfirm={() => submit({ use: '' }, { method: 'post' })}
      />
    </Form>
  )
}
