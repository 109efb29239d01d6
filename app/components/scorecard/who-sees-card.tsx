import { Check, Clock, EyeOff } from 'lucide-react'
import {
  conditionOf,
  maySee,
  things,
  viewers,
  type Condition,
  type Standing,
  type Thing,
  type Viewer,
} from '#app/rubric/who-sees.ts'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'

const thingWords: Record<Thing, string> = {
  name: 'Who the candidate is: name, cohort and picture',
  scorecard: 'The scorecard, with what was added to it',
  total: 'The weighted total, as a number',
  'practice-scorecard': 'The shadow’s practice scorecard',
  'self-assessment': 'The candidate’s own view',
  facts: 'What the box and the clock recorded',
  'candidate-feedback': 'How the interview was for the candidate',
  'interviewer-feedback': 'How the interview was for the interviewer',
  'follow-ups': 'Questions about moments, and answers',
  mood: 'The candidate’s mood',
  recording:
    'The recording; every look at it is written down. What was on it in focus minutes: others only once the candidate shows it',
}
const viewerWords: Record<Viewer, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  shadow: 'Shadow',
  coordinator: 'Coordinators',
}
const conditionWords: Record<Condition, string> = {
  never: 'Never',
  own: 'Their own',
  always: 'Yes',
  'after-writing': 'After writing their own',
  'after-writing-and-release': 'After their own view, once it is submitted',
  'after-both-or-a-week': 'Once both have written, or after a week',
  'when-shared': 'Only when it is shared',
  'in-numbers': 'Only as numbers of five sessions or more',
  'unless-hidden': 'Yes; in a blind interview, once the scorecard is in',
}

type WhoSeesCardProps = {
  /** Whose page it is, and what holds for them right now. */
  viewer: Viewer
  standing: Standing
}

/** `raters`: who may watch the replay to rate it, as long as the candidate says yes to that. */
export function WhoSeesCard({ raters = [], ...props }: WhoSeesCardProps & { raters?: readonly string[] }) {
  return (
    <Card title="Who can see what">
      <WhoSeesList {...props} />
      {raters.length > 0 ? (
        <p className="mt-3 text-sm text-ink-soft">
          The candidate said yes to calibration: {new Intl.ListFormat('en').format(raters)} may watch the
          replay and rate it, without the candidate’s name and without the scorecard, until the yes is taken
          back.
        </p>
      ) : null}
    </Card>
  )
}

/** Printed from the table that the server asks. */
export function WhoSeesList({ viewer, standing }: WhoSeesCardProps) {
  return (
    <>
      <p className="mb-3 text-sm text-ink-soft">
        This is the list the server itself goes by. Nobody sees anybody’s ratings before giving their own.
      </p>
      <ul className="divide-y divide-line">
        {things.map((thing) => (
          <li key={thing} className="py-1.5">
            <Disclosure
              summary={
                <span className="flex flex-1 flex-wrap items-baseline justify-between gap-x-4 font-normal">
                  {thingWords[thing]}
                  <YouNow thing={thing} viewer={viewer} standing={standing} />
                </span>
              }
            >
              <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 pb-2 text-sm">
                {viewers.map((one) => (
                  <div key={one} className="contents">
                    <dt className="text-ink-soft">{viewerWords[one]}</dt>
                    <dd>{conditionWords[conditionOf(thing, one)]}</dd>
                  </div>
                ))}
              </dl>
            </Disclosure>
          </li>
        ))}
      </ul>
    </>
  )
}

function YouNow({ thing, viewer, standing }: WhoSeesCardProps & { thing: Thing }) {
  const condition = conditionOf(thing, viewer)
  const [Icon, words] =
    condition === 'never'
      ? ([EyeOff, 'not you'] as const)
      : maySee(thing, viewer, standing)
        ? ([Check, 'you can'] as const)
        : ([Clock, 'you cannot yet'] as const)
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-ink-soft">
      <Icon size={14} aria-hidden="true" /> {words}
    </span>
  )
}
