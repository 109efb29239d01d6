// What somebody looks for in the library, as it stands in the address: every list can be sent to a colleague.
import type { ListedQuestion } from './listed-question.ts'
import { boxWords, keptWords, kindWords, skillWords, statusWords, topicWords } from './question-words.ts'
import type { QuestionStatus } from './question-words.ts'

/** Minutes of work that a question may take at most. */
const WITHIN = [15, 20, 25, 30, 45, 60]

type Facet = { words: string; of(question: ListedQuestion): string[]; label(value: string): string }

/** Within a facet any chosen value will do; every facet must be met. */
export const facets = {
  kind: { words: 'Kind', of: ({ kind }) => [kind], label: wordsFrom(kindWords) },
  level: {
    words: 'Level',
    of: ({ level }) => [String(level)],
    label: (value) => `Level ${value}`,
  },
  topic: { words: 'Topic', of: ({ topics }) => topics, label: wordsFrom(topicWords) },
  skill: { words: 'Skill', of: ({ skills }) => skills, label: wordsFrom(skillWords) },
  within: {
    words: 'Working time',
    of: ({ minutes }) => WITHIN.filter((most) => minutes <= most).map(String),
    label: (value) => `At most ${value} min`,
  },
  kept: {
    words: 'Kept for',
    of: ({ practice }) => [practice ? 'practice' : 'sessions'],
    label: wordsFrom(keptWords),
  },
  box: {
    words: 'Box',
    of: ({ image, tier }) => [image ?? [], tier === 'network' ? tier : []].flat(),
    label: wordsFrom(boxWords),
  },
} as const satisfies Record<string, Facet>
export type FacetKey = keyof typeof facets
export const facetKeys = Object.keys(facets) as FacetKey[] // why: Object.keys forgets the names it was given

export const orders = {
  level: 'Easiest first',
  hardest: 'Hardest first',
  minutes: 'Shortest first',
  'least-used': 'Least used first',
  title: 'By title',
} as const
export type Order = keyof typeof orders

export type Filters = {
  /** Looked for in title and summary. */
  q: string
  chosen: Record<FacetKey, string[]>
  status: QuestionStatus
  candidateId: string
  /** Also what the candidate has met before; without it nothing is offered twice. */
  used: boolean
  order: Order
}

const WORDS_MAX = 80
const CHOSEN_MAX = 40

/** Whatever somebody writes into the address bar: what is not known is left out. */
export function readFilters(search: URLSearchParams): Filters {
  const chosen = facetKeys.map((key) => {
    const values = search.getAll(key).filter((value) => /^[a-z0-9-]{1,30}$/.test(value))
    return [key, [...new Set(values)].slice(0, CHOSEN_MAX)] as const
  })
  return {
    q: (search.get('q') ?? '').trim().slice(0, WORDS_MAX),
    chosen: Object.fromEntries(chosen) as Filters['chosen'], // why: fromEntries forgets the names it was given
    status: oneOf(statusWords, search.get('status')) ?? 'live',
    candidateId: (search.get('candidateId') ?? '').slice(0, WORDS_MAX),
    used: search.has('used'),
    order: oneOf(orders, search.get('order')) ?? 'level',
  }
}

/** The shortest address with these filters, "" for none. */
export function toSearch(filters: Filters): string {
  const search = new URLSearchParams()
  if (filters.q) search.set('q', filters.q)
  for (const key of facetKeys) for (const value of filters.chosen[key]) search.append(key, value)
  if (filters.status !== 'live') search.set('status', filters.status)
  if (filters.candidateId) search.set('candidateId', filters.candidateId)
  if (filters.used) search.set('used', 'on')
  if (filters.order !== 'level') search.set('order', filters.order)
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

export const noFilters: Filters = readFilters(new URLSearchParams())

/** Those that fit, in the order asked for. */
export function applyFilters(questions: readonly ListedQuestion[], filters: Filters): ListedQuestion[] {
  return questions.filter((question) => fits(question, filters)).sort(compare[filters.order])
}

function fits(question: ListedQuestion, filters: Filters): boolean {
  if (question.status !== filters.status) return false
  if (question.met && !filters.used) return false
  if (!facetKeys.every((key) => fitsFacet(question, key, filters.chosen[key]))) return false
  const text = plain(`${question.title} ${question.summary}`)
  return plain(filters.q)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function fitsFacet(question: ListedQuestion, key: FacetKey, chosen: readonly string[]): boolean {
  if (chosen.length === 0) return true
  const values = valuesOf(question, key)
  return chosen.some((value) => values.includes(value))
}

function valuesOf(question: ListedQuestion, key: FacetKey): readonly string[] {
  return facets[key].of(question)
}

/** "Café" is found by "cafe". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

type Comparison = (a: ListedQuestion, b: ListedQuestion) => number
const byTitle: Comparison = (a, b) => a.title.localeCompare(b.title, 'en')
const compare: Record<Order, Comparison> = {
  level: (a, b) => a.level - b.level || a.minutes - b.minutes || byTitle(a, b),
  hardest: (a, b) => b.level - a.level || b.minutes - a.minutes || byTitle(a, b),
  minutes: (a, b) => a.minutes - b.minutes || a.level - b.level || byTitle(a, b),
  'least-used': (a, b) => a.solveTimes.sessions - b.solveTimes.sessions || compare.level(a, b),
  title: byTitle,
}

export type FacetValue = { value: string; label: string; count: number; chosen: boolean }

/** Each value the bank knows, with how many questions choosing it alone would leave in this facet. */
export function countValues(
  questions: readonly ListedQuestion[],
  filters: Filters,
  key: FacetKey,
): FacetValue[] {
  const others = applyFilters(questions, without(filters, key))
  const known = new Set(questions.flatMap((question) => valuesOf(question, key)))
  for (const value of filters.chosen[key]) known.add(value)
  return [...known].sort(valueOrder[key] ?? byLabel(key)).map((value) => ({
    value,
    label: facets[key].label(value),
    count: others.filter((question) => valuesOf(question, key).includes(value)).length,
    chosen: filters.chosen[key].includes(value),
  }))
}

const byNumber = (a: string, b: string) => Number(a) - Number(b)
const valueOrder: Partial<Record<FacetKey, (a: string, b: string) => number>> = {
  level: byNumber,
  within: byNumber,
}
function byLabel(key: FacetKey) {
  return (a: string, b: string) => facets[key].label(a).localeCompare(facets[key].label(b), 'en')
}

export function without(filters: Filters, key: FacetKey): Filters {
  return { ...filters, chosen: { ...filters.chosen, [key]: [] } }
}

/** One thing that narrows the list, and the address without it. */
export type Narrowing = { label: string; without: Filters }

/** All that narrows the list, one by one, so that each can be taken back by itself. */
export function listNarrowings(filters: Filters): Narrowing[] {
  const ofFacets = facetKeys.flatMap((key) =>
    filters.chosen[key].map((value) => {
      const left = filters.chosen[key].filter((one) => one !== value)
      return {
        label: facets[key].label(value),
        without: { ...filters, chosen: { ...filters.chosen, [key]: left } },
      }
    }),
  )
  return [...(filters.q ? [{ label: `“${filters.q}”`, without: { ...filters, q: '' } }] : []), ...ofFacets]
}

export type Loosening = { label: string; search: string; count: number }

/** Nothing fits: which one filter to let go, and how many questions that brings back. Best first. */
export function waysToLoosen(questions: readonly ListedQuestion[], filters: Filters): Loosening[] {
  const facetWays = facetKeys
    .filter((key) => filters.chosen[key].length > 0)
    .map((key) => ({ label: `any ${facets[key].words.toLowerCase()}`, filters: without(filters, key) }))
  const ways = [
    ...facetWays,
    ...(filters.q ? [{ label: `without “${filters.q}”`, filters: { ...filters, q: '' } }] : []),
    ...(filters.candidateId && !filters.used
      ? [{ label: 'with what they have met', filters: { ...filters, used: true } }]
      : []),
  ]
  return ways
    .map((way) => ({
      label: way.label,
      search: toSearch(way.filters),
      count: applyFilters(questions, way.filters).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}

/** Everybody of this status, whatever else is asked. */
export function clearedOf({ status, candidateId, used, order }: Filters): Filters {
  return { ...noFilters, status, candidateId, used, order }
}

function wordsFrom(words: Record<string, string>) {
  return (value: string) => words[value] ?? value
}

function oneOf<Known extends string>(known: Record<Known, string>, value: string | null): Known | null {
  return value !== null && Object.hasOwn(known, value) ? (value as Known) : null // why: hasOwn has just said so
}
