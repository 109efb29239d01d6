// The panel of who sees what against the server: every state of the papers, every part, everything there is to see.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { days } from '#app/lib/time.ts'
import { readReplay } from '#app/recording/read-replay.server.ts'
import { feedbackForm } from '#app/rubric/feedback.ts'
import { followUpForm } from '#app/rubric/follow-ups.ts'
import { askAboutMoment, readFollowUps } from '#app/rubric/follow-ups.server.ts'
import { readFeedbackPage, writeFeedback } from '#app/rubric/interview-feedback.server.ts'
import { listMySessions } from '#app/session/my-sessions.server.ts'
import { readDebrief } from '#app/rubric/read-debrief.server.ts'
import { readScorecard } from '#app/rubric/read-scorecard.server.ts'
import { saveScorecardDrafts } from '#app/rubric/save-scorecard-draft.server.ts'
import { keepMood, readMood } from '#app/rubric/session-mood.server.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'
import {
  conditionOf,
  maySee,
  things,
  viewers,
  type Standing,
  type Thing,
  type Viewer,
} from '#app/rubric/who-sees.ts'
import { writeSelfAssessment } from '#app/rubric/write-self-assessment.server.ts'
import { actorOf, buildUser, type Cast } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import { completeDraft } from '#test/support/scorecards.ts'

let test: TestContext
beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())

type Papers = {
  assessed: boolean
  submitted: boolean
  practised: boolean
  said: 'none' | 'one' | 'both'
  shared: boolean
  blind?: boolean
}

const yesNo = [false, true]
const states: Papers[] = yesNo.flatMap((assessed) =>
  yesNo.flatMap((submitted) =>
    yesNo.flatMap((practised) => [
      { assessed, submitted, practised, said: 'none' as const, shared: false },
      { assessed, submitted, practised, said: 'both' as const, shared: true },
    ]),
  ),
)
states.push(...states.slice(0, 8).map((papers) => ({ ...papers, blind: true })))
states.push({ assessed: true, submitted: true, practised: true, said: 'one', shared: false })

/** Every thing leaves a mark that is found nowhere else; null = it is no text. */
const marks: Record<Thing, string | null> = {
  name: null,
  scorecard: 'MARK-CARD',
  total: null,
  'practice-scorecard': 'MARK-PRACTICE',
  'self-assessment': 'MARK-SELF',
  facts: null,
  'candidate-feedback': 'MARK-CANDIDATE-VIEW',
  'interviewer-feedback': 'MARK-INTERVIEWER-VIEW',
  'follow-ups': 'MARK-QUESTION',
  mood: 'hedgehog',
  recording: null,
}

/** Everybody writes what they can; what is refused in this state is not there. Gives what is. */
async function write(cast: Cast, papers: Papers): Promise<Set<Thing>> {
  const sessionId = cast.session.id
  const [candidate, interviewer, shadow] = [cast.candidate, cast.interviewer, cast.shadow].map(actorOf)
  if (!candidate || !interviewer || !shadow) throw new Error('nobody')
  const there = new Set<Thing>(['name', 'facts', 'mood', 'recording'])
  if (papers.blind)
    await test.context.db.session.update({ where: { id: sessionId }, data: { blindBy: 'cohort' } })
  const mood = { before: 'hedgehog' as const, after: null, isShared: papers.shared }
  await keepMood(test.context, candidate, { sessionId, mood })
  for (const [rater, mark, isIn] of [
    [interviewer, 'MARK-CARD', papers.submitted],
    [shadow, 'MARK-PRACTICE', papers.practised],
  ] as const) {
    const drafts = [{ round: 0, draft: completeDraft({ tryNext: mark }) }]
    await (isIn ? submitScorecard : saveScorecardDrafts)(test.context, rater, { sessionId, drafts })
  }
  if (papers.submitted) there.add('scorecard').add('total')
  if (papers.practised) there.add('practice-scorecard')
  if (papers.assessed) {
    const answers = { wentWell: 'MARK-SELF it went well', tryNext: 'Say more of it aloud.', overall: 3 }
    await writeSelfAssessment(test.context, candidate, { sessionId, answers })
    there.add('self-assessment')
  }
  const view = (note: string) => feedbackForm.parse({ clear: '3', room: '3', help: '3', learned: '3', note })
  const sides = papers.said === 'none' ? [] : papers.said === 'one' ? [candidate] : [candidate, interviewer]
  for (const side of sides) {
    const thing = side === candidate ? 'candidate-feedback' : 'interviewer-feedback'
    const said = await writeFeedback(test.context, side, { sessionId, answers: view(marks[thing] ?? '') })
    if (said.ok) there.add(thing)
  }
  const wanted = followUpForm.parse({ moment: '1:00', question: 'MARK-QUESTION, why?' })
  if ((await askAboutMoment(test.context, candidate, { sessionId, wanted })).ok) there.add('follow-ups')
  return there
}

/** Everything the server gives this person of the session, and what the panel is drawn from. */
async function seen(cast: Cast, userId: 'candidate' | 'interviewer' | 'shadow' | 'coordinator') {
  const { context } = test
  const user = userId === 'coordinator' ? await buildUser(context.db, { role: 'coordinator' }) : cast[userId]
  const actor = actorOf(user)
  const { id } = cast.session
  const debrief = await readDebrief(context, actor, id)
  const page = await readScorecard(context, actor, id)
  const words = JSON.stringify([
    debrief,
    page,
    await readFeedbackPage(context, actor, id),
    await readFollowUps(context, actor, id),
    await readMood(context, actor, id),
  ])
  const replay = await readReplay(context, actor, id)
  const round = debrief.ok ? debrief.value.rounds[0] : undefined
  const ownTotal = page.ok && page.value.part === 'interviewer' && page.value.rounds[0]?.summary.total
  // Who coordinates has no part in it, and knows people from their lists.
  const lists = JSON.stringify(await listMySessions(context, { ...actor, role: 'admin' }))
  const sees = (thing: Thing): boolean => {
    if (thing === 'name') return (userId === 'coordinator' ? lists : words).includes(cast.candidate.name)
    if (thing === 'facts') return Boolean(round?.facts)
    if (thing === 'recording') return replay.ok
    if (thing === 'total') return Boolean(ownTotal || round?.scorecard?.total)
    return words.includes(marks[thing] ?? '')
  }
  const standing: Standing = debrief.ok ? debrief.value.standing : { hasWritten: false, isReleased: false }
  return { sees, standing }
}

function describePapers(papers: Papers): string {
  return Object.entries(papers)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}

it.each(states.map((papers) => [describePapers(papers), papers] as const))(
  'EV17 the panel and the server agree: %s',
  async (_, papers) => {
    const cast = await buildFinishedSession(test)
    const there = await write(cast, papers)
    await compare(cast, there)
  },
)

it('EV17, EV11 and also after the week', async () => {
  const cast = await buildFinishedSession(test)
  const papers = { assessed: true, submitted: true, practised: true, said: 'one', shared: false } as const
  const there = await write(cast, papers)
  test.clock.advance(days(7))
  await compare(cast, there)
})

async function compare(cast: Cast, there: ReadonlySet<Thing>): Promise<void> {
  for (const viewer of viewers) {
    const { sees, standing } = await seen(cast, viewer)
    for (const thing of things) {
      // A draft is its author's alone; what is not written is nobody's to see.
      const isThere = there.has(thing) || isOwnDraft(thing, viewer)
      expect(`${viewer} ${thing} ${sees(thing)}`).toBe(
        `${viewer} ${thing} ${isThere && maySee(thing, viewer, standing)}`,
      )
    }
  }
}

function isOwnDraft(thing: Thing, viewer: Viewer): boolean {
  const drafted = thing === 'scorecard' || thing === 'total' || thing === 'practice-scorecard'
  return drafted && conditionOf(thing, viewer) === 'own'
}
