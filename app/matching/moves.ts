// Where a session of a draft could go instead without breaking anything: the same knowledge that the solver weighs.
import type { Match, MatchInput } from './input.ts'
import { Ledger } from './ledger.ts'
import { interviewersByTime, optionsOf } from './options.ts'
import { needKey, prepare } from './problem.ts'

export type Place = { timeId: string; interviewerId: string }

/** First to last. Other sessions stay where they are; of the session itself it does not count where it is now. */
export function possiblePlaces(
  input: MatchInput,
  matches: readonly Match[],
  { candidateId, needId }: Pick<Match, 'candidateId' | 'needId'>,
): Place[] {
  const problem = prepare({ ...input, previous: [], locked: [] })
  const need = problem.needOf.get(needKey(candidateId, needId))
  if (!need) return []
  const others = matches.filter((one) => one.candidateId !== candidateId || one.needId !== needId)
  const known = others.filter(
    (one) => problem.timeOf.has(one.timeId) && problem.interviewerOf.has(one.interviewerId),
  )
  const ledger = new Ledger(problem, known)
  return optionsOf(problem, need, { freeAt: interviewersByTime(problem) })
    .filter((option) => ledger.isOpen(option))
    .map(({ time, interviewer }) => ({ timeId: time.id, interviewerId: interviewer.id }))
}
