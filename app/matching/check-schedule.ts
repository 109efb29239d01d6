// Which rules a schedule breaks. It shares nothing with the model that makes schedules, so that each can judge the other;
// the desk asks it what a change by hand would break.
import {
  CANDIDATE_PER_DAY,
  CANDIDATE_PER_WEEK,
  type Match,
  type MatchCandidate,
  type MatchInput,
  type MatchInterviewer,
  type MatchTime,
  type Span,
  type Taken,
} from './input.ts'

export type BrokenRule = {
  rule: RuleKind
  /** The matches that break it together, in the order given. */
  matches: Match[]
  /** Whom or what it is about: people, times, days or weeks, as the rule has it. */
  about: string[]
}

export type RuleKind =
  | 'unknown'
  | 'need-twice'
  | 'candidate-not-free'
  | 'interviewer-not-free'
  | 'shadow-not-free'
  | 'two-places'
  | 'cap-week'
  | 'cap-day'
  | 'paused'
  | 'candidate-day'
  | 'candidate-week'
  | 'out-of-order'
  | 'met-before'
  | 'avoided'
  | 'not-qualified'
  | 'round-not-held'
  | 'boxes'
  | 'places'
  | 'shadow-unfit'
  | 'shadow-week'
  | 'lock-moved'

const MINUTE_MS = 60_000

/** A match with everything it names. */
type Seated = {
  match: Match
  candidate: MatchCandidate
  interviewer: MatchInterviewer
  time: MatchTime
  needAt: number
  from: number
  to: number
}

export function checkSchedule(input: MatchInput, matches: Match[]): BrokenRule[] {
  const { seated, unknown } = lookUp(input, matches)
  return [
    ...unknown,
    ...seated.flatMap((one) => checkAlone(input, one)),
    ...checkNeeds(seated),
    ...checkPlaces(input, seated),
    ...checkLimits(input, seated),
    ...checkPairs(input, seated),
    ...checkRoom(input, seated),
    ...checkLocks(input, matches),
  ]
}

function lookUp(input: MatchInput, matches: Match[]): { seated: Seated[]; unknown: BrokenRule[] } {
  const candidates = new Map(input.candidates.map((one) => [one.id, one]))
  const interviewers = new Map(input.interviewers.map((one) => [one.id, one]))
  const shadows = new Set(input.shadows.map((one) => one.id))
  const times = new Map(input.times.map((one) => [one.id, one]))
  const seated: Seated[] = []
  const unknown: BrokenRule[] = []
  for (const match of matches) {
    const candidate = candidates.get(match.candidateId)
    const interviewer = interviewers.get(match.interviewerId)
    const time = times.get(match.timeId)
    const needAt = candidate?.needs.findIndex(({ id }) => id === match.needId) ?? -1
    const missing = [
      ...(candidate ? [] : [match.candidateId]),
      ...(interviewer ? [] : [match.interviewerId]),
      ...(time ? [] : [match.timeId]),
      ...(needAt >= 0 ? [] : [match.needId]),
      ...(match.shadowId === null || shadows.has(match.shadowId) ? [] : [match.shadowId]),
    ]
    if (missing.length > 0) unknown.push({ rule: 'unknown', matches: [match], about: missing })
    if (!candidate || !interviewer || !time || needAt < 0) continue
    const to = time.startsAt + time.minutes * MINUTE_MS
    seated.push({ match, candidate, interviewer, time, needAt, from: time.startsAt, to })
  }
  return { seated, unknown }
}

/** What one match breaks by itself. */
function checkAlone(input: MatchInput, one: Seated): BrokenRule[] {
  const { match, candidate, interviewer, time, from, to, needAt } = one
  const need = candidate.needs[needAt]
  const broken = (rule: RuleKind, ...about: string[]): BrokenRule => ({ rule, matches: [match], about })
  const rules: BrokenRule[] = []
  if (!isFree(candidate.free, from, to)) rules.push(broken('candidate-not-free', candidate.id, time.id))
  const early = from - interviewer.before * MINUTE_MS
  const late = to + interviewer.after * MINUTE_MS
  if (!isFree(interviewer.free, early, late)) {
    rules.push(broken('interviewer-not-free', interviewer.id, time.id))
  }
  if (interviewer.pausedWeeks.includes(time.week)) rules.push(broken('paused', interviewer.id, time.week))
  if (need) {
    const takes = interviewer.takes.some(
      ({ round, levels }) => round === need.round && levels.includes(need.level),
    )
    if (!takes) rules.push(broken('not-qualified', interviewer.id, need.round, String(need.level)))
    const isHeld = time.rounds === null || time.rounds.includes(need.round)
    const fitsLevel = time.level === null || time.level === need.level
    if (!isHeld || !fitsLevel) rules.push(broken('round-not-held', time.id, need.round))
  }
  return [...rules, ...checkShadow(input, one)]
}

function checkShadow(input: MatchInput, { match, candidate, interviewer, time, from, to, needAt }: Seated) {
  const shadow = input.shadows.find(({ id }) => id === match.shadowId)
  if (!shadow) return []
  const rules: BrokenRule[] = []
  if (!isFree(shadow.free, from, to)) {
    rules.push({ rule: 'shadow-not-free', matches: [match], about: [shadow.id, time.id] })
  }
  const learns = shadow.learns.includes(candidate.needs[needAt]?.round ?? '')
  const sitsTwice = shadow.id === candidate.id || shadow.id === interviewer.id
  if (!learns || !interviewer.trained || !candidate.welcomesShadows || sitsTwice) {
    rules.push({ rule: 'shadow-unfit', matches: [match], about: [shadow.id, interviewer.id, candidate.id] })
  }
  return rules
}

/** Whether stretches of free time cover all of it, one after the other. */
function isFree(free: Span[], from: number, to: number): boolean {
  let reached = from
  for (const span of [...free].sort((a, b) => a.from - b.from)) {
    if (span.from <= reached && span.to > reached) reached = span.to
  }
  return reached >= to
}

/** One session for a need, and needs in their order. */
function checkNeeds(seated: Seated[]): BrokenRule[] {
  const rules: BrokenRule[] = []
  for (const own of groupBy(seated, ({ candidate }) => candidate.id).values()) {
    for (const [index, one] of own.entries()) {
      for (const other of own.slice(index + 1)) {
        const matches = [one.match, other.match]
        if (one.needAt === other.needAt) {
          rules.push({ rule: 'need-twice', matches, about: [one.candidate.id, one.match.needId] })
        } else if (one.needAt < other.needAt ? one.from >= other.from : one.from <= other.from) {
          rules.push({ rule: 'out-of-order', matches, about: [one.candidate.id] })
        }
      }
    }
  }
  return rules
}

type Presence = { person: string; from: number; to: number; match: Match }

/** Nobody at two places, whatever their parts. */
function checkPlaces(input: MatchInput, seated: Seated[]): BrokenRule[] {
  const shadows = new Set(input.shadows.map(({ id }) => id))
  const present = seated.flatMap(({ match, candidate, interviewer, from, to }): Presence[] => {
    const { before, after, rest } = interviewer
    const early = from - before * MINUTE_MS
    const late = to + Math.max(after, rest - before) * MINUTE_MS
    return [
      { person: candidate.id, from, to, match },
      { person: interviewer.id, from: early, to: late, match },
      ...(match.shadowId !== null && shadows.has(match.shadowId)
        ? [{ person: match.shadowId, from, to, match }]
        : []),
    ]
  })
  const rules: BrokenRule[] = []
  for (const [person, own] of groupBy(present, ({ person }) => person)) {
    const order = own.sort((a, b) => a.from - b.from || a.to - b.to)
    for (const [index, one] of order.entries()) {
      for (let next = index + 1; next < order.length; next++) {
        const other = order[next]
        if (!other || other.from >= one.to) break
        if (other.match !== one.match || one.match.candidateId === one.match.interviewerId) {
          rules.push({ rule: 'two-places', matches: [one.match, other.match], about: [person] })
        }
      }
    }
  }
  return rules
}

/** What a person has in a day and in a week. */
function checkLimits(input: MatchInput, seated: Seated[]): BrokenRule[] {
  const shadows = new Map(input.shadows.map((one) => [one.id, one]))
  const rules: BrokenRule[] = []
  const limit = (rule: RuleKind, most: (one: Seated) => Limit | null) => {
    const used = seated.flatMap((one) => {
      const found = most(one)
      return found ? [{ one, ...found }] : []
    })
    for (const own of groupBy(used, ({ who, key }) => `${who}\n${key}`).values()) {
      const [first] = own
      if (!first || own.length + first.taken <= first.most) continue
      rules.push({ rule, matches: own.map(({ one }) => one.match), about: [first.who, first.key] })
    }
  }
  const of = (
    who: { id: string; taken: Taken },
    time: MatchTime,
    [per, most]: ['days' | 'weeks', number],
  ) => {
    const key = per === 'days' ? time.day : time.week
    return { who: who.id, key, taken: who.taken[per][key] ?? 0, most }
  }
  limit('candidate-day', ({ candidate, time }) => of(candidate, time, ['days', CANDIDATE_PER_DAY]))
  limit('candidate-week', ({ candidate, time }) => of(candidate, time, ['weeks', CANDIDATE_PER_WEEK]))
  limit('cap-week', ({ interviewer, time }) => of(interviewer, time, ['weeks', interviewer.perWeek]))
  limit('cap-day', ({ interviewer, time }) => of(interviewer, time, ['days', interviewer.perDay]))
  limit('shadow-week', ({ match, time }) => {
    const shadow = shadows.get(match.shadowId ?? '')
    return shadow ? of(shadow, time, ['weeks', shadow.perWeek]) : null
  })
  return rules
}

type Limit = { who: string; key: string; taken: number; most: number }

function checkPairs(input: MatchInput, seated: Seated[]): BrokenRule[] {
  const key = (candidateId: string, interviewerId: string) => JSON.stringify([candidateId, interviewerId])
  const met = new Set(input.met.map((pair) => key(pair.candidateId, pair.interviewerId)))
  const avoid = new Set(input.avoid.map((pair) => key(pair.candidateId, pair.interviewerId)))
  const rules: BrokenRule[] = []
  for (const [pair, own] of groupBy(seated, ({ candidate, interviewer }) =>
    key(candidate.id, interviewer.id),
  )) {
    const [first] = own
    if (!first) continue
    const about = [first.candidate.id, first.interviewer.id]
    const matches = own.map(({ match }) => match)
    if (avoid.has(pair)) rules.push({ rule: 'avoided', matches, about })
    if (input.pairs === 'fresh' && (met.has(pair) || own.length > 1)) {
      rules.push({ rule: 'met-before', matches, about })
    }
  }
  return rules
}

/** Boxes at each start, and places of each time. */
function checkRoom(input: MatchInput, seated: Seated[]): BrokenRule[] {
  const rules: BrokenRule[] = []
  const boxRounds = new Set(input.rounds.filter(({ needsBox }) => needsBox).map(({ id }) => id))
  const inBoxes = seated.filter(({ candidate, needAt }) =>
    boxRounds.has(candidate.needs[needAt]?.round ?? ''),
  )
  const around = (input.boxMinutes ?? 0) * MINUTE_MS
  const byTime = groupBy(seated, ({ time }) => time.id)
  for (const time of input.times) {
    const here = byTime.get(time.id) ?? []
    if (time.places !== null && here.length > time.places) {
      rules.push({ rule: 'places', matches: here.map(({ match }) => match), about: [time.id] })
    }
    if (time.boxes === null) continue
    const running = inBoxes.filter(({ from, to }) => from <= time.startsAt && time.startsAt < to + around)
    if (running.length > time.boxes) {
      rules.push({ rule: 'boxes', matches: running.map(({ match }) => match), about: [time.id] })
    }
  }
  return rules
}

function checkLocks(input: MatchInput, matches: Match[]): BrokenRule[] {
  const same = (a: Match, b: Match) =>
    a.candidateId === b.candidateId &&
    a.needId === b.needId &&
    a.interviewerId === b.interviewerId &&
    a.timeId === b.timeId &&
    a.shadowId === b.shadowId
  return input.locked
    .filter((lock) => !matches.some((match) => same(match, lock)))
    .map((lock) => ({ rule: 'lock-moved', matches: [lock], about: [lock.candidateId, lock.needId] }))
}

function groupBy<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
