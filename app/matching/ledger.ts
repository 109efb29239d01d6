// Who and what is taken by matches that stand: locked, of an earlier week, or outside the part being solved.
import { CANDIDATE_PER_DAY, CANDIDATE_PER_WEEK, type Match, type Span } from './input.ts'
import type { Option } from './options.ts'
import { heldBy, needKey, pairKey, type PlainTime, type Problem } from './problem.ts'
import type { Blocker } from './result.ts'

type Held = Span & { match: Match }

export class Ledger {
  readonly #problem: Problem
  readonly #needs = new Map<string, Match>()
  readonly #counts = new Map<string, number>()
  readonly #held = new Map<number, Held[]>()
  readonly #boxes: Int32Array

  constructor(problem: Problem, matches: Iterable<Match> = []) {
    this.#problem = problem
    this.#boxes = new Int32Array(problem.times.length)
    for (const match of matches) this.add(match)
  }

  add(match: Match): void {
    this.#change(match, 1)
  }

  remove(match: Match): void {
    this.#change(match, -1)
  }

  hasNeed(candidateId: string, needId: string): boolean {
    return this.#needs.has(needKey(candidateId, needId))
  }

  matchOf(candidateId: string, needId: string): Match | undefined {
    return this.#needs.get(needKey(candidateId, needId))
  }

  /** Sessions of this candidate in the period, those kept elsewhere included. */
  sessionsOf(candidateId: string): number {
    const taken = this.#problem.candidateOf.get(candidateId)?.taken.weeks ?? {}
    return this.count('c', candidateId) + sumOf(taken)
  }

  loadOf(interviewerId: string): number {
    const taken = this.#problem.interviewerOf.get(interviewerId)?.taken.weeks ?? {}
    return this.count('i', interviewerId) + sumOf(taken)
  }

  shadowSeatsOf(shadowId: string): number {
    return this.count('s', shadowId) + sumOf(this.#problem.shadowOf.get(shadowId)?.taken.weeks ?? {})
  }

  boxesAt(time: PlainTime): number {
    return this.#boxes[time.at] ?? 0
  }

  leftOfDay(option: Option): number {
    const { candidate } = option.need
    return CANDIDATE_PER_DAY - this.usedBy('cd', candidate, option.time.day)
  }

  leftOfWeek(option: Option): number {
    return CANDIDATE_PER_WEEK - this.usedBy('cw', option.need.candidate, option.time.week)
  }

  leftOfCap(option: Option, per: 'day' | 'week'): number {
    const { interviewer, time } = option
    return per === 'day'
      ? interviewer.perDay - this.usedBy('id', interviewer, time.day)
      : interviewer.perWeek - this.usedBy('iw', interviewer, time.week)
  }

  leftOfShadowWeek(shadowId: string, time: PlainTime): number {
    const shadow = this.#problem.shadowOf.get(shadowId)
    return shadow ? shadow.perWeek - this.usedBy('sw', shadow, time.week) : 0
  }

  placesLeft(time: PlainTime): number {
    return time.places === null ? Infinity : time.places - this.count('t', time.id)
  }

  /** Boxes left from the start of `time` to its end, at the tightest moment. */
  boxesLeft(time: PlainTime): number {
    let left = Infinity
    for (let at = firstSame(this.#problem.times, time); at < time.heldUntil; at++) {
      const other = this.#problem.times[at]
      if (other && other.boxes !== null) left = Math.min(left, other.boxes - (this.#boxes[at] ?? 0))
    }
    return left
  }

  isBusy(person: number, span: Span): boolean {
    return this.holdersOf(person, span).length > 0
  }

  holdersOf(person: number, span: Span): Match[] {
    const held = this.#held.get(person) ?? []
    return held.filter((other) => other.from < span.to && span.from < other.to).map(({ match }) => match)
  }

  isOutOfOrder({ need, time }: Option): boolean {
    return need.candidate.needs.some((other) => {
      const match = other === need ? undefined : this.matchOf(need.candidate.id, other.id)
      const otherTime = match && this.#problem.timeOf.get(match.timeId)
      if (!otherTime) return false
      return other.place < need.place ? otherTime.from >= time.from : otherTime.from <= time.from
    })
  }

  hasMet(candidateId: string, interviewerId: string): boolean {
    return this.count('p', pairKey(candidateId, interviewerId)) > 0
  }

  blockersOf(option: Option): Blocker[] {
    const { need, interviewer, time } = option
    const { candidate } = need
    const blockers: Blocker[] = []
    if (this.leftOfDay(option) <= 0) blockers.push('own-day')
    if (this.leftOfWeek(option) <= 0) blockers.push('own-week')
    if (this.isBusy(candidate.person, heldBy(time, null))) blockers.push('own-appointment')
    if (this.isOutOfOrder(option)) blockers.push('order')
    if (this.leftOfCap(option, 'week') <= 0) blockers.push('cap-week')
    if (this.leftOfCap(option, 'day') <= 0) blockers.push('cap-day')
    if (this.isBusy(interviewer.person, heldBy(time, interviewer))) blockers.push('busy')
    if (this.#problem.pairs === 'fresh' && this.hasMet(candidate.id, interviewer.id)) blockers.push('pair')
    if (need.needsBox && this.boxesLeft(time) <= 0) blockers.push('boxes')
    if (this.placesLeft(time) <= 0) blockers.push('places')
    return blockers
  }

  /** As `blockersOf`, but it stops at the first: the cheap and frequent ones come first. */
  isOpen(option: Option): boolean {
    const { need, interviewer, time } = option
    const { candidate } = need
    return (
      !this.hasNeed(candidate.id, need.id) &&
      this.leftOfCap(option, 'week') > 0 &&
      this.leftOfWeek(option) > 0 &&
      this.leftOfDay(option) > 0 &&
      this.leftOfCap(option, 'day') > 0 &&
      !this.isBusy(interviewer.person, heldBy(time, interviewer)) &&
      this.blockersOf(option).length === 0
    )
  }

  count(kind: string, key: string): number {
    return this.#counts.get(`${kind}\n${key}`) ?? 0
  }

  usedBy(kind: 'cd' | 'cw' | 'id' | 'iw' | 'sw', who: { id: string; taken: Taken }, key: string): number {
    const kept = (kind.endsWith('d') ? who.taken.days : who.taken.weeks)[key] ?? 0
    return kept + this.count(kind, `${who.id}\n${key}`)
  }

  #change(match: Match, by: 1 | -1): void {
    const { candidateId, needId, interviewerId, timeId, shadowId } = match
    if (by > 0) this.#needs.set(needKey(candidateId, needId), match)
    else this.#needs.delete(needKey(candidateId, needId))
    const time = this.#problem.timeOf.get(timeId)
    const count = (kind: string, key: string) =>
      this.#counts.set(`${kind}\n${key}`, this.count(kind, key) + by)
    count('c', candidateId)
    count('i', interviewerId)
    count('p', pairKey(candidateId, interviewerId))
    count('t', timeId)
    if (shadowId !== null) count('s', shadowId)
    if (!time) return
    count('cd', `${candidateId}\n${time.day}`)
    count('cw', `${candidateId}\n${time.week}`)
    count('id', `${interviewerId}\n${time.day}`)
    count('iw', `${interviewerId}\n${time.week}`)
    if (shadowId !== null) count('sw', `${shadowId}\n${time.week}`)
    this.#hold(match, time, by)
    if (this.#problem.needOf.get(needKey(candidateId, needId))?.needsBox) {
      for (let at = firstSame(this.#problem.times, time); at < time.heldUntil; at++) {
        this.#boxes[at] = (this.#boxes[at] ?? 0) + by
      }
    }
  }

  #hold(match: Match, time: PlainTime, by: 1 | -1): void {
    const interviewer = this.#problem.interviewerOf.get(match.interviewerId)
    const candidate = this.#problem.candidateOf.get(match.candidateId)
    const shadow = match.shadowId === null ? undefined : this.#problem.shadowOf.get(match.shadowId)
    const seats = [
      candidate && ([candidate.person, heldBy(time, null)] as const),
      interviewer && ([interviewer.person, heldBy(time, interviewer)] as const),
      shadow && ([shadow.person, heldBy(time, null)] as const),
    ]
    for (const seat of seats) {
      if (!seat) continue
      const held = this.#held.get(seat[0]) ?? []
      if (by > 0) this.#held.set(seat[0], [...held, { ...seat[1], match }])
      else
        this.#held.set(
          seat[0],
          held.filter((one) => one.match !== match),
        )
    }
  }
}

type Taken = { weeks: Record<string, number>; days: Record<string, number> }

function sumOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** Where the times begin that start together with this one. */
export function firstSame(times: PlainTime[], time: PlainTime): number {
  let at = time.at
  while (at > 0 && times[at - 1]?.from === time.from) at--
  return at
}
