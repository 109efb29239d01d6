// The keys of the player. Nothing is taken from fields, nor with a modifier that the browser or a screen reader uses.
import { lastBefore } from './spans.ts'
import type { PlayerAct } from './player.ts'

export type PlayerKey = {
  key: string
  hasModifier: boolean
  /** The focus is where keys mean something else: a field, a list. */
  isTyping: boolean
  /** The focus is on a button or link, which the space bar presses. */
  isPressable: boolean
}
export type KeyAct = PlayerAct | { type: 'marker'; direction: 1 | -1 } | { type: 'search' } | { type: 'help' }

const STEP_MS = 5000
const LONG_STEP_MS = 30_000

export const playerKeys = [
  ['Space or K', 'Play and pause'],
  ['← →', 'Five seconds back, on'],
  ['J L', 'Half a minute back, on'],
  ['[ ]', 'The marker before, the next marker'],
  ['< >', 'Slower, faster'],
  ['0 … 9', 'To the beginning, to a tenth, …'],
  ['I', 'Skip pauses, or do not'],
  ['/', 'Search'],
  ['?', 'These keys'],
] as const

export function readKey(pressed: PlayerKey, durationMs: number): KeyAct | null {
  const { key, hasModifier, isTyping, isPressable } = pressed
  if (hasModifier || isTyping || (key === ' ' && isPressable)) return null
  if (/^[0-9]$/.test(key)) return { type: 'seek', atMs: (durationMs * Number(key)) / 10 }
  return keys[key.length === 1 ? key.toLowerCase() : key] ?? null
}

const keys: Record<string, KeyAct | undefined> = {
  ' ': { type: 'toggle' },
  k: { type: 'toggle' },
  ArrowLeft: { type: 'nudge', byMs: -STEP_MS },
  ArrowRight: { type: 'nudge', byMs: STEP_MS },
  j: { type: 'nudge', byMs: -LONG_STEP_MS },
  l: { type: 'nudge', byMs: LONG_STEP_MS },
  '[': { type: 'marker', direction: -1 },
  ']': { type: 'marker', direction: 1 },
  '<': { type: 'slower' },
  '>': { type: 'faster' },
  i: { type: 'toggle-idle' },
  '/': { type: 'search' },
  '?': { type: 'help' },
}

/** While playing, "the marker before" means the one before that which has just gone by. */
const JUST_NOW_MS = 1500

export function markerBeside(
  markers: readonly { atMs: number }[],
  atMs: number,
  direction: 1 | -1,
): { atMs: number } | null {
  if (direction === 1) return markers.find((marker) => marker.atMs > atMs) ?? null
  return lastBefore(markers, (marker) => marker.atMs < atMs - JUST_NOW_MS) ?? null
}
