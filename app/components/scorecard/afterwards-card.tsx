import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

type AfterwardsCardProps = {
  sessionId: string
  part: 'candidate' | 'interviewer' | 'shadow'
  /** Questions open with the scorecard. */
  isOpen: boolean
  interviewerName: string
}

/** What one can do with a session that is over, beside reading. */
export function AfterwardsCard({ sessionId, part, isOpen, interviewerName }: AfterwardsCardProps) {
  const to = (page: string) => `/sessions/${sessionId}/${page}`
  const isCandidate = part === 'candidate'
  return (
    <Card title="And then">
      <div className="grid justify-items-start gap-2">
        <LinkButton to={to('replay')} variant="secondary">
          Watch the replay
        </LinkButton>
        {isOpen && part !== 'shadow' ? (
          <LinkButton to={to('follow-ups')} variant="secondary">
            {isCandidate ? `Ask ${interviewerName} about a moment` : 'Questions about moments'}
          </LinkButton>
        ) : null}
        {part === 'shadow' ? null : (
          <LinkButton to={to('feedback')} variant="secondary">
            How was the interview itself?
          </LinkButton>
        )}
        {isCandidate ? (
          <LinkButton to={to('mood')} variant="quiet">
            A picture for how it felt
          </LinkButton>
        ) : null}
      </div>
    </Card>
  )
}
