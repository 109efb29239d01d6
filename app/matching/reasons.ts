// Why a need is left, told from the finished draft: the first thing that rules every session out, and the least that would help.
import type { Ledger } from './ledger.ts'
import { thin } from './thin.ts'
import { isQualified, mayMeet, optionsOf, suits, type FreeAt, type Option } from './options.ts'
import { heldBy, pairKey, type PlainInterviewer, type PlainNeed, type Problem } from './problem.ts'
import { findNearestMiss } from './nearest-miss.ts'
import { relaxBlocked } from './relax.ts'
import type { Blocker, Reason, Relaxation } from './result.ts'

type Told = { reason: Reason; relaxation: Relaxation }
type Stand = { problem: Problem; ledger: Ledger; freeAt: FreeAt }

/** How many names a reason carries at most: more than a coordinator would try in turn. */
const MOST_NAMES = 8
/** Combinations looked at for one need; where there are more, those from all over stand for the rest. */
const MOST_WEIGHED = 1000

export function reasonFor(stand: Stand, need: PlainNeed): Told {
  return (
    reasonOfPeople(stand, need) ??
    reasonOfHours(stand, need) ??
    reasonOfSeats(stand, need, thin(optionsOf(stand.problem, need, stand), MOST_WEIGHED))
  )
}

/** Nobody there to lead it. */
function reasonOfPeople({ problem }: Stand, need: PlainNeed): Told | null {
  const { round, level } = need
  const qualified = problem.interviewers.filter((one) => isQualified(one, need))
  if (qualified.length === 0) {
    const others = problem.interviewers.filter(({ levels }) => levels.has(round))
    const nearest = [...others].sort((a, b) => distanceOf(a, need) - distanceOf(b, need))
    const reason: Reason = { type: 'no-qualified-interviewer', round, level, otherLevels: namesOf(nearest) }
    const [first] = nearest
    if (!first) return { reason, relaxation: { type: 'another-interviewer', round, level, timeId: null } }
    return { reason, relaxation: { type: 'teach-level', interviewerId: first.id, round, level } }
  }
  const present = qualified.filter((one) => problem.weeks.some((week) => !one.pausedWeeks.includes(week)))
  const [first] = qualified
  if (present.length > 0 || !first) return null
  return {
    reason: { type: 'all-paused', interviewers: namesOf(qualified) },
    relaxation: { type: 'unpause', interviewerId: first.id },
  }
}

/** No moment at which the candidate and one who may lead it are both free. */
function reasonOfHours({ problem, freeAt }: Stand, need: PlainNeed): Told | null {
  const { candidate } = need
  if (candidate.free.length === 0) {
    return { reason: { type: 'no-hours' }, relaxation: { type: 'ask-for-hours' } }
  }
  if (!problem.times.some((time) => suits(need, time))) {
    const { round } = need
    return { reason: { type: 'no-time-for-round', round }, relaxation: { type: 'open-times', round } }
  }
  const qualified = problem.interviewers.filter((one) => isQualified(one, need))
  const shared = new Set<PlainInterviewer>()
  for (const time of candidate.times) {
    if (!suits(need, time)) continue
    for (const one of freeAt[time.at] ?? []) if (isQualified(one, need)) shared.add(one)
  }
  const fresh = qualified.filter((one) => mayMeet(problem, candidate.id, one.id))
  if (
    ![...shared].some((one) => mayMeet(problem, candidate.id, one.id)) &&
    (shared.size > 0 || fresh.length === 0)
  ) {
    return reasonOfPairs(problem, need, shared.size > 0 ? [...shared] : qualified)
  }
  if (shared.size > 0) return null
  const nearest = findNearestMiss(problem, need, fresh)
  return {
    reason: { type: 'no-common-time', interviewers: namesOf(fresh), nearest },
    relaxation: nearest ? { type: 'more-minutes', miss: nearest } : { type: 'ask-for-hours' },
  }
}

/** Everybody who could has met the candidate, or is not to. */
function reasonOfPairs(problem: Problem, need: PlainNeed, those: PlainInterviewer[]): Told {
  const { candidate, round, level } = need
  const isAvoided = ({ id }: PlainInterviewer) =>
    problem.avoid.has(pairKey(candidate.id, id)) || id === candidate.id
  const met = those.filter((one) => !isAvoided(one))
  const [first] = met
  return {
    reason: { type: 'pairs-spent', met: namesOf(met), avoided: namesOf(those.filter(isAvoided)) },
    relaxation: first
      ? { type: 'meet-again', interviewerId: first.id }
      : { type: 'another-interviewer', round, level, timeId: null },
  }
}

/** All could meet, but for what is seated. */
function reasonOfSeats(stand: Stand, need: PlainNeed, options: Option[]): Told {
  const blocked = options.map((option) => ({ option, blockers: stand.ledger.blockersOf(option) }))
  const relaxation = relaxBlocked(need, blocked)
  if (blocked.some(({ blockers }) => blockers.length === 0))
    return { reason: { type: 'worth-nothing' }, relaxation }
  for (const kinds of [
    ['own-day'],
    ['own-week'],
    ['own-appointment'],
    ['order'],
    ['pair'],
    CAPS,
    ['boxes'],
    ['places'],
    ['busy'],
  ]) {
    const has = (blockers: Blocker[]) => blockers.some((blocker) => kinds.includes(blocker))
    if (!blocked.every(({ blockers }) => has(blockers))) continue
    return { reason: reasonOfOne(stand, need, { kind: kinds[0], options }), relaxation }
  }
  const counts: Partial<Record<Blocker, number>> = {}
  for (const { blockers } of blocked) {
    for (const blocker of blockers) counts[blocker] = (counts[blocker] ?? 0) + 1
  }
  const { times, interviewers } = placesOf(options)
  return { reason: { type: 'several', blockers: counts, times, interviewers }, relaxation }
}

const CAPS: Blocker[] = ['cap-week', 'cap-day']

/** The reason where one thing rules out all that is left. */
function reasonOfOne(
  { problem, ledger }: Stand,
  need: PlainNeed,
  { kind, options }: { kind: string | undefined; options: Option[] },
): Reason {
  const { times, interviewers } = placesOf(options)
  switch (kind) {
    case 'own-day':
      return { type: 'own-limit', limit: 'day', keys: namesIn(options.map(({ time }) => time.day)) }
    case 'own-week':
      return { type: 'own-limit', limit: 'week', keys: namesIn(options.map(({ time }) => time.week)) }
    case 'own-appointment':
      return { type: 'own-appointments', times }
    case 'order': {
      const held = need.candidate.needs.find(
        ({ id }) => id !== need.id && ledger.hasNeed(need.candidate.id, id),
      )
      return { type: 'out-of-order', before: held?.id ?? need.id }
    }
    case 'pair': {
      const met = reasonOfPairs(
        problem,
        need,
        options.map(({ interviewer }) => interviewer),
      )
      return met.reason
    }
    case 'cap-week':
      return { type: 'caps-full', interviewers }
    case 'boxes':
      return { type: 'boxes-full', times }
    case 'places':
      return { type: 'places-full', times }
    default: {
      const takers = options.flatMap(({ interviewer, time }) =>
        ledger.holdersOf(interviewer.person, heldBy(time, interviewer)).map((match) => match.candidateId),
      )
      return { type: 'lost-to-others', times, interviewers, candidates: namesIn(takers) }
    }
  }
}

function placesOf(options: Option[]): { times: string[]; interviewers: string[] } {
  return {
    times: namesIn(options.map(({ time }) => time.id)),
    interviewers: namesIn(options.map(({ interviewer }) => interviewer.id)),
  }
}

function namesIn(ids: string[]): string[] {
  return [...new Set(ids)].slice(0, MOST_NAMES)
}

function namesOf(people: { id: string }[]): string[] {
  return namesIn(people.map(({ id }) => id))
}

function distanceOf(interviewer: PlainInterviewer, need: PlainNeed): number {
  const levels = [...(interviewer.levels.get(need.round) ?? [])]
  return Math.min(Infinity, ...levels.map((level) => Math.abs(level - need.level)))
}
