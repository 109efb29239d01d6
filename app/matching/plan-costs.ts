// What a draft is worth, and what a change by hand costs: nothing of it forbids anything.
import type { Match, MatchInput } from './input.ts'
import { prepare } from './problem.ts'
import { scoreOf } from './score.ts'

export type Load = {
  interviewerId: string
  /** Kept already in the weeks of the period, in any cohort. */
  had: number
  planned: number
  /** What their caps allow in these weeks. */
  most: number
}

/** By id. */
export function loadsOf(input: MatchInput, matches: readonly Match[]): Load[] {
  const weeks = new Set(input.times.map(({ week }) => week))
  return input.interviewers.map(({ id, perWeek, taken, pausedWeeks }) => ({
    interviewerId: id,
    had: Object.values(taken.weeks).reduce((sum, count) => sum + count, 0),
    planned: matches.filter(({ interviewerId }) => interviewerId === id).length,
    most: perWeek * [...weeks].filter((week) => !pausedWeeks.includes(week)).length,
  }))
}

/** As people would see it for the first time: what stays where it was is worth no more. */
export function worthOfDraft(input: MatchInput, matches: Match[]): number {
  return scoreOf(prepare({ ...input, previous: [] }), matches)
}

/** As the solver counted it: to be held against its bound, in which what stays where it was is worth more. */
export function objectiveOf(input: MatchInput, matches: Match[]): number {
  return scoreOf(prepare(input), matches)
}

export type Cost =
  | { type: 'load'; interviewerId: string; from: number; to: number }
  | { type: 'left'; candidateId: string; needId: string }
  | { type: 'seated'; candidateId: string; needId: string }
  | { type: 'moved'; candidateId: string; from: string; to: string }
  | { type: 'given'; candidateId: string; from: string; to: string }
  | { type: 'wish-lost' | 'wish-met'; candidateId: string; interviewerId: string }
  | { type: 'same-week'; candidateId: string }
  | { type: 'worth'; by: number }

export function costsOf(input: MatchInput, before: Match[], after: Match[]): Cost[] {
  const was = new Map(loadsOf(input, before).map((load) => [load.interviewerId, load.had + load.planned]))
  const loads = loadsOf(input, after).flatMap(({ interviewerId, had, planned }): Cost[] => {
    const [from, to] = [was.get(interviewerId) ?? 0, had + planned]
    return from === to ? [] : [{ type: 'load', interviewerId, from, to }]
  })
  const keyOf = ({ candidateId, needId }: Match) => `${candidateId} ${needId}`
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))]
  const by = worthOfDraft(input, after) - worthOfDraft(input, before)
  return [
    ...before.filter((one) => !has.has(keyOf(one))).map((one): Cost => ({ ...placeOf(one), type: 'left' })),
    ...after.filter((one) => !had.has(keyOf(one))).map((one): Cost => ({ ...placeOf(one), type: 'seated' })),
    ...movesOf(before, after),
    ...loads,
    ...wishes(input, before, after),
    ...weeksShared(input, after, before),
    ...(by === 0 ? [] : [{ type: 'worth' as const, by }]),
  ]
}

function movesOf(before: Match[], after: Match[]): Cost[] {
  return after.flatMap((one): Cost[] => {
    const was = before.find((other) => other.candidateId === one.candidateId && other.needId === one.needId)
    if (!was) return []
    const { candidateId } = one
    return [
      ...(was.timeId === one.timeId
        ? []
        : [{ type: 'moved' as const, candidateId, from: was.timeId, to: one.timeId }]),
      ...(was.interviewerId === one.interviewerId
        ? []
        : [{ type: 'given' as const, candidateId, from: was.interviewerId, to: one.interviewerId }]),
    ]
  })
}

function placeOf({ candidateId, needId }: Match) {
  return { candidateId, needId }
}

function wishes(input: MatchInput, before: Match[], after: Match[]): Cost[] {
  const liked = new Set([
    ...input.candidates.flatMap(({ id, likesInterviewers }) =>
      likesInterviewers.map((other) => `${id} ${other}`),
    ),
    ...input.interviewers.flatMap(({ id, likesCandidates }) =>
      likesCandidates.map((other) => `${other} ${id}`),
    ),
  ])
  const met = (matches: Match[]) =>
    new Map(
      matches
        .map((one) => [`${one.candidateId} ${one.interviewerId}`, one] as const)
        .filter(([pair]) => liked.has(pair)),
    )
  const [was, is] = [met(before), met(after)]
  const pairOf = ({ candidateId, interviewerId }: Match) => ({ candidateId, interviewerId })
  return [
    ...[...was]
      .filter(([pair]) => !is.has(pair))
      .map(([, one]): Cost => ({ type: 'wish-lost', ...pairOf(one) })),
    ...[...is]
      .filter(([pair]) => !was.has(pair))
      .map(([, one]): Cost => ({ type: 'wish-met', ...pairOf(one) })),
  ]
}

/** Who has two sessions in one week now, and had not before. */
function weeksShared(input: MatchInput, after: Match[], before: Match[]): Cost[] {
  const weekOf = new Map(input.times.map(({ id, week }) => [id, week]))
  const crowded = (matches: Match[]) => {
    const counts = new Map<string, number>()
    for (const { candidateId, timeId } of matches) {
      const key = `${candidateId} ${weekOf.get(timeId) ?? ''}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return new Set([...counts].flatMap(([key, count]) => (count > 1 ? (key.split(' ')[0] ?? []) : [])))
  }
  const was = crowded(before)
  return [...crowded(after)]
    .filter((id) => !was.has(id))
    .map((candidateId) => ({ type: 'same-week', candidateId }))
}
