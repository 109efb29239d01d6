import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentOf, documentTitle, editsIdOf, isEditsId, readEdits, writeEdits, type Edit } from './edits.ts'
import { thinEdits } from './thin-edits.ts'

/** A text typed key by key, one each `everyMs`. */
function typed(text: string, everyMs: number): Edit[] {
  const doc = new Y.Doc()
  const edits: Edit[] = []
  doc.on('update', (update: Uint8Array) => edits.push({ atMs: edits.length * everyMs, update }))
  for (const char of text) doc.getText('text').insert(doc.getText('text').length, char)
  return edits
}
function textAfter(edits: readonly Edit[]): string {
  const doc = new Y.Doc()
  for (const { update } of edits) Y.applyUpdate(doc, update)
  return doc.getText('text').toString()
}

describe('the steps of a document as a file', () => {
  it('RP26 what is written is read again, byte for byte', () => {
    const edits = typed('print("ä ✓")', 100)
    const read = readEdits(writeEdits('code', edits))
    expect(read).toEqual({ kind: 'code', edits })
  })

  it('RP26 a broken line costs that line, a last one that broke off too, and time never runs back', () => {
    const lines = writeEdits('notes', typed('abc', 100)).split('\n')
    const text = [
      lines[0],
      lines[1],
      '[5',
      '{"a":1}',
      '[300,"%"]',
      '[-4,"AAA="]',
      lines[2],
      lines[3]?.slice(0, 9),
    ]
    const read = readEdits(text.join('\n'))
    expect(read?.edits.map(({ atMs }) => atMs)).toEqual([0, 100])
    const back = readEdits(`${lines[0]}\n[500,"AAA="]\n[20,"AAA="]\n`)
    expect(back?.edits.map(({ atMs }) => atMs)).toEqual([500, 500])
  })

  it('RP26 what is no such file has no steps', () => {
    for (const text of [
      '',
      'hello',
      '{"version":3,"term":{"cols":80,"rows":24}}\n',
      '{"format":2,"kind":"code"}',
    ])
      expect(readEdits(text)).toBeNull()
  })

  it('RP26 the name says that it is no terminal, and of which round', () => {
    expect(isEditsId(editsIdOf('abc', 'code-0'))).toBe(true)
    expect(isEditsId('s-abc-1-t1')).toBe(false)
    expect([documentOf({ terminalId: 'board-1' }), documentOf({ terminalId: 's-abc-1-t1' })]).toEqual([
      'board',
      null,
    ])
    expect([documentTitle('code-0', 1), documentTitle('notes-1', 2)]).toEqual(['Code', 'Notes, round 2'])
  })
})

describe('making them fewer', () => {
  it('RP26 keys pressed in the same moment are one step, and lead to the same text', () => {
    const edits = typed('the quick brown fox', 50)
    const fewer = thinEdits(edits, [])
    expect(fewer.length).toBeLessThan(edits.length / 3)
    expect(textAfter(fewer)).toBe('the quick brown fox')
    expect(textAfter(fewer.slice(0, 1))).toBe('the q')
  })

  it('RP27 of a time that was not recorded only what it came to is left, and nothing where recording never went on', () => {
    const edits = typed('abcdefghij', 1000)
    const once = thinEdits(edits, [{ fromMs: 2500, toMs: 6500 }])
    expect(once.map(({ atMs }) => atMs)).toEqual([0, 1000, 2000, 6500, 7000, 8000, 9000])
    expect(textAfter(once.slice(0, 3))).toBe('abc')
    expect(textAfter(once.slice(0, 4))).toBe('abcdefg')
    const never = thinEdits(edits, [{ fromMs: 2500, toMs: Infinity }])
    expect(textAfter(never)).toBe('abc')
  })
})
