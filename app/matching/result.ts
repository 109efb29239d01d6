// What the matcher answers: a draft, why each need that is left is left, and how good the draft can be said to be.
import type { BrokenRule } from './check-schedule.ts'
import type { Match } from './input.ts'

/** Why a need has no session, with the facts a coordinator acts on. */
export type Reason =
  | { type: 'no-qualified-interviewer'; round: string; level: number; otherLevels: string[] }
  | { type: 'all-paused'; interviewers: string[] }
  | { type: 'no-hours' }
  | { type: 'no-time-for-round'; round: string }
  | { type: 'no-common-time'; interviewers: string[]; nearest: NearestMiss | null }
  | { type: 'pairs-spent'; met: string[]; avoided: string[] }
  | { type: 'own-limit'; limit: 'day' | 'week'; keys: string[] }
  | { type: 'own-appointments'; times: string[] }
  | { type: 'out-of-order'; before: string }
  | { type: 'caps-full'; interviewers: string[] }
  | { type: 'boxes-full'; times: string[] }
  | { type: 'places-full'; times: string[] }
  | { type: 'lost-to-others'; times: string[]; interviewers: string[]; candidates: string[] }
  | { type: 'several'; blockers: Partial<Record<Blocker, number>>; times: string[]; interviewers: string[] }
  | { type: 'worth-nothing' }

/** Why one interviewer at one time cannot be taken, given everything else that is seated. */
export type Blocker =
  | 'own-day'
  | 'own-week'
  | 'own-appointment'
  | 'order'
  | 'cap-week'
  | 'cap-day'
  | 'busy'
  | 'pair'
  | 'boxes'
  | 'places'

/** The time at which least was missing, and whose minutes they were. */
export type NearestMiss = {
  timeId: string
  interviewerId: string
  /** Minutes of the session (and of what the interviewer needs around it) that somebody is not free. */
  candidateMinutes: number
  interviewerMinutes: number
}

/** The smallest change that would make room for the need. */
export type Relaxation =
  | { type: 'another-interviewer'; round: string; level: number; timeId: string | null }
  | { type: 'teach-level'; interviewerId: string; round: string; level: number }
  | { type: 'unpause'; interviewerId: string }
  | { type: 'ask-for-hours' }
  | { type: 'open-times'; round: string }
  | { type: 'more-minutes'; miss: NearestMiss }
  | { type: 'meet-again'; interviewerId: string }
  | { type: 'raise-cap'; interviewerId: string; per: 'day' | 'week'; timeId: string }
  | { type: 'another-box'; timeId: string }
  | { type: 'another-place'; timeId: string }
  | { type: 'later-period' }

export type Unmatched = { candidateId: string; needId: string; reason: Reason; relaxation: Relaxation }

export type MatchResult = {
  matches: Match[]
  unmatched: Unmatched[]
  /** Rules that locked matches break; nothing else ever does. */
  conflicts: BrokenRule[]
  /** Points of this draft, and points no schedule can exceed. */
  objective: number
  bound: number
  /** How it was found: `whole` is one model, proved to within its gap; `by-week` is weeks one after the other, then repaired. */
  way: 'whole' | 'by-week'
  /** Combinations of need, interviewer and time that were weighed; models solved; branch-and-bound nodes. */
  options: number
  models: number
  nodes: number
}
