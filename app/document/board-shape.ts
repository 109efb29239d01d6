// One thing drawn on a board: plain JSON of a few known kinds. Nothing that loads, links to or embeds anything.
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { hasKnownFields } from './board-fields.ts'
import { ELEMENT_BYTES_MAX } from './limits.ts'

/** What Excalidraw calls the kinds we take. Images, embedded pages and frames with pages are not among them. */
export const drawableTypes = [
  'rectangle',
  'diamond',
  'ellipse',
  'arrow',
  'line',
  'freedraw',
  'text',
  'frame',
] as const

export type BoardElement = {
  id: string
  type: (typeof drawableTypes)[number]
  version: number
  versionNonce: number
  isDeleted: boolean
} & Record<string, unknown>

const DEPTH_MAX = 6
const encoder = new TextEncoder()

/** Its size in bytes, or why it is not taken. */
export function boardFault(
  id: string,
  value: unknown,
): Result<number, 'broken' | 'not-drawable' | 'document-full'> {
  if (!isPlain(value, DEPTH_MAX)) return refuse('broken')
  if (!isElement(id, value)) return refuse('broken')
  if (!drawableTypes.some((type) => type === value.type)) return refuse('not-drawable')
  if (value.link != null && value.link !== '') return refuse('not-drawable')
  if (value.customData != null && typeof value.customData !== 'object') return refuse('broken')
  if (!hasKnownFields(value)) return refuse('broken')
  const bytes = encoder.encode(JSON.stringify(value)).length
  return bytes > ELEMENT_BYTES_MAX ? refuse('document-full') : accept(bytes)
}

export function isBoardElement(id: string, value: unknown): value is BoardElement {
  return boardFault(id, value).ok
}

function isElement(id: string, value: unknown): value is BoardElement {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  // why: every field is looked at before it is used
  const element = value as Record<string, unknown>
  if (element.id !== id || !/^[\w-]{1,64}$/.test(id)) return false
  if (typeof element.type !== 'string' || typeof element.isDeleted !== 'boolean') return false
  if (!isCount(element.version) || !isCount(element.versionNonce)) return false
  const places = [element.x, element.y, element.width, element.height]
  return places.every((place) => typeof place === 'number' && Math.abs(place) < 1e7)
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** JSON and nothing else: no bytes, no bigints, no NaN, and no object with a borrowed past (`__proto__`). */
function isPlain(value: unknown, depth: number): boolean {
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'string')
    return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth === 0) return false
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth - 1))
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.values(value).every((one) => isPlain(one, depth - 1))
}
