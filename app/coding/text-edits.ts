// The smallest change from one text to another, and a change carried over to a text that has gone on meanwhile.
// Pure. Bounded: two texts without likeness cost no more than replacing one by the other.
import diff from 'fast-diff'

/** On the text before any of them; in order, without overlap. */
export type TextEdit = { at: number; remove: number; insert: string }

type Step = { kind: 'keep' | 'remove'; length: number } | { kind: 'insert'; text: string }

/** Above this product of lengths a difference is looked for in whole lines, and then not at all. */
const CELLS_MAX = 4_000_000
/** Characters that can stand for a line: those that are not halves of a pair. */
const LINES_MAX = 60_000

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
  const lines = new Map<string, string>()
  const [one, other] = [toLetters(from, lines), toLetters(to, lines)]
  if (one.length * other.length > CELLS_MAX || lines.size > LINES_MAX) return replaced(from, to)
  const texts = [...lines.keys()]
  const back = (letters: string) => Array.from(letters, (letter) => texts[indexOf(letter)] ?? '').join('')
  const steps: Step[] = []
  let removed = ''
  for (const [kind, letters] of diff(one, other)) {
    const text = back(letters)
    if (kind === diff.DELETE) removed += text
    else if (kind === diff.INSERT) {
      steps.push(...refined(removed, text))
      removed = ''
    } else {
      steps.push(remove(removed), keep(text.length))
      removed = ''
    }
  }
  return [...steps, remove(removed)]
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

/** Each different line as a letter of its own. */
function toLetters(text: string, lines: Map<string, string>): string {
  let letters = ''
  for (const line of text.split(/(?<=\n)/)) {
    const known = lines.get(line) ?? letterOf(lines.size)
    lines.set(line, known)
    letters += known
  }
  return letters
}

const SURROGATES = { from: 0xd800, count: 0x800 }

function letterOf(index: number): string {
  return String.fromCharCode(index < SURROGATES.from ? index : index + SURROGATES.count)
}

function indexOf(letter: string): number {
  const code = letter.charCodeAt(0)
  return code < SURROGATES.from ? code : code - SURROGATES.count
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
