// How long a question took real candidates: from the events of sessions, never from anybody's memory.
import { clockAt } from '#app/session/clock.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { evolve } from '#app/session/evolve.ts'
import { questionOfItem } from '#app/session/stages.ts'
import { unopened, type OpenedState, type SessionState } from '#app/session/state.ts'
import type { QuestionKind } from '#questions/schema-round.ts'

/** What one session that got as far as working on a question says about it. */
export type SessionOutcome = {
  questionSlug: string
  questionVersion: string
  /** Running time from the start of its work to the first moment at which every check passed; null = it never came. */
  solvedMs: number | null
}

/** Everything `outcomesOf` looks at: notes, hints and people coming and going need not be read. */
export const OUTCOME_EVENTS = [
  'session-opened',
  'phase-changed',
  'clock-paused',
  'clock-resumed',
  'time-extended',
  'probe-ran',
  'tests-ran',
  'sandbox-requested',
] as const satisfies readonly SessionEvent['type'][]

/** One for each question that the session got as far as working on. */
export function outcomesOf(events: readonly SessionEvent[]): SessionOutcome[] {
  let state: SessionState = unopened
  const began = new Map<string, number>()
  const solved = new Map<string, number>()
  for (const event of events) {
    const before = clockAt(state, new Date(event.at)).sessionMs
    state = evolve(state, event)
    if (state.phase === 'unopened') continue
    if (event.type === 'phase-changed' && event.to === 'working') {
      const slug = questionOfItem(state, state.agenda[state.at])
      if (slug !== null && !began.has(slug)) began.set(slug, before)
    }
    const slug = solvedBy(event, state)
    if (slug !== null && began.has(slug) && !solved.has(slug)) solved.set(slug, before)
  }
  if (state.phase === 'unopened') return []
  const versionOf = new Map(
    state.rounds.flatMap(({ questions }) => questions.map((one) => [one.questionSlug, one.questionVersion])),
  )
  return [...began].map(([questionSlug, from]) => {
    const at = solved.get(questionSlug)
    return {
      questionSlug,
      questionVersion: versionOf.get(questionSlug) ?? '0.0.0',
      solvedMs: at === undefined ? null : Math.max(0, at - from),
    }
  })
}

/** The question of which every check passes by this event: every probe of its box, or every test of its program. */
function solvedBy(event: SessionEvent, state: OpenedState): string | null {
  if (event.type === 'tests-ran') return allPass(event.results) ? event.questionSlug : null
  if (event.type !== 'probe-ran') return null
  // The first look at a box names every probe, so what is not there was not part of the question then.
  return allPass(Object.values(state.probes)) ? (state.boxQuestion ?? state.questionSlug) : null
}

function allPass(checks: readonly { verdict: string }[]): boolean {
  return checks.length > 0 && checks.every(({ verdict }) => verdict === 'pass')
}

export type SolveTimes = {
  /** Sessions that got as far as working and are over. */
  sessions: number
  solved: number
  /** Minutes of those that solved it: the middle one, the middle half, and the ends. Null = nobody has yet. */
  spread: { least: number; lower: number; median: number; upper: number; most: number } | null
  /** Each one's minutes, shortest first, as long as they are few enough to be told apart. */
  each: number[]
}

/** From so many on a box says more than its dots. */
const DOTS_MAX = 12
const MINUTE_MS = 60_000

export const notMeasured: SolveTimes = { sessions: 0, solved: 0, spread: null, each: [] }

/** Only sessions with the same major version of the question compare: a new one means another prompt or another probe. */
export function measure(outcomes: readonly SessionOutcome[], version: string): SolveTimes {
  const comparable = outcomes.filter((one) => majorOf(one.questionVersion) === majorOf(version))
  const solved = comparable
    .flatMap(({ solvedMs }) => (solvedMs === null ? [] : [solvedMs / MINUTE_MS]))
    .sort((a, b) => a - b)
  const at = (share: number) => toTenth(quantile(solved, share))
  return {
    sessions: comparable.length,
    solved: solved.length,
    spread:
      solved.length === 0
        ? null
        : { least: at(0), lower: at(0.25), median: at(0.5), upper: at(0.75), most: at(1) },
    each: solved.length <= DOTS_MAX ? solved.map(toTenth) : [],
  }
}

/** Between two values where none stands exactly there. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? version
}

/** "Solved in 5 of 7 sessions, usually in 18 minutes (12 to 24)." */
export function solveWords({ sessions, solved, spread }: SolveTimes): string {
  if (sessions === 0) return 'Not yet measured: no session with it is over.'
  const share = `Solved in ${solved} of ${sessions === 1 ? '1 session' : `${sessions} sessions`}`
  if (!spread) return `${share}.`
  const [median, least, most] = [spread.median, spread.least, spread.most].map(Math.round)
  const range = least === most ? '' : ` (${least} to ${most})`
  return `${share}, ${solved === 1 ? 'in' : 'in the middle'} ${median} min${range}.`
}

/** A talk or a review has no moment at which it is solved. */
export function isMeasured(kind: QuestionKind): boolean {
  return kind === 'troubleshooting' || kind === 'coding'
}

/** The same for one line of a list; null for a kind that nobody measures. */
export function shortSolveWords(kind: QuestionKind, { sessions, solved, spread }: SolveTimes): string | null {
  if (!isMeasured(kind)) return null
  if (sessions === 0) return 'not yet measured'
  const share = `${solved} of ${sessions} solved it`
  return spread ? `${share}, middle ${Math.round(spread.median)} min` : share
}
