// A page's end of one document: its copy, its unanswered edits, its cursor and everybody else's. Knows no DOM and no editor.
//
// `doc` and `awareness` belong to the link and are REPLACED together when an edit of this page was refused: a Yjs copy
// cannot forget an edit, so the page gets a new copy with what everybody else sees. Bind an editor to the pair it was
// given, and bind it again when `onReplaced` brings another. Undo is the page's own: a Y.UndoManager on the new pair.
import { isOpen, redialAfterMs, type PageSocket } from '#app/lib/page-socket.ts'
import { applyAwarenessUpdate, Awareness, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  decodeToPage,
  DOCUMENT_FRAMES_VERSION,
  encodeFromPage,
  type Access,
  type FromPage,
  type ToPage,
} from './frames.ts'
import { AWARENESS_BYTES_MAX, AWARENESS_EVERY_MS, UPDATE_BYTES_MAX } from './limits.ts'
import { Outbox } from './outbox.ts'
import { documentRefusals, type DocumentRefusal } from './refusal-words.ts'

export type DocumentPair = { readonly doc: Y.Doc; readonly awareness: Awareness }

export type DocumentStatus = {
  /** One word for the screen. `saved`: everything typed here is in the database. */
  word: 'connecting' | 'saved' | 'saving' | 'offline' | 'ended'
  /** What is in the document has come at least once. */
  loaded: boolean
  /** Null = this page may write now; otherwise why not (`readOnlyWords`). What is typed all the same is refused. */
  access: Access
  /** Something typed here is not in the database yet: leaving now would lose it. */
  unsaved: boolean
  closeCode: number | null
}

export type Refused = {
  reason: DocumentRefusal
  words: string
  /** The copy as the person had it, with what was refused: to offer it for copying. No longer connected. */
  before: Y.Doc
}

export type LinkOptions = {
  open: () => PageSocket
  shouldReconnect: (code: number) => boolean
  onStatus: (status: DocumentStatus) => void
  /** Another copy has come in the place of `doc` and `awareness`. */
  onReplaced: (pair: DocumentPair) => void
  onRefused: (refused: Refused) => void
  /** 0 to 1; spreads reconnects so that not everybody knocks at once. */
  random: () => number
}

/** Between two messages with edits: a held key is a few messages a second, the first key leaves at once. */
const SEND_EVERY_MS = 20
/** Quiet for this long: ask whether anybody is there; no answer within the second figure: dial again. */
const PING_EVERY_MS = 10_000
const ANSWER_WITHIN_MS = 6_000

/** What is written with this origin is not this page's own: `UndoManager` must not track it, and nothing is sent. */
export const REMOTE = Symbol('remote')

/** Connects, and stays connected until `close`. */
export function connectDocument(options: LinkOptions): DocumentLink {
  return new DocumentLink(options)
}

export class DocumentLink {
  readonly #options: LinkOptions
  /** What the page shows. */
  #shown: DocumentPair
  /** What is connected: another one than shown between a refusal and the answer to the next hello. */
  #pair: DocumentPair
  /** As which it writes. */
  #clientId: number
  #outbox = new Outbox()
  #socket: PageSocket | null = null
  #welcomed = false
  #attempt = 0
  #status: DocumentStatus = {
    word: 'connecting',
    loaded: false,
    access: null,
    unsaved: false,
    closeCode: null,
  }
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  #quietTimer: ReturnType<typeof setTimeout> | undefined
  #sendTimer: ReturnType<typeof setTimeout> | undefined
  #pointTimer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(options: LinkOptions) {
    this.#options = options
    this.#pair = this.#shown = this.#newPair(null)
    this.#clientId = this.#pair.doc.clientID
    this.#connect()
  }

  get doc(): Y.Doc {
    return this.#shown.doc
  }

  get awareness(): Awareness {
    return this.#shown.awareness
  }

  get pair(): DocumentPair {
    return this.#shown
  }

  get status(): DocumentStatus {
    return this.#status
  }

  /** The network is back, or somebody is impatient: do not wait for the next try. */
  retryNow(): void {
    if (this.#closed || this.#socket || this.#status.word === 'ended') return
    clearTimeout(this.#retryTimer)
    this.#connect()
  }

  close(): void {
    this.#closed = true
    this.#drop()?.close(1000)
    this.#pair.awareness.destroy()
    this.#shown.awareness.destroy()
    // Last: a cursor that goes away wants to tell the others of it.
    this.#stopTimers()
  }

  #newPair(place: Record<string, unknown> | null): DocumentPair {
    const doc = new Y.Doc()
    const awareness = new Awareness(doc)
    awareness.setLocalState(place ?? {})
    const pair = { doc, awareness }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE && this.#pair === pair) this.#edited(update)
    })
    awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin === 'local' && this.#pair === pair) this.#pointSoon()
    })
    return pair
  }

  #connect(): void {
    const socket = this.#options.open()
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    socket.onopen = () => {
      this.#hello()
      this.#heard()
    }
    socket.onmessage = ({ data }) => {
      this.#heard()
      const frame = data instanceof ArrayBuffer ? decodeToPage(new Uint8Array(data)) : null
      if (frame) this.#receive(frame)
    }
    socket.onerror = () => {}
    socket.onclose = ({ code }) => this.#lose(code)
  }

  #hello(): void {
    const { doc } = this.#pair
    const stateVector = Y.encodeStateVector(doc)
    this.#send({ type: 'hello', version: DOCUMENT_FRAMES_VERSION, clientId: this.#clientId, stateVector })
  }

  #receive(frame: ToPage): void {
    switch (frame.type) {
      case 'welcome':
        return this.#welcome(frame.missing, frame.access)
      case 'update':
        return Y.applyUpdate(this.#pair.doc, frame.update, REMOTE)
      case 'ack':
        this.#outbox.answered(frame.id)
        this.#flush()
        return this.#change({})
      case 'refused':
        return this.#beginAfresh(frame.reason)
      case 'access':
        return this.#change({ access: frame.access })
      case 'awareness':
        return applyAwarenessUpdate(this.#pair.awareness, frame.update, REMOTE)
      case 'pong':
        return undefined
    }
  }

  #welcome(missing: Uint8Array, access: Access): void {
    const { doc, awareness } = this.#pair
    this.#welcomed = true
    this.#attempt = 0
    Y.applyUpdate(doc, missing, REMOTE)
    for (const update of this.#outbox.all) Y.applyUpdate(doc, update, REMOTE)
    // Only now: Yjs takes another number when it sees its own come back, and here it is no stranger's.
    doc.clientID = this.#clientId
    if (this.#shown !== this.#pair) {
      this.#shown.awareness.destroy()
      this.#shown = this.#pair
      this.#options.onReplaced(this.#shown)
    }
    // Counted on, or those who saw this cursor go would not see it come back.
    awareness.setLocalState(awareness.getLocalState() ?? {})
    this.#change({ access, loaded: true, closeCode: null })
    this.#flush()
  }

  #edited(update: Uint8Array): void {
    // Not worth the way: the server would refuse it, or the line be cut for it. What was typed before stays.
    if (update.length > UPDATE_BYTES_MAX)
      return this.#beginAfresh('too-large', { clientId: this.#clientId, kept: this.#outbox.all })
    this.#outbox.add(update)
    this.#flush()
    this.#change({})
  }

  #beginAfresh(reason: DocumentRefusal, keep?: { clientId: number; kept: Uint8Array[] }): void {
    const { doc, awareness } = this.#shown
    this.#welcomed = false
    this.#outbox = new Outbox(keep?.kept)
    // Refused again before the copy that was to replace this one had come.
    if (this.#pair !== this.#shown) this.#pair.awareness.destroy()
    this.#pair = this.#newPair(awareness.getLocalState())
    this.#clientId = keep?.clientId ?? this.#pair.doc.clientID
    this.#options.onRefused({ reason, words: documentRefusals[reason], before: doc })
    this.#change({})
    this.#hello()
  }

  #flush(): void {
    if (!this.#welcomed || this.#sendTimer) return
    const next = this.#outbox.next()
    if (!next) return
    this.#send({ type: 'update', ...next })
    this.#sendTimer = setTimeout(() => {
      this.#sendTimer = undefined
      this.#flush()
    }, SEND_EVERY_MS)
  }

  #pointSoon(): void {
    this.#pointTimer ??= setTimeout(() => {
      this.#pointTimer = undefined
      this.#point()
    }, AWARENESS_EVERY_MS)
  }

  #point(): void {
    const { doc, awareness } = this.#pair
    const clock = awareness.meta.get(doc.clientID)?.clock
    const state = JSON.stringify(awareness.getLocalState() ?? {})
    if (this.#welcomed && clock !== undefined && state.length <= AWARENESS_BYTES_MAX)
      this.#send({ type: 'awareness', clock, state })
  }

  #lose(code: number): void {
    this.#drop()
    if (this.#closed) return
    const { doc, awareness } = this.#pair
    const others = [...awareness.getStates().keys()].filter((clientId) => clientId !== doc.clientID)
    removeAwarenessStates(awareness, others, REMOTE)
    if (!this.#options.shouldReconnect(code)) {
      this.#stopTimers()
      return this.#change({ closeCode: code }, 'ended')
    }
    const waitMs = redialAfterMs(this.#attempt++, this.#options.random())
    this.#retryTimer = setTimeout(() => this.#connect(), waitMs)
    this.#change({ closeCode: code })
  }

  #drop(): PageSocket | null {
    const socket = this.#socket
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null
    this.#socket = null
    this.#welcomed = false
    clearTimeout(this.#quietTimer)
    this.#outbox.rewind()
    return socket
  }

  #heard(): void {
    clearTimeout(this.#quietTimer)
    this.#quietTimer = setTimeout(() => {
      this.#send({ type: 'ping' })
      // A dead network does not close a socket: after sleep that may take minutes, so it is not waited for.
      this.#quietTimer = setTimeout(() => {
        this.#drop()?.close(1000)
        this.#lose(1006)
      }, ANSWER_WITHIN_MS)
    }, PING_EVERY_MS)
  }

  #stopTimers(): void {
    for (const timer of [this.#retryTimer, this.#quietTimer, this.#sendTimer, this.#pointTimer])
      clearTimeout(timer)
    this.#sendTimer = this.#pointTimer = undefined
  }

  #send(frame: FromPage): void {
    if (isOpen(this.#socket)) this.#socket.send(encodeFromPage(frame))
  }

  #change(change: Partial<DocumentStatus>, ended?: 'ended'): void {
    const unsaved = !this.#outbox.isEmpty
    const next: DocumentStatus = { ...this.#status, ...change, unsaved }
    next.word = ended ?? this.#word(next)
    const keys = ['word', 'loaded', 'access', 'unsaved', 'closeCode'] as const
    if (keys.every((key) => next[key] === this.#status[key])) return
    this.#status = next
    this.#options.onStatus(next)
  }

  #word({ word, unsaved }: DocumentStatus): DocumentStatus['word'] {
    if (word === 'ended') return 'ended'
    if (this.#welcomed) return unsaved ? 'saving' : 'saved'
    // The first moments of a connection, and those between a refused edit and the copy that replaces this one.
    return this.#socket && this.#attempt === 0 ? 'connecting' : 'offline'
  }
}
