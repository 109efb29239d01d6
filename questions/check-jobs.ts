// What the live pass does with a question: one box for each case of a broken box, one for all programs of a coding question.
import type { SandboxClient } from '#sandbox/client.ts'
import { checkCoding, codingCases } from './check-coding.ts'
import { liveCases, runLiveCase } from './check-live.ts'
import type { CaseResult } from './check-report.ts'
import type { BankEntry } from './load.ts'

/** Needs one box; tells a result for each of its cases. */
export type BoxJob = {
  name: string
  cases: readonly string[]
  run(client: SandboxClient, sandboxId: string, tell: (result: CaseResult) => void): Promise<void>
}

/** What is only talked about, or read, has nothing to prove in a box. */
export function boxJobsOf({ loaded }: BankEntry): BoxJob[] {
  if (!loaded.ok) return []
  const { question } = loaded
  if (question.kind === 'troubleshooting') {
    return liveCases(question).map((one) => ({
      name: `${question.slug} ${one.name}`,
      cases: [one.name],
      run: async (client, sandboxId, tell) => tell(await runLiveCase(client, one, sandboxId)),
    }))
  }
  if (question.kind !== 'coding') return []
  const run: BoxJob['run'] = (client, sandboxId, tell) => checkCoding(client, question, { sandboxId, tell })
  return [{ name: question.slug, cases: codingCases(question), run }]
}
