// One edit at a time against the copy it is tried on: what may be in a document, and what may not.
import { describe, expect, it } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { FILE_BYTES_MAX, FILES_MAX, STRUCTS_MAX, UPDATE_BYTES_MAX } from './limits.ts'
import type { DocumentKind } from './names.ts'
import { elementsOf, filesOf, isFilePath, notesOf } from './shape.ts'
import { Trial } from './trial.server.ts'

const AUTHOR = 11

/** A saved document, and a page that has it. */
function setUp(kind: DocumentKind, write: (doc: Y.Doc) => void = () => {}) {
  const saved = new Y.Doc()
  saved.clientID = 1
  write(saved)
  const page = new Y.Doc()
  page.clientID = AUTHOR
  Y.applyUpdate(page, Y.encodeStateAsUpdate(saved))
  page.clientID = AUTHOR
  const trial = new Trial(kind, () => ({ saved, pending: [], onMade: () => {} }))
  const edit = (change: (doc: Y.Doc) => void): Uint8Array => {
    const before = Y.encodeStateVector(page)
    page.transact(() => change(page))
    return Y.encodeStateAsUpdate(page, before)
  }
  const outcome = (update: Uint8Array, clientId = AUTHOR) => {
    const tried = trial.tryEdit(update, clientId)
    return tried.ok ? (tried.value.changed ? 'changed' : 'same') : tried.reason
  }
  return { saved, page, trial, edit, outcome, tries: (change: (doc: Y.Doc) => void) => outcome(edit(change)) }
}

const withFile = (doc: Y.Doc) => void filesOf(doc).set('a.py', new Y.Text('print(1)\n'))
const box = (id: string, more: object = {}) => ({
  id,
  type: 'rectangle',
  version: 1,
  versionNonce: 5,
  isDeleted: false,
  x: 0,
  y: 0,
  width: 10,
  height: 10,
  ...more,
})

describe('an edit of code', () => {
  it('DO1 text typed, a file made, renamed and removed are taken', () => {
    const { tries } = setUp('code', withFile)
    expect(tries((doc) => filesOf(doc).get('a.py')?.insert(0, '# ü 日本 🎉\n'))).toBe('changed')
    expect(tries((doc) => filesOf(doc).set('src/b.go', new Y.Text('package main')))).toBe('changed')
    expect(tries((doc) => filesOf(doc).get('a.py')?.delete(0, 3))).toBe('changed')
    expect(tries((doc) => filesOf(doc).delete('a.py'))).toBe('changed')
  })

  it('DO8 the same edit a second time is taken and changes nothing', () => {
    const { edit, outcome } = setUp('code', withFile)
    const update = edit((doc) => filesOf(doc).get('a.py')?.insert(2, 'twice'))
    expect([outcome(update), outcome(update)]).toEqual(['changed', 'same'])
  })

  it('DO18 another root, another type, a key on a text, format, an embedded thing: none of it fits', () => {
    const shapes: ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getMap('secrets').set('a', 1),
      (doc) => doc.getArray('other').push(['x']),
      (doc) => void (filesOf(doc) as Y.Map<unknown>).set('a.py', 'a string'),
      (doc) => void (filesOf(doc) as Y.Map<unknown>).set('a.py', new Y.Map()),
      (doc) => void (filesOf(doc) as Y.Map<unknown>).set('a.py', new Y.XmlText('x')),
      (doc) => void (filesOf(doc) as Y.Map<unknown>).set('a.py', { __proto__: 1 }),
      (doc) => filesOf(doc).get('a.py')?.insertEmbed(0, { image: 'x' }),
      (doc) => filesOf(doc).get('a.py')?.insertEmbed(0, new Y.Text('inner')),
      (doc) => filesOf(doc).get('a.py')?.format(0, 3, { bold: true }),
      (doc) => filesOf(doc).get('a.py')?.setAttribute('lang', 'x'),
      (doc) => filesOf(doc).get('a.py')?.insert(0, 'x', { bold: true }),
      (doc) => void (filesOf(doc) as Y.Map<unknown>).set('doc', new Y.Doc()),
      (doc) => void (filesOf(doc) as Y.Map<unknown>).set('bytes', new Uint8Array(3)),
    ]
    const outcomes = shapes.map((shape) => setUp('code', withFile).tries(shape))
    expect(outcomes).toEqual(shapes.map(() => 'broken'))
  })

  it('DO18 a list in the place of the files does not fit', () => {
    const { outcome } = setUp('code', withFile)
    const other = new Y.Doc()
    other.clientID = AUTHOR
    other.getArray('files').push(['x'])
    expect(outcome(Y.encodeStateAsUpdate(other))).toBe('broken')
    const text = new Y.Doc()
    text.clientID = AUTHOR
    text.getText('files').insert(0, 'a text where files should be')
    expect(outcome(Y.encodeStateAsUpdate(text))).toBe('broken')
  })

  it.each([
    '../etc/passwd',
    '/etc/passwd',
    'a//b',
    './a',
    'a/..',
    '',
    'a\u0000b',
    'a\nb',
    'a\\b',
    'é.py',
    'x'.repeat(201),
  ])('DO18 a file called %j is refused', (path) => {
    const { tries } = setUp('code')
    expect(tries((doc) => filesOf(doc).set(path, new Y.Text('x')))).toBe('bad-path')
    expect(isFilePath(path)).toBe(false)
  })

  it('DO19 files and their number have limits, and what fits still fits afterwards', () => {
    const { tries } = setUp('code', withFile)
    expect(tries((doc) => filesOf(doc).get('a.py')?.insert(0, 'x'.repeat(FILE_BYTES_MAX)))).toBe(
      'file-too-large',
    )
    const wide = setUp('code', withFile)
    expect(
      wide.tries((doc) =>
        filesOf(doc)
          .get('a.py')
          ?.insert(0, '日'.repeat(FILE_BYTES_MAX / 3)),
      ),
    ).toBe('file-too-large')
    const many = setUp('code')
    for (let i = 0; i < FILES_MAX; i++) {
      expect(many.tries((doc) => filesOf(doc).set(`f${i}.c`, new Y.Text('x')))).toBe('changed')
    }
    expect(many.tries((doc) => filesOf(doc).set('one-more.c', new Y.Text('x')))).toBe('too-many-files')
    const heavy = setUp('code', (doc) => {
      for (let i = 0; i < 10; i++) filesOf(doc).set(`f${i}`, new Y.Text('x'.repeat(FILE_BYTES_MAX)))
    })
    expect(heavy.tries((doc) => filesOf(doc).set('f10', new Y.Text('y'.repeat(60_000))))).toBe(
      'document-full',
    )
  })
})

describe('an update that is none', () => {
  it('DO17 bytes of any kind are refused and leave the document as it was', () => {
    const { trial, outcome, edit, saved } = setUp('code', withFile)
    const good = edit((doc) => filesOf(doc).get('a.py')?.insert(0, 'good '))
    let state = 3
    const random = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
    for (let end = 0; end < good.length; end++) expect(outcome(good.slice(0, end))).not.toBe('changed')
    for (let round = 0; round < 800; round++) {
      const noise = good.slice()
      for (let n = 0; n < 1 + random() * 3; n++) noise[Math.floor(random() * noise.length)] = random() * 256
      outcome(noise)
      const { doc } = trial
      expect(doc.store.pendingStructs).toBeNull()
      expect([...doc.share.keys()]).toEqual(['files'])
      trial.forget()
    }
    expect(filesOf(saved).get('a.py')?.toString()).toBe('print(1)\n')
  })

  it('DO17 what needs something that never came is refused, and does not lie in wait', () => {
    const { edit, outcome, trial } = setUp('code', withFile)
    const first = edit((doc) => filesOf(doc).get('a.py')?.insert(0, 'one '))
    const second = edit((doc) => filesOf(doc).get('a.py')?.insert(4, 'two '))
    expect(outcome(second)).toBe('broken')
    expect(trial.doc.store.pendingStructs).toBeNull()
    expect([outcome(first), outcome(second)]).toEqual(['changed', 'changed'])
    const stranger = new Y.Doc()
    stranger.clientID = 99
    withFile(stranger)
    const mine = new Y.Doc()
    mine.clientID = AUTHOR
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(stranger))
    const before = Y.encodeStateVector(mine)
    filesOf(mine).get('a.py')?.insert(0, 'leans on a stranger')
    const fresh = setUp('code', withFile)
    expect(fresh.outcome(Y.encodeStateAsUpdate(mine, before))).toBe('broken')
    filesOf(mine).get('a.py')?.delete(0, 30)
    const deletion = setUp('code', withFile)
    expect(deletion.outcome(Y.encodeStateAsUpdate(mine, Y.encodeStateVector(mine)))).toBe('broken')
  })

  it("DO17 nothing is taken in somebody else's name", () => {
    const { edit, outcome } = setUp('code', withFile)
    const update = edit((doc) => filesOf(doc).get('a.py')?.insert(0, 'who?'))
    expect(outcome(update, AUTHOR + 1)).toBe('broken')
    expect(outcome(update)).toBe('changed')
  })

  it('DO17, DO19 lengths and numbers that are only claimed are refused without being believed', () => {
    const { outcome } = setUp('code', withFile)
    const claim = (length: number) =>
      encoding.encode((encoder) => {
        // One client, one piece: something deleted, `length` long, at the start of its author's.
        for (const number of [1, 1, AUTHOR, 0]) encoding.writeVarUint(encoder, number)
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, length)
        encoding.writeVarUint(encoder, 0)
      })
    expect(outcome(claim(5))).toBe('changed')
    expect(setUp('code', withFile).outcome(claim(2 ** 50))).toBe('broken')
    const many = encoding.encode((encoder) => {
      for (const number of [1, STRUCTS_MAX + 1, AUTHOR, 0]) encoding.writeVarUint(encoder, number)
      for (let i = 0; i <= STRUCTS_MAX; i++) {
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, 1)
      }
      encoding.writeVarUint(encoder, 0)
    })
    expect(setUp('code', withFile).outcome(many)).toBe('too-large')
    expect(setUp('code', withFile).outcome(new Uint8Array(UPDATE_BYTES_MAX + 1))).toBe('too-large')
    const clients = encoding.encode((encoder) => encoding.writeVarUint(encoder, 2 ** 40))
    expect(setUp('code', withFile).outcome(clients)).toBe('broken')
  })

  it('DO17 a value nested a hundred thousand deep is refused', () => {
    const nested = encoding.encode((encoder) => {
      for (const number of [1, 1, AUTHOR, 0]) encoding.writeVarUint(encoder, number)
      // An item with a parent named by its root, a key, and any value.
      encoding.writeUint8(encoder, 0x20 | 8)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'elements')
      encoding.writeVarString(encoder, 'x')
      encoding.writeVarUint(encoder, 1)
      for (let i = 0; i < 100_000; i++) {
        encoding.writeUint8(encoder, 117)
        encoding.writeVarUint(encoder, 1)
      }
    })
    expect(setUp('board').outcome(nested)).toBe('broken')
  })
})

describe('an edit of a board', () => {
  const put = (element: object & { id: string }) => (doc: Y.Doc) =>
    void elementsOf(doc).set(element.id, element)

  it('DO1 shapes, moved and removed, are taken', () => {
    const { tries } = setUp('board')
    expect(tries(put(box('a')))).toBe('changed')
    expect(tries(put(box('a', { x: 40, version: 2 })))).toBe('changed')
    expect(
      tries(put(box('t', { type: 'text', text: 'LB', boundElements: [{ id: 'a', type: 'arrow' }] }))),
    ).toBe('changed')
    expect(tries((doc) => elementsOf(doc).delete('a'))).toBe('changed')
  })

  it('DO18 pictures, embedded pages and links are refused', () => {
    for (const element of [
      box('i', { type: 'image', fileId: 'f' }),
      box('e', { type: 'embeddable', link: 'https://example.org' }),
      box('f', { type: 'iframe' }),
      box('l', { link: 'javascript:alert(1)' }),
      box('m', { type: 'magicframe' }),
    ])
      expect([element.id, setUp('board').tries(put(element))]).toEqual([element.id, 'not-drawable'])
  })

  it('DO18 what is no thing to draw is refused', () => {
    const odd: [string, unknown][] = [
      ['a', 'text'],
      ['a', 5],
      ['a', null],
      ['a', [1]],
      ['a', { ...box('a'), id: 'b' }],
      ['a', { ...box('a'), version: -1 }],
      ['a', { ...box('a'), version: 1.5 }],
      ['a', { ...box('a'), x: 1e300 }],
      ['a', { ...box('a'), isDeleted: 'no' }],
      ['a b', box('a b')],
      ['a', { ...box('a'), points: [[[[[[[[1]]]]]]]] }],
    ]
    for (const [id, value] of odd) {
      const outcome = setUp('board').tries((doc) => void elementsOf(doc).set(id, value))
      expect([value, outcome]).toEqual([value, 'broken'])
    }
    expect(
      setUp('board').tries((doc) => void (elementsOf(doc) as Y.Map<unknown>).set('t', new Y.Text('x'))),
    ).toBe('broken')
  })

  it('DO19 one thing has a limit', () => {
    const heavy = box('a', { type: 'text', text: 'x'.repeat(70_000) })
    expect(setUp('board').tries(put(heavy))).toBe('document-full')
  })
})

describe('an edit of notes', () => {
  it('DO1, DO18 text is taken, format is not', () => {
    const { tries } = setUp('notes')
    expect(tries((doc) => notesOf(doc).insert(0, 'remember this'))).toBe('changed')
    expect(tries((doc) => notesOf(doc).format(0, 4, { bold: true }))).toBe('broken')
  })
})
