import { Link } from '@remix-run/react'
import type { ListedRubric } from '#app/rubric/rubric-pages.ts'
import { Card } from '../ui/card.tsx'
import { adaptPath, rubricPath } from './rubric-path.ts'

type RubricCardProps = { rubric: ListedRubric; cohorts: readonly { id: string; name: string }[] }

/** One rubric of the list: what it looks at and how much each part counts. */
export function RubricCard({ rubric, cohorts }: RubricCardProps) {
  const { family, rubricId, title, rounds, dimensions, adapted } = rubric
  return (
    <Card
      title={
        <Link to={rubricPath(rubricId)} className="underline-offset-4 hover:underline">
          {title}
        </Link>
      }
      className="flex flex-col"
    >
      <p className="mb-3 text-sm text-ink-soft">
        {rounds.length > 0 ? `Round: ${rounds.join(', ')}` : 'No round uses it yet'}
      </p>
      <ul className="grid gap-2">
        {dimensions.map((dimension) => (
          <li key={dimension.id} className="grid grid-cols-[1fr_auto] items-baseline gap-x-3 text-sm">
            <span>{dimension.title}</span>
            <span className="text-ink-soft tabular-nums">{dimension.weight} %</span>
            <span aria-hidden="true" className="col-span-2 h-1 rounded-full bg-line">
              <span
                className="block h-1 rounded-full bg-accent"
                style={{ width: `${dimension.weight * 2}%`, maxWidth: '100%' }}
              />
            </span>
          </li>
        ))}
      </ul>
      {adapted.length > 0 || cohorts.length > 0 ? (
        <ul className="mt-4 grid gap-1 border-t border-line pt-3 text-sm">
          {adapted.map((own) => (
            <li key={own.rubricId}>
              <Link to={rubricPath(own.rubricId)} className="inline-flex min-h-9 items-center underline">
                The wording of {own.cohortName}
              </Link>
            </li>
          ))}
          {cohorts.map(({ id, name }) => (
            <li key={id}>
              <Link to={adaptPath(id, family)} className="inline-flex min-h-9 items-center underline">
                Adapt it for {name}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}
