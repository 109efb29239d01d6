import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { filesOf } from '#app/document/shape.ts'
import { createRandom, type Random } from '#test/support/random.ts'
import { addMissing, applyToDoc, textsOf } from './doc-files.ts'
import { knownBase, SURE_AFTER_MS, SyncLedger, type BoxFiles, type Files } from './sync-plan.ts'

const boxOf = (files: Record<string, string>, more: Partial<BoxFiles> = {}): BoxFiles => ({
  files: new Map(Object.entries(files)),
  left: new Set(),
  complete: true,
  ...more,
})
const docOf = (files: Record<string, string>): Files => new Map(Object.entries(files))

function agreed(files: Record<string, string>): SyncLedger {
  return new SyncLedger(new Map(Object.entries(files)))
}

describe('what to do so that both sides are the same', () => {
  it('CO1 a file of the document goes into an empty box', () => {
    const plan = new SyncLedger().plan(docOf({ 'main.py': 'x' }), boxOf({}), 0)
    expect([...plan.writes]).toEqual([['main.py', 'x']])
    expect(plan.edits).toEqual([])
  })

  it('CO1 a file of the box comes into the document', () => {
    const plan = new SyncLedger().plan(docOf({}), boxOf({ 'out.txt': 'y' }), 0)
    expect(plan.edits).toEqual([{ path: 'out.txt', kind: 'add', text: 'y' }])
    expect(plan.writes.size).toBe(0)
  })

  it('CO1 nothing is done twice: what both hold is left alone', () => {
    const ledger = agreed({ a: '1' })
    const plan = ledger.plan(docOf({ a: '2' }), boxOf({ a: '2' }), 0)
    expect([plan.edits.length, plan.writes.size, plan.removals.length]).toEqual([0, 0, 0])
    ledger.done(plan)
    expect(ledger.base.get('a')).toBe('2')
  })

  it('CO4 a file that is missing in the box for a moment is not removed from the document', () => {
    const ledger = agreed({ a: '1' })
    const early = ledger.plan(docOf({ a: '1' }), boxOf({}), 1000)
    expect([early.edits, [...early.unsure.keys()]]).toEqual([[], ['a']])
    ledger.done(early)
    const ask = () => ledger.plan(docOf({ a: '1' }), boxOf({}), 1000 + SURE_AFTER_MS)
    expect(ask()).toEqual(ask())
    expect(ask().edits).toEqual([{ path: 'a', kind: 'remove' }])
  })

  it('CO4 nor is one that is empty for a moment: many programs write a file that way', () => {
    const ledger = agreed({ a: 'long text' })
    ledger.done(ledger.plan(docOf({ a: 'long text' }), boxOf({ a: '' }), 1000))
    const back = ledger.plan(docOf({ a: 'long text' }), boxOf({ a: 'long text!' }), 1100)
    expect(back.edits).toEqual([{ path: 'a', kind: 'edit', edits: [{ at: 9, remove: 0, insert: '!' }] }])
    ledger.done(back)
    ledger.done(ledger.plan(docOf({ a: 'long text!' }), boxOf({ a: '' }), 2000))
    const meant = ledger.plan(docOf({ a: 'long text!' }), boxOf({ a: '' }), 2000 + SURE_AFTER_MS)
    expect(meant.edits).toEqual([{ path: 'a', kind: 'edit', edits: [{ at: 0, remove: 10, insert: '' }] }])
  })

  it('CO2 removed in the box while somebody wrote on: it stays, with what was written', () => {
    const ledger = agreed({ a: '1' })
    ledger.done(ledger.plan(docOf({ a: '12' }), boxOf({}), 0))
    expect([...ledger.base]).toEqual([['a', '12']])
    const plan = agreed({ a: '1' }).plan(docOf({ a: '12' }), boxOf({}), 0)
    expect([...plan.writes]).toEqual([['a', '12']])
  })

  it('CO2 removed in the editor while a program wrote to it: it comes back with that', () => {
    const plan = agreed({ a: '1' }).plan(docOf({}), boxOf({ a: '2' }), 0)
    expect(plan.edits).toEqual([{ path: 'a', kind: 'add', text: '2' }])
  })

  it('CO1 removed in the editor is removed in the box', () => {
    expect(agreed({ a: '1' }).plan(docOf({}), boxOf({ a: '1' }), 0).removals).toEqual(['a'])
  })

  it('CO5 a file that turned into something else stays in both as it is', () => {
    const ledger = agreed({ a: 'text' })
    const plan = ledger.plan(docOf({ a: 'text' }), boxOf({}, { left: new Set(['a']) }), 0)
    expect([plan.edits, [...plan.writes], plan.removals]).toEqual([[], [], []])
    const hidden = ledger.plan(docOf({ a: 'text' }), boxOf({}, { complete: false }), 0)
    expect([hidden.edits, [...hidden.unsure.keys()]]).toEqual([[], []])
  })

  it('CO2 a file both brought along is the document’s, where nothing is known of it', () => {
    const plan = new SyncLedger().plan(docOf({ a: 'mine' }), boxOf({ a: 'theirs' }), 0)
    expect([[...plan.writes], plan.edits]).toEqual([[['a', 'mine']], []])
  })

  it('CO1 what could not be written is tried again', () => {
    const ledger = agreed({ a: '1' })
    const plan = ledger.plan(docOf({ a: '2', b: 'new' }), boxOf({ a: '1' }), 0)
    ledger.done(plan, new Set(['a', 'b']))
    expect([...ledger.plan(docOf({ a: '2', b: 'new' }), boxOf({ a: '1' }), 0).writes.keys()]).toEqual([
      'a',
      'b',
    ])
  })

  it('CO7 after a restart the side that did not change since gives way to the one that did', () => {
    const was = (text: string) => (_path: string, now: string) => now === text
    expect([...knownBase(docOf({ a: 'old' }), docOf({ a: 'old, sed' }), was('old'))]).toEqual([['a', 'old']])
    expect([...knownBase(docOf({ a: 'old, typed' }), docOf({ a: 'old' }), was('old'))]).toEqual([
      ['a', 'old'],
    ])
    const both = knownBase(docOf({ a: 'typed old' }), docOf({ a: 'old sed' }), was('old'))
    const plan = new SyncLedger(both).plan(docOf({ a: 'typed old' }), boxOf({ a: 'old sed' }), 0)
    expect([...plan.writes]).toEqual([['a', 'typed old sed']])
    expect([...knownBase(docOf({ a: '1' }), docOf({ a: '2' }), () => null)]).toEqual([])
  })

  it('CO7 what was on its way to the box is no change of the box, whether it arrived or not', () => {
    const known = (_path: string, now: string) => ['old', 'old, typed'].includes(now)
    const baseOf = (doc: string, box: string) =>
      knownBase(docOf({ a: doc }), docOf({ a: box }), known).get('a')
    expect(baseOf('old, typed', 'old')).toBe('old')
    expect(baseOf('other', 'old, typed')).toBe('old, typed')
    expect(baseOf('old', 'old, typed')).toBe('old, typed')
    expect(baseOf('old, typed', 'sed')).toBe('old, typed')
  })
})

describe('what a language begins with', () => {
  it('CO9 adds what is missing and overwrites nothing', () => {
    const doc = new Y.Doc()
    filesOf(doc).set('main.py', new Y.Text('mine'))
    addMissing(doc, [
      { path: 'main.py', content: 'theirs' },
      { path: 'lib.py', content: 'more' },
    ])
    expect(Object.fromEntries(textsOf(doc))).toEqual({ 'main.py': 'mine', 'lib.py': 'more' })
  })
})

/** Every letter typed or written is another one, so that it can be told what became of each. */
class World {
  readonly doc = new Y.Doc()
  readonly box = new Map<string, string>()
  readonly random: Random
  readonly typed = new Set<string>()
  readonly goodbye = new Set<string>()
  ledger = new SyncLedger()
  nowMs = 0
  boxHeard = true
  #letter = 0x4e00

  constructor(seed: number) {
    this.random = createRandom(seed)
  }

  #fresh(): string {
    return String.fromCharCode(this.#letter++)
  }

  /** Somebody types, removes a stretch, a whole file, or makes one. */
  edit(): void {
    const files = filesOf(this.doc)
    const path = this.random.pick(['a', 'b', 'c'])
    const text = files.get(path)
    if (!text) return void files.set(path, new Y.Text(this.#type()))
    const at = this.random.whole(text.length + 1)
    const kind = this.random.whole(12)
    if (kind === 0) {
      this.#say(text.toString())
      files.delete(path)
    } else if (kind < 4) {
      const count = Math.min(this.random.whole(4), text.length - at)
      this.#say(text.toString().slice(at, at + count))
      text.delete(at, count)
    } else text.insert(at, this.#type())
  }

  /** A program replaces, cuts, empties or removes a file of the box, or makes one. */
  write(): void {
    this.boxHeard = false
    const path = this.random.pick(['a', 'b', 'c', 'd'])
    const text = this.box.get(path)
    if (text === undefined) return void this.box.set(path, this.#fresh() + this.#fresh())
    const kind = this.random.whole(10)
    if (kind === 0) this.#boxGone(path, text, undefined)
    else if (kind === 1) this.#boxGone(path, text, '')
    else {
      const at = this.random.whole(text.length + 1)
      const cut = this.random.whole(3)
      this.#say(text.slice(at, at + cut))
      this.box.set(path, text.slice(0, at) + this.#fresh() + text.slice(at + cut))
    }
  }

  /** As the server does it: knows of the box what it was last told, and looks when it hears that something changed. */
  sync(looks: boolean): void {
    this.nowMs += SURE_AFTER_MS / 3
    if (looks) this.boxHeard = true
    const seen = looks
      ? { files: new Map(this.box), left: new Set<string>(), complete: true }
      : this.ledger.boxAsKnown
    const plan = this.ledger.plan(textsOf(this.doc), seen, this.nowMs)
    for (const edit of plan.edits) applyToDoc(this.doc, edit)
    for (const path of plan.removals) this.box.delete(path)
    for (const [path, text] of plan.writes) this.box.set(path, text)
    this.ledger.done(plan)
  }

  get lost(): string[] {
    const now = [...textsOf(this.doc).values()].join('')
    return [...this.typed].filter((letter) => !now.includes(letter) && !this.goodbye.has(letter))
  }

  #type(): string {
    const letter = this.#fresh()
    this.typed.add(letter)
    return letter
  }

  /** Whoever removes a letter that they saw meant it. */
  #say(text: string): void {
    for (const letter of text) this.goodbye.add(letter)
  }

  #boxGone(path: string, text: string, left: '' | undefined): void {
    this.#say(text)
    if (left === undefined) this.box.delete(path)
    else this.box.set(path, left)
  }
}

describe('any order of edits on both sides', () => {
  it.each(Array.from({ length: 60 }, (_seed, index) => index + 1))(
    'CO3 ends with both sides the same and nothing typed lost (seed %i)',
    (seed) => {
      const world = new World(seed)
      for (let step = 0; step < 300; step++) {
        const kind = world.random.whole(10)
        if (kind < 4) world.edit()
        else if (kind < 6) world.write()
        else world.sync(kind < 8)
      }
      for (let calm = 0; calm < 12; calm++) world.sync(true)
      expect(Object.fromEntries(textsOf(world.doc))).toEqual(Object.fromEntries(world.box))
      expect(world.lost).toEqual([])
    },
  )
})
