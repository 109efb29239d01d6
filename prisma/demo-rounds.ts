// Sessions of the demo beyond one broken box: two to come, and a review that is over. Questions are chosen by kind: the bank changes.
import type { Db } from '#app/db/client.server.ts'
import { saveScorecardDraft, sealScorecards } from '#app/db/scorecards.server.ts'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { createSession, type Session, type SessionRound } from '#app/db/sessions.server.ts'
import type { CommentSeverity } from '#app/review/comments.ts'
import { toFirstEntered } from '#app/session/session-plan.server.ts'
import type { Question, QuestionBank, ReviewQuestion } from '#questions/schema.ts'
import { DEMO_COHORT, demoPerson } from './demo-people.ts'
import { aboutReview, toDraft } from './demo-scorecards.ts'
import { playSession, type Step } from './play-session.ts'

type Seeding = { db: Db; now: Date; questions: QuestionBank }
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** When they begin, in minutes after the next quarter of an hour. */
export const PLANNED_ROUNDS = [
  {
    id: 'demotomorrow3',
    inMinutes: 25 * 60,
    roundId: 'coding',
    candidate: 'priya',
    interviewer: 'beatriz',
  },
  { id: 'demotomorrow4', inMinutes: 27 * 60, roundId: 'mixed', candidate: 'elif', interviewer: 'rafael' },
] as const

const FINISHED = { id: 'demofinished3', roundId: 'code-review', candidate: 'hannah', interviewer: 'wanjiru' }

export async function seedPlannedRounds(seeding: Seeding, at: (inMinutes: number) => Date): Promise<void> {
  for (const { inMinutes, ...planned } of PLANNED_ROUNDS) {
    await planRound(seeding, { ...planned, scheduledAt: at(inMinutes) })
  }
}

/** For each part that needs one the easiest question that fits; null where the bank has none. */
export function chooseRound(bank: QuestionBank, roundId: string): SessionRound | null {
  const round = bank.findRound(roundId)
  if (!round) return null
  const live = bank.questions
    .filter(({ status }) => status === 'live')
    .toSorted((one, other) => one.level - other.level)
  const needed = round.parts.filter(({ optional }) => !optional)
  const taken: Question[] = []
  for (const part of needed) {
    const fits = live.find((question) => part.kinds.includes(question.kind) && !taken.includes(question))
    if (!fits) return null
    taken.push(fits)
  }
  return {
    round: 0,
    roundId,
    rubricId: round.rubric,
    questions: needed.map(({ id }, index) => {
      return { part: id, questionSlug: taken[index]?.slug ?? '', workingMinutes: null }
    }),
  }
}

type Planned = { id: string; roundId: string; candidate: string; interviewer: string; scheduledAt: Date }

async function planRound({ db, now, questions }: Seeding, planned: Planned): Promise<Session | null> {
  const round = chooseRound(questions, planned.roundId)
  const question = questions.findQuestion(round?.questions[0]?.questionSlug ?? '')
  if (!round || !question) return null
  return createSession(db, {
    id: planned.id,
    cohortId: DEMO_COHORT.id,
    questionSlug: question.slug,
    rubricId: round.rubricId ?? question.rubricId,
    workingMinutes: question.minutes.working,
    rounds: [round],
    scheduledAt: planned.scheduledAt,
    createdById: demoPerson('noor').id,
    createdAt: new Date(Math.min(now.getTime(), planned.scheduledAt.getTime()) - DAY_MS),
    participants: [
      { userId: demoPerson(planned.candidate).id, sessionRole: 'candidate' },
      { userId: demoPerson(planned.interviewer).id, sessionRole: 'interviewer' },
    ],
  })
}

/** The scorecard is written within the hour; that closes the session. */
const SCORED_AFTER_MINUTES = 70

export async function seedFinishedReview(seeding: Seeding, scheduledAt: Date): Promise<void> {
  const { db, questions } = seeding
  const session = await planRound(seeding, { ...FINISHED, scheduledAt })
  const question = session && questions.findQuestion(session.questionSlug)
  if (!session || question?.kind !== 'review') return
  const steps = reviewSteps(session, question, questions)
  const events = playSession({ startsAt: scheduledAt, steps, questions: [question] })
  await appendSessionEvents(db, session.id, events)
  const { rubricId } = session
  const authorId = demoPerson(FINISHED.interviewer).id
  const updatedAt = new Date(scheduledAt.getTime() + SCORED_AFTER_MINUTES * MINUTE_MS)
  const body = JSON.stringify(toDraft(aboutReview, questions.getRubric(rubricId).dimensions))
  const card = { id: `${session.id}-interviewer`, sessionId: session.id, authorId, round: 0 }
  await saveScorecardDraft(db, { ...card, kind: 'interviewer', rubricId, body, updatedAt })
  await sealScorecards(db, { sessionId: session.id, authorId }, updatedAt)
}

function reviewSteps(session: Session, question: ReviewQuestion, questions: QuestionBank): Step[] {
  const [candidate, interviewer] = [demoPerson(FINISHED.candidate).id, demoPerson(FINISHED.interviewer).id]
  const seen = toFirstEntered(session, questions)
  if (seen.type !== 'first-entered') return []
  const steps: Step[] = [
    { minute: 0, seen },
    { minute: 0, seen: { type: 'person-came', userId: interviewer } },
    { minute: 1, seen: { type: 'person-came', userId: candidate } },
    {
      minute: 2,
      by: candidate,
      command: { type: 'say', messageId: 'demo-1', text: 'Hello! I hear you well.' },
    },
  ]
  let minute = 2
  let reviewing = false
  for (const [at, item] of seen.agenda.entries()) {
    if (item.phase === 'scoring' || item.phase === 'closed') break
    const from = item.phase
    // Two stretches of reading; the second is where people speak about what they found.
    if (item.stage?.tools.includes('diff') && from === 'working') {
      const begins = reviewing ? minute + 1 : minute + 3
      steps.push(...workSteps(question, { begins, half: reviewing ? 1 : 0, candidate, interviewer }))
      reviewing = true
    }
    minute += (item.minutes ?? 0) * 0.9
    steps.push({ minute, by: interviewer, command: { type: 'advance-phase', from, at } })
  }
  const scored = { minute: SCORED_AFTER_MINUTES, seen: { type: 'scorecard-in', by: interviewer } } as const
  return [...steps.sort((one, other) => one.minute - other.minute), scored]
}

type Half = { begins: number; half: 0 | 1; candidate: string; interviewer: string }

/** The first finding is seen at once and the second on reading again; the third needs a question; the rest are missed. */
function workSteps({ slug, review }: ReviewQuestion, { begins, half, candidate, interviewer }: Half): Step[] {
  const found = half === 0 ? review.findings.slice(0, 1) : review.findings.slice(1, 3)
  const comments = found.map((finding, index): Step => {
    const { id, file, lines, accept, severity } = finding
    return commentStep(begins + index * 1.5, candidate, {
      ...{ commentId: `demo-${id}`, file, line: lines[0], severity },
      text: accept[0] ?? finding.says,
    })
  })
  const marks = half === 0 ? [] : review.findings
  return [
    ...comments,
    ...marks.map(({ id: pointId }, index): Step => {
      const mark =
        index < 2 ? ('unprompted' as const) : index === 2 ? ('with-help' as const) : ('missed' as const)
      const command = { type: 'mark-point' as const, questionSlug: slug, pointId, mark }
      return { minute: begins + 4 + index * 0.2, by: interviewer, command }
    }),
  ]
}

type Comment = { commentId: string; file: string; line: number; severity: CommentSeverity; text: string }

function commentStep(minute: number, by: string, comment: Comment): Step {
  return { minute, by, command: { type: 'set-comment', ...comment } }
}
