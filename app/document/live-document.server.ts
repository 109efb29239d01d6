// One open document. An edit is tried on a copy first; what passes is saved, and only then part of the document and told.
import * as Y from 'yjs'
import { isKeyTaken } from '#app/db/client.server.ts'
import type { DocumentKey, DocumentRow, StoredDocument } from '#app/db/documents.server.ts'
import type { Log } from '#app/lib/log.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { seconds } from '#app/lib/time.ts'
import type { Timers } from '#app/lib/timers.ts'
import { Bucket } from './bucket.ts'
import { Cursors } from './cursors.server.ts'
import type { DocumentLog } from './document-log.server.ts'
import { decodeEdit, isRepetition } from './edit-check.ts'
import { encodeToPage } from './frames.ts'
import { ENCODED_BYTES_MAX } from './limits.ts'
import type { DocumentName } from './names.ts'
import type { DocumentRefusal } from './refusal-words.ts'
import { Trial } from './trial.server.ts'

export type DocumentDeps = { log: Log; now: () => Date; timers: Timers; lines: DocumentLog }

/** What a transaction on `LiveDocument.doc` carries as its origin. */
export type EditOrigin = {
  /** A user id, or `system`. */
  by: string
  /** `page`, or what the server's own code called itself, e.g. `box`. */
  from: string
}

/** A page, from one `hello` to the next. */
export type Sitting = { readonly clientId: number; readonly userId: string; tell(frame: Uint8Array): void }

type Pending = { update: Uint8Array; origin: EditOrigin; sitting: Sitting | null; saved: () => void }

/** Rows beyond the last snapshot that are worth a new one. */
const ROWS_MAX = 300
const ROW_BYTES_MAX = 256 << 10
/** What may wait for a database that does not take it; beyond this, edits are refused. */
const PENDING_BYTES_MAX = 4 << 20
const RETRY_MS = seconds(0.5)
const RETRY_MAX_MS = seconds(10)
/** Refused edits of one person: some are bad luck, many are an attack, and each costs us a new copy. */
const STRIKES = { burst: 15, perSecond: 0.2 }

export class LiveDocument {
  readonly key: DocumentKey
  readonly called: DocumentName
  /** What is saved. To be read and observed; `change` changes it. */
  readonly doc = new Y.Doc()
  readonly cursors: Cursors
  readonly #deps: DocumentDeps
  readonly #trial: Trial
  readonly #writers = new Map<number, string>()
  readonly #sittings = new Set<Sitting>()
  readonly #strikes = new Map<string, Bucket>()
  readonly #onLost = new Set<() => void>()
  #pending: Pending[] = []
  #saving: Promise<void> | null = null
  #seq = 0
  #rows = 0
  #rowBytes = 0
  #snapshotBytes = 0
  #ending = false
  #hurry = () => {}
  #ended: Promise<void> | null = null
  #lost = false

  constructor(key: DocumentKey, called: DocumentName, deps: DocumentDeps) {
    this.key = key
    this.called = called
    this.#deps = deps
    this.cursors = new Cursors((update) => this.#tellAll(encodeToPage({ type: 'awareness', update }), null))
    this.#trial = new Trial(called.kind, () => ({
      saved: this.doc,
      pending: this.#pending.map((one) => one.update),
      onMade: (clientId) => this.#writers.set(clientId, 'system'),
    }))
  }

  /** Takes up what was stored. Before anything else. */
  replay({ snapshot, rows }: StoredDocument): void {
    const origin: EditOrigin = { by: 'system', from: 'stored' }
    if (snapshot) {
      Y.applyUpdate(this.doc, snapshot.update, origin)
      this.#seq = snapshot.seq
      this.#snapshotBytes = snapshot.update.length
      for (const [clientId, userId] of Object.entries(snapshot.writers))
        this.#writers.set(Number(clientId), userId)
    }
    for (const { seq, by, update } of rows) {
      for (const { id } of Y.decodeUpdate(update).structs) this.#writers.set(id.client, by)
      Y.applyUpdate(this.doc, update, origin)
      this.#count(update, seq)
    }
  }

  get isLost(): boolean {
    return this.#lost
  }

  /** Somebody else wrote to this document in the database: what we hold is no longer true. */
  onLost(listener: () => void): () => void {
    this.#onLost.add(listener)
    return () => this.#onLost.delete(listener)
  }

  join(sitting: Sitting): void {
    this.#sittings.add(sitting)
  }

  leave(sitting: Sitting): void {
    this.#sittings.delete(sitting)
    this.cursors.remove(sitting.clientId)
  }

  /** Whether this Yjs client is nobody else's: neither written as nor sat as, or one's edits would be refused as another's. */
  isFree(clientId: number, userId: string): boolean {
    if ((this.#writers.get(clientId) ?? userId) !== userId) return false
    return [...this.#sittings].every((one) => one.clientId !== clientId || one.userId === userId)
  }

  /** What a page that has `stateVector` lacks. Throws where that is none. */
  missing(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, stateVector)
  }

  /** False = this person was refused so often that it cannot be an accident. */
  strike(userId: string, nowMs: number): boolean {
    const bucket = this.#strikes.get(userId) ?? new Bucket(STRIKES)
    this.#strikes.set(userId, bucket)
    return bucket.take(1, nowMs)
  }

  /** Whether all of this edit is here already, so that its author may hear so whatever has changed since. */
  has(update: Uint8Array): boolean {
    const edit = decodeEdit(update)
    return edit.ok && isRepetition(this.#trial.doc, edit.value)
  }

  /** An edit of a page that may write. `saved` is called when it is in the database; the others hear of it then. */
  take(update: Uint8Array, sitting: Sitting, saved: () => void): Result<null, DocumentRefusal> {
    const { clientId, userId } = sitting
    if (this.#lost) return refuse('not-saved')
    if (!this.isFree(clientId, userId)) return refuse('broken')
    const tried = this.#trial.tryEdit(update, clientId)
    if (!tried.ok) return tried
    if (!tried.value.changed) {
      void this.settled().then(saved)
      return accept(null)
    }
    const room = this.#roomFor(update)
    if (!room.ok) {
      this.#trial.forget()
      return room
    }
    this.#writers.set(clientId, userId)
    this.#put({ update, origin: { by: userId, from: 'page' }, sitting, saved })
    return accept(null)
  }

  /** An edit of the server's own. `edit` gets the document with everything that is on its way. */
  async change(from: string, edit: (doc: Y.Doc) => void): Promise<Result<null, DocumentRefusal>> {
    if (this.#lost) return refuse('not-saved')
    const tried = this.#trial.tryChange(edit, from)
    if (!tried.ok) return tried
    if (tried.value.length === 0) {
      await this.settled()
      return accept(null)
    }
    const update = Y.mergeUpdates(tried.value)
    return new Promise((resolve) => {
      const stop = this.onLost(() => resolve(refuse('not-saved')))
      const saved = () => {
        stop()
        resolve(accept(null))
      }
      this.#put({ update, origin: { by: 'system', from }, sitting: null, saved })
    })
  }

  /** Resolves when nothing waits to be saved. */
  async settled(): Promise<void> {
    while (this.#saving) await this.#saving
  }

  /** Saves what it can, and lets go. */
  end(): Promise<void> {
    this.#ended ??= this.#end()
    return this.#ended
  }

  async #end(): Promise<void> {
    this.#ending = true
    this.#hurry()
    await this.settled()
    if (this.#rows > 20 && !this.#lost) await this.#compact()
    this.cursors.stop()
    this.doc.destroy()
    this.#trial.forget()
  }

  #put(pending: Pending): void {
    this.#pending.push(pending)
    this.#run()
  }

  #run(): void {
    if (this.#saving || this.#lost) return
    this.#saving = this.#save().finally(() => {
      this.#saving = null
      // It came between the last look and this line.
      if (this.#pending.length > 0 && !this.#ending) this.#run()
    })
  }

  #roomFor(update: Uint8Array): Result<null, DocumentRefusal> {
    const waiting = this.#pending.reduce((sum, one) => sum + one.update.length, update.length)
    if (waiting > PENDING_BYTES_MAX) return refuse('not-saved')
    const encoded = this.#snapshotBytes + this.#rowBytes + waiting
    return encoded > ENCODED_BYTES_MAX ? refuse('document-full') : accept(null)
  }

  async #save(): Promise<void> {
    let delayMs = RETRY_MS
    while (this.#pending.length > 0 && !this.#lost) {
      const batch = [...this.#pending]
      try {
        await this.#deps.lines.append(this.key, this.#toRows(batch))
      } catch (error) {
        this.#deps.log.error({ ...this.key, error }, 'What was written in a document could not be saved')
        if (isKeyTaken(error)) return this.#lose()
        if (this.#ending) return
        // Pages keep what is not saved and say so; whoever is refused meanwhile hears of it.
        await this.#pause(delayMs)
        delayMs = Math.min(delayMs * 2, RETRY_MAX_MS)
        continue
      }
      delayMs = RETRY_MS
      this.#pending = this.#pending.slice(batch.length)
      for (const one of batch) this.#take(one)
      if (this.#rows > ROWS_MAX || this.#rowBytes > ROW_BYTES_MAX) await this.#compact()
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#hurry = resolve
      this.#deps.timers.after(ms, resolve)
    })
  }

  #toRows(batch: readonly Pending[]): DocumentRow[] {
    const at = this.#deps.now()
    return batch.map(({ update, origin }, index) => ({
      seq: this.#seq + 1 + index,
      at,
      by: origin.by,
      update,
    }))
  }

  #take({ update, origin, sitting, saved }: Pending): void {
    this.#count(update, this.#seq + 1)
    try {
      Y.applyUpdate(this.doc, update, origin)
    } catch (error) {
      // The edit is in by now: this came from one of those who observe the document.
      this.#deps.log.error({ ...this.key, error }, 'A change of a document could not be followed')
    }
    saved()
    this.#tellAll(encodeToPage({ type: 'update', update }), sitting)
  }

  #count(update: Uint8Array, seq: number): void {
    this.#seq = seq
    this.#rows += 1
    this.#rowBytes += update.length
  }

  #tellAll(frame: Uint8Array, except: Sitting | null): void {
    for (const sitting of [...this.#sittings]) if (sitting !== except) sitting.tell(frame)
  }

  async #compact(): Promise<void> {
    const update = Y.encodeStateAsUpdate(this.doc)
    const known = Y.decodeStateVector(Y.encodeStateVector(this.doc))
    const writers = Object.fromEntries([...this.#writers].filter(([clientId]) => known.has(clientId)))
    try {
      await this.#deps.lines.replace(this.key, { seq: this.#seq, at: this.#deps.now(), update, writers })
      this.#snapshotBytes = update.length
    } catch (error) {
      // The rows are all there still: only longer than they need be.
      this.#deps.log.warn({ ...this.key, error }, 'A document could not be put together')
      this.#snapshotBytes += this.#rowBytes
    }
    this.#rows = 0
    this.#rowBytes = 0
  }

  #lose(): void {
    this.#lost = true
    for (const listener of [...this.#onLost]) listener()
  }
}
