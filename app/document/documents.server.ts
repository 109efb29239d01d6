// The documents of this process: opened when somebody connects, put away when the last one has gone. No module state.
import type { Database } from '#app/db/client.server.ts'
import type { Log } from '#app/lib/log.ts'
import type { Result } from '#app/lib/result.ts'
import type { Timers } from '#app/lib/timers.ts'
import { closeCodes } from '#app/protocol/close-codes.ts'
import { isScreenHidden } from '#app/session/focus-minutes.ts'
import { shownToOthers } from '#app/session/hidden-name.ts'
import { presentRound } from '#app/session/stages.ts'
import { controlHolder, type SessionState } from '#app/session/state.ts'
import type { Entry } from '#app/session/rooms.server.ts'
import type * as Y from 'yjs'
import { DocumentConnection, type DocumentSocket, type Seat } from './document-connection.server.ts'
import { DocumentLog } from './document-log.server.ts'
import { HeldDocuments, type Held } from './held-documents.server.ts'
import type { Standing } from './may-write.ts'
import { hasRound, parseDocumentName, type DocumentName } from './names.ts'
import { PicturePace } from './picture-pace.server.ts'
import type { DocumentRefusal } from './refusal-words.ts'

/** Tabs of one person on the documents of one session; the oldest makes room. */
const TABS_MAX = 32

/** A document that the server itself reads and writes, e.g. to keep files the same. `close` it when done. */
export type OpenDocument = {
  readonly sessionId: string
  readonly called: DocumentName
  /** What is saved. Observe it and read it; its transactions carry an `EditOrigin`. Changing it changes nothing. */
  readonly doc: Y.Doc
  /**
   * Changes it as `from`; resolves when that is saved and told, or refused and nothing happened. `edit` runs at once,
   * on a copy with everything that is on its way: compare with that copy, not with `doc`.
   */
  change(from: string, edit: (doc: Y.Doc) => void): Promise<Result<null, DocumentRefusal>>
  /** It has to be opened again: somebody else wrote to it in the database. */
  onLost(listener: () => void): () => void
  close(): void
}

export type Documents = {
  /** Null = no document is called that. */
  connect(socket: DocumentSocket, name: string, entry: Entry): Promise<DocumentConnection | null>
  open(sessionId: string, name: string): Promise<OpenDocument>
  /** How often somebody may send a picture of a board. */
  readonly pictures: PicturePace
  stop(): Promise<void>
}

export type DocumentsDeps = { db: Database; now: () => Date; timers: Timers; log: Log }

export function createDocuments({ db, now, timers, log }: DocumentsDeps): Documents {
  const documents = new HeldDocuments(db, { log, now, timers, lines: new DocumentLog(db) })
  return {
    async connect(socket, name, entry) {
      const called = parseDocumentName(name)
      if (!called || !hasRound(entry.room.session, called.round)) return null
      return connectTo(documents, { socket, called, entry })
    },
    async open(sessionId, name) {
      const called = parseDocumentName(name)
      if (!called) throw new Error(`${name} is no name of a document`)
      const held = await documents.take(sessionId, called)
      return toOpenDocument(held, () => documents.letGo(held))
    },
    pictures: new PicturePace(),
    stop: () => documents.stop(),
  }
}

async function connectTo(
  documents: HeldDocuments,
  { socket, called, entry }: { socket: DocumentSocket; called: DocumentName; entry: Entry },
): Promise<DocumentConnection> {
  const { room, participant } = entry
  let connection: DocumentConnection | null = null
  let stoppedWith: number | null = null
  // From before we wait for anything: a room that stops meanwhile must not leave a page that nobody tells.
  const stopWatching = room.watchers.add({
    changed: () => connection?.standingChanged(),
    stopped: (code) => (connection ? connection.hangUp(code, '') : (stoppedWith = code)),
  })
  const held = await documents.take(room.session.id, called).catch((error: unknown) => {
    stopWatching()
    throw error
  })
  // Nothing is waited for between this and the new one's place: however many knock at once, the oldest go.
  const tabs = documents.connectionsOf(room.session.id, participant.userId)
  for (const tab of tabs.slice(0, Math.max(0, tabs.length + 1 - TABS_MAX)))
    tab.hangUp(closeCodes.tabReplaced, '')
  const made = new DocumentConnection(socket, {
    live: held.live,
    seat: toSeat(entry, called),
    onClosed: () => {
      stopWatching()
      held.connections.delete(made)
      documents.letGo(held)
    },
  })
  held.connections.add(made)
  connection = made
  if (stoppedWith !== null || held.live.isLost) made.hangUp(stoppedWith ?? closeCodes.restarting, '')
  return made
}

function toOpenDocument({ live }: Held, letGo: () => void): OpenDocument {
  let closed = false
  return {
    sessionId: live.key.sessionId,
    called: live.called,
    doc: live.doc,
    change: (from, edit) => live.change(from, edit),
    onLost: (listener) => live.onLost(listener),
    close() {
      if (closed) return
      closed = true
      letGo()
    },
  }
}

function toSeat({ room, participant }: Entry, called: DocumentName): Seat {
  return {
    userId: participant.userId,
    standing() {
      const state = room.state()
      const holdsControl = controlHolder(state) === participant.userId
      const { sessionRole } = participant
      const hidden = isScreenHidden(state, sessionRole)
      const round = roundSeen(state, Number(called.round))
      return { sessionRole, holdsControl, phase: state.phase, round, hidden }
    },
    participants: () => shownToOthers(room.session.participants, room.state()),
  }
}

function roundSeen(state: SessionState, round: number): Standing['round'] {
  const present = state.phase === 'unopened' ? 0 : presentRound(state).round
  if (round === present) return 'present'
  return round < present ? 'earlier' : 'later'
}
