// Edits, broken lines, restarts, refusals and changes of control in any order, from a seed: what must hold at the end holds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadDocument } from '#app/db/documents.server.ts'
import { filesOf } from '#app/document/shape.ts'
import type { DocumentPage } from '#test/support/document-page.ts'
import { startDocumentSession, type DocumentSession } from '#test/support/document-session.ts'

type Token = { text: string; doc: Y.Doc; fate: 'waiting' | 'saved' | 'unknown' | 'refused' | 'deleted' }
type Writer = { page: DocumentPage; who: 'candidate' | 'interviewer' | 'shadow'; isReachable: boolean }

function randoms(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
}

class Story {
  readonly tokens: Token[] = []
  readonly writers: Writer[] = []
  holder: Writer['who'] = 'candidate'
  readonly #session: DocumentSession
  readonly #random: () => number
  readonly #seed: number
  #count = 0

  constructor(session: DocumentSession, seed: number) {
    this.#session = session
    this.#seed = seed
    this.#random = randoms(seed)
  }

  async begin(): Promise<void> {
    const { cast } = this.#session
    for (const who of ['candidate', 'candidate', 'interviewer', 'interviewer', 'shadow'] as const) {
      const page = await this.#session.page(cast[who])
      await page.until(() => page.status.loaded)
      this.writers.push({ page, who, isReachable: true })
    }
  }

  async step(): Promise<string> {
    const dice = this.#random()
    const writer = this.#pick(this.writers)
    if (dice < 0.55) return this.#write(this.#pick(this.writers.filter(({ who }) => who === this.holder)))
    if (dice < 0.65) return this.#erase(this.#pick(this.writers.filter(({ who }) => who === this.holder)))
    if (dice < 0.73) return this.#trespass(writer)
    if (dice < 0.8) return this.#drop(writer)
    if (dice < 0.85) return this.#reach(writer)
    if (dice < 0.9) return this.#handOver()
    if (dice < 0.92) return this.#restart()
    await Promise.all(this.writers.filter((one) => one.isReachable).map(({ page }) => page.saved()))
    return 'everybody saved'
  }

  async finish(): Promise<void> {
    for (const writer of this.writers) {
      writer.isReachable = true
      writer.page.reachable(true)
    }
    for (const { page } of this.writers) await page.saved()
    this.#sort()
  }

  /** What became of each token so far. */
  #sort(): void {
    for (const token of this.tokens) {
      if (token.fate !== 'waiting') continue
      const { page } = this.writers.find(({ page: one }) => one.doc === token.doc) ?? {}
      // Its copy was taken back: an edit before the refused one may have been taken, and its answer lost.
      if (!page) token.fate = 'unknown'
      else if (page.status.word === 'saved') token.fate = 'saved'
    }
  }

  #write({ page }: Writer): string {
    this.#sort()
    const token = this.#token(page)
    return `wrote ${token.text}`
  }

  #erase({ page }: Writer): string {
    this.#sort()
    const text = page.text()
    const known = this.tokens.filter((one) => text.includes(one.text))
    if (known.length === 0) return 'nothing to erase'
    const token = this.#pick(known)
    page.file().delete(text.indexOf(token.text), token.text.length)
    token.fate = 'deleted'
    return `erased ${token.text}`
  }

  async #trespass(writer: Writer): Promise<string> {
    const { page, who, isReachable } = writer
    if (!isReachable || who === this.holder) return 'no trespass'
    await page.saved()
    this.#sort()
    const refused = page.refused.length
    const token = this.#token(page)
    await page.until(() => page.refused.length > refused, `${who} was not refused`)
    token.fate = 'refused'
    return `refused ${token.text}`
  }

  #drop({ page }: Writer): string {
    page.drop()
    return 'dropped'
  }

  #reach(writer: Writer): string {
    writer.isReachable = !writer.isReachable
    writer.page.reachable(writer.isReachable)
    return writer.isReachable ? 'reachable' : 'unreachable'
  }

  async #handOver(): Promise<string> {
    this.holder = this.holder === 'candidate' ? 'interviewer' : 'candidate'
    await this.#session.grant(this.#session.cast[this.holder])
    return `control to ${this.holder}`
  }

  async #restart(): Promise<string> {
    await this.#session.server.restart()
    await this.#session.rejoin()
    return 'restarted'
  }

  #token(page: DocumentPage): Token {
    const text = `<${this.#seed}.${++this.#count}>`
    const file = page.file()
    // Between tokens, so that each stays whole.
    const ends = [0, ...[...file.toString().matchAll(/>/g)].map((match) => match.index + 1)]
    file.insert(this.#pick(ends), text)
    const token: Token = { text, doc: page.doc, fate: 'waiting' }
    this.tokens.push(token)
    return token
  }

  #pick<Item>(items: readonly Item[]): Item {
    const found = items[Math.floor(this.#random() * items.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
}

describe('whatever happens', () => {
  let session: DocumentSession
  beforeAll(async () => {
    session = await startDocumentSession()
    // One text from the start: two made at once under one path are two, of which one stays.
    const open = await session.server.running.context.documents.open(session.cast.session.id, 'code-0')
    await open.change('test', (doc) => void filesOf(doc).set('main.py', new Y.Text()))
    open.close()
  })
  afterAll(() => session.end())

  it.each([1, 2, 5, 7])(
    'DO11 seed %i: all copies end the same, nothing saved is lost, nothing refused is anywhere',
    { timeout: 90_000 },
    async (seed) => {
      await session.grant(session.cast.candidate).catch(() => {})
      const story = new Story(session, seed)
      await story.begin()
      const steps: string[] = []
      for (let step = 0; step < 250; step++) steps.push(await story.step())
      await story.finish()
      const key = { sessionId: session.cast.session.id, name: 'code-0' }
      const stored = await loadDocument(session.server.running.context.db, key)
      const doc = new Y.Doc()
      if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.update)
      for (const row of stored.rows) Y.applyUpdate(doc, row.update)
      const kept = filesOf(doc).get('main.py')?.toString() ?? ''
      for (const { page } of story.writers) await page.until(() => page.text() === kept, 'copies differ')
      const of = (fate: Token['fate']) => story.tokens.filter((token) => token.fate === fate)
      expect(of('waiting')).toEqual([])
      expect(of('saved').filter(({ text }) => !kept.includes(text))).toEqual([])
      expect(of('refused').filter(({ text }) => kept.includes(text))).toEqual([])
      // Enough happened for this to mean something.
      expect(of('saved').length).toBeGreaterThan(10)
      expect(of('refused').length).toBeGreaterThan(0)
      expect(new Set(steps.map((step) => step.split(' ')[0]))).toContain('control')
      for (const { page } of story.writers) page.close()
    },
  )
})
