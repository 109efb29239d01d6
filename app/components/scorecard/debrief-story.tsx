import type { ReactNode } from 'react'
import type { Win } from '#app/growth/wins.ts'
import type { Debrief, ReleasedScorecard } from '#app/rubric/debrief.ts'
import { momentsToSee } from '#app/rubric/moments-to-see.ts'
import { compareViews, wholeWords } from '#app/rubric/two-views.ts'
import { MomentsCard } from './moments-card.tsx'
import { NextTimeCard } from './next-time-card.tsx'
import { ViewsCard } from './views-card.tsx'
import { WentWellCard } from './went-well-card.tsx'

type DebriefStoryProps = {
  debrief: Pick<Debrief, 'sessionId' | 'part' | 'candidateName' | 'selfAssessment' | 'afterwards'>
  round: number
  card: ReleasedScorecard
  /** Against the candidate's own earlier sessions; theirs alone. */
  wins?: readonly Win[]
  /** What to practise with. */
  children: ReactNode
}

/** One round from its best to what is next: what went well, both views, the moments, one thing to try. */
export function DebriefStory({ debrief, round, card, wins = [], children }: DebriefStoryProps) {
  const { sessionId, part, selfAssessment, afterwards } = debrief
  const isCandidate = part === 'candidate'
  const name = isCandidate ? null : debrief.candidateName
  const rater = part === 'shadow' ? card.authorName : null
  const reader = name === null ? null : { candidate: name, rater }
  const ownWords = (words: string | undefined) =>
    words === undefined
      ? null
      : { who: name === null ? 'In your own words' : `In the words of ${name}`, words }
  return (
    <>
      <WentWellCard card={card} sessionId={sessionId} own={ownWords(selfAssessment?.wentWell)} wins={wins} />
      <ViewsCard
        card={card}
        sessionId={sessionId}
        views={selfAssessment ? compareViews({ round, own: selfAssessment, card }, reader) : []}
        own={name ?? 'You'}
        whole={wholeWords({ band: card.band, felt: selfAssessment?.overall ?? null }, name)}
      />
      <MomentsCard
        sessionId={sessionId}
        moments={momentsToSee(card)}
        mayAsk={isCandidate && afterwards.followUps?.isOpen === true}
      />
      <NextTimeCard card={card} own={ownWords(selfAssessment?.tryNext)}>
        {children}
      </NextTimeCard>
    </>
  )
}
