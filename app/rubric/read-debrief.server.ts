// The debrief page: gathers what there is about a session and hands out what this person may read of it.
import { canInSession } from '#app/auth/permissions.ts'
import type { Actor, InterviewRole, SessionRole } from '#app/auth/roles.ts'
import { listScorecards, type ScorecardRow } from '#app/db/scorecards.server.ts'
import { findSelfAssessment } from '#app/db/self-assessments.server.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { findSessionOfUser, type Session } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { nameBeforeBriefing, wasBriefed } from '#app/session/briefed.ts'
import { replay } from '#app/session/evolve.ts'
import { factsOf, type SessionFacts } from '#app/session/facts.ts'
import { questionsOf } from '#app/session/session-card.server.ts'
import { goneQuestion, type QuestionCard } from '#app/session/question-card.ts'
import type { Note } from '#app/session/state.ts'
import { timelineFor } from '#app/session/timeline.ts'
import type { TimelineEntry } from '#app/session/view-types.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { readingFor, type DebriefReading, type DebriefSources, type ReleasedScorecard } from './debrief.ts'
import { summarizeScorecard } from './scorecard.ts'
import { readScorecardBody, type RubricNeeds } from './scorecard-seat.server.ts'
import { selfAssessmentForm, type SelfAssessment } from './self-assessment.ts'

export type Debrief = Omit<DebriefReading, 'showsFacts'> & {
  sessionId: string
  part: InterviewRole
  questionTitle: string
  scheduledAt: string
  candidateName: string
  interviewerName: string
  /** Null until this person may see them. */
  facts: SessionFacts | null
  timeline: TimelineEntry[]
}
export type DebriefRefusal = 'not-found' | 'too-early'

/** `not-found` also for whoever has no part in the session, coordinators included: ratings are not theirs. */
export async function readDebrief(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<Debrief, DebriefRefusal>> {
  const session = await findSessionOfUser(needs.db, sessionId, actor.userId)
  const part = session?.participants.find((one) => one.userId === actor.userId)?.sessionRole
  if (!session || !part || part === 'solo' || !canInSession(part, 'read-released-scorecard'))
    return refuse('not-found')
  const events = await listSessionEvents(needs.db, sessionId)
  const state = replay(events)
  if (state.phase !== 'scoring' && state.phase !== 'closed') return refuse('too-early')
  const sources = await gather(needs, session, state.notes)
  const { showsFacts, ...reading } = readingFor(part, actor.userId, sources)
  const question = findCard(needs.questions, session.questionSlug)
  const knowsTitle = part !== 'candidate' || wasBriefed(events)
  const { title: round } = needs.questions.getRubric(session.rubricId)
  return accept({
    ...reading,
    sessionId,
    part,
    questionTitle: knowsTitle ? question.title : nameBeforeBriefing(round, question.level),
    scheduledAt: session.scheduledAt.toISOString(),
    candidateName: nameOf(session, 'candidate'),
    interviewerName: nameOf(session, 'interviewer'),
    facts: showsFacts ? factsOf(events, question) : null,
    timeline: timelineFor(part, events, questionsOf(session, needs.questions)),
  })
}

async function gather(
  { db, questions }: RubricNeeds,
  session: Session,
  notes: readonly Note[],
): Promise<DebriefSources> {
  const submitted = (await listScorecards(db, session.id)).filter((row) => row.submittedAt)
  const interviewerRow = submitted.find((row) => row.kind === 'interviewer')
  const candidate = session.participants.find((one) => one.sessionRole === 'candidate')
  const release = (row: ScorecardRow) => toReleased(row, questions, notes)
  return {
    interviewerCard: interviewerRow ? release(interviewerRow) : null,
    shadowCards: submitted
      .filter((row) => row.kind === 'shadow')
      .map((row) => ({ ...release(row), authorId: row.authorId })),
    selfAssessment: candidate ? await findAnswers(db, session.id, candidate.userId) : null,
  }
}

async function findAnswers(
  db: RubricNeeds['db'],
  sessionId: string,
  userId: string,
): Promise<SelfAssessment | null> {
  const row = await findSelfAssessment(db, sessionId, userId)
  return row && selfAssessmentForm.parse(JSON.parse(row.body))
}

function toReleased(row: ScorecardRow, questions: QuestionBank, notes: readonly Note[]): ReleasedScorecard {
  const rubric = questions.getRubric(row.rubricId)
  const card = readScorecardBody(row, rubric)
  return {
    authorName: row.authorName,
    kind: row.kind,
    submittedAt: row.submittedAt?.toISOString() ?? '',
    strengths: card.strengths,
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
        notes: notes
          .filter((note) => rated?.noteIds.includes(note.noteId))
          .map(({ elapsedMs, text, mark }) => ({ elapsedMs, text, mark })),
      }
    }),
  }
}

/** A question can leave the bank; its debriefs stay readable. */
function findCard(questions: QuestionBank, slug: string): QuestionCard {
  return questions.findQuestion(slug) ?? goneQuestion(slug)
}

function nameOf(session: Session, part: SessionRole): string {
  return session.participants.find((one) => one.sessionRole === part)?.name ?? ''
}
