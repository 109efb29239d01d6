// The rubric as both read it: one dimension after the other, with what each rating looks like.
import type { RubricView } from '#app/session/view-types.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { ratingWords } from '../ui/dimension-bars.tsx'

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
            {dimension.anchors.map((anchor, place) => (
              <li key={anchor} className="grid grid-cols-[6rem_1fr] gap-3 text-sm">
                <span className="font-semibold text-ink-soft">
                  {place + 1} {ratingWords[place]}
                </span>
                <span>{anchor}</span>
              </li>
            ))}
          </ol>
        </Disclosure>
      ))}
    </div>
  )
}
