import { describe, expect, it } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { checkEdit, decodeEdit, isRepetition } from './edit-check.ts'
import { STRUCTS_MAX, TEXT_BYTES_MAX } from './limits.ts'

function repeats(doc: Y.Doc, update: Uint8Array): boolean {
  const edit = decodeEdit(update)
  if (!edit.ok) throw new Error(edit.reason)
  return isRepetition(doc, edit.value)
}

/** Only deletions: `ranges` of one client. */
function deletions(client: number, ranges: [clock: number, length: number][]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [0, 1, client, ranges.length]) encoding.writeVarUint(encoder, number)
    for (const number of ranges.flat()) encoding.writeVarUint(encoder, number)
  })
}

describe('an edit that is sent again', () => {
  it('DO14 is one whose every letter and every deletion is there already', () => {
    const doc = new Y.Doc()
    doc.clientID = 7
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const text = doc.getText('text')
    text.insert(0, 'abcdefgh')
    text.delete(2, 2)
    text.insert(0, '12')
    expect(updates.map((update) => repeats(doc, update))).toEqual([true, true, true])

    const other = new Y.Doc()
    Y.applyUpdate(other, updates[0] ?? new Uint8Array())
    expect(updates.map((update) => repeats(other, update))).toEqual([true, false, false])
  })

  it('DO14 is not one that deletes a single letter more, or what nobody wrote', () => {
    const doc = new Y.Doc()
    doc.clientID = 7
    doc.getText('text').insert(0, 'abcdefgh')
    doc.getText('text').delete(2, 3)
    expect(repeats(doc, deletions(7, [[2, 3]]))).toBe(true)
    expect(repeats(doc, deletions(7, [[3, 1]]))).toBe(true)
    expect(repeats(doc, deletions(7, [[3, 0]]))).toBe(true)
    expect(repeats(doc, deletions(7, [[1, 2]]))).toBe(false)
    expect(repeats(doc, deletions(7, [[4, 2]]))).toBe(false)
    expect(
      repeats(
        doc,
        deletions(7, [
          [2, 1],
          [6, 1],
        ]),
      ),
    ).toBe(false)
    expect(repeats(doc, deletions(7, [[7, 5]]))).toBe(false)
    expect(repeats(doc, deletions(7, [[8, 1]]))).toBe(false)
    expect(repeats(doc, deletions(8, [[0, 1]]))).toBe(false)
    doc.getText('text').delete(2, 3)
    expect(repeats(doc, deletions(7, [[5, 3]]))).toBe(true)
    expect(repeats(doc, deletions(7, [[5, 4]]))).toBe(false)
  })
})

describe('what an edit may claim', () => {
  const known = { kind: 'notes', clientId: 7, known: 0 } as const

  it('DO19 no more pieces and deletions together than an honest page makes', () => {
    const ranges = (count: number) => Array.from({ length: count }, (_, n): [number, number] => [n * 2, 1])
    expect(decodeEdit(deletions(7, ranges(STRUCTS_MAX))).ok).toBe(true)
    expect(decodeEdit(deletions(7, ranges(STRUCTS_MAX + 1)))).toMatchObject({ reason: 'too-large' })
  })

  it('DO19 no piece that says it is longer than a document', () => {
    const gone = (length: number) =>
      encoding.encode((encoder) => {
        for (const number of [1, 1, 7, 0]) encoding.writeVarUint(encoder, number)
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, length)
        encoding.writeVarUint(encoder, 0)
      })
    expect(checkEdit(gone(TEXT_BYTES_MAX), known).ok).toBe(true)
    expect(checkEdit(gone(TEXT_BYTES_MAX + 1), known)).toMatchObject({ reason: 'broken' })
  })

  it('DO17 no gap: nothing that leans on a piece which is not in it', () => {
    const page = new Y.Doc()
    page.clientID = 7
    const updates: Uint8Array[] = []
    page.on('update', (update: Uint8Array) => updates.push(update))
    for (const letter of 'abc') page.getText('text').insert(0, letter)
    const [first, , third] = updates
    if (!first || !third) throw new Error('three letters, three updates')
    expect(checkEdit(third, known)).toMatchObject({ reason: 'broken' })
    expect(checkEdit(Y.mergeUpdates([first, third]), known)).toMatchObject({ reason: 'broken' })
    expect(checkEdit(Y.mergeUpdates(updates), known).ok).toBe(true)
  })
})
