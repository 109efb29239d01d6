// What was written about the scored rounds of a session, put together from its rows: nobody's right to read it is decided here.
import { listAdditions, type AdditionRow } from '#app/db/scorecard-additions.server.ts'
import { listScorecards, type ScorecardRow } from '#app/db/scorecards.server.ts'
import { findSelfAssessment } from '#app/db/self-assessments.server.ts'
import type { Session } from '#app/db/sessions.server.ts'
import { evidenceOf, type Evidence } from '#app/session/evidence.ts'
import type { OpenedState } from '#app/session/state.ts'
import type { Rubric } from '#questions/schema.ts'
import { additionsTo } from './add-to-scorecard.server.ts'
import type { DebriefSources, ReleasedScorecard, RoundSources } from './debrief.ts'
import { getRubric } from './rubric-versions.server.ts'
import { momentsOf, summarizeScorecard } from './scorecard.ts'
import {
  findQuestionCard,
  readScorecardBody,
  scoredRounds,
  type RubricNeeds,
  type ScoredRound,
} from './scorecard-seat.server.ts'
import { selfAssessment, type RoundToAssess, type SelfAssessment } from './self-assessment.ts'

type Written = { rows: ScorecardRow[]; additions: AdditionRow[] }

export async function gatherSources(
  needs: RubricNeeds,
  session: Session,
  state: OpenedState,
): Promise<DebriefSources> {
  const written = {
    rows: (await listScorecards(needs.db, session.id)).filter((row) => row.submittedAt !== null),
    additions: await listAdditions(needs.db, session.id),
  }
  return {
    rounds: await Promise.all(
      scoredRounds(session).map((round) => gatherRound(needs, { round, state, written })),
    ),
    selfAssessment: await findAnswers(needs.db, session),
  }
}

type Rated = { round: ScoredRound; state: OpenedState; written: Written }

async function gatherRound(needs: RubricNeeds, { round, state, written }: Rated): Promise<RoundSources> {
  const submitted = written.rows.filter((row) => row.round === round.round)
  const cards = round.questions.map(({ questionSlug }) => findQuestionCard(needs.questions, questionSlug))
  const evidence = evidenceOf(state, cards)
  const release = async (row: ScorecardRow) => ({
    ...toReleased(row, await getRubric(needs, row.rubricId), evidence),
    additions: additionsTo(row.id, written.additions),
  })
  const interviewerRow = submitted.find((row) => row.kind === 'interviewer')
  const shadowRows = submitted.filter((row) => row.kind === 'shadow')
  return {
    round: round.round,
    interviewerCard: interviewerRow ? await release(interviewerRow) : null,
    shadowCards: await Promise.all(
      shadowRows.map(async (row) => ({ ...(await release(row)), authorId: row.authorId })),
    ),
  }
}

export async function findAnswers(db: RubricNeeds['db'], session: Session): Promise<SelfAssessment | null> {
  const candidate = session.participants.find((one) => one.sessionRole === 'candidate')
  const row = candidate && (await findSelfAssessment(db, session.id, candidate.userId))
  return row ? selfAssessment.parse(JSON.parse(row.body)) : null
}

/** The rubrics that candidate and interviewer both use. Their words are open to everybody; ratings are not in them. */
export function roundsToAssess(
  needs: RubricNeeds,
  session: Session,
): Promise<Omit<RoundToAssess, 'title'>[]> {
  return Promise.all(
    scoredRounds(session).map(async ({ round, rubricId }) => {
      const { dimensions } = await getRubric(needs, rubricId)
      return {
        round,
        dimensions: dimensions.map(({ id, title, question, anchors }) => ({ id, title, question, anchors })),
      }
    }),
  )
}

function toReleased(
  row: ScorecardRow,
  rubric: Rubric,
  evidence: readonly Evidence[],
): Omit<ReleasedScorecard, 'additions'> {
  const card = readScorecardBody(row, rubric)
  return {
    authorName: row.authorName,
    kind: row.kind,
    submittedAt: row.submittedAt?.toISOString() ?? '',
    rubricId: rubric.rubricId,
    strengths: card.strengths.filter(({ text }) => text.trim() !== ''),
    tryNext: card.tryNext,
    resource: card.resource,
    ...summarizeScorecard(card, rubric.dimensions),
    dimensions: rubric.dimensions.map(({ id, title, question, anchors }) => {
      const rated = card.ratings.find((one) => one.dimensionId === id)
      return {
        id,
        title,
        question,
        anchors,
        rating: rated?.rating ?? null,
        evidence: rated?.evidence ?? '',
        attached: evidence.filter((one) => rated?.noteIds.includes(one.id)),
        moments: rated ? momentsOf(rated) : [],
      }
    }),
  }
}
