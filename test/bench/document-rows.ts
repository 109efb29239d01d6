// The figures of documents: how long a key takes to the others' copies, and what an hour of typing weighs.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { closeDb, openDb } from '#app/db/client.server.ts'
import { documentSize } from '#app/db/documents.server.ts'
import { createSession } from '#app/db/sessions.server.ts'
import { DocumentLog } from '#app/document/document-log.server.ts'
import { connectDocument, type DocumentLink, type LinkSocket } from '#app/document/link.ts'
import { LiveDocument, type Sitting } from '#app/document/live-document.server.ts'
import { documentPath, parseDocumentName } from '#app/document/names.ts'
import { notesOf } from '#app/document/shape.ts'
import { systemTimers } from '#app/lib/timers.ts'
import { buildUser } from '#test/support/build.ts'
import { buildTemplate } from '../setup/database.ts'
import type { BenchRow } from './boxes.ts'
import { pause, quantile } from './measures.ts'

const NAME = 'notes-0'
/** Somebody types fast: a key about every 160 ms. */
const KEY_MS = 160

const LOG = { info: () => {}, warn: console.warn, error: console.error }

type Told = { port: number; sessionIds: string[]; cookies: string[]; folder: string }

export async function benchDocuments(quick: boolean): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const [people, documents] of [
    [2, 1],
    [20, 1],
    [2, 50],
    [20, 50],
  ] as const) {
    const times = await measurePropagation({ people, documents, seconds: quick ? 4 : 12 })
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
    rows.push({
      name: `a key, until the others have it: ${people} people, ${documents} ${documents === 1 ? 'document' : 'documents'}`,
      measured: `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (${times.length})`,
      target: 'p95 < 100 ms',
      met: p95 < 100,
    })
  }
  const hour = await measureHour(quick ? 2000 : 12_000)
  rows.push({
    name: `an hour of typing: ${hour.keys} keys, ${kib(hour.text)} of text`,
    measured: `${kib(hour.stored)} in ${hour.rows} rows; one snapshot ${kib(hour.snapshot)}; never put together ${kib(hour.appended)}`,
    target: '< 512 KiB',
    met: hour.stored < 512 << 10,
  })
  return rows
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`
}

type Load = { people: number; documents: number; seconds: number }

async function measurePropagation({ people, documents, seconds }: Load): Promise<number[]> {
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'document-server.ts'), String(documents), String(people)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const told = await new Promise<Told>((resolve) => {
    createInterface({ input: server.stdout }).on(
      'line',
      (line) => line.startsWith('{') && resolve(JSON.parse(line) as Told),
    )
  })
  const times: number[] = []
  const links: DocumentLink[] = []
  try {
    const groups = told.sessionIds.map((sessionId) =>
      told.cookies.map((cookie) => openLink(told.port, sessionId, cookie)),
    )
    links.push(...groups.flat())
    await Promise.all(links.map(untilLoaded))
    await Promise.all(groups.map((group) => typeInto(group, seconds, times)))
  } finally {
    for (const link of links) link.close()
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGKILL')
    await ended
    rmSync(told.folder, { recursive: true, force: true })
  }
  return times
}

/** The first one types; what each of the others takes until it has the key is kept. */
async function typeInto(
  [typist, ...others]: DocumentLink[],
  seconds: number,
  times: number[],
): Promise<void> {
  if (!typist) return
  const typedAt: number[] = []
  for (const { doc } of others) {
    let seen = 0
    notesOf(doc).observe(() => {
      const now = performance.now()
      for (const length = notesOf(doc).length; seen < length; seen++) times.push(now - (typedAt[seen] ?? now))
    })
  }
  await pause(Math.random() * KEY_MS)
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    typedAt.push(performance.now())
    notesOf(typist.doc).insert(notesOf(typist.doc).length, 'x')
    await pause(KEY_MS * (0.5 + Math.random()))
  }
  await pause(1000)
}

function openLink(port: number, sessionId: string, cookie: string): DocumentLink {
  return connectDocument({
    open() {
      const headers = { cookie, origin: 'http://localhost:3000' }
      const socket = new WebSocket(`ws://127.0.0.1:${port}${documentPath(sessionId, NAME)}`, { headers })
      return socket as unknown as LinkSocket
    },
    shouldReconnect: () => true,
    onStatus: () => {},
    onReplaced: () => {},
    onRefused: ({ words }) => console.error(words),
    random: Math.random,
  })
}

async function untilLoaded(link: DocumentLink): Promise<void> {
  while (!link.status.loaded) await pause(20)
}

/** Words and lines at the end, slips taken back, and now and then a change further up. Each key is an edit of its own. */
async function measureHour(keys: number) {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-hour-'))
  const file = join(folder, 'hour.db')
  copyFileSync(buildTemplate(), file)
  const db = await openDb(`file:${file}`)
  const user = await buildUser(db)
  const { id: sessionId } = await createSession(db, {
    id: 'anhouroftyping',
    cohortId: null,
    questionSlug: 'test-question',
    rubricId: 'practice@1',
    workingMinutes: 60,
    scheduledAt: new Date(),
    createdById: user.id,
    createdAt: new Date(),
    participants: [{ userId: user.id, sessionRole: 'candidate' }],
  })
  const key = { sessionId, name: NAME }
  const called = parseDocumentName(NAME)
  if (!called) throw new Error('no name')
  const lines = new DocumentLog(db)
  const live = new LiveDocument(key, called, { log: LOG, now: () => new Date(), timers: systemTimers, lines })
  const page = new Y.Doc()
  const sitting: Sitting = { clientId: page.clientID, userId: user.id, tell: () => {} }
  live.join(sitting)
  let appended = 0
  page.on('update', (update: Uint8Array) => {
    appended += update.length
    const taken = live.take(update, sitting, () => {})
    if (!taken.ok) throw new Error(taken.reason)
  })
  for (let at = 0; at < keys; at++) {
    strike(notesOf(page), at)
    if (at % 5 === 0) await live.settled()
  }
  await live.settled()
  const { rows, bytes } = await documentSize(db, key)
  const figures = {
    keys,
    text: notesOf(page).length,
    rows,
    stored: bytes,
    appended,
    snapshot: Y.encodeStateAsUpdate(live.doc).length,
  }
  await live.end()
  await closeDb(db)
  rmSync(folder, { recursive: true, force: true })
  return figures
}

let place = 0

function strike(text: Y.Text, at: number): void {
  // Every few lines the cursor goes somewhere else and works on there.
  if (at % 180 === 0 || place > text.length)
    place = Math.random() < 0.7 ? text.length : Math.floor(Math.random() * text.length)
  if (Math.random() < 0.12 && place > 0) return text.delete(--place, 1)
  text.insert(place++, at % 31 === 0 ? '\n' : ('etaoin srhldc'[at % 13] ?? 'x'))
}
