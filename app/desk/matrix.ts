// Students and rounds: what each has done, has booked, and is still to get by the plan of the season.
import type { Part } from './progress.ts'
import { partsOf } from './progress.ts'
import type { DeskEntry } from './entry.ts'

export type MatrixPerson = { id: string; name: string; pod: string | null; joinedAt: Date | null }

export type MatrixCell = {
  done: number
  booked: number
  toCome: number
  lastAt: Date | null
  next: { slotId: string | null; startsAt: Date } | null
}
export type MatrixRow = MatrixPerson & {
  cells: Record<string, MatrixCell>
  /** Sessions, not rounds: a session may have several. */
  done: number
  booked: number
  toCome: number
  lastAt: Date | null
  nextAt: Date | null
}
export type Matrix = { roundIds: string[]; rows: MatrixRow[] }

export type MatrixSource = {
  people: readonly MatrixPerson[]
  entries: readonly DeskEntry[]
  /** The k-th session is the k-th of these; after the last it begins again. */
  plan: readonly string[]
  planned: number
  /** All rounds there are, in their order. */
  order: readonly string[]
  now: Date
}

export function matrixOf(source: MatrixSource): Matrix {
  const { people, entries, plan, planned, order, now } = source
  const due = dueOf(plan, planned)
  const used = new Set([...due.keys(), ...entries.flatMap(({ roundIds }) => roundIds)])
  const roundIds = [...order.filter((id) => used.has(id)), ...[...used].filter((id) => !order.includes(id))]
  const rows = new Map(people.map((person) => [person.id, emptyRow(person, roundIds)]))
  for (const entry of entries) {
    const { parts, is } = partsOf(entry, now)
    for (const { userId } of parts.filter(isCandidate)) {
      const row = rows.get(userId)
      if (row) add(row, entry, is)
    }
  }
  for (const row of rows.values()) {
    for (const [roundId, count] of due) {
      const cell = row.cells[roundId]
      if (cell) cell.toCome = Math.max(0, count - cell.done - cell.booked)
    }
    row.toCome = Math.max(0, planned - row.done - row.booked)
  }
  return { roundIds, rows: [...rows.values()] }
}

/** How many of each round a candidate is to get. */
export function dueOf(plan: readonly string[], planned: number): Map<string, number> {
  const due = new Map<string, number>()
  for (let k = 0; k < planned; k += 1) {
    const roundId = plan[k % plan.length]
    if (roundId !== undefined) due.set(roundId, (due.get(roundId) ?? 0) + 1)
  }
  return due
}

function isCandidate({ seat }: Part): boolean {
  return seat === 'candidate'
}

function emptyRow(person: MatrixPerson, roundIds: readonly string[]): MatrixRow {
  const cells = Object.fromEntries(
    roundIds.map((id): [string, MatrixCell] => [
      id,
      { done: 0, booked: 0, toCome: 0, lastAt: null, next: null },
    ]),
  )
  return { ...person, cells, done: 0, booked: 0, toCome: 0, lastAt: null, nextAt: null }
}

function add(row: MatrixRow, entry: DeskEntry, is: 'done' | 'booked'): void {
  const { startsAt, slotId } = entry
  row[is] += 1
  if (is === 'done') row.lastAt = later(row.lastAt, startsAt)
  else if (row.nextAt === null || startsAt < row.nextAt) row.nextAt = startsAt
  for (const roundId of new Set(entry.roundIds)) {
    const cell = row.cells[roundId]
    if (!cell) continue
    cell[is] += 1
    if (is === 'done') cell.lastAt = later(cell.lastAt, startsAt)
    else if (cell.next === null || startsAt < cell.next.startsAt) cell.next = { slotId, startsAt }
  }
}

function later(one: Date | null, other: Date): Date {
  return one === null || one < other ? other : one
}
