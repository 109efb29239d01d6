// The thread a season is solved in: the solver never lets go of its thread before it is done.
import { parentPort, workerData } from 'node:worker_threads'
import { loadSolver } from './highs.server.ts'
import type { MatchInput } from './input.ts'
import { match } from './match.ts'
import type { FromMatchWorker } from './worker-messages.ts'

function tell(message: FromMatchWorker): void {
  parentPort?.postMessage(message)
}

async function work(input: MatchInput): Promise<void> {
  const solver = await loadSolver()
  const result = match(input, { solver, onProgress: (progress) => tell({ type: 'progress', ...progress }) })
  tell({ type: 'done', result })
}

// why: only startMatching makes this thread, and gives it a MatchInput.
const { input } = workerData as { input: MatchInput }
work(input).catch((error: unknown) => {
  tell({ type: 'failed', words: error instanceof Error ? error.message : String(error) })
})
