// Edits that no page of ours would make, put together byte by byte: each fits one check and must fall at another.
import { describe, expect, it } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { ELEMENTS_MAX, FILES_MAX } from './limits.ts'
import type { DocumentKind } from './names.ts'
import { elementsOf, filesOf, isFilePath, notesOf } from './shape.ts'
import { Trial } from './trial.server.ts'

const AUTHOR = 11

type Parent = { root: string } | { client: number; clock: number }
type Content = { text: string } | { type: 'text' }

/** One piece after the other of one author, each in a place that is named. */
function pieces(...all: { in: Parent; key?: string; content: Content }[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, all.length, AUTHOR, 0]) encoding.writeVarUint(encoder, number)
    for (const { in: parent, key, content } of all) {
      const reference = 'text' in content ? 4 : 7
      encoding.writeUint8(encoder, reference | (key === undefined ? 0 : 0x20))
      encoding.writeVarUint(encoder, 'root' in parent ? 1 : 0)
      if ('root' in parent) encoding.writeVarString(encoder, parent.root)
      else for (const number of [parent.client, parent.clock]) encoding.writeVarUint(encoder, number)
      if (key !== undefined) encoding.writeVarString(encoder, key)
      if ('text' in content) encoding.writeVarString(encoder, content.text)
      else encoding.writeVarUint(encoder, 2)
    }
    encoding.writeVarUint(encoder, 0)
  })
}

function trialOf(kind: DocumentKind, write: (doc: Y.Doc) => void = () => {}, pending: Uint8Array[] = []) {
  const saved = new Y.Doc()
  saved.clientID = 1
  write(saved)
  return new Trial(kind, () => ({ saved, pending, onMade: () => {} }))
}

function outcome(trial: Trial, update: Uint8Array): string {
  const tried = trial.tryEdit(update, AUTHOR)
  return tried.ok ? (tried.value.changed ? 'changed' : 'same') : tried.reason
}

describe('a piece in a place where none belongs', () => {
  it('DO1 such pieces are taken where they do belong', () => {
    const file = pieces(
      { in: { root: 'files' }, key: 'a.py', content: { type: 'text' } },
      { in: { client: AUTHOR, clock: 0 }, content: { text: 'print(1)' } },
    )
    const trial = trialOf('code')
    expect(outcome(trial, file)).toBe('changed')
    expect(filesOf(trial.doc).get('a.py')?.toString()).toBe('print(1)')
    expect(outcome(trialOf('notes'), pieces({ in: { root: 'text' }, content: { text: 'x' } }))).toBe(
      'changed',
    )
  })

  it('DO18 a text of its own beside the files or the notes is refused', () => {
    const beside = pieces({ in: { root: 'other' }, content: { text: 'hidden' } })
    expect(outcome(trialOf('code'), beside)).toBe('broken')
    expect(outcome(trialOf('notes'), beside)).toBe('broken')
  })

  it('DO18 a word where a file belongs is refused', () => {
    const word = pieces({ in: { root: 'files' }, key: 'a.py', content: { text: 'x' } })
    expect(outcome(trialOf('code'), word)).toBe('broken')
    expect(outcome(trialOf('code'), pieces({ in: { root: 'files' }, content: { text: 'x' } }))).toBe('broken')
  })

  it('DO18 a key on a text is refused, on one that is there and on one that comes with it', () => {
    const withFile = (doc: Y.Doc) => void filesOf(doc).set('a.py', new Y.Text('print(1)'))
    const onKnown = pieces({ in: { client: 1, clock: 0 }, key: 'lang', content: { text: 'x' } })
    expect(outcome(trialOf('code', withFile), onKnown)).toBe('broken')
    const onFresh = pieces(
      { in: { root: 'files' }, key: 'b.py', content: { type: 'text' } },
      { in: { client: AUTHOR, clock: 0 }, key: 'lang', content: { text: 'x' } },
    )
    expect(outcome(trialOf('code', withFile), onFresh)).toBe('broken')
    const onNotes = pieces({ in: { root: 'text' }, key: 'lang', content: { text: 'x' } })
    expect(outcome(trialOf('notes'), onNotes)).toBe('broken')
  })
})

describe('a thing on a board', () => {
  const plain = {
    type: 'rectangle',
    version: 1,
    versionNonce: 5,
    isDeleted: false,
    x: 0,
    y: 0,
    width: 1,
    height: 1,
  }
  const element = (id: string, more: object = {}) => ({ ...plain, id, ...more })
  const drawn = (...elements: ReturnType<typeof element>[]): Uint8Array => {
    const page = new Y.Doc()
    page.clientID = AUTHOR
    page.transact(() => {
      for (const one of elements) elementsOf(page).set(one.id, one)
    })
    return Y.encodeStateAsUpdate(page)
  }

  it('DO18 has no borrowed past and no number that is none', () => {
    expect(outcome(trialOf('board'), drawn(element('a', { customData: { a: 1 } })))).toBe('changed')
    const borrowed = JSON.parse('{"__proto__": {"isDeleted": true}}') as object
    expect(outcome(trialOf('board'), drawn(element('a', { customData: { borrowed } })))).toBe('broken')
    for (const odd of [NaN, Infinity])
      expect(outcome(trialOf('board'), drawn(element('a', { customData: { odd } })))).toBe('broken')
  })

  it('DO18 has in each field what the drawing takes there on trust', () => {
    const honest: object[] = [
      {
        angle: 1.57,
        strokeColor: '#1e1e1e',
        fillStyle: 'hachure',
        strokeWidth: 2,
        roughness: 1,
        opacity: 100,
      },
      { seed: 77, updated: 1.8e12, index: 'a0', groupIds: ['g'], frameId: null, roundness: { type: 3 } },
      { boundElements: [{ id: 'b', type: 'arrow' }], locked: false, link: null },
      {
        type: 'freedraw',
        points: [[0, 0]],
        pressures: [0.5],
        simulatePressure: false,
        lastCommittedPoint: [1, 2],
      },
      {
        type: 'arrow',
        points: [
          [0, 0],
          [-3.5, 4],
        ],
        startBinding: { elementId: 'b', focus: 0.1, gap: 4, fixedPoint: [0.5, 0.5] },
        endBinding: null,
        startArrowhead: null,
        endArrowhead: 'arrow',
        elbowed: true,
        fixedSegments: [{ start: [0, 0], end: [1, 1], index: 2 }],
        startIsSpecial: null,
        index: 'a1V',
      },
      {
        type: 'text',
        text: 'LB',
        originalText: 'LB',
        fontSize: 20,
        fontFamily: 5,
        lineHeight: 1.25,
        autoResize: true,
      },
      { type: 'frame', name: null, index: 'b00' },
    ]
    for (const more of honest)
      expect([more, outcome(trialOf('board'), drawn(element('a', more)))]).toEqual([more, 'changed'])
    const hostile: object[] = [
      { type: 'line', points: [null, null] },
      { type: 'arrow', points: [[0, 0], 5] },
      { type: 'arrow', points: [[0, 0, 0]] },
      { type: 'freedraw' },
      { type: 'freedraw', points: [[0, 0]] },
      { type: 'arrow', startBinding: { elementId: 5 } },
      { type: 'text', font: 5 },
      { boundElementIds: 'abc' },
      { boundElements: ['b'] },
      { groupIds: 'g' },
      { roundness: 3 },
      { strokeColor: { r: 1 } },
      { strokeWidth: 1e-9 },
      { width: 1e6 },
      { fontSize: 1e9 },
      ...['', '0', 'b0', 'b1', 'a00', '!!', `A${'0'.repeat(26)}`].map((index) => ({ index })),
    ]
    for (const more of hostile)
      expect([more, outcome(trialOf('board'), drawn(element('a', more)))]).toEqual([more, 'broken'])
  })

  it('DO19 is one of at most three thousand, which together weigh at most two megabytes', () => {
    const many = (doc: Y.Doc) => {
      for (let n = 0; n < ELEMENTS_MAX - 1; n++) elementsOf(doc).set(`e${n}`, element(`e${n}`))
    }
    expect(outcome(trialOf('board', many), drawn(element('a')))).toBe('changed')
    expect(outcome(trialOf('board', many), drawn(element('a'), element('b')))).toBe('document-full')
    const heavy = (doc: Y.Doc) => {
      for (let n = 0; n < 34; n++)
        elementsOf(doc).set(`e${n}`, element(`e${n}`, { text: 'x'.repeat(60_000) }))
    }
    expect(outcome(trialOf('board', heavy), drawn(element('a')))).toBe('changed')
    expect(outcome(trialOf('board', heavy), drawn(element('a', { text: 'x'.repeat(60_000) })))).toBe(
      'document-full',
    )
  })
})

describe('the copy on which an edit is tried', () => {
  it('DO19 counts what is on its way to the database', () => {
    const onItsWay = new Y.Doc()
    onItsWay.clientID = 5
    onItsWay.transact(() => {
      for (let n = 0; n < FILES_MAX; n++) filesOf(onItsWay).set(`f${n}.c`, new Y.Text('x'))
    })
    const another = pieces({ in: { root: 'files' }, key: 'a.py', content: { type: 'text' } })
    expect(
      outcome(
        trialOf('code', () => {}, [Y.encodeStateAsUpdate(onItsWay)]),
        another,
      ),
    ).toBe('too-many-files')
    expect(outcome(trialOf('code'), another)).toBe('changed')
  })

  it('DO23 keeps nothing of a change of the server that threw half-way', () => {
    const trial = trialOf('notes')
    const broken = () =>
      trial.tryChange((doc) => {
        notesOf(doc).insert(0, 'half')
        throw new Error('half-way')
      }, 'box')
    expect(broken).toThrow('half-way')
    const whole = trial.tryChange((doc) => notesOf(doc).insert(0, 'whole'), 'box')
    expect([whole.ok, notesOf(trial.doc).toString()]).toEqual([true, 'whole'])
  })

  it('DO18 a path is long in all, not only in its parts', () => {
    expect(isFilePath(`${'a/'.repeat(99)}b`)).toBe(true)
    expect(isFilePath(`${'a/'.repeat(100)}b`)).toBe(false)
  })
})
