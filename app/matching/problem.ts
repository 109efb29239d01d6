// The input in a fixed order and with numbers for names, so that the order in which people were listed changes nothing.
import { DEFAULT_WEIGHTS, type Weights } from './weights.ts'
import type {
  Match,
  MatchCandidate,
  MatchInput,
  MatchInterviewer,
  MatchShadow,
  MatchTime,
  Need,
  Span,
} from './input.ts'

const MINUTE_MS = 60_000

export type PlainTime = MatchTime & {
  at: number
  from: number
  to: number
  weekAt: number
  dayAt: number
  /** Times that start while the box of one that starts here is kept: `[at, heldUntil)`, as times are sorted by start. */
  heldUntil: number
}
export type PlainNeed = Need & { at: number; candidate: PlainCandidate; place: number; needsBox: boolean }
export type PlainCandidate = Omit<MatchCandidate, 'needs'> & {
  at: number
  person: number
  needs: PlainNeed[]
  times: PlainTime[]
}
export type PlainInterviewer = MatchInterviewer & {
  at: number
  person: number
  times: PlainTime[]
  levels: Map<string, Set<number>>
  /** Sessions in the whole period that caps allow. */
  full: number
}
export type PlainShadow = MatchShadow & { at: number; person: number; times: PlainTime[] }

export type Problem = {
  times: PlainTime[]
  weeks: string[]
  days: string[]
  needs: PlainNeed[]
  candidates: PlainCandidate[]
  interviewers: PlainInterviewer[]
  shadows: PlainShadow[]
  timeOf: Map<string, PlainTime>
  needOf: Map<string, PlainNeed>
  candidateOf: Map<string, PlainCandidate>
  interviewerOf: Map<string, PlainInterviewer>
  shadowOf: Map<string, PlainShadow>
  pairs: MatchInput['pairs']
  met: Set<string>
  avoid: Set<string>
  previous: Set<string>
  weights: Weights
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function pairKey(candidateId: string, interviewerId: string): string {
  return `${candidateId}\n${interviewerId}`
}

export function needKey(candidateId: string, needId: string): string {
  return `${candidateId}\n${needId}`
}

export function prepare(input: MatchInput): Problem {
  const { times, weeks, days } = prepareTimes(input.times, input.boxMinutes ?? 0)
  const people = new Map<string, number>()
  const personOf = (id: string) => people.get(id) ?? (people.set(id, people.size), people.size - 1)
  const boxRounds = new Set(input.rounds.filter((round) => round.needsBox).map(({ id }) => id))
  const candidates = sorted(input.candidates).map((candidate, at): PlainCandidate => {
    const plain = { ...candidate, at, person: personOf(candidate.id), needs: [] }
    return { ...plain, times: timesWithin(times, candidate.free, { before: 0, after: 0 }) }
  })
  const needs: PlainNeed[] = []
  for (const [index, { needs: due }] of sorted(input.candidates).entries()) {
    const candidate = candidates[index]
    if (!candidate) continue
    for (const [place, need] of due.entries()) {
      candidate.needs.push({
        ...need,
        at: needs.length,
        candidate,
        place,
        needsBox: boxRounds.has(need.round),
      })
      needs.push(...candidate.needs.slice(-1))
    }
  }
  const interviewers = sorted(input.interviewers).map((one, at): PlainInterviewer => {
    const levels = new Map(one.takes.map(({ round, levels }) => [round, new Set(levels)]))
    const own = timesWithin(times, one.free, one)
    return { ...one, at, person: personOf(one.id), times: own, levels, full: one.perWeek * weeks.length }
  })
  const shadows = sorted(input.shadows).map((one, at): PlainShadow => {
    return {
      ...one,
      at,
      person: personOf(one.id),
      times: timesWithin(times, one.free, { before: 0, after: 0 }),
    }
  })
  return {
    times,
    weeks,
    days,
    needs,
    candidates,
    interviewers,
    shadows,
    timeOf: new Map(times.map((time) => [time.id, time])),
    needOf: new Map(needs.map((need) => [needKey(need.candidate.id, need.id), need])),
    candidateOf: new Map(candidates.map((one) => [one.id, one])),
    interviewerOf: new Map(interviewers.map((one) => [one.id, one])),
    shadowOf: new Map(shadows.map((one) => [one.id, one])),
    pairs: input.pairs,
    met: new Set(input.met.map((pair) => pairKey(pair.candidateId, pair.interviewerId))),
    avoid: new Set(input.avoid.map((pair) => pairKey(pair.candidateId, pair.interviewerId))),
    previous: previousKeys(input.previous),
    weights: { ...DEFAULT_WEIGHTS, ...input.weights },
  }
}

function previousKeys(previous: Match[]): Set<string> {
  return new Set(
    previous.flatMap(({ candidateId, needId, interviewerId, timeId, shadowId }) => [
      matchKey(candidateId, needId, [interviewerId, timeId]),
      ...(shadowId === null ? [] : [shadowKey(shadowId, interviewerId, timeId)]),
    ]),
  )
}

export function matchKey(
  candidateId: string,
  needId: string,
  [interviewerId, timeId]: [string, string],
): string {
  return `match\n${candidateId}\n${needId}\n${interviewerId}\n${timeId}`
}

export function shadowKey(shadowId: string, interviewerId: string, timeId: string): string {
  return `shadow\n${shadowId}\n${interviewerId}\n${timeId}`
}

function sorted<Item extends { id: string }>(items: Item[]): Item[] {
  return [...items].sort((a, b) => byText(a.id, b.id))
}

function prepareTimes(
  given: MatchTime[],
  boxMinutes: number,
): { times: PlainTime[]; weeks: string[]; days: string[] } {
  const weeks = [...new Set(given.map(({ week }) => week))].sort(byText)
  const days = [...new Set(given.map(({ day }) => day))].sort(byText)
  const order = [...given].sort(
    (a, b) => a.startsAt - b.startsAt || a.minutes - b.minutes || byText(a.id, b.id),
  )
  const times = order.map((time, at): PlainTime => {
    const to = time.startsAt + time.minutes * MINUTE_MS
    const heldUntil = firstFrom(order, to + boxMinutes * MINUTE_MS)
    return {
      ...time,
      at,
      from: time.startsAt,
      to,
      weekAt: weeks.indexOf(time.week),
      dayAt: days.indexOf(time.day),
      heldUntil,
    }
  })
  return { times, weeks, days }
}

/** The first of sorted times that starts at `instant` or later. */
export function firstFrom(times: { startsAt: number }[], instant: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    const time = times[middle]
    if (time && time.startsAt < instant) low = middle + 1
    else high = middle
  }
  return low
}

/** The times somebody is free for from the minutes before to the minutes after. */
export function timesWithin(
  times: PlainTime[],
  free: Span[],
  { before, after }: { before: number; after: number },
): PlainTime[] {
  return joinSpans(free).flatMap((span) => {
    const first = firstFrom(times, span.from + before * MINUTE_MS)
    const last = firstFrom(times, span.to)
    return times.slice(first, last).filter((time) => time.to + after * MINUTE_MS <= span.to)
  })
}

/** Sorted, and those that touch made one. */
export function joinSpans(spans: Span[]): Span[] {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else joined.push({ ...span })
  }
  return joined
}

/** The span a seat takes of a person's day: an interviewer's minutes around it and their rest included. */
export function heldBy(time: PlainTime, interviewer: MatchInterviewer | null): Span {
  if (!interviewer) return { from: time.from, to: time.to }
  const { before, after, rest } = interviewer
  return { from: time.from - before * MINUTE_MS, to: time.to + Math.max(after, rest - before) * MINUTE_MS }
}
