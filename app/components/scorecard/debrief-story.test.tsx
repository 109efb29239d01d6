import { renderToStaticMarkup } from 'react-dom/server'
import { StaticRouter } from 'react-router-dom/server'
import { expect, it } from 'vitest'
import type { ReleasedScorecard } from '#app/rubric/debrief.ts'
import { DebriefStory } from './debrief-story.tsx'

const anchors = ['Looks nowhere.', 'Looks once.', 'Looks before acting.', 'Says what to expect.']
const card: ReleasedScorecard = {
  authorName: 'Ingrid',
  kind: 'interviewer',
  submittedAt: '2027-03-31T12:00:00.000Z',
  rubricId: 'practice@1',
  strengths: [{ text: 'You looked first.', momentMs: 240_000 }],
  tryNext: 'Make a copy.',
  resource: 'man cp',
  band: 'solid',
  total: null,
  highest: [],
  lowest: [],
  dimensions: [
    {
      id: 'method',
      title: 'Method',
      question: 'How?',
      anchors,
      rating: 3,
      evidence: 'Said what the next start should show.',
      attached: [{ id: 'n1', sign: 'plus', elapsedMs: 360_000, text: 'Fetched the page.' }],
      moments: [{ sessionMs: 754_000, terminal: 2 }],
    },
  ],
  additions: [],
}
const selfAssessment = {
  wentWell: 'I stayed calm.',
  tryNext: 'Say more aloud.',
  overall: 2,
  ratings: [{ round: 0, dimensionId: 'method', rating: 2 as const }],
}
const followUps = { asked: 0, answered: 0, until: '2027-04-14T12:00:00.000Z', isOpen: true }

function draw(part: 'candidate' | 'interviewer', own: typeof selfAssessment | null = selfAssessment) {
  const afterwards = { followUps, feedback: null, mood: null }
  const debrief = { sessionId: 's1', part, candidateName: 'Cara', selfAssessment: own, afterwards }
  return renderToStaticMarkup(
    <StaticRouter location="/">
      <DebriefStory debrief={debrief} round={0} card={card}>
        <p>Practise here.</p>
      </DebriefStory>
    </StaticRouter>,
  )
}
const headings = (page: string) => [...page.matchAll(/<h2[^>]*>([^<]+)</g)].map(([, words]) => words)

it('EV19 the story goes from what went well over both views and the moments to what is next', () => {
  const page = draw('candidate')
  expect(headings(page)).toEqual([
    'What went well',
    'Two views, side by side',
    'Moments to look at again',
    'One thing to try next time',
  ])
  expect(page.indexOf('Practise here.')).toBeGreaterThan(page.indexOf('Make a copy.'))
  expect(page.indexOf('I stayed calm.')).toBeLessThan(page.indexOf('Two views'))
  expect(page).toContain('You rated yourself lower than your interviewer here.')
})

it('EV19, EV3 every moment that a rating leans on leads to its second, there and in the list', () => {
  const page = draw('candidate')
  const to = (address: string) => page.split(`href="${address}"`).length - 1
  expect(to('/sessions/s1/replay?t=754&amp;terminal=2')).toBe(2)
  expect(to('/sessions/s1/replay?t=360')).toBe(2)
  expect(to('/sessions/s1/replay?t=240')).toBe(2)
  expect(page).toContain('aria-label="See 12:34, terminal 2 in the replay: Method"')
})

it('EV19 only the candidate asks about moments, and without a view of their own there is one view', () => {
  expect(draw('candidate')).toContain('/sessions/s1/follow-ups?t=754')
  const page = draw('interviewer', null)
  expect(page).not.toContain('follow-ups')
  expect(headings(page)[1]).toBe('Dimension by dimension')
  expect(page).not.toContain('In the words of Cara')
})
