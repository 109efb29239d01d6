import type { Addition } from '#app/rubric/additions.ts'
import { ratingWords } from '#app/rubric/ratings.ts'
import { DayOf } from './day-of.tsx'

type AdditionListProps = { additions: readonly Addition[]; authorName: string }

/** What was added after a scorecard was sealed, beside what stands in it and never instead of it. */
export function AdditionList({ additions, authorName }: AdditionListProps) {
  if (additions.length === 0) return null
  return (
    <ul className="grid gap-2">
      {additions.map(({ rating, words, at }) => (
        <li key={`${at}${words}`} className="rounded-md border-l-3 border-sky-ink bg-sky-soft px-3 py-2">
          <p className="text-sm text-ink-soft">
            {rating === null
              ? `${authorName} added`
              : `${authorName} would say ${rating} · ${ratingWords[rating]} by now`}
            , <DayOf at={at} />
          </p>
          <p>{words}</p>
        </li>
      ))}
    </ul>
  )
}
