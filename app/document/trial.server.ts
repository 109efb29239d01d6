// The copy on which an edit is tried: the saved document and all that is on its way. A failed try costs the copy, nothing else.
import * as Y from 'yjs'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { checkEdit } from './edit-check.ts'
import type { DocumentKind } from './names.ts'
import type { DocumentRefusal } from './refusal-words.ts'
import { Shape, type Fault } from './shape.ts'

type Source = {
  saved: Y.Doc
  /** Accepted, and not in `saved` yet; in order. */
  pending: readonly Uint8Array[]
  /** Told the Yjs client as which the server itself writes on this copy. */
  onMade(clientId: number): void
}

type Copy = { doc: Y.Doc; shape: Shape; seen: Y.Transaction[]; updates: Uint8Array[] }

export class Trial {
  readonly #kind: DocumentKind
  readonly #source: () => Source
  #copy: Copy | null = null

  constructor(kind: DocumentKind, source: () => Source) {
    this.#kind = kind
    this.#source = source
  }

  get doc(): Y.Doc {
    return this.#ready().doc
  }

  /** The next try begins with a new copy. */
  forget(): void {
    this.#copy?.doc.destroy()
    this.#copy = null
  }

  /** `changed: false` = all of it was there already. */
  tryEdit(update: Uint8Array, clientId: number): Result<{ changed: boolean }, DocumentRefusal> {
    const { doc, seen } = this.#ready()
    const checked = checkEdit(update, { kind: this.#kind, clientId, known: Y.getState(doc.store, clientId) })
    if (!checked.ok) return checked
    const fault = this.#faultOf(() => Y.applyUpdate(doc, update))
    if (fault) return refuse(fault)
    return accept({ changed: seen.some(hasEffect) })
  }

  /** What `edit` did, as updates. */
  tryChange(edit: (doc: Y.Doc) => void, origin: string): Result<Uint8Array[], DocumentRefusal> {
    const { doc, updates } = this.#ready()
    try {
      const fault = this.#faultOf(() => doc.transact(() => edit(doc), origin), 'throw')
      return fault ? refuse(fault) : accept([...updates])
    } catch (error) {
      this.forget()
      throw error
    }
  }

  #faultOf(work: () => void, onError: 'refuse' | 'throw' = 'refuse'): Fault | null {
    const { shape, seen, updates } = this.#ready()
    seen.length = 0
    updates.length = 0
    let fault: Fault | null = 'broken'
    try {
      work()
      fault = shape.faultAfter(seen)
    } catch (error) {
      if (onError === 'throw') throw error
    }
    if (fault) this.forget()
    return fault
  }

  #ready(): Copy {
    if (this.#copy) return this.#copy
    const { saved, pending, onMade } = this.#source()
    const doc = new Y.Doc()
    const shape = new Shape(this.#kind, doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(saved))
    for (const update of pending) Y.applyUpdate(doc, update)
    const copy: Copy = { doc, shape, seen: [], updates: [] }
    doc.on('afterTransaction', (transaction: Y.Transaction) => copy.seen.push(transaction))
    doc.on('update', (update: Uint8Array) => copy.updates.push(update))
    onMade(doc.clientID)
    this.#copy = copy
    return copy
  }
}

function hasEffect({ beforeState, afterState, deleteSet }: Y.Transaction): boolean {
  if (deleteSet.clients.size > 0) return true
  for (const [client, clock] of afterState) if (beforeState.get(client) !== clock) return true
  return false
}
