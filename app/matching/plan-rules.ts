// What stands against a draft, besides what the matcher itself keeps to.
import { checkSchedule, type BrokenRule } from './check-schedule.ts'
import type { MatchInput } from './input.ts'
import { matchOf, type PlanEntry } from './plan.ts'

export type PlanBroken = BrokenRule | { rule: 'begun'; matches: BrokenRule['matches']; about: string[] }
export type PlanRule = PlanBroken['rule']

export function brokenIn(input: MatchInput, entries: readonly PlanEntry[], earliest: number): PlanBroken[] {
  const matches = entries.map(matchOf)
  const times = new Map(input.times.map((time) => [time.id, time]))
  const avoided = new Set(
    input.avoid.map(({ candidateId, interviewerId }) => `${candidateId} ${interviewerId}`),
  )
  // Locks bind the solver; here they are what the entries already say.
  return [
    ...checkSchedule({ ...input, locked: [] }, matches),
    ...matches.flatMap((match): PlanBroken[] => {
      const { candidateId, shadowId, timeId } = match
      const broken: PlanBroken[] = []
      if (shadowId !== null && avoided.has(`${candidateId} ${shadowId}`))
        broken.push({ rule: 'avoided', matches: [match], about: [candidateId, shadowId] })
      if ((times.get(timeId)?.startsAt ?? Infinity) < earliest)
        broken.push({ rule: 'begun', matches: [match], about: [timeId] })
      return broken
    }),
  ]
}
