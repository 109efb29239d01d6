// What an hour of two people in one file weighs: in rows, in the file of the database, and until somebody can read it again.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { closeDb, openDb, type Database } from '#app/db/client.server.ts'
import { appendDocumentRows, documentSize, loadDocument } from '#app/db/documents.server.ts'
import { createSession } from '#app/db/sessions.server.ts'
import { DocumentLog } from '#app/document/document-log.server.ts'
import { decodeToPage } from '#app/document/frames.ts'
import { LiveDocument } from '#app/document/live-document.server.ts'
import { parseDocumentName } from '#app/document/names.ts'
import { filesOf } from '#app/document/shape.ts'
import { systemTimers } from '#app/lib/timers.ts'
import { buildUser } from '#test/support/build.ts'
import { buildTemplate } from '../setup/database.ts'
import { median } from './measures.ts'

const KEY = { sessionId: 'anhouroftyping', name: 'code-0' }
const FILE = 'main.py'
const LOG = { info: () => {}, warn: console.warn, error: console.error }

export type Weight = {
  rows: number
  /** Of what Yjs wrote. */
  bytes: number
  /** Pages of the database's file that the table and its index take. */
  fileBytes: number
  openMs: number
}

export type Hour = {
  edits: number
  text: number
  /** As it was when the last key had been pressed, and when everybody had gone. */
  during: Weight
  after: Weight
  /** If each edit had stayed a row of its own. */
  apart: Weight
}

export async function measureHour(keys: number): Promise<Hour> {
  const place = await openPlace()
  const { db } = place
  const live = openLive(db)
  await live.change('question', (doc) => void filesOf(doc).set(FILE, new Y.Text('def main():\n    pass\n')))
  const edits: Uint8Array[] = [Y.encodeStateAsUpdate(live.doc)]
  // The one who has control writes most of it.
  const people = place.userIds.map((userId) => sitDown(live, userId, edits))
  const random = randomFrom(20_261_122)
  for (let at = 0; at < keys; at++) {
    const person = people[random() < 0.75 ? 0 : 1]
    person?.act(random)
    // Nobody types faster than the disk writes: each edit is a row of its own.
    await live.settled()
  }
  const text = filesOf(live.doc).get(FILE)?.length ?? 0
  const during = await weigh(db)
  await live.end()
  const after = await weigh(db)
  const [userId = ''] = place.userIds
  await place.end()
  return { edits: edits.length, text, during, after, apart: await weighApart(edits, userId) }
}

async function weighApart(edits: readonly Uint8Array[], by: string): Promise<Weight> {
  const { db, end } = await openPlace(by)
  for (let from = 0; from < edits.length; from += 400) {
    const some = edits.slice(from, from + 400)
    const rows = some.map((update, at) => ({ ...KEY, seq: from + at + 1, at: new Date(), by, update }))
    await appendDocumentRows(db, rows)
  }
  const weight = await weigh(db)
  await end()
  return weight
}

async function openPlace(firstId?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-hour-'))
  const file = join(folder, 'hour.db')
  copyFileSync(buildTemplate(), file)
  const db = await openDb(`file:${file}`)
  const users = [await buildUser(db, firstId ? { id: firstId } : {}), await buildUser(db)]
  const userIds = users.map(({ id }) => id)
  await createSession(db, {
    id: KEY.sessionId,
    cohortId: null,
    questionSlug: 'test-question',
    rubricId: 'practice@1',
    workingMinutes: 60,
    scheduledAt: new Date(),
    createdById: userIds[0] ?? '',
    createdAt: new Date(),
    participants: [{ userId: userIds[0] ?? '', sessionRole: 'candidate' }],
  })
  return {
    db,
    userIds,
    async end() {
      await closeDb(db)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function openLive(db: Database): LiveDocument {
  const called = parseDocumentName(KEY.name)
  if (!called) throw new Error('no name')
  return new LiveDocument(KEY, called, {
    log: LOG,
    now: () => new Date(),
    timers: systemTimers,
    lines: new DocumentLog(db),
  })
}

async function weigh(db: Database): Promise<Weight> {
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const started = performance.now()
    openLive(db).replay(await loadDocument(db, KEY))
    times.push(performance.now() - started)
  }
  const [pages] = await db.$queryRaw<{ bytes: bigint }[]>`
    SELECT SUM(pgsize) AS bytes FROM dbstat
    WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name = 'DocumentUpdate')`
  return { ...(await documentSize(db, KEY)), fileBytes: Number(pages?.bytes), openMs: median(times) }
}

type Person = { act(random: () => number): void }

function sitDown(live: LiveDocument, userId: string, edits: Uint8Array[]): Person {
  const doc = new Y.Doc()
  const sitting = {
    clientId: doc.clientID,
    userId,
    tell(bytes: Uint8Array) {
      const frame = decodeToPage(bytes)
      if (frame?.type === 'update') Y.applyUpdate(doc, frame.update, 'told')
    },
  }
  Y.applyUpdate(doc, live.missing(Y.encodeStateVector(doc)), 'told')
  live.join(sitting)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'told') return
    edits.push(update)
    const taken = live.take(update, sitting, () => {})
    if (!taken.ok) throw new Error(taken.reason)
  })
  const text = filesOf(doc).get(FILE)
  if (!text) throw new Error('no file')
  return typist(text)
}

/** Words and lines; slips taken back in runs; from time to time to another line; a word, a line or a block cut or pasted. */
function typist(text: Y.Text): Person {
  let place = text.length
  let slips = 0
  const type = (what: string) => {
    text.insert(place, what)
    place += what.length
  }
  const cut = (length: number) => {
    const most = Math.min(length, text.length - place)
    if (most > 0) text.delete(place, most)
  }
  return {
    act(random) {
      // The other one may have taken away what was here.
      place = Math.min(place, text.length)
      const dice = random()
      if (dice < 0.006) place = lineStart(text, Math.floor(random() * text.length))
      if (dice > 0.997) return type(copyOf(text, { from: random(), length: 40 + Math.floor(random() * 400) }))
      if (dice > 0.993) return cut(4 + Math.floor(random() * (dice > 0.996 ? 300 : 30)))
      if (slips === 0 && dice > 0.95) slips = 1 + Math.floor(random() * 6)
      if (slips > 0 && place > 0) {
        slips -= 1
        place -= 1
        return cut(1)
      }
      // What the editor writes with a new line is one edit.
      return type(random() < 0.03 ? '\n    ' : ('etaoin srhldcu(=)_'[Math.floor(random() * 18)] ?? 'x'))
    },
  }
}

function lineStart(text: Y.Text, near: number): number {
  return text.toString().lastIndexOf('\n', near) + 1
}

function copyOf(text: Y.Text, { from, length }: { from: number; length: number }): string {
  const start = Math.floor(from * text.length)
  return text.toString().slice(start, start + length) || 'pass'
}

/** The same hour each time. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
