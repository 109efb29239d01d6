// The pages and forms of what follows a session, asked by every kind of person.
import { beforeAll, describe, expect, it } from 'vitest'
import * as debrief from '#app/routes/sessions.$sessionId_.debrief.tsx'
import * as feedback from '#app/routes/sessions.$sessionId_.feedback.tsx'
import * as followUps from '#app/routes/sessions.$sessionId_.follow-ups.tsx'
import * as mood from '#app/routes/sessions.$sessionId_.mood.tsx'
import * as scorecard from '#app/routes/sessions.$sessionId_.scorecard.tsx'
import { selfRatingName } from '#app/rubric/self-assessment.ts'
import {
  addressOf,
  describeAccess,
  useAccessWorld,
  type FormRow,
  type PageRow,
} from '#test/support/access-table.ts'
import { filledScorecard } from '#test/support/finished-session.ts'
import { post, visit } from '#test/support/pages.ts'

const made = useAccessWorld()

const ownWords = {
  wentWell: 'I looked before I changed it.',
  tryNext: 'Make a copy of it first.',
  overall: '3',
}
const addition = {
  intent: 'add',
  round: '0',
  dimensionId: 'method',
  words: 'The replay shows it at the start.',
}
const views = { clear: '4', room: '3', help: '3', learned: '4', note: 'Thank you.' }

function send(
  route: typeof debrief | typeof scorecard,
  page: string,
  form: Record<string, string | string[]>,
) {
  const as = route === scorecard ? made.cast.interviewer : made.cast.candidate
  return post(made.world, route, { ...addressOf(made, page), as, form })
}

// Both have written, and the shadow has not.
beforeAll(async () => {
  await send(debrief, '/sessions/ID/debrief', { ...ownWords, [selfRatingName(0, 'method')]: '1' })
  await send(scorecard, '/sessions/ID/scorecard', { ...filledScorecard('SEALED'), intent: 'submit' })
})

const pages: PageRow[] = [
  ['/sessions/ID/feedback', feedback, 'sign-in 404 404 404 404 404 200 200 404'],
  ['/sessions/ID/follow-ups', followUps, 'sign-in 404 404 404 404 404 200 200 404'],
  // The interviewer gets a page that shows nothing until something is shared; so does the shadow, always.
  ['/sessions/ID/mood', mood, 'sign-in 404 404 404 404 404 200 200 200'],
]

const forms: FormRow[] = [
  ['/sessions/ID/feedback', feedback, 'sign-in 404 404 404 404 404 302 302 404', () => views],
  [
    '/sessions/ID/follow-ups',
    followUps,
    'sign-in 404 404 404 404 404 302 404 404',
    () => ({ intent: 'ask', moment: '1:00', question: 'What did you see there?' }),
  ],
  ['/sessions/ID/mood', mood, 'sign-in 404 404 404 404 404 302 404 404', () => ({ before: 'otter' })],
  // The shadow's own card is not sealed yet.
  ['/sessions/ID/scorecard', scorecard, 'sign-in 404 404 404 404 404 404 302 409', () => addition],
]

describeAccess(made, { pages, forms })

describe('what they are told', () => {
  const at = (page: string) => addressOf(made, page)

  it('EV13 a question without a moment comes back with every word and says what is missing', async () => {
    const form = { intent: 'ask', moment: 'soon', question: 'What did you see there?' }
    const answer = await post(made.world, followUps, {
      ...at('/sessions/ID/follow-ups'),
      as: made.cast.candidate,
      form,
    })
    expect(answer).toMatchObject({
      status: 400,
      body: { problems: [{ fieldId: 'ask-moment' }], sent: { question: 'What did you see there?' } },
    })
  })

  it('EV7 a scorecard that is sent again says that nothing was changed, beside what was sealed', async () => {
    const again = await send(scorecard, '/sessions/ID/scorecard', {
      ...filledScorecard('AGAIN'),
      intent: 'submit',
    })
    expect(again.status).toBe(409)
    expect(JSON.stringify(again.body)).toContain('submitted before and is sealed')
    const page = await visit(made.world, scorecard, {
      ...at('/sessions/ID/scorecard'),
      as: made.cast.interviewer,
    })
    expect(JSON.stringify(page.body)).toContain('SEALED')
    expect(JSON.stringify(page.body)).not.toContain('AGAIN')
  })

  it('EV5 an addition without a reason comes back with what was chosen', async () => {
    const form = { ...addition, rating: '4', words: 'sorry' }
    const answer = await send(scorecard, '/sessions/ID/scorecard', form)
    expect(answer).toMatchObject({
      status: 400,
      body: {
        addition: { problems: [{ fieldId: 'addition-words' }], sent: { rating: '4', words: 'sorry' } },
      },
    })
  })

  it('EV8 what no form sends is written by nobody', async () => {
    const answer = await send(debrief, '/sessions/ID/debrief', {
      ...ownWords,
      [selfRatingName(0, 'method')]: '9',
    })
    // It is written already, so there is nothing left to choose.
    expect(answer.status).toBe(409)
    const page = await visit(made.world, debrief, { ...at('/sessions/ID/debrief'), as: made.cast.candidate })
    expect(page.body).toMatchObject({
      selfAssessment: { ratings: [{ round: 0, dimensionId: 'method', rating: 1 }] },
    })
  })
})
