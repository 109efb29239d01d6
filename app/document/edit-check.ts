// Looks at one edit before anything of it is believed: can it be read, is it its author's, does it only hold what we use.
import * as Y from 'yjs'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { STRUCTS_MAX, TEXT_BYTES_MAX, UPDATE_BYTES_MAX } from './limits.ts'
import type { DocumentKind } from './names.ts'

export type DecodedEdit = ReturnType<typeof Y.decodeUpdate>

/** What may be inside a piece of each kind of document. `ContentDeleted` is what is left of something taken back at once. */
const contents: Record<DocumentKind, readonly (abstract new (...given: never[]) => object)[]> = {
  code: [Y.ContentString, Y.ContentDeleted, Y.ContentType],
  board: [Y.ContentAny, Y.ContentDeleted],
  notes: [Y.ContentString, Y.ContentDeleted],
}

/**
 * `known`: how far the document goes for this author. A piece beyond that end is refused, not kept for later: pieces
 * that wait for others which never come would be memory that nobody gives back.
 */
export function checkEdit(
  update: Uint8Array,
  { kind, clientId, known }: { kind: DocumentKind; clientId: number; known: number },
): Result<DecodedEdit, 'too-large' | 'broken'> {
  const decoded = decodeEdit(update)
  if (!decoded.ok) return decoded
  let end = known
  for (const struct of decoded.value.structs) {
    const { client, clock } = struct.id
    // Under another's name it would make the other's next edit look like a repetition, and vanish.
    if (client !== clientId || clock > end || struct instanceof Y.Skip) return refuse('broken')
    // A length is only a number in the message: nothing in it grows with it.
    if (struct.length < 1 || struct.length > TEXT_BYTES_MAX) return refuse('broken')
    if (struct instanceof Y.Item && !isAllowed(struct, kind)) return refuse('broken')
    end = Math.max(end, clock + struct.length)
  }
  return decoded
}

/** Whether all of it is in the document already: sent a second time, because the first answer got lost. */
export function isRepetition(doc: Y.Doc, edit: DecodedEdit): boolean {
  const isKnown = edit.structs.every(
    ({ id, length }) => id.clock + length <= Y.getState(doc.store, id.client),
  )
  if (!isKnown) return false
  for (const [client, ranges] of edit.ds.clients)
    if (!ranges.every(({ clock, len }) => isGone(doc, client, { from: clock, to: clock + len }))) return false
  return true
}

/** Looks only at the pieces named: whoever asks again and again must not have the whole document read each time. */
function isGone(doc: Y.Doc, client: number, { from, to }: { from: number; to: number }): boolean {
  if (from === to) return true
  const pieces = doc.store.clients.get(client)
  if (!pieces || to > Y.getState(doc.store, client)) return false
  for (let at = Y.findIndexSS(pieces, from); at < pieces.length; at++) {
    const piece = pieces[at]
    if (!piece || piece.id.clock >= to) break
    if (!piece.deleted) return false
  }
  return true
}

/** Reads it, whoever it is from. */
export function decodeEdit(update: Uint8Array): Result<DecodedEdit, 'too-large' | 'broken'> {
  if (update.length > UPDATE_BYTES_MAX) return refuse('too-large')
  try {
    const edit = Y.decodeUpdate(update)
    return edit.structs.length + countDeletions(edit) > STRUCTS_MAX ? refuse('too-large') : accept(edit)
  } catch {
    return refuse('broken')
  }
}

function countDeletions(edit: DecodedEdit): number {
  let count = 0
  for (const ranges of edit.ds.clients.values()) count += ranges.length
  return count
}

function isAllowed({ content }: Y.Item, kind: DocumentKind): boolean {
  if (!contents[kind].some((one) => content instanceof one)) return false
  return !(content instanceof Y.ContentType) || content.type.constructor === Y.Text
}
