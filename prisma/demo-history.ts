// The weeks before today: sessions that give the pages of growth, of calibration and of the season something to say.
import type { Db } from '#app/db/client.server.ts'
import { createFeedback } from '#app/db/session-feedback.server.ts'
import { days, minutes } from '#app/lib/time.ts'
import type { Feedback } from '#app/rubric/feedback.ts'
import type { Rating } from '#app/rubric/ratings.ts'
import type { SelfAssessment } from '#app/rubric/self-assessment.ts'
import type { Question, QuestionBank } from '#questions/schema.ts'
import { toQuarter, writeFinished } from './demo-finished.ts'
import { EVIDENCE, NEXT, NOTES, SELF, STRENGTHS } from './demo-history-words.ts'
import { demoPerson } from './demo-people.ts'
import type { WrittenScorecard } from './demo-scorecards.ts'
import type { Story } from './demo-stories.ts'

type Seeding = { db: Db; now: Date; questions: QuestionBank }
type Levels = readonly [Rating, Rating, Rating, Rating, Rating, Rating]

type Held = {
  id: string
  daysAgo: number
  /** Its name in the bank. Nobody of the demo has met it in another session. */
  question: string
  candidate: string
  interviewer: string
  shadow?: string
  /** In the order of the rubric's dimensions: triage, method, knowledge, safety, cause, communication. */
  ratings: Levels
  byShadow?: Levels
  hints: number
  /** The minute of the meeting in which everything held; null = it was not mended. */
  solvedAt: number | null
  /** What the candidate gave themselves, over all and by dimension. */
  own: { overall: Rating; ratings: Levels }
}

type Row = [
  who: [id: string, daysAgo: number, question: string, candidate: string, interviewer: string],
  went: [ratings: Levels, hints: number, solvedAt: number | null],
  own: [overall: Rating, ratings: Levels],
  watched?: [shadow: string, ratings: Levels],
]

function held([who, went, own, watched]: Row): Held {
  const [id, daysAgo, question, candidate, interviewer] = who
  const [ratings, hints, solvedAt] = went
  const [overall, ownRatings] = own
  const [shadow, byShadow] = watched ?? []
  return {
    ...{ id, daysAgo, question, candidate, interviewer, ratings, hints, solvedAt },
    ...(shadow && byShadow ? { shadow, byShadow } : {}),
    own: { overall, ratings: ownRatings },
  }
}

/** No two of them met before, and nobody had more than two in a week. One question came up often enough to be told about. */
const ROWS: readonly Row[] = [
  [
    ['demopast1', 24, 'nobody-can-log-in', 'priya', 'rafael'],
    [[2, 2, 2, 2, 2, 2], 3, 27],
    [2, [2, 2, 1, 2, 1, 2]],
  ],
  [
    ['demopast2', 15, 'bad-gateway-after-upgrade', 'priya', 'anneke'],
    [[3, 2, 2, 2, 3, 3], 2, 23],
    [2, [2, 2, 2, 2, 2, 3]],
    ['jun', [3, 3, 2, 2, 3, 3]],
  ],
  [
    ['demopast3', 6, 'works-until-the-next-boot', 'priya', 'wanjiru'],
    [[3, 3, 3, 2, 3, 3], 1, 19],
    [3, [3, 2, 3, 2, 3, 3]],
  ],
  [
    ['demopast4', 22, 'confirmations-stopped-on-tuesday', 'mateo', 'ingrid'],
    [[2, 1, 2, 3, 2, 1], 3, null],
    [1, [2, 1, 1, 2, 1, 1]],
  ],
  [
    ['demopast5', 12, 'disk-full-but-du-disagrees', 'mateo', 'anneke'],
    [[2, 2, 3, 3, 2, 2], 2, 25],
    [2, [2, 2, 2, 3, 2, 2]],
  ],
  [
    ['demopast6', 20, 'bad-gateway-after-upgrade', 'elif', 'tariq'],
    [[3, 2, 3, 2, 2, 3], 2, 24],
    [3, [3, 3, 3, 2, 2, 3]],
  ],
  [
    ['demopast7', 9, 'photos-without-a-preview', 'elif', 'ingrid'],
    [[3, 3, 3, 3, 2, 4], 1, 20],
    [3, [3, 3, 3, 3, 3, 3]],
  ],
  [
    ['demopast8', 19, 'bad-gateway-after-upgrade', 'lukas', 'rafael'],
    [[2, 3, 2, 2, 2, 2], 2, null],
    [3, [3, 3, 3, 3, 3, 2]],
  ],
  [
    ['demopast9', 10, 'invoices-since-the-reboot', 'lukas', 'beatriz'],
    [[3, 3, 3, 2, 3, 2], 1, 22],
    [3, [3, 3, 3, 3, 3, 3]],
  ],
  [
    ['demopast10', 18, 'bad-gateway-after-upgrade', 'bilal', 'tariq'],
    [[3, 2, 3, 3, 2, 3], 1, 21],
    [2, [2, 2, 3, 3, 2, 2]],
    ['chidi', [3, 3, 3, 2, 2, 3]],
  ],
  [
    ['demopast11', 8, 'works-when-i-type-it', 'bilal', 'rafael'],
    [[3, 3, 4, 3, 3, 3], 0, 16],
    [3, [3, 3, 3, 3, 3, 3]],
  ],
  [
    ['demopast12', 17, 'bad-gateway-after-upgrade', 'sofia', 'anneke'],
    [[2, 2, 2, 3, 1, 2], 3, null],
    [2, [2, 2, 2, 2, 2, 2]],
  ],
  [
    ['demopast13', 16, 'bad-gateway-after-upgrade', 'thandiwe', 'wanjiru'],
    [[4, 3, 3, 3, 3, 4], 0, 18],
    [3, [3, 3, 2, 3, 3, 3]],
  ],
  [
    ['demopast14', 13, 'nobody-can-log-in', 'camila', 'beatriz'],
    [[2, 2, 3, 2, 2, 3], 2, 25],
    [2, [2, 2, 2, 2, 2, 3]],
  ],
]

export const HISTORY: readonly Held[] = ROWS.map(held)

export async function seedHistory(seeding: Seeding): Promise<void> {
  for (const [index, one] of HISTORY.entries()) {
    const question = seeding.questions.findQuestion(one.question)
    if (question?.kind === 'troubleshooting') await write(seeding, { one, index, question })
  }
}

type Numbered = { one: Held; index: number; question: Question }

async function write(seeding: Seeding, { one, index, question }: Numbered): Promise<void> {
  const { id, daysAgo, candidate, interviewer, shadow, byShadow } = one
  const at = new Date(toQuarter(seeding.now.getTime() - days(daysAgo)))
  const dimensionIds = seeding.questions
    .getRubric(question.rubricId)
    .dimensions.map((dimension) => dimension.id)
  const people = {
    candidate: demoPerson(candidate),
    interviewer: demoPerson(interviewer),
    shadow: shadow ? demoPerson(shadow) : null,
  }
  await writeFinished(seeding, {
    session: { sessionId: id, question, rubricId: question.rubricId, people },
    story: storyOf(one, index, question),
    at,
    scorecard: scorecardOf(one.ratings, index, dimensionIds),
    ...(byShadow ? { byShadow: scorecardOf(byShadow, index + 1, dimensionIds) } : {}),
    self: selfOf(one, index, dimensionIds),
  })
  const own = { sessionId: id, userId: people.candidate.id, part: 'candidate' as const }
  const submittedAt = new Date(at.getTime() + minutes(FEEDBACK_AFTER_MINUTES))
  await createFeedback(seeding.db, { ...own, body: JSON.stringify(feedbackOf(index)), submittedAt })
}

const FEEDBACK_AFTER_MINUTES = 95

function storyOf({ hints, solvedAt }: Held, index: number, question: Question): Story {
  const given = Math.min(hints, question.hints.length)
  return {
    notes: turn(NOTES, index),
    hints: Array.from({ length: given }, (_hint, order) => ({ minute: 10 + order * 4, index: order })),
    progress: [
      { minute: 5, share: 0 },
      { minute: (solvedAt ?? 26) - 2, share: 0.5 },
      ...(solvedAt === null ? [] : [{ minute: solvedAt, share: 1 }]),
    ],
  }
}

function scorecardOf(ratings: Levels, index: number, dimensionIds: readonly string[]): WrittenScorecard {
  return {
    rated: ratings.map((rating, place) => {
      const evidence = turn(EVIDENCE[dimensionIds[place] ?? '']?.[rating] ?? [''], index + place)
      return { rating, evidence, notes: place === 1 ? [0, 1] : [] }
    }),
    strengths: [...turn(STRENGTHS, index)],
    ...turn(NEXT, index),
  }
}

function selfOf({ own }: Held, index: number, dimensionIds: readonly string[]): SelfAssessment {
  const ratings = own.ratings.flatMap((rating, place) => {
    const dimensionId = dimensionIds[place]
    return dimensionId === undefined ? [] : [{ round: 0, dimensionId, rating }]
  })
  return { ...turn(SELF, index), overall: own.overall, ratings }
}

function feedbackOf(index: number): Feedback {
  const help = index % 4 === 3 ? 2 : index % 2 === 0 ? 4 : 3
  return { clear: index % 3 === 1 ? 3 : 4, room: index % 5 === 2 ? 2 : 3, help, learned: 4, note: '' }
}

function turn<Item>(items: readonly [Item, ...Item[]] | readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('nothing to take turns with')
  return item
}
