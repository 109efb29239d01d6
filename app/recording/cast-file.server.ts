// A recording as the answer to a request: the whole file or the part that was asked for.
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { readByteRange, type ByteRange } from './byte-range.ts'
import { isEditsId } from './edits.ts'
import type { ReadableRecording } from './read-recording.server.ts'

export function castFile(request: Request, { recording, path, bytes }: ReadableRecording): Response {
  const etag = `"${recording.id}-${bytes}"`
  const headers = {
    'content-type': isEditsId(recording.id) ? 'application/octet-stream' : 'application/x-asciicast',
    'content-disposition': `attachment; filename="${basename(path)}"`,
    // Whatever the bytes may be to a browser: nothing in them runs or loads.
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag,
  }
  // Of another file than the one they have a part of, they get the whole.
  const ifRange = request.headers.get('if-range') ?? etag
  const range = readByteRange(ifRange === etag ? request.headers.get('range') : null, bytes)
  if (range === 'none')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes}` } })
  const { from, to } = range ?? { from: 0, to: bytes - 1 }
  const isEmpty = request.method === 'HEAD' || bytes === 0
  return new Response(isEmpty ? null : streamOf(path, { from, to }), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(to - from + 1),
      ...(range && { 'content-range': `bytes ${from}-${to}/${bytes}` }),
    },
  })
}

function streamOf(path: string, range: ByteRange): BodyInit {
  const stream: ReadableStream = Readable.toWeb(Readable.from(partsOf(path, range), { objectMode: false }))
  // why: Node's web streams are the browser's; only their types come from two places
  return stream as BodyInit
}

const PART_BYTES = 64 << 10

/** Fails where the file ends too early: the answer is broken off, and nobody takes a half for the whole. */
async function* partsOf(path: string, { from, to }: ByteRange): AsyncGenerator<Buffer> {
  const file = await open(path, 'r')
  try {
    for (let at = from; at <= to;) {
      const part = Buffer.alloc(Math.min(PART_BYTES, to + 1 - at))
      const { bytesRead } = await file.read(part, 0, part.length, at)
      if (bytesRead === 0) throw new Error('the recording was deleted while it was read')
      yield part.subarray(0, bytesRead)
      at += bytesRead
    }
  } finally {
    await file.close()
  }
}
