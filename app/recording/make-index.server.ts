// Makes the index of a recording in a thread of its own: live sessions go through the server's, and a recording can be long or hostile.
import type { Worker } from 'node:worker_threads'
import { seconds } from '#app/lib/time.ts'
import { startThread } from '#app/lib/thread.server.ts'

/** An index is written where `indexPath` says. */
export type IndexMaking = { castPath: string; indexPath: string }
export type MadeIndex = 'made' | 'not-playable'
export type MakeIndex = (making: IndexMaking) => Promise<MadeIndex>

/** Of the thread's own memory; what a full recording needs stays well below. */
const HEAP_MB = 512
/** A full recording takes about half a minute on a slow machine. */
export const MAKING_MS_MAX = seconds(180)
/** Many sessions may end at once, and the processor is theirs that go on. */
const AT_ONCE = 2

/** Only so many are made at a time; the others wait their turn. Rejects when the thread falls or takes too long. */
export function createIndexMaker(): MakeIndex {
  const waiting: (() => void)[] = []
  let free = AT_ONCE
  return async (making) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await makeInThread(making)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}

async function makeInThread(making: IndexMaking): Promise<MadeIndex> {
  const code = {
    from: import.meta.url,
    source: './index-worker.server.ts',
    built: 'index-worker.js',
  } as const
  return answerOf(
    startThread(code, { workerData: making, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } }),
  )
}

async function answerOf(worker: Worker): Promise<MadeIndex> {
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('its index took too long to make')), MAKING_MS_MAX)
      worker.on('message', resolve)
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the thread of its index ended with code ${code}`)))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
