// The index of a recording, kept beside it: made by whoever asks first, once, and made again when its format changes.
import { createReadStream } from 'node:fs'
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { seconds } from '#app/lib/time.ts'
import { buildIndex } from './build-index.server.ts'
import { ifMissing } from './folder.server.ts'
import { readIndex, type RecordingIndex } from './index-format.ts'

/** `in-the-making`: somebody else asked a moment ago; ask again soon. */
export type IndexRefusal = 'in-the-making' | 'not-playable'
export type FoundIndex = { ok: true; value: RecordingIndex } | { ok: false; reason: IndexRefusal }

/** Whoever makes one and is not done after this has died over it. */
const MAKING_MS_MAX = seconds(180)

export async function findIndex(castPath: string, now: () => Date): Promise<FoundIndex> {
  const path = indexPath(castPath)
  const { size } = await stat(castPath)
  const kept = readIndex(await readFile(path, 'utf8').catch((error: unknown) => ifMissing(error, '')))
  if (kept && kept.bytes === size) return { ok: true, value: kept }
  const claim = `${path}.making`
  if (!(await claimed(claim, now))) return { ok: false, reason: 'in-the-making' }
  try {
    // why: a stream without an encoding gives buffers
    const built = await buildIndex(createReadStream(castPath) as AsyncIterable<Buffer>)
    if (!built) return { ok: false, reason: 'not-playable' }
    await writeFile(`${path}.part`, JSON.stringify(built.index), { mode: 0o640 })
    // Deleted meanwhile, it leaves nothing behind.
    if (await stat(castPath).catch((error: unknown) => ifMissing(error, null)))
      await rename(`${path}.part`, path)
    else await rm(`${path}.part`, { force: true })
    return { ok: true, value: built.index }
  } finally {
    await rm(claim, { force: true })
  }
}

/** Deleted with the recording: it begins with its name. */
export function indexPath(castPath: string): string {
  return castPath.replace(/\.cast$/, '.index.json')
}

/** A file that only one of several can make, over all web processes. */
async function claimed(claim: string, now: () => Date): Promise<boolean> {
  const held = await stat(claim).catch((error: unknown) => ifMissing(error, null))
  if (held && now().getTime() - held.mtimeMs > MAKING_MS_MAX) await rm(claim, { force: true })
  const file = await open(claim, 'wx', 0o640).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null
    throw error
  })
  await file?.close()
  return file !== null
}
