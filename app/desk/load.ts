// How the work is spread over those who lead, and which topics the candidates have met.
import type { DeskEntry } from './entry.ts'
import { partsOf } from './progress.ts'

export type LoadRow = {
  id: string
  name: string
  /** Sessions that took place with them there. */
  held: number
  coming: number
  /** What they take on in the whole season; null where nobody can say how long it is. */
  cap: number | null
}
export type Load = { rows: LoadRow[]; median: number }

export type LoadSource = {
  people: readonly { id: string; name: string; perWeek: number }[]
  entries: readonly DeskEntry[]
  /** Of the season; null = open ended. */
  weeks: number | null
  now: Date
}

/** Who has most first. A session nobody came to is no work: it does not count. */
export function loadOf({ people, entries, weeks, now }: LoadSource): Load {
  const rows = new Map(
    people.map(({ id, name, perWeek }) => [
      id,
      { id, name, held: 0, coming: 0, cap: weeks === null ? null : perWeek * weeks },
    ]),
  )
  for (const entry of entries) {
    const { parts, is } = partsOf(entry, now)
    for (const { userId, seat } of parts) {
      const row = seat === 'interviewer' ? rows.get(userId) : undefined
      if (row) row[is === 'done' ? 'held' : 'coming'] += 1
    }
  }
  const sorted = [...rows.values()].sort(
    (a, b) => b.held + b.coming - (a.held + a.coming) || a.name.localeCompare(b.name),
  )
  return { rows: sorted, median: medianOf(sorted.map(({ held, coming }) => held + coming)) }
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

export type TopicRow = {
  topic: string
  /** Candidates who have met a question about it in a session. */
  met: number
  /** Candidates who wish for it, and how many of them have met it. */
  wanted: number
  wantedMet: number
}

export type TopicSource = {
  candidateIds: readonly string[]
  entries: readonly DeskEntry[]
  topicsOf: (questionSlug: string) => readonly string[]
  wishes: readonly { userId: string; topic: string }[]
}

/** What most people wish for and have not met comes first; what nobody met or wishes for is left out. */
export function topicCoverage({ candidateIds, entries, topicsOf, wishes }: TopicSource): TopicRow[] {
  const own = new Set(candidateIds)
  const metBy = new Map<string, Set<string>>()
  const wantedBy = new Map<string, Set<string>>()
  const note = (of: Map<string, Set<string>>, topic: string, userId: string) => {
    if (own.has(userId)) of.set(topic, (of.get(topic) ?? new Set()).add(userId))
  }
  for (const { attended, questionSlugs } of entries) {
    const topics = new Set(questionSlugs.flatMap(topicsOf))
    for (const { userId } of attended.filter(({ seat }) => seat === 'candidate')) {
      for (const topic of topics) note(metBy, topic, userId)
    }
  }
  for (const { userId, topic } of wishes) note(wantedBy, topic, userId)
  return [...new Set([...metBy.keys(), ...wantedBy.keys()])]
    .map((topic): TopicRow => {
      const [met, wanted] = [metBy.get(topic) ?? new Set(), wantedBy.get(topic) ?? new Set()]
      const wantedMet = [...wanted].filter((userId) => met.has(userId)).length
      return { topic, met: met.size, wanted: wanted.size, wantedMet }
    })
    .sort(
      (a, b) =>
        b.wanted - b.wantedMet - (a.wanted - a.wantedMet) || b.met - a.met || (a.topic < b.topic ? -1 : 1),
    )
}
