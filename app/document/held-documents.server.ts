// Which documents are open in this process, and for how many: read when the first one comes, put away when the last one goes.
import { loadDocument, type DocumentKey } from '#app/db/documents.server.ts'
import type { Database } from '#app/db/client.server.ts'
import { closeCodes } from '#app/protocol/close-codes.ts'
import type { DocumentConnection } from './document-connection.server.ts'
import { LiveDocument, type DocumentDeps } from './live-document.server.ts'
import type { DocumentName } from './names.ts'

export type Held = { live: LiveDocument; users: number; connections: Set<DocumentConnection> }

export class HeldDocuments {
  readonly #db: Database
  readonly #deps: DocumentDeps
  readonly #open = new Map<string, Promise<Held>>()
  /** Those of `#open` that are read, and those of before that somebody still has. */
  readonly #held = new Set<Held>()
  #stopped = false

  constructor(db: Database, deps: DocumentDeps) {
    this.#db = db
    this.#deps = deps
  }

  /** Whoever takes hold of a document lets go of it again. */
  async take(sessionId: string, called: DocumentName): Promise<Held> {
    if (this.#stopped) throw new Error('Documents are closed')
    const key = { sessionId, name: called.name }
    const id = idOf(key)
    const opening = this.#open.get(id) ?? this.#load(key, called)
    this.#open.set(id, opening)
    try {
      const held = await opening
      // Put away while we waited for it.
      if (this.#open.get(id) !== opening) return await this.take(sessionId, called)
      held.users += 1
      return held
    } catch (error) {
      if (this.#open.get(id) === opening) this.#open.delete(id)
      throw error
    }
  }

  letGo(held: Held): void {
    this.#release(held).catch((error: unknown) =>
      this.#deps.log.error({ ...held.live.key, error }, 'A document could not be put away'),
    )
  }

  connectionsOf(sessionId: string, userId: string): DocumentConnection[] {
    return [...this.#held]
      .filter(({ live }) => live.key.sessionId === sessionId)
      .flatMap(({ connections }) => [...connections])
      .filter((connection) => connection.userId === userId)
  }

  /** Hangs up on everybody, and saves what came until then. */
  async stop(): Promise<void> {
    this.#stopped = true
    const all = await this.#settled()
    for (const held of all) hangUp(held)
    await Promise.all(all.map(({ live }) => live.end()))
    this.#open.clear()
  }

  async #load(key: DocumentKey, called: DocumentName): Promise<Held> {
    const live = new LiveDocument(key, called, this.#deps)
    live.replay(await loadDocument(this.#db, key))
    const held: Held = { live, users: 0, connections: new Set() }
    this.#held.add(held)
    live.onLost(() => {
      this.#deps.log.warn(key, 'A document was written by another process, and is read again')
      this.#open.delete(idOf(key))
      hangUp(held)
    })
    return held
  }

  async #release(held: Held): Promise<void> {
    held.users -= 1
    await held.live.settled()
    const id = idOf(held.live.key)
    const known = await this.#open.get(id)?.catch(() => null)
    // Somebody came meanwhile.
    if (held.users > 0) return
    if (known === held) this.#open.delete(id)
    this.#held.delete(held)
    await held.live.end()
  }

  async #settled(): Promise<Held[]> {
    const all = await Promise.allSettled(this.#open.values())
    return all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  }
}

function hangUp({ connections }: Held): void {
  for (const connection of [...connections]) connection.hangUp(closeCodes.restarting, '')
}

function idOf({ sessionId, name }: DocumentKey): string {
  return `${sessionId}/${name}`
}
