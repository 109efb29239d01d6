// The steps of a shared document as a file, one per line: when, and what changed as Yjs encodes it. Written when a session
// is over, read by the page that replays it.
import { z } from 'zod'
import { documentKinds, parseDocumentName, type DocumentKind } from '#app/document/names.ts'

export const EDITS_FORMAT = 1
/** Of a file that somebody made up, no more is read. */
export const EDITS_MAX = 200_000

/** `atMs`: since the first step. */
export type Edit = { atMs: number; update: Uint8Array }
export type EditsFile = { kind: DocumentKind; edits: Edit[] }

const header = z.object({ format: z.literal(EDITS_FORMAT), kind: z.enum(documentKinds) })
const line = z.tuple([z.number().min(0), z.string()])

export function writeEdits(kind: DocumentKind, edits: readonly Edit[]): string {
  const lines = edits.map(({ atMs, update }) => JSON.stringify([atMs, toBase64(update)]))
  return [JSON.stringify({ format: EDITS_FORMAT, kind }), ...lines, ''].join('\n')
}

/** Null: no such file. A line that cannot be read is passed over, as is a last one that broke off; time never runs back. */
export function readEdits(text: string): EditsFile | null {
  const [first = '', ...rest] = text.split('\n')
  const head = header.safeParse(parseJson(first))
  if (!head.success) return null
  const edits: Edit[] = []
  for (const one of rest.slice(0, EDITS_MAX)) {
    const read = line.safeParse(parseJson(one))
    const update = read.success ? fromBase64(read.data[1]) : null
    if (!read.success || !update) continue
    edits.push({ atMs: Math.max(read.data[0], edits.at(-1)?.atMs ?? 0), update })
  }
  return { kind: head.data.kind, edits }
}

/** The name under which the steps of a document are kept among the recordings of its session. */
export function editsIdOf(sessionId: string, name: string): string {
  return `${sessionId}-${name}`
}

/** Of a recording: null where it is one of a terminal. */
export function documentOf({ terminalId }: { terminalId: string }): DocumentKind | null {
  return parseDocumentName(terminalId)?.kind ?? null
}

/** By its name alone: what a host calls its recordings ends in another way. */
export function isEditsId(recordingId: string): boolean {
  return /-(code|board|notes)-\d{1,2}$/.test(recordingId)
}

const titles: Record<DocumentKind, string> = { code: 'Code', board: 'Board', notes: 'Notes' }

export function documentTitle(name: string, rounds: number): string {
  const parsed = parseDocumentName(name)
  const title = parsed ? titles[parsed.kind] : 'Document'
  return parsed && rounds > 1 ? `${title}, round ${Number(parsed.round) + 1}` : title
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
