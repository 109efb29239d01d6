import { HeartHandshake, MessageCircleQuestion, Smile, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Afterwards, Debrief } from '#app/rubric/debrief.ts'
import { moodWords } from '#app/rubric/moods.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayOf } from './day-of.tsx'
import { MoodPicture } from './mood-picture.tsx'

type AfterwardsCardProps = Pick<
  Debrief,
  'sessionId' | 'part' | 'afterwards' | 'interviewerName' | 'candidateName'
>

/** What the two can still say to each other, and how far each of it is. A shadow has no part in it. */
export function AfterwardsCard(props: AfterwardsCardProps) {
  const { sessionId, part, afterwards, interviewerName, candidateName } = props
  if (part === 'shadow') return null
  const { followUps, feedback, mood } = afterwards
  const to = (page: string) => `/sessions/${sessionId}/${page}`
  const isCandidate = part === 'candidate'
  const other = isCandidate ? interviewerName : candidateName
  return (
    <Card title={`Between you and ${other}`}>
      <ul className="divide-y divide-line">
        {followUps ? (
          <Line
            Icon={MessageCircleQuestion}
            title={
              isCandidate
                ? `Ask ${interviewerName} about a moment`
                : `What ${candidateName} asks about moments`
            }
            to={to('follow-ups')}
            button={buttonFor(part, followUps)}
          >
            {followUpWords(part, followUps)}{' '}
            {followUps.isOpen ? (
              <>
                Open until <DayOf at={followUps.until} />.
              </>
            ) : null}
          </Line>
        ) : null}
        {feedback ? (
          <Line
            Icon={HeartHandshake}
            title="How was the interview itself?"
            to={to('feedback')}
            button={feedback === 'to-read' ? 'Read both' : feedback === 'said' ? 'See it' : 'Say how it was'}
          >
            {feedbackWords(feedback, other)}
          </Line>
        ) : null}
        {isCandidate || mood ? (
          <Line
            Icon={Smile}
            picture={mood ? <MoodPicture mood={mood} size={32} /> : null}
            title={isCandidate ? 'A picture for how it felt' : `${candidateName} shares a picture with you`}
            to={to('mood')}
            button={isCandidate && !mood ? 'Choose one' : 'See it'}
          >
            {mood
              ? `${moodWords[mood]}.`
              : 'An animal or a doodle, if you like. Yours alone unless you share it.'}
          </Line>
        ) : null}
      </ul>
    </Card>
  )
}

type LineProps = {
  Icon: LucideIcon
  picture?: ReactNode
  title: string
  to: string
  button: string
  children: ReactNode
}

function Line({ Icon, picture, title, to, button, children }: LineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4 first:pt-1 last:pb-0">
      <span className="flex size-8 shrink-0 items-center justify-center text-accent-ink">
        {picture ?? <Icon size={22} aria-hidden="true" />}
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <h3 className="text-base">{title}</h3>
        <p className="text-sm text-ink-soft">{children}</p>
      </div>
      <LinkButton to={to} variant="secondary" className="max-sm:ml-12">
        {button}
        <span className="sr-only">: {title}</span>
      </LinkButton>
    </li>
  )
}

type FollowUps = NonNullable<Afterwards['followUps']>

function followUpWords(part: Debrief['part'], { asked, answered, isOpen }: FollowUps): string {
  const waiting = asked - answered
  if (asked === 0) {
    if (!isOpen) return 'Nothing was asked while there was time for it.'
    return part === 'candidate'
      ? 'What did they see there, what would they have done? Nobody but you two reads it.'
      : 'Nothing asked so far. You get a letter when there is something.'
  }
  if (part === 'candidate') return `${asked} asked, ${answered} answered.`
  return waiting === 0 ? `${asked} asked, all answered.` : `${waiting} of ${asked} without an answer so far.`
}

function buttonFor(part: Debrief['part'], { asked, answered, isOpen }: FollowUps): string {
  if (!isOpen || (part !== 'candidate' && asked === answered)) return 'Read them'
  return part === 'candidate' ? 'Ask' : 'Answer'
}

function feedbackWords(feedback: NonNullable<Afterwards['feedback']>, other: string): string {
  return {
    'to-say':
      'Four questions about the hour and a line, if you like. Neither reads the other before both have written.',
    'other-waits': `${other} has written. It opens once you have too, or after a week.`,
    said: `You have said it. What ${other} says opens as soon as it is there.`,
    'to-read': 'Both can be read now.',
  }[feedback]
}
