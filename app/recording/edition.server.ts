// The file of a recording that a reader gets: the whole for whose work it shows, for everybody else without the minutes in
// which nobody looked on, until their candidate shows them. Made when it is first asked for, and kept beside the whole.
import { createReadStream } from 'node:fs'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { randomId } from '#app/lib/random-id.server.ts'
import type { Recording } from '#app/db/recordings.server.ts'
import { readEdits, writeEdits } from './edits.ts'
import { ifMissing } from './folder.server.ts'
import { spansIn, type Stretch } from './focus-stretches.ts'
import { leaveOut, type LeftOut } from './leave-out.server.ts'
import type { Span } from './spans.ts'
import { thinEdits } from './thin-edits.ts'

/** Steps that came close together were put together under the time of the first. */
const JOINED_MS = 250

/** Throws where the recording is gone. Its name begins with the recording's, with which it is deleted. */
export async function findEdition(
  path: string,
  { startedAt }: Pick<Recording, 'startedAt'>,
  hidden: readonly Stretch[],
): Promise<string> {
  const spans = spansIn(hidden, startedAt.getTime())
  if (spans.length === 0) return path
  const seqs = hidden.map(({ seq }) => seq)
  const isCast = path.endsWith('.cast')
  const edition = path.replace(/\.(cast|edits)$/, `.without-${seqs.join('-')}.$1`)
  const kept = await stat(edition).catch((error: unknown) => ifMissing(error, null))
  if (kept) return edition
  // Two who ask at once make it twice, and each puts a whole one in its place.
  const part = `${edition}.${randomId()}.part`
  try {
    await writeFile(part, isCast ? castWithout(path, { spans, seqs }) : await editsWithout(path, spans), {
      mode: 0o600,
    })
    // Deleted meanwhile, it leaves nothing behind.
    await stat(path)
    await rename(part, edition)
  } finally {
    await rm(part, { force: true })
  }
  return edition
}

function castWithout(path: string, left: LeftOut): AsyncIterable<string> {
  // why: a stream without an encoding gives buffers
  return leaveOut(createReadStream(path) as AsyncIterable<Buffer>, left)
}

async function editsWithout(path: string, spans: readonly Span[]): Promise<string> {
  const file = readEdits(await readFile(path, 'utf8'))
  if (!file) return ''
  const early = spans.map(({ fromMs, toMs }) => ({ fromMs: fromMs - JOINED_MS, toMs }))
  return writeEdits(file.kind, thinEdits(file.edits, early))
}
