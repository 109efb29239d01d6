// First come, first served: what a sign-up sheet does. The measure the matcher is held against.
import type { Match, MatchInput } from '#app/matching/input.ts'
import { Ledger } from '#app/matching/ledger.ts'
import { interviewersByTime, optionsOf } from '#app/matching/options.ts'
import { prepare } from '#app/matching/problem.ts'
import { scoreOf } from '#app/matching/score.ts'

/** Candidates in the order listed; each takes the first time and interviewer still open for what they are due. */
export function matchGreedily(input: MatchInput): { matches: Match[]; objective: number } {
  const problem = prepare(input)
  const freeAt = interviewersByTime(problem)
  const ledger = new Ledger(problem)
  const matches: Match[] = []
  const most = Math.max(0, ...input.candidates.map(({ needs }) => needs.length))
  // Everybody comes once before anybody comes again.
  for (let place = 0; place < most; place++) {
    for (const { id } of input.candidates) {
      const need = problem.candidateOf.get(id)?.needs[place]
      const open = need && optionsOf(problem, need, { freeAt }).find((option) => ledger.isOpen(option))
      if (!open) continue
      const match: Match = {
        candidateId: id,
        needId: open.need.id,
        interviewerId: open.interviewer.id,
        timeId: open.time.id,
        shadowId: null,
      }
      ledger.add(match)
      matches.push(match)
    }
  }
  return { matches, objective: scoreOf(problem, matches) }
}
