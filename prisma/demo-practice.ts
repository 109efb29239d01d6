// What people of the demo practised alone, played through the real rules: a page of attempts that has something to show.
import type { Db } from '#app/db/client.server.ts'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { createSession } from '#app/db/sessions.server.ts'
import { OPEN_ENDED_MINUTES, toAgenda } from '#app/session/agenda.ts'
import type { ProbeResult } from '#app/session/events.ts'
import type { Question, QuestionBank } from '#questions/schema.ts'
import { demoPerson } from './demo-people.ts'
import { playSession, type Step } from './play-session.ts'

type Practised = {
  id: string
  who: string
  /** Which of the questions offered for practice, easiest first; counted round where there are fewer. */
  question: number
  daysAgo: number
  timed: boolean
  minutes: number
  hints: number
  solved: boolean
}

const PRACTISED: readonly Practised[] = [
  {
    id: 'demopractice1',
    who: 'amara',
    question: 0,
    daysAgo: 6,
    timed: false,
    minutes: 31,
    hints: 2,
    solved: false,
  },
  {
    id: 'demopractice2',
    who: 'amara',
    question: 0,
    daysAgo: 5,
    timed: false,
    minutes: 14,
    hints: 1,
    solved: true,
  },
  {
    id: 'demopractice3',
    who: 'amara',
    question: 1,
    daysAgo: 2,
    timed: true,
    minutes: 19,
    hints: 0,
    solved: true,
  },
  {
    id: 'demopractice4',
    who: 'mateo',
    question: 0,
    daysAgo: 4,
    timed: true,
    minutes: 17,
    hints: 1,
    solved: true,
  },
  {
    id: 'demopractice5',
    who: 'mateo',
    question: 2,
    daysAgo: 1,
    timed: true,
    minutes: 24,
    hints: 3,
    solved: false,
  },
  {
    id: 'demopractice6',
    who: 'elif',
    question: 1,
    daysAgo: 3,
    timed: false,
    minutes: 22,
    hints: 0,
    solved: true,
  },
]

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

export async function seedPractice(
  db: Db,
  { now, questions }: { now: Date; questions: QuestionBank },
): Promise<void> {
  const offered = questions.questions
    .filter(({ status, practice, kind }) => status === 'live' && practice && kind === 'troubleshooting')
    .toSorted((a, b) => a.level - b.level || a.slug.localeCompare(b.slug))
  for (const practised of PRACTISED) {
    const question = offered[practised.question % Math.max(1, offered.length)]
    if (!question) return
    const startsAt = new Date(now.getTime() - practised.daysAgo * DAY_MS - practised.minutes * MINUTE_MS)
    await write(db, { practised, question, startsAt })
  }
}

type Written = { practised: Practised; question: Question; startsAt: Date }

async function write(db: Db, { practised, question, startsAt }: Written): Promise<void> {
  const { id, who, timed } = practised
  const person = demoPerson(who)
  await createSession(db, {
    id,
    kind: 'practice',
    timed,
    cohortId: null,
    questionSlug: question.slug,
    rubricId: question.rubricId,
    workingMinutes: timed ? question.minutes.working : OPEN_ENDED_MINUTES,
    scheduledAt: startsAt,
    createdById: person.id,
    createdAt: startsAt,
    participants: [{ userId: person.id, sessionRole: 'solo' }],
  })
  await appendSessionEvents(
    db,
    id,
    playSession({ startsAt, steps: toSteps(practised, question), questions: [question] }),
  )
}

function toSteps({ id, who, timed, minutes, hints, solved }: Practised, question: Question): Step[] {
  const { id: by, name } = demoPerson(who)
  const sandboxId = `s-${id}-1`
  // Questions may grow shorter: nobody works longer than the clock lets them.
  const worked = timed ? Math.min(minutes, question.minutes.working - 1) : minutes
  const workingMinutes = timed ? question.minutes.working : OPEN_ENDED_MINUTES
  const steps: Step[] = [
    {
      minute: 0,
      seen: {
        type: 'first-entered',
        questionSlug: question.slug,
        questionVersion: question.version,
        rubricId: question.rubricId,
        agenda: toAgenda({ kind: 'practice', workingMinutes, briefingMinutes: 0, wrapUpMinutes: 0 }),
        participants: [{ userId: by, name, sessionRole: 'solo' }],
        practice: { clock: timed ? 'on' : 'off' },
      },
    },
    { minute: 0, seen: { type: 'person-came', userId: by } },
    { minute: 0, seen: { type: 'box-wanted', sandboxId } },
    { minute: 0.1, seen: { type: 'box-ready', sandboxId, readyMs: 2400 } },
    { minute: 0.5, by, command: { type: 'advance-phase', from: 'lobby' } },
    ...hintSteps(by, Math.min(hints, question.hints.length), worked),
    { minute: worked * 0.6, seen: { type: 'probes-read', results: toResults(question, false) } },
    solved
      ? { minute: worked + 0.5, seen: { type: 'probes-read', results: toResults(question, true) } }
      : { minute: worked + 0.5, by, command: { type: 'end-session' } },
    { minute: worked + 6, by, command: { type: 'advance-phase', from: 'wrap-up' } },
  ]
  return steps.sort((a, b) => a.minute - b.minute)
}

function hintSteps(by: string, count: number, worked: number): Step[] {
  return Array.from({ length: count }, (_, after) => ({
    minute: (worked * (after + 1)) / (count + 2),
    by,
    command: { type: 'take-hint', after },
  }))
}

/** What must not be harmed holds throughout; the rest comes with the repair. */
function toResults({ probes }: Question, repaired: boolean): ProbeResult[] {
  return probes.map(({ id, kind }) => {
    return { probeId: id, verdict: repaired || kind === 'collateral' ? 'pass' : 'not-yet', message: '' }
  })
}
