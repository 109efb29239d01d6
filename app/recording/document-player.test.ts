import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { filesOf } from '#app/document/shape.ts'
import { createRandom } from '#test/support/random.ts'
import { DocumentPlayer } from './document-player.ts'
import type { Edit } from './edits.ts'
import { readDocument } from './read-document.ts'

/** Every edit of `play` at its time. */
function recorded(play: (doc: Y.Doc, at: (ms: number) => void) => void): Edit[] {
  const doc = new Y.Doc()
  const edits: Edit[] = []
  let atMs = 0
  doc.on('update', (update: Uint8Array) => edits.push({ atMs, update }))
  play(doc, (ms) => (atMs = ms))
  return edits
}

const program = recorded((doc, at) => {
  const files = filesOf(doc)
  files.set('main.py', new Y.Text('import sys\n'))
  at(10_000)
  files.get('main.py')?.insert(11, 'print(sys.argv)\n')
  at(20_000)
  files.set('notes.txt', new Y.Text(''))
  files.get('notes.txt')?.insert(0, 'check the empty case')
  at(30_000)
  files.get('main.py')?.insert(0, '# solution\n')
  at(40_000)
  files.get('main.py')?.delete(0, 11)
})

describe('a document at any moment', () => {
  it('RP28 shows the files of that moment, and where they were being written', () => {
    const player = new DocumentPlayer({ kind: 'code', edits: program })
    expect(player.show(15_000)).toMatchObject({
      files: [{ path: 'main.py', text: 'import sys\nprint(sys.argv)\n' }],
      at: { path: 'main.py', line: 2 },
    })
    expect(player.show(35_000).files.map(({ path }) => path)).toEqual(['main.py', 'notes.txt'])
    expect(player.show(35_000).files[0]?.text).toMatch(/^# solution\n/)
    expect(player.show(50_000).files[0]?.text).toMatch(/^import sys\n/)
    expect(player.show(-1).files).toEqual([])
    // While nothing happens, nothing is drawn again.
    expect(player.show(12_000)).toBe(player.show(13_000))
  })

  it('RP28 shows the same, whether one came by playing or by jumping, in both directions', () => {
    const random = createRandom(3)
    const edits = recorded((doc, at) => {
      const text = doc.getText('text')
      for (let i = 0; i < 1200; i++) {
        at(i * 100)
        if (random.whole(4) === 0 && text.length > 5) text.delete(random.whole(text.length - 3), 2)
        else text.insert(random.whole(text.length + 1), random.word(3))
      }
    })
    const jumping = new DocumentPlayer({ kind: 'notes', edits })
    jumping.show(Infinity)
    for (let i = 0; i < 15; i++) {
      const atMs = random.whole(125_000)
      const fresh = new DocumentPlayer({ kind: 'notes', edits })
      expect(jumping.show(atMs).files).toEqual(fresh.show(atMs).files)
    }
  })

  it('RP28 a broken step costs that step', () => {
    const [first, ...rest] = program
    if (!first) throw new Error('no step')
    const edits = [first, { atMs: 5000, update: new Uint8Array([255, 1, 9]) }, ...rest]
    const player = new DocumentPlayer({ kind: 'code', edits })
    expect(player.show(15_000).files[0]?.text).toBe('import sys\nprint(sys.argv)\n')
  })

  it('RP29 what stood in it can be searched, not the halves of words that were being typed', () => {
    const edits = recorded((doc, at) => {
      const text = doc.getText('text')
      let ms = 0
      const type = (words: string) => {
        for (const char of words) {
          at((ms += 120))
          text.insert(text.length, char)
        }
        ms += 4000
      }
      type('the disk is full\n')
      type('no: the inodes are')
      at((ms += 5000))
      text.delete(0, 17)
    })
    const { lines, quiet, last } = readDocument({ kind: 'notes', edits })
    expect(lines.map(({ text }) => text)).toEqual(['the disk is full', 'no: the inodes are'])
    expect(lines[0]?.atMs).toBeLessThan(3000)
    expect(quiet).toHaveLength(2)
    expect(last.files[0]?.text).toBe('no: the inodes are')
  })
})
