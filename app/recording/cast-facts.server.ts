// What is told about a recording without playing it: when it began, how long it is, and whether something is missing in it.
import { createReadStream } from 'node:fs'
import { recordingMarks } from '#sandbox/contract.ts'
import { CastReader, type ReadEvent } from './cast-reader.ts'

export type CastFacts = {
  title: string
  startedAt: Date
  durationMs: number
  cols: number
  rows: number
  /** In sentences; null = it is whole. */
  cutWords: string | null
}

const missingWords: Partial<Record<string, string>> = {
  [recordingMarks.off]: 'Recording was switched off for a while.',
  [recordingMarks.full]: 'It was full before the terminal was closed.',
  [recordingMarks.gap]: 'Some output is missing, because the disk was too slow.',
  [recordingMarks.stuck]: 'Some output is missing, because the disk of the host was full.',
}
const END_MISSING = 'Its end is missing, because the host of the boxes was stopped or its disk was full.'

/** Null: not an asciicast. */
export async function readCastFacts(path: string): Promise<CastFacts | null> {
  const reader = new CastReader()
  const missing = new Set<string>()
  let durationMs = 0
  let hasEnded = false
  const take = ({ event }: ReadEvent) => {
    durationMs = event.atMs
    if (event.code === 'x' || (event.code === 'm' && event.text === recordingMarks.end)) hasEnded = true
    const words = event.code === 'm' ? missingWords[event.text] : undefined
    if (words) missing.add(words)
  }
  for await (const bytes of createReadStream(path)) {
    // why: a stream without an encoding gives buffers
    for (const event of reader.push(bytes as Buffer)) take(event)
  }
  for (const event of reader.end()) take(event)
  if (!reader.header) return null
  const { title, cols, rows, startedAtSeconds } = reader.header
  if (!hasEnded) missing.add(END_MISSING)
  return {
    ...{ title, cols, rows },
    startedAt: new Date((startedAtSeconds ?? 0) * 1000),
    durationMs: Math.round(durationMs),
    cutWords: missing.size > 0 ? [...missing].join(' ') : null,
  }
}
