// The smallest change from one text to another, and a change carried over to a text that has gone on meanwhile.
// Pure. Bounded: two texts without likeness cost no more than replacing one by the other.
import diff from 'fast-diff'

/** On the text before any of them; in order, without overlap. */
export type TextEdit = { at: number; remove: number; insert: string }

type Step = { kind: 'keep' | 'remove'; length: number } | { kind: 'insert'; text: string }

/** Above this product of lengths a difference is looked for between lines that are in both, and then not at all. */
const CELLS_MAX = 4_000_000

export function editsBetween(from: string, to: string): TextEdit[] {
  return toEdits(stepsBetween(from, to))
}

/**
 * What `box` changed of `base`, as edits of `doc`, which has changed as well. Nothing that was written into `doc` since
 * `base` is removed; what both wrote at the same place in the same words is written once.
 */
export function mergeEdits(base: string, doc: string, box: string): TextEdit[] {
  if (box === base || doc === box) return []
  if (doc === base) return editsBetween(doc, box)
  const moved = movedBy(stepsBetween(base, doc), base.length)
  const edits: TextEdit[] = []
  let place = 0
  for (const step of stepsBetween(base, box)) {
    if (step.kind === 'insert') {
      if (moved.inserted.get(place) !== step.text)
        edits.push({ at: moved.before[place] ?? doc.length, remove: 0, insert: step.text })
    } else {
      if (step.kind === 'remove') edits.push(...removals(moved.kept, place, place + step.length))
      place += step.length
    }
  }
  return edits
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = text
  for (const { at, remove, insert } of edits.toReversed())
    result = result.slice(0, at) + insert + result.slice(at + remove)
  return result
}

/** What two texts share, in order. */
export function sharedText(one: string, other: string): string {
  let place = 0
  let shared = ''
  for (const step of stepsBetween(one, other)) {
    if (step.kind === 'insert') continue
    if (step.kind === 'keep') shared += one.slice(place, place + step.length)
    place += step.length
  }
  return shared
}

type Moved = {
  /** For each character: where it is, or -1. */
  kept: Int32Array
  /** For each place, also the end: where text goes that belongs in front of it. */
  before: Int32Array
  inserted: Map<number, string>
}

function movedBy(steps: readonly Step[], length: number): Moved {
  const moved: Moved = {
    kept: new Int32Array(length).fill(-1),
    before: new Int32Array(length + 1),
    inserted: new Map(),
  }
  let place = 0
  let at = 0
  for (const step of steps) {
    if (step.kind === 'insert') {
      moved.inserted.set(place, step.text)
      at += step.text.length
      moved.before[place] = at
      continue
    }
    for (const end = place + step.length; place < end; place++) {
      moved.before[place] = at
      if (step.kind === 'keep') moved.kept[place] = at++
    }
    moved.before[place] = at
  }
  return moved
}

/** What is left of a part, without what was written into it. */
function removals(kept: Int32Array, from: number, to: number): TextEdit[] {
  const edits: TextEdit[] = []
  for (let place = from; place < to; place++) {
    const at = kept[place] ?? -1
    if (at < 0) continue
    const last = edits.at(-1)
    if (last && last.at + last.remove === at) last.remove += 1
    else edits.push({ at, remove: 1, insert: '' })
  }
  return edits
}

function toEdits(steps: readonly Step[]): TextEdit[] {
  const edits: TextEdit[] = []
  let at = 0
  for (const step of steps) {
    if (step.kind === 'insert') edits.push({ at, remove: 0, insert: step.text })
    else {
      if (step.kind === 'remove') edits.push({ at, remove: step.length, insert: '' })
      at += step.length
    }
  }
  return edits
}

function stepsBetween(from: string, to: string): Step[] {
  const head = sharedHead(from, to)
  const tail = sharedTail(from.slice(head), to.slice(head))
  const one = from.slice(head, from.length - tail)
  const other = to.slice(head, to.length - tail)
  return [keep(head), ...stepsInside(one, other), keep(tail)].filter(isSomething)
}

function stepsInside(from: string, to: string): Step[] {
  if (from.length * to.length <= CELLS_MAX) return fromDiff(diff(from, to))
  const [one, other] = [linesOf(from), linesOf(to)]
  const steps: Step[] = []
  let [here, there] = [0, 0]
  for (const [at, otherAt] of [...anchors(one, other), [one.length, other.length] as const]) {
    steps.push(...refined(one.slice(here, at).join(''), other.slice(there, otherAt).join('')))
    steps.push(keep(one[at]?.length ?? 0))
    here = at + 1
    there = otherAt + 1
  }
  return steps
}

/** Lines that each text has once, as many as come in the same order: what lies between them is compared by itself. */
function anchors(one: readonly string[], other: readonly string[]): [number, number][] {
  const places = onceOnly(other)
  const pairs: [number, number][] = []
  for (const [line, at] of onceOnly(one)) {
    const otherAt = places.get(line)
    if (otherAt !== undefined) pairs.push([at, otherAt])
  }
  return longestRise(pairs)
}

function onceOnly(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  const again = new Set<string>()
  lines.forEach((line, at) => {
    if (places.has(line)) again.add(line)
    places.set(line, at)
  })
  for (const line of again) places.delete(line)
  return places
}

/** Patience: the first numbers rise already, and of the second as many as can. */
function longestRise(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = []
  const before: number[] = []
  pairs.forEach(([, value], index) => {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      const top = pairs[tops[middle] ?? 0]
      if (top && top[1] < value) low = middle + 1
      else high = middle
    }
    before[index] = tops[low - 1] ?? -1
    tops[low] = index
  })
  const rise: [number, number][] = []
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index]
    if (pair) rise.push(pair)
  }
  return rise.reverse()
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/)
}

function refined(from: string, to: string): Step[] {
  return from.length * to.length <= CELLS_MAX ? fromDiff(diff(from, to)) : replaced(from, to)
}

function replaced(from: string, to: string): Step[] {
  return [remove(from), { kind: 'insert', text: to }]
}

function fromDiff(parts: ReturnType<typeof diff>): Step[] {
  return parts.map(([kind, text]): Step => {
    if (kind === diff.INSERT) return { kind: 'insert', text }
    return kind === diff.DELETE ? remove(text) : keep(text.length)
  })
}

function keep(length: number): Step {
  return { kind: 'keep', length }
}

function remove(text: string): Step {
  return { kind: 'remove', length: text.length }
}

function isSomething(step: Step): boolean {
  return step.kind === 'insert' ? step.text !== '' : step.length > 0
}

function sharedHead(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (count < most && one.charCodeAt(count) === other.charCodeAt(count)) count++
  // A pair is one character: half of it is not to be kept.
  return isHigh(one.charCodeAt(count - 1)) ? count - 1 : count
}

function sharedTail(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let count = 0
  while (
    count < most &&
    one.charCodeAt(one.length - 1 - count) === other.charCodeAt(other.length - 1 - count)
  )
    count++
  return isLow(one.charCodeAt(one.length - count)) ? count - 1 : count
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
