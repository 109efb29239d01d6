// What a schedule is worth, in points: whole numbers, so that two schedules are never "almost" equal.

export type Weights = {
  /** A candidate's first, second, third session of the period; further ones as the last. Falling, so that everybody gets one first. */
  sessions: number[]
  /** On the first, for each week of waiting. */
  waitingWeek: number
  mostWaitingWeeks: number
  /** Off the first, for each session already had. */
  sessionDone: number
  mostSessionsDone: number
  /** Off, for each place that a need stands behind the next one. */
  laterNeed: number
  /** For each wanted topic the interviewer is at home in. */
  topic: number
  mostTopics: number
  /** A wish for a person, of either side; a wish for a time, of either side. */
  likesPerson: number
  likesTime: number
  /** Meeting again, where pairs are steady. */
  steadyPair: number
  /** Off, for a candidate's second session in one week. */
  sameWeek: number
  /** Off, rising with the share of their cap an interviewer has used: the last session of a full cap costs all of it. */
  fullLoad: number
  /** A shadow's first, second, third seat of the period. */
  shadowSeats: number[]
  /** For each match, and each shadow's seat, that stays as people have seen it. */
  stays: number
  shadowStays: number
}

/** The first session outweighs any sum of wishes of the few people that giving it could disturb. */
export const DEFAULT_WEIGHTS: Weights = {
  sessions: [1000, 300, 100],
  waitingWeek: 20,
  mostWaitingWeeks: 10,
  sessionDone: 20,
  mostSessionsDone: 10,
  laterNeed: 10,
  topic: 4,
  mostTopics: 3,
  likesPerson: 8,
  likesTime: 3,
  steadyPair: 15,
  sameWeek: 15,
  fullLoad: 20,
  shadowSeats: [40, 15, 5],
  stays: 25,
  shadowStays: 10,
}

/** The k-th of falling worths, counting from 0; after the last it stays. */
export function worthOf(worths: number[], k: number): number {
  return worths[Math.min(k, worths.length - 1)] ?? 0
}

/** What a candidate's k-th session of the period is worth. */
export function sessionWorth(
  weights: Weights,
  candidate: { waitingWeeks: number; sessionsDone: number },
  k: number,
): number {
  const worth = worthOf(weights.sessions, k)
  if (k > 0) return worth
  const waiting = Math.min(candidate.waitingWeeks, weights.mostWaitingWeeks) * weights.waitingWeek
  return worth + waiting - Math.min(candidate.sessionsDone, weights.mostSessionsDone) * weights.sessionDone
}

/** What an interviewer's j-th session of the period costs, counting from 1, where `full` are all their caps allow. */
export function loadCost(weights: Weights, j: number, full: number): number {
  return full <= 0 ? weights.fullLoad : Math.round((weights.fullLoad * Math.min(j, full)) / full)
}
