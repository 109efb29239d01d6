// Many people in many documents, all in this process; one types in each, and the others wait for the keys.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { PageSocket } from '#app/lib/page-socket.ts'
import { connectDocument, type DocumentLink } from '#app/document/link.ts'
import { documentPath } from '#app/document/names.ts'
import { notesOf } from '#app/document/shape.ts'
import { pause, quantile } from './measures.ts'
import { cpuMs } from './peers.ts'

const NAME = 'notes-0'
/** Somebody types fast: a key about every 160 ms. */
const KEY_MS = 160
/** Programs that have just started are slow for a moment: what is typed then is not counted. */
const WARM_MS = 2000

/** `relay`: the floor. The same pages and frames; what comes is passed on, and nothing is looked at or kept. */
export type Peer = 'server' | 'relay'
export type Load = { people: number; documents: number; seconds: number }
export type TypingFigures = {
  p50: number
  p95: number
  keys: number
  /** Milliseconds of processor time for one key and all who see it: what a busy machine changes least. */
  serverCpu: number
  pagesCpu: number
}

type Told = { port: number; sessionIds: string[]; cookies: string[]; folder: string | null }

export async function measureTyping(
  peer: Peer,
  { people, documents, seconds }: Load,
): Promise<TypingFigures> {
  const program = join(import.meta.dirname, `document-${peer}.ts`)
  const server = spawn(process.execPath, ['--import', 'tsx', program, String(documents), String(people)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const told = await new Promise<Told>((resolve) => {
    createInterface({ input: server.stdout }).on(
      'line',
      (line) => line.startsWith('{') && resolve(JSON.parse(line) as Told),
    )
  })
  const links: DocumentLink[] = []
  try {
    const groups = told.sessionIds.map((sessionId) =>
      told.cookies.map((cookie) => openLink(told.port, sessionId, cookie)),
    )
    links.push(...groups.flat())
    for (const link of links) await untilEverybodyIsThere(link, people)
    await typeIntoAll(groups, WARM_MS)
    const cpuOf = () => [server.pid ?? 0, process.pid].map((pid) => cpuMs([pid]))
    const [serverBefore = 0, pagesBefore = 0] = cpuOf()
    const times = await typeIntoAll(groups, seconds * 1000)
    const [serverAfter = 0, pagesAfter = 0] = cpuOf()
    const keys = times.length / (people - 1)
    return {
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      keys,
      serverCpu: (serverAfter - serverBefore) / keys,
      pagesCpu: (pagesAfter - pagesBefore) / keys,
    }
  } finally {
    for (const link of links) link.close()
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGKILL')
    await ended
    if (told.folder) rmSync(told.folder, { recursive: true, force: true })
  }
}

async function typeIntoAll(groups: DocumentLink[][], ms: number): Promise<number[]> {
  const times: number[] = []
  await Promise.all(groups.map((group) => typeInto(group, ms, times)))
  return times
}

/** The first one types; what each of the others takes until it has the key is kept. */
async function typeInto([typist, ...others]: DocumentLink[], ms: number, times: number[]): Promise<void> {
  if (!typist) return
  const text = notesOf(typist.doc)
  const from = text.length
  const typedAt: number[] = []
  const waiting = others.map(({ doc }) => countKeys(notesOf(doc), { from, typedAt, times }))
  await pause(Math.random() * KEY_MS)
  for (const end = performance.now() + ms; performance.now() < end;) {
    typedAt.push(performance.now())
    text.insert(text.length, 'x')
    // As the editor does: who sees the letter sees the cursor behind it.
    const head = Y.createRelativePositionFromTypeIndex(text, text.length)
    typist.awareness.setLocalStateField('cursor', { anchor: head, head })
    await pause(KEY_MS * (0.5 + Math.random()))
  }
  await Promise.all(waiting.map((one) => one.until(text.length)))
}

type Counting = { from: number; typedAt: readonly number[]; times: number[] }

/** Keeps the time of every key; `until` resolves when the text has come to that length. */
function countKeys(
  text: Y.Text,
  { from, typedAt, times }: Counting,
): { until(length: number): Promise<void> } {
  let seen = from
  let whole = Infinity
  let end = () => {}
  const look = () => {
    const now = performance.now()
    for (const length = text.length; seen < length; seen++) times.push(now - (typedAt[seen - from] ?? now))
    if (seen >= whole) end()
  }
  text.observe(look)
  return {
    until: (length) =>
      new Promise((resolve) => {
        whole = length
        end = () => {
          text.unobserve(look)
          resolve()
        }
        look()
      }),
  }
}

function openLink(port: number, sessionId: string, cookie: string): DocumentLink {
  return connectDocument({
    open() {
      const headers = { cookie, origin: 'http://localhost:3000' }
      const socket = new WebSocket(`ws://127.0.0.1:${port}${documentPath(sessionId, NAME)}`, { headers })
      return socket as unknown as PageSocket
    },
    shouldReconnect: () => true,
    onStatus: () => {},
    onReplaced: () => {},
    onRefused: ({ words }) => console.error(words),
    random: Math.random,
  })
}

/** They have the document, and know where everybody's cursor is: what follows is typing and nothing else. */
async function untilEverybodyIsThere(link: DocumentLink, people: number): Promise<void> {
  while (!link.status.loaded || link.awareness.getStates().size < people) await pause(20)
}
