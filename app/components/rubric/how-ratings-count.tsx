import { NOT_OBSERVED_WORDS } from '#app/rubric/ratings.ts'
import { Card } from '../ui/card.tsx'

/** The rules of the scale, for whoever wonders what a rating does. */
export function HowRatingsCount() {
  return (
    <Card title="How ratings count">
      <ul className="grid list-disc gap-2 pl-5">
        <li>Every rating needs something that was seen or heard, in a sentence or as a note.</li>
        <li>Solid is what an internship asks for. Strong is rare, and nobody needs it everywhere.</li>
        <li>
          {NOT_OBSERVED_WORDS} is a rating of its own: what did not come up counts for nothing, and the other
          dimensions share its weight. With more than two of them there is no whole.
        </li>
        <li>Hints take nothing away by themselves; what was made of them is what counts.</li>
        <li>
          Candidates read words and reasons, never a number: one session is one morning, and two sessions less
          than a step apart are the same.
        </li>
      </ul>
    </Card>
  )
}
