// Who is speaking, from a level between 0 and 1. It falls slower than it rises, so that a light does not flicker at each word.

export type Speaking = { speaking: boolean; loudAt: number }
export const silent: Speaking = { speaking: false, loudAt: Number.NEGATIVE_INFINITY }

const LOUD = 0.02
const LINGERS_MS = 700

export function speakingAfter(before: Speaking, level: number, nowMs: number): Speaking {
  const loudAt = level >= LOUD ? nowMs : before.loudAt
  return { speaking: nowMs - loudAt < LINGERS_MS, loudAt }
}
