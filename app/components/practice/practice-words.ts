// How practice is spoken of on its pages.
import type { PracticeOutcome } from '#app/session/events.ts'
import type { Tone } from '../ui/badge.tsx'

export const outcomeWords: Record<PracticeOutcome, { label: string; tone: Tone }> = {
  solved: { label: 'Solved', tone: 'good' },
  'gave-up': { label: 'Read the walkthrough', tone: 'plain' },
  'ran-out': { label: 'Time ran out', tone: 'lamp' },
  'stopped-early': { label: 'Not begun', tone: 'plain' },
  'put-away': { label: 'Put away', tone: 'plain' },
  'made-way': { label: 'Made way', tone: 'sky' },
}

/** "12 min", and at least one: nobody solves anything in none. */
export function workedWords(ms: number): string {
  return `${Math.max(1, Math.round(ms / 60_000))} min`
}

export function hintsWords(used: number): string {
  if (used === 0) return 'no hints'
  return used === 1 ? '1 hint' : `${used} hints`
}
