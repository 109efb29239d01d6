// The rubric as both read it: one dimension after the other, with what each rating looks like.
import { ratings, ratingWords } from '#app/rubric/ratings.ts'
import type { RubricView } from '#app/session/view-types.ts'
import { Disclosure } from '../ui/disclosure.tsx'

export function Rubric({ rubric }: { rubric: RubricView }) {
  return (
    <div className="grid gap-1 divide-y divide-line">
      {rubric.dimensions.map((dimension) => (
        <Disclosure
          key={dimension.id}
          className="pt-1 pb-2"
          summary={
            <span className="flex-1">
              {dimension.title}
              <span className="block text-sm font-normal text-ink-soft">{dimension.question}</span>
            </span>
          }
        >
          <ol className="grid gap-2">
            {ratings.map((rating) => (
              <li key={rating} className="grid grid-cols-[6rem_1fr] gap-3 text-sm">
                <span className="font-semibold text-ink-soft">
                  {rating} {ratingWords[rating]}
                </span>
                <span>{dimension.anchors[rating - 1]}</span>
              </li>
            ))}
          </ol>
        </Disclosure>
      ))}
    </div>
  )
}
