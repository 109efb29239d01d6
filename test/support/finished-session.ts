// A session that has been played to its end through the real rules and now waits for its scorecards.
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { noteId, steadyRepair, toSteps } from '#prisma/demo-stories.ts'
import { playSession } from '#prisma/play-session.ts'
import { fieldNamesOf } from '#app/rubric/scorecard-form.ts'
import { buildSession, type Cast } from './build.ts'
import { TEST_START } from './clock.ts'
import type { TestContext } from './context.ts'
import { testQuestion, testRubric } from './questions.ts'

export async function buildFinishedSession({ context }: Pick<TestContext, 'context'>): Promise<Cast> {
  const cast = await buildSession(context.db)
  const { candidate, interviewer, shadow, session } = cast
  const people = { candidate, interviewer, shadow }
  const story = { sessionId: session.id, question: testQuestion, rubricId: session.rubricId, people }
  const steps = toSteps(steadyRepair, story)
  const events = playSession({ startsAt: new Date(TEST_START), steps, questions: [testQuestion] })
  await appendSessionEvents(context.db, session.id, events)
  return cast
}

/** A scorecard filled in as the form sends it; `mark` stands in every text, so that it can be searched for. */
export function filledScorecard(mark: string, round = 0): Record<string, string | string[]> {
  const fieldNames = fieldNamesOf(round)
  const ofDimensions = testRubric.dimensions.map(({ id }, index) => [
    [fieldNames.rating(id), String((index % 4) + 1)],
    [fieldNames.evidence(id), `${mark} evidence about ${id}, long enough`],
    [fieldNames.notes(id), [noteId(index)]],
  ])
  return {
    ...Object.fromEntries(ofDimensions.flat() as [string, string | string[]][]),
    [fieldNames.strength(1)]: `${mark} first strength`,
    [fieldNames.moment(1)]: '240000',
    [fieldNames.strength(2)]: `${mark} second strength`,
    [fieldNames.tryNext]: `${mark} thing to try`,
    [fieldNames.resource]: `${mark} thing to read`,
  }
}
