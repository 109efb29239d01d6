// The learning report of a cohort: how its candidates grow, where help was needed, what was missed, what fails most.
import type { AppContext } from '#app/context.server.ts'
import type { DeskEntry } from '#app/desk/entry.ts'
import { EVER, readEntries } from '#app/desk/read-entries.server.ts'
import { weekWords } from '#app/desk/week-words.ts'
import { dateWords, zoneWords } from '#app/lib/calendar.ts'
import { dateAfter, mondayOf } from '#app/lib/zoned.ts'
import { endOf } from '#app/scheduling/quarters.ts'
import type { LearningPage } from './learning-page.ts'
import { paretoOf } from './pareto.ts'
import { readGrowthOfCohort } from './read-growth-of-cohort.server.ts'
import { readWork, type HeldSession } from './read-work.server.ts'
import { figuresByQuestion, figuresByWeek, figuresOf, knownQuestions, type Missed } from './work.ts'

type Needs = Pick<AppContext, 'db' | 'now' | 'questions'>

type Asked = { cohortId: string; timeZone: string; sessionsMax?: number }

/** Reading what happened in one takes a few milliseconds; older ones say little about a cohort of today. */
export const WORK_SESSIONS_MAX = 300

/** The cohort is one that was found: whose it is has been asked before. */
export async function readLearning(
  needs: Needs,
  { cohortId, timeZone, sessionsMax = WORK_SESSIONS_MAX }: Asked,
): Promise<LearningPage> {
  const now = needs.now()
  const weekOf = (at: Date) => mondayOf(at, timeZone)
  const entries = await readEntries(needs, { cohortIds: [cohortId], ...EVER })
  const over = entries.filter((entry) => endOf(entry) <= now && entry.calledOffAt === null)
  const took = over.flatMap((entry) => heldOf(entry, weekOf))
  const counted = took.slice(-sessionsMax)
  const missed = over.flatMap((entry) => missedOf(entry, weekOf))
  const [{ worked, failed }, rubrics] = await Promise.all([
    readWork(needs, counted),
    readGrowthOfCohort(needs, cohortId),
  ])
  const known = knownQuestions(worked)
  const from = over[0]?.startsAt ?? now
  return {
    period: `${dateWords(from, timeZone)} to ${dateWords(now, timeZone)}`,
    generated: `${dateWords(now, timeZone)}, ${zoneWords(now, timeZone)}`,
    held: took.length,
    counted: counted.length,
    all: { ...figuresOf(worked, missed), sessions: took.length },
    rubrics,
    byQuestion: figuresByQuestion(worked, missed).map((one) => {
      const title = needs.questions.findQuestion(one.slug)?.title ?? 'A question that has left the bank'
      return { ...one, title }
    }),
    byWeek: figuresByWeek(worked, missed, (week) => dateAfter(week, 7)).map((one) => {
      return { ...one, label: weekWords(one.week, timeZone) }
    }),
    pareto: paretoOf(failed.flatMap(({ slug, ...line }) => (known.has(slug) ? [line] : []))),
  }
}

function heldOf(
  { sessionId, heldAt, startsAt, attended, questionSlugs }: DeskEntry,
  weekOf: (at: Date) => string,
): HeldSession[] {
  const candidate = attended.find(({ seat }) => seat === 'candidate')
  if (sessionId === null || heldAt === null || !candidate) return []
  return [{ sessionId, candidateId: candidate.userId, week: weekOf(startsAt), questionSlugs }]
}

/** Of the two whom it needs, whoever was not there: nobody is named. */
function missedOf(
  { heldAt, seats, startsAt, questionSlugs }: DeskEntry,
  weekOf: (at: Date) => string,
): Missed[] {
  const isMissed = seats.some(({ seat, state }) => seat !== 'shadow' && state === 'absent')
  return isMissed ? [{ week: weekOf(startsAt), slugs: questionSlugs, tookPlace: heldAt !== null }] : []
}
