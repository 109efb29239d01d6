// A recording as the answer to a request: the whole file or the part that was asked for.
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { readByteRange, type ByteRange } from './byte-range.ts'
import { isEditsId } from './edits.ts'
import type { ReadableRecording } from './read-recording.server.ts'

export function castFile(request: Request, { recording, path, bytes }: ReadableRecording): Response {
  const etag = `"${recording.id}-${bytes}"`
  const headers = {
    'content-type': isEditsId(recording.id) ? 'application/x-ndjson' : 'application/x-asciicast',
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

function streamOf(path: string, { from, to }: ByteRange): BodyInit {
  const stream: ReadableStream = Readable.toWeb(createReadStream(path, { start: from, end: to }))
  // why: Node's web streams are the browser's; only their types come from two places
  return stream as BodyInit
}
