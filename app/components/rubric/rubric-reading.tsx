import { ratingWords, ratings } from '#app/rubric/ratings.ts'
import { Badge } from '../ui/badge.tsx'

export type DimensionToRead = {
  id: string
  title: string
  question: string
  weight: number
  anchors: readonly string[]
}

/** A rubric, whole: each dimension with what the four ratings look like. */
export function RubricReading({
  dimensions,
  level = 2,
}: {
  dimensions: readonly DimensionToRead[]
  level?: 2 | 3
}) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <ol className="grid gap-4">
      {dimensions.map(({ id, title, question, weight, anchors }) => (
        <li key={id} className="rounded-lg border border-line bg-surface p-5 shadow-card">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Title className="text-lg">{title}</Title>
            <Badge>{weight} %</Badge>
          </div>
          <p className="mb-4 text-ink-soft">{question}</p>
          <ol className="grid gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
            {ratings.map((rating) => (
              <li key={rating} className="border-t-2 border-line-strong pt-2 text-sm">
                <span className="mb-0.5 block font-semibold">
                  {rating} · {ratingWords[rating]}
                </span>
                <span className="break-words">{anchors[rating - 1]}</span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}
