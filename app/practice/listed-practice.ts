// What the pages of practice are drawn from.
import type { PracticeOutcome } from '#app/session/events.ts'

export type ListedAttempt = {
  sessionId: string
  title: string
  level: number | null
  /** To practise it again; null when it is no longer offered. */
  key: string | null
  outcome: PracticeOutcome
  timed: boolean
  workedMs: number
  hintsUsed: number
  hintsTotal: number
  /** In the reader's own time zone. */
  day: string
  time: string
  startsAt: string
  /** What the terminals showed can be watched again. */
  isRecorded: boolean
}

export type RunningPractice = { sessionId: string; title: string; reading: boolean }
