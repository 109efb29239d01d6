// The combinations of need, interviewer and time that the people and the round themselves allow, before anybody is seated.
import {
  matchKey,
  pairKey,
  type PlainInterviewer,
  type PlainNeed,
  type PlainTime,
  type Problem,
} from './problem.ts'

export type Option = { need: PlainNeed; interviewer: PlainInterviewer; time: PlainTime; worth: number }

/** Interviewers by the time they are free for; made once per problem. */
export type FreeAt = PlainInterviewer[][]

export function interviewersByTime(problem: Problem): FreeAt {
  const freeAt: FreeAt = problem.times.map(() => [])
  for (const interviewer of problem.interviewers) {
    for (const time of interviewer.times) {
      if (!interviewer.pausedWeeks.includes(time.week)) freeAt[time.at]?.push(interviewer)
    }
  }
  return freeAt
}

export function suits(need: PlainNeed, time: PlainTime): boolean {
  return (time.rounds?.includes(need.round) ?? true) && (time.level ?? need.level) === need.level
}

export function isQualified(interviewer: PlainInterviewer, need: PlainNeed): boolean {
  return interviewer.levels.get(need.round)?.has(need.level) ?? false
}

export function mayMeet(problem: Problem, candidateId: string, interviewerId: string): boolean {
  const key = pairKey(candidateId, interviewerId)
  if (candidateId === interviewerId || problem.avoid.has(key)) return false
  return problem.pairs === 'steady' || !problem.met.has(key)
}

/** In the order of interviewers within times: the same for the same problem. `week` = only those in it. */
export function optionsOf(
  problem: Problem,
  need: PlainNeed,
  { freeAt, week }: { freeAt: FreeAt; week?: string },
): Option[] {
  const { candidate } = need
  // What a person is worth for this need is the same at all times; null = may not lead it.
  const worths = new Map<PlainInterviewer, number | null>()
  const worthOf = (interviewer: PlainInterviewer) => {
    const known = worths.get(interviewer)
    if (known !== undefined) return known
    const may = isQualified(interviewer, need) && mayMeet(problem, candidate.id, interviewer.id)
    const worth = may ? worthOfPerson(problem, need, interviewer) : null
    worths.set(interviewer, worth)
    return worth
  }
  const options: Option[] = []
  for (const time of candidate.times) {
    if ((week !== undefined && time.week !== week) || !suits(need, time)) continue
    for (const interviewer of freeAt[time.at] ?? []) {
      const worth = worthOf(interviewer)
      if (worth === null) continue
      options.push({
        need,
        interviewer,
        time,
        worth: worth + worthOfTime(problem, { need, interviewer, time }),
      })
    }
  }
  return options
}

/** What this combination adds, apart from that the candidate gets a session at all. */
export function worthOfOption(problem: Problem, option: Omit<Option, 'worth'>): number {
  return worthOfPerson(problem, option.need, option.interviewer) + worthOfTime(problem, option)
}

function worthOfPerson(problem: Problem, need: PlainNeed, interviewer: PlainInterviewer): number {
  const { weights } = problem
  const { candidate } = need
  const topics = candidate.topics.filter((topic) => interviewer.topics.includes(topic)).length
  const isSteady = problem.pairs === 'steady' && problem.met.has(pairKey(candidate.id, interviewer.id))
  return (
    Math.min(topics, weights.mostTopics) * weights.topic +
    (candidate.likesInterviewers.includes(interviewer.id) ? weights.likesPerson : 0) +
    (interviewer.likesCandidates.includes(candidate.id) ? weights.likesPerson : 0) +
    (isSteady ? weights.steadyPair : 0) -
    need.place * weights.laterNeed
  )
}

function worthOfTime(problem: Problem, { need, interviewer, time }: Omit<Option, 'worth'>): number {
  const { weights, previous } = problem
  const { candidate } = need
  const stays = previous.size > 0 && previous.has(matchKey(candidate.id, need.id, [interviewer.id, time.id]))
  return (
    (candidate.likesTimes.includes(time.id) ? weights.likesTime : 0) +
    (interviewer.likesTimes.includes(time.id) ? weights.likesTime : 0) +
    (stays ? weights.stays : 0)
  )
}
