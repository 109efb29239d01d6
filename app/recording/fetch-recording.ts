// The page's way to a recording: its index, and its bytes in parts.
import { readEdits } from './edits.ts'
import { readIndex, type RecordingIndex } from './index-format.ts'
import type { ReplaySource } from './play-screen.ts'
import type { ReadDocument } from './read-document.ts'

type Fetch = (address: string, init?: { headers?: Record<string, string> }) => Promise<Response>
export type FetchNeeds = { fetch: Fetch; wait: (ms: number) => Promise<void> }

const ASK_AGAIN_MS = 2000
const ASKED_AT_MOST = 90

export type OpenedRecording = { index: RecordingIndex; source: ReplaySource }

/** Rejects with words for a person. */
export async function openRecording(
  { fetch, wait }: FetchNeeds,
  sessionId: string,
  recordingId: string,
): Promise<OpenedRecording> {
  const address = addressOf(sessionId, recordingId)
  for (let asked = 0; asked < ASKED_AT_MOST; asked++) {
    const answer = await heard(fetch(`${address}/index`))
    if (answer.status === 503) {
      await wait(ASK_AGAIN_MS)
      continue
    }
    if (!answer.ok) throw new Error(await wordsOf(answer))
    const index = readIndex(await answer.text())
    if (!index) throw new Error('This page is older than its recording. Please load it again.')
    return { index, source: { index, read: (from, to) => readPart(fetch, `${address}/bytes`, { from, to }) } }
  }
  throw new Error('This recording took too long to prepare. Please try again later.')
}

/** What was written together. Rejects with words for a person. */
export async function openDocument(
  { fetch }: Pick<FetchNeeds, 'fetch'>,
  sessionId: string,
  recordingId: string,
): Promise<ReadDocument> {
  const answer = await heard(fetch(`${addressOf(sessionId, recordingId)}/bytes`))
  if (!answer.ok) throw new Error(await wordsOf(answer))
  const file = readEdits(await answer.text())
  if (!file) throw new Error('This recording cannot be played.')
  // Only pages that show one load what it takes to read it.
  const { readDocument } = await import('./read-document.ts')
  return readDocument(file)
}

function addressOf(sessionId: string, recordingId: string): string {
  return `/sessions/${encodeURIComponent(sessionId)}/recordings/${encodeURIComponent(recordingId)}`
}

async function readPart(fetch: Fetch, address: string, { from, to }: { from: number; to: number }) {
  const answer = await heard(fetch(address, { headers: { range: `bytes=${from}-${to - 1}` } }))
  if (!answer.ok) throw new Error(await wordsOf(answer))
  const bytes = new Uint8Array(await answer.arrayBuffer())
  // Who ignores the range sends the whole.
  return answer.status === 206 ? bytes : bytes.subarray(from, to)
}

const NOT_NOW = 'The recording could not be read just now.'

/** A browser without a connection says so in words of its own, which are nobody's. */
function heard(answer: Promise<Response>): Promise<Response> {
  return answer.catch((error: unknown) => {
    throw new Error(NOT_NOW, { cause: error })
  })
}

const WORDS_MAX = 200

async function wordsOf(answer: Response): Promise<string> {
  const words = answer.status >= 500 ? '' : (await answer.text().catch(() => '')).trim()
  const isSentence = words.length < WORDS_MAX && /^[A-Z][^<>{}]*\.$/.test(words)
  return isSentence ? words : NOT_NOW
}
