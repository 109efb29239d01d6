import { Check } from 'lucide-react'
import { ratings, ratingWords } from '#app/rubric/ratings.ts'
import {
  NOT_SURE,
  NOT_SURE_WORDS,
  selfRatingName,
  selfRatingSent,
  type RoundToAssess,
} from '#app/rubric/self-assessment.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'

type SelfRatingFieldsProps = {
  rounds: readonly RoundToAssess[]
  /** What was sent before and came back. */
  sent: unknown
}

/** The interviewer's rubric, in the same words, for looking at oneself. Each of it may be left out. */
export function SelfRatingFields({ rounds, sent }: SelfRatingFieldsProps) {
  if (rounds.length === 0) return null
  return (
    <section aria-labelledby="self-ratings" className="grid gap-4 border-t border-line pt-6">
      <div>
        <h2 id="self-ratings" className="text-lg">
          By the rubric, if you like
        </h2>
        <p className="text-sm text-ink-soft">
          Your interviewer rates by the same sentences. Choose the one that fits best, or say that you are not
          sure; what you leave out is left out. Afterwards you see both side by side.
        </p>
      </div>
      {rounds.map(({ round, title, dimensions }) => (
        <div key={round} className="grid gap-2">
          {rounds.length > 1 ? <h3 className="text-base">{title}</h3> : null}
          {dimensions.map((dimension) => (
            <DimensionChoice
              key={dimension.id}
              dimension={dimension}
              name={selfRatingName(round, dimension.id)}
              chosen={selfRatingSent(sent, round, dimension.id)}
            />
          ))}
        </div>
      ))}
    </section>
  )
}

type DimensionChoiceProps = {
  dimension: RoundToAssess['dimensions'][number]
  name: string
  chosen: string | undefined
}

function DimensionChoice({ dimension, name, chosen }: DimensionChoiceProps) {
  return (
    <Disclosure
      open={chosen !== undefined}
      summary={
        <span className="flex flex-1 flex-wrap items-center justify-between gap-x-4">
          {dimension.title}
          {/* By the styles alone, so that it is true without scripts too. */}
          <Check
            size={18}
            aria-hidden="true"
            className="hidden text-accent-ink in-[details:has(input:checked)]:block"
          />
        </span>
      }
      className="rounded-md border border-line px-3 py-1.5"
    >
      <div className="pb-3">
        <RadioCards
          legend={dimension.title}
          hideLegend
          hint={dimension.question}
          name={name}
          {...(chosen === undefined ? {} : { defaultValue: chosen })}
          cards={[
            ...ratings.map((rating) => ({
              value: String(rating),
              title: ratingWords[rating],
              text: dimension.anchors[rating - 1],
            })),
            { value: NOT_SURE, title: NOT_SURE_WORDS },
          ]}
        />
      </div>
    </Disclosure>
  )
}
