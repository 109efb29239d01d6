// A board in words, for whoever does not see it: what is written, and what the arrows join.
import { isBoardElement, type BoardElement } from './board-shape.ts'

export type BoardWords = {
  /** From top to bottom, then from left to right. */
  texts: string[]
  /** "Browser → Load balancer (HTTPS)". */
  joins: string[]
  /** Things without a word: "2 boxes, 1 line". */
  rest: string
}

const names: Record<string, [one: string, many: string]> = {
  rectangle: ['box', 'boxes'],
  diamond: ['diamond', 'diamonds'],
  ellipse: ['circle', 'circles'],
  arrow: ['arrow', 'arrows'],
  line: ['line', 'lines'],
  freedraw: ['stroke of the pen', 'strokes of the pen'],
  frame: ['frame', 'frames'],
}
/** Lines of a drawing are as long as a row of boxes is high: texts within it are read from left to right. */
const ROW = 40

export function boardWords(entries: Iterable<[string, unknown]>): BoardWords {
  const drawn = new Map<string, BoardElement>()
  for (const [id, value] of entries) if (isBoardElement(id, value) && !value.isDeleted) drawn.set(id, value)
  const labels = labelsOf(drawn)
  const arrows = [...drawn.values()].filter(({ type }) => type === 'arrow')
  const joins = arrows.flatMap((arrow) => joinOf(arrow, drawn, labels) ?? [])
  const texts = [...drawn.values()]
    .filter((one) => one.type === 'text' && !isArrow(drawn.get(String(one.containerId))))
    .sort(
      (a, b) => Math.round(Number(a.y) / ROW) - Math.round(Number(b.y) / ROW) || Number(a.x) - Number(b.x),
    )
    .flatMap((one) => wordsOf(one) ?? [])
  const silent = [...drawn.values()].filter(
    (one) => one.type !== 'text' && !labels.has(one.id) && !joinOf(one, drawn, labels),
  )
  return { texts, joins, rest: countWords(silent) }
}

/** What is written in or on each thing. */
function labelsOf(drawn: ReadonlyMap<string, BoardElement>): Map<string, string> {
  const labels = new Map<string, string>()
  for (const one of drawn.values()) {
    const words = wordsOf(one)
    if (words && typeof one.containerId === 'string' && drawn.has(one.containerId))
      labels.set(one.containerId, words)
    if (words) labels.set(one.id, words)
  }
  return labels
}

function joinOf(
  arrow: BoardElement,
  drawn: ReadonlyMap<string, BoardElement>,
  labels: ReadonlyMap<string, string>,
): string | null {
  if (!isArrow(arrow)) return null
  const [from, to] = [arrow.startBinding, arrow.endBinding].map((binding) => boundTo(binding, drawn))
  if (!from && !to) return null
  const name = (one: BoardElement | undefined) =>
    one ? (labels.get(one.id) ?? `a ${names[one.type]?.[0] ?? one.type}`) : 'an open end'
  const label = labels.get(arrow.id)
  return `${name(from)} → ${name(to)}${label ? ` (${label})` : ''}`
}

function boundTo(binding: unknown, drawn: ReadonlyMap<string, BoardElement>): BoardElement | undefined {
  if (typeof binding !== 'object' || binding === null || !('elementId' in binding)) return undefined
  return drawn.get(String(binding.elementId))
}

function isArrow(one: BoardElement | undefined): boolean {
  return one?.type === 'arrow'
}

function wordsOf(one: BoardElement): string | null {
  const text = typeof one.originalText === 'string' ? one.originalText : one.text
  const words = typeof text === 'string' && one.type === 'text' ? text.replace(/\s+/g, ' ').trim() : ''
  return words || null
}

function countWords(things: readonly BoardElement[]): string {
  return Object.entries(names)
    .map(([type, [one, many]]) => {
      const count = things.filter((thing) => thing.type === type).length
      return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
    })
    .filter(Boolean)
    .join(', ')
}
