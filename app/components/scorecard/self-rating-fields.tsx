import { ratings, ratingWords } from '#app/rubric/ratings.ts'
import { NOT_SURE, NOT_SURE_WORDS, selfRatingName, type RoundToAssess } from '#app/rubric/self-assessment.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'

/** The interviewer's rubric, in the same words, for looking at oneself. Each of it may be left out. */
export function SelfRatingFields({ rounds }: { rounds: readonly RoundToAssess[] }) {
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
            <Disclosure
              key={dimension.id}
              summary={dimension.title}
              className="rounded-md border border-line px-3 py-1.5"
            >
              <div className="pb-3">
                <RadioCards
                  legend={dimension.title}
                  hideLegend
                  hint={dimension.question}
                  name={selfRatingName(round, dimension.id)}
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
          ))}
        </div>
      ))}
    </section>
  )
}
