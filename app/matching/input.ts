// What the matcher is told, in plain values: no database, no zone, no clock. Everybody is named by an id; a person who has
// several parts (a candidate who also interviews) has the same id in each.
import type { Weights } from './weights.ts'

/** A stretch of time, as instants in milliseconds; `to` is not part of it. */
export type Span = { from: number; to: number }

/** A start at which sessions can be held, and what is free for them. Starts that differ in nothing should be one with several places. */
export type MatchTime = {
  id: string
  startsAt: number
  minutes: number
  /** The week and the day it falls in, as the programme's zone counts them. Sorted as text they are in the order of time. */
  week: string
  day: string
  /** How many sessions can start here; null = as many as there are people. */
  places: number | null
  /** Boxes that nobody else has been promised, at the tightest moment of the time; null = not counted. */
  boxes: number | null
  /** Which rounds may be held; null = any. */
  rounds: string[] | null
  /** Which level it is meant for; null = any. */
  level: number | null
}

export type MatchRound = { id: string; needsBox: boolean }

/** Appointments of this period that are kept elsewhere and count towards caps. Their hours are not in `free`. */
export type Taken = { weeks: Record<string, number>; days: Record<string, number> }

/** A session somebody is due. */
export type Need = { id: string; round: string; level: number }

export type MatchCandidate = {
  id: string
  free: Span[]
  /** What is due, in the order in which it is to be held. */
  needs: Need[]
  topics: string[]
  waitingWeeks: number
  sessionsDone: number
  likesInterviewers: string[]
  likesTimes: string[]
  welcomesShadows: boolean
  taken: Taken
}

export type MatchInterviewer = {
  id: string
  free: Span[]
  takes: { round: string; levels: number[] }[]
  topics: string[]
  perWeek: number
  perDay: number
  /** Minutes they need free before the start and after the end of a session, and between two sessions. */
  before: number
  after: number
  rest: number
  /** Said "not this week", or is away: seated only where a coordinator has locked it. */
  pausedWeeks: string[]
  /** Experienced enough to be watched by somebody who learns. */
  trained: boolean
  likesCandidates: string[]
  likesTimes: string[]
  taken: Taken
}

/** Somebody who learns to interview. */
export type MatchShadow = {
  id: string
  free: Span[]
  learns: string[]
  perWeek: number
  taken: Taken
}

export type Pair = { candidateId: string; interviewerId: string }

export type Match = {
  candidateId: string
  needId: string
  interviewerId: string
  timeId: string
  shadowId: string | null
}

export type MatchInput = {
  times: MatchTime[]
  rounds: MatchRound[]
  candidates: MatchCandidate[]
  interviewers: MatchInterviewer[]
  shadows: MatchShadow[]
  /** `fresh`: nobody meets the same interviewer twice. `steady`: they may, and meeting again is preferred. */
  pairs: 'fresh' | 'steady'
  met: Pair[]
  /** Who must not be seated together: colleagues, friends, either side's wish. */
  avoid: Pair[]
  /** Minutes a box is kept around a session, before and after together: it is made before people come, and looked at once more after. */
  boxMinutes?: number
  /** Kept as they are, whatever they break. */
  locked: Match[]
  /** The proposal people have seen: what need not change stays. */
  previous: Match[]
  weights?: Partial<Weights>
}

export const CANDIDATE_PER_DAY = 1
export const CANDIDATE_PER_WEEK = 2

export const NOTHING_TAKEN: Taken = { weeks: {}, days: {} }
