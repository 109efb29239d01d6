// `match` in a thread of its own, so that pages go on while it solves: with progress, and an end at any moment.
import type { Worker } from 'node:worker_threads'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { startThread } from '#app/lib/thread.server.ts'
import type { MatchInput } from './input.ts'
import type { MatchProgress } from './match.ts'
import type { MatchResult } from './result.ts'
import type { FromMatchWorker } from './worker-messages.ts'

/** Of the thread's own memory; the largest season measured stays well below. What it holds goes with it. */
const HEAP_MB = 2048

export type MatchRun = {
  /** Resolves always: a thread that falls is a refusal as well, and takes nothing else with it. */
  result: Promise<Result<MatchResult, 'cancelled' | 'failed'>>
  /** Ends the thread at once, in the middle of a model too. */
  cancel(): void
}

export type MatchRunOptions = {
  onProgress?: (progress: MatchProgress) => void
  /** Hears why a run failed. */
  report?: (words: string) => void
}

export function startMatching(input: MatchInput, options: MatchRunOptions = {}): MatchRun {
  const worker = startWorker(input)
  let isCancelled = false
  let isOver = false
  const result = new Promise<Result<MatchResult, 'cancelled' | 'failed'>>((resolve) => {
    const fail = (words: string) => {
      if (!isCancelled && !isOver) options.report?.(words)
      isOver = true
      resolve(refuse(isCancelled ? 'cancelled' : 'failed'))
    }
    worker.on('message', (message: FromMatchWorker) => {
      if (isCancelled) return
      if (message.type === 'progress') options.onProgress?.({ done: message.done, of: message.of })
      else if (message.type === 'failed') fail(message.words)
      else {
        isOver = true
        resolve(accept(message.result))
      }
    })
    worker.on('error', (error) => fail(error.message))
    worker.on('exit', (code) => fail(`the thread ended with code ${code}`))
  })
  return {
    result: result.finally(() => void worker.terminate()),
    cancel() {
      isCancelled = true
      void worker.terminate()
    },
  }
}

function startWorker(input: MatchInput): Worker {
  const code = {
    from: import.meta.url,
    source: './match-worker.server.ts',
    built: 'match-worker.js',
  } as const
  return startThread(code, {
    workerData: { input },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
}
