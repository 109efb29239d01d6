// What somebody may practise, and how far they are with it. Pure, and silent about what a question is called until it was met.
import type { Attempt } from './attempt.ts'

export type Standing = 'new' | 'tried' | 'solved-with-hints' | 'solved'

export const standingWords: Record<Standing, string> = {
  new: 'Not tried yet',
  tried: 'Tried, not solved yet',
  'solved-with-hints': 'Solved with hints',
  solved: 'Solved on your own',
}

export type Offer = {
  /** Stands for the question in forms: its name on disk may say too much. */
  key: string
  /** Null until it has been met. */
  title: string | null
  level: number
  topics: readonly string[]
  skills: readonly string[]
  minutes: number
  standing: Standing
  attempts: number
  /** Worked on in a session, with an interviewer. */
  metInSession: boolean
}

/** The best that any attempt came to. */
export function standingOf(attempts: readonly Attempt[]): Standing {
  const seen = attempts.filter((attempt) => attempt.seen)
  const solved = seen.filter(({ outcome }) => outcome === 'solved')
  if (solved.some(({ hintsUsed }) => hintsUsed === 0)) return 'solved'
  if (solved.length > 0) return 'solved-with-hints'
  return seen.length > 0 ? 'tried' : 'new'
}

export type OfferFilter = {
  level: number | null
  topic: string | null
  skill: string | null
  within: number | null
}

export const WITHIN_MINUTES = [15, 20, 30, 45] as const

/** Whatever stands in the address: what makes no sense is as if it were not there. */
export function readOfferFilter(from: { get(name: string): unknown }): OfferFilter {
  const text = (name: string) => {
    const value = from.get(name)
    return typeof value === 'string' && /^[a-z0-9-]{1,30}$/.test(value) ? value : null
  }
  const number = (name: string) => {
    const value = text(name)
    return value !== null && /^\d{1,3}$/.test(value) ? Number(value) : null
  }
  return { level: number('level'), topic: text('topic'), skill: text('skill'), within: number('within') }
}

export function filterOffers(offers: readonly Offer[], filter: OfferFilter): Offer[] {
  const { level, topic, skill, within } = filter
  return offers.filter(
    (offer) =>
      (level === null || offer.level === level) &&
      (topic === null || offer.topics.includes(topic)) &&
      (skill === null || offer.skills.includes(skill)) &&
      (within === null || offer.minutes <= within),
  )
}

const order: Record<Standing, number> = { new: 0, tried: 1, 'solved-with-hints': 2, solved: 3 }

/** Easy before hard; within a level what is new before what is done, and then an order that says nothing. */
export function sortOffers(offers: readonly Offer[]): Offer[] {
  return offers.toSorted(
    (a, b) => a.level - b.level || order[a.standing] - order[b.standing] || a.key.localeCompare(b.key),
  )
}

/** New ones first, then what is not solved; what is done comes only when nothing else fits. `luck` is 0 to 1. */
export function pickSurprise(offers: readonly Offer[], luck: number): Offer | null {
  const best = Math.min(...offers.map(({ standing }) => order[standing]))
  const pool = offers.filter(({ standing }) => order[standing] === best)
  return pool[Math.min(pool.length - 1, Math.floor(luck * pool.length))] ?? null
}

export type LevelProgress = { level: number; standings: Standing[] }

/** How far somebody is, level by level: what is done comes first in each row. */
export function progressOf(offers: readonly Offer[]): LevelProgress[] {
  const levels = [...new Set(offers.map(({ level }) => level))].sort((a, b) => a - b)
  return levels.map((level) => ({
    level,
    standings: offers
      .filter((offer) => offer.level === level)
      .map(({ standing }) => standing)
      .sort((a, b) => order[b] - order[a]),
  }))
}
