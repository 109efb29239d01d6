// Which starts a plan weighs: a grid over the period, wherever somebody who is due a session and somebody who can lead it are free.
import type { MatchCandidate, MatchInterviewer, MatchTime, Span } from './input.ts'
import { joinSpans } from './problem.ts'

const MINUTE_MS = 60_000
const STEP_MINUTES = 30
/** Above, starts lie further apart: a coordinator moves what should begin in between by hand. */
const STARTS_MAX = 1_000

export type PlanPeriod = Span & {
  /** From where the grid is counted: midnight of the first day. */
  anchor: number
}
type Rounds = ReadonlyMap<string, { minutes: number }>
type People = {
  candidates: Pick<MatchCandidate, 'free' | 'needs'>[]
  interviewers: Pick<MatchInterviewer, 'free' | 'takes' | 'before' | 'after'>[]
}

/** First to last. */
export function jointStarts(period: PlanPeriod, rounds: Rounds, people: People): number[] {
  for (let step = STEP_MINUTES; ; step *= 2) {
    const starts = startsOf(period, rounds, { ...people, stepMs: step * MINUTE_MS })
    if (starts.length <= STARTS_MAX || step >= 240) return starts.slice(0, STARTS_MAX)
  }
}

function startsOf(
  period: PlanPeriod,
  rounds: Rounds,
  { candidates, interviewers, stepMs }: People & { stepMs: number },
): number[] {
  const joint = new Set<number>()
  for (const [round, { minutes }] of rounds) {
    const due = candidates.filter(({ needs }) => needs.some((need) => need.round === round))
    const able = interviewers.filter(({ takes }) => takes.some((take) => take.round === round))
    const whenDue = new Set<number>()
    for (const { free } of due)
      for (const at of gridIn(free, period, { stepMs, minutes, before: 0, after: 0 })) whenDue.add(at)
    for (const { free, before, after } of able)
      for (const at of gridIn(free, period, { stepMs, minutes, before, after }))
        if (whenDue.has(at)) joint.add(at)
  }
  return [...joint].sort((a, b) => a - b)
}

type Sitting = { stepMs: number; minutes: number; before: number; after: number }

function gridIn(free: Span[], period: PlanPeriod, { stepMs, minutes, before, after }: Sitting): number[] {
  const out: number[] = []
  for (const span of joinSpans(free)) {
    const first = Math.max(span.from + before * MINUTE_MS, period.from)
    const last = Math.min(span.to - (minutes + after) * MINUTE_MS, period.to - 1)
    for (
      let at = period.anchor + Math.ceil((first - period.anchor) / stepMs) * stepMs;
      at <= last;
      at += stepMs
    )
      out.push(at)
  }
  return out
}

/** What is free without what is away; sorted and disjoint. */
export function cutAway(free: Span[], away: Span[]): Span[] {
  const gone = joinSpans(away)
  return joinSpans(free).flatMap((whole) => {
    const left: Span[] = []
    let { from } = whole
    for (const cut of gone) {
      if (cut.to <= from) continue
      if (cut.from >= whole.to) break
      if (cut.from > from) left.push({ from, to: cut.from })
      from = Math.max(from, cut.to)
    }
    if (from < whole.to) left.push({ from, to: whole.to })
    return left
  })
}

/** Times of every length there is at every start, so that whatever stands at a start can be held there. */
export function timesFor(
  starts: readonly number[],
  rounds: Rounds,
  build: (startsAt: number, minutes: number, rounds: string[]) => MatchTime,
): MatchTime[] {
  const lengths = new Map<number, string[]>()
  for (const [id, { minutes }] of rounds) lengths.set(minutes, [...(lengths.get(minutes) ?? []), id])
  const sorted = [...lengths].sort(([a], [b]) => a - b)
  return starts.flatMap((at) => sorted.map(([minutes, ids]) => build(at, minutes, [...ids].sort())))
}
