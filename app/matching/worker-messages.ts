// What the thread that solves tells the process that asked. Its input comes with its start.
import type { MatchProgress } from './match.ts'
import type { MatchResult } from './result.ts'

export type FromMatchWorker =
  | ({ type: 'progress' } & MatchProgress)
  | { type: 'done'; result: MatchResult }
  | { type: 'failed'; words: string }
