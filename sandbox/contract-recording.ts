// The part of contract.ts that is about recordings.
import { z } from 'zod'
import { sandboxId, terminalId } from './contract-ids.ts'

/** Of a recording, in one answer. */
export const RECORDING_PIECE_BYTES_MAX = 1 << 20
/** Markers of a recording that say where something is missing in it, and (`end`) that its end is not. */
export const recordingMarks = {
  off: 'Recording was switched off.',
  on: 'Recording goes on.',
  full: 'The recording is full; output from here on is not in it.',
  gap: 'Output is missing here: the disk was too slow.',
  stuck: 'Output is missing here: the disk of the host was full.',
  end: 'The terminal was closed.',
} as const

/** Made by the host from the terminal's. */
export const recordingId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,110}$/)

export const recordingInfo = z.object({
  recordingId,
  sandboxId,
  terminalId,
  bytes: z.int(),
  /** It is still being written. */
  open: z.boolean(),
})
export type RecordingInfo = z.infer<typeof recordingInfo>

const nothing = z.object({})
/** As long as a piece can be, and some more for its being text. */
const base64 = z.base64().max(RECORDING_PIECE_BYTES_MAX * 2)

export const recordingRequests = {
  /** For all terminals of the box, those to come included. A marker says where a recording stops and where it goes on. */
  setRecording: { input: z.object({ sandboxId, on: z.boolean() }), output: nothing },
  /** They outlive their boxes, until they are deleted. */
  listRecordings: {
    input: z.object({ sandboxIds: z.array(sandboxId).max(200) }),
    output: z.object({ recordings: z.array(recordingInfo) }),
  },
  /** Also of one that is still being written. `bytes` is its present length; past it there is nothing to read. */
  readRecording: {
    input: z.object({
      sandboxId,
      recordingId,
      offset: z.int().min(0),
      length: z.int().min(1).max(RECORDING_PIECE_BYTES_MAX),
    }),
    output: z.object({ content: base64, bytes: z.int() }),
  },
  /** Idempotent. One that is still being written is refused. */
  deleteRecordings: {
    input: z.object({ sandboxId, recordingIds: z.array(recordingId).max(200) }),
    output: nothing,
  },
} as const
