// The index of a recording, kept beside it: made once, when it is kept or by whoever asks first, and made again when its format changes.
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import type { AppContext } from '#app/context.server.ts'
import { ifMissing } from './folder.server.ts'
import { isIndexOf } from './index-format.ts'
import { MAKING_MS_MAX } from './make-index.server.ts'

type IndexNeeds = Pick<AppContext, 'now' | 'makeIndex'>

/** `in-the-making`: somebody else asked a moment ago; ask again soon. */
export type IndexRefusal = 'in-the-making' | 'not-playable' | 'deleted'
/** As text: it is long, and only a page reads it. */
export type FoundIndex = { ok: true; text: string } | { ok: false; reason: IndexRefusal }

export async function findIndex({ now, makeIndex }: IndexNeeds, castPath: string): Promise<FoundIndex> {
  const path = indexPath(castPath)
  const size = await sizeOf(castPath)
  if (size === null) return { ok: false, reason: 'deleted' }
  const kept = await readFile(path, 'utf8').catch((error: unknown) => ifMissing(error, ''))
  if (isIndexOf(kept, size)) return { ok: true, text: kept }
  const claim = `${path}.making`
  if (!(await claimed(claim, now))) return { ok: false, reason: 'in-the-making' }
  try {
    const made = await makeIndex({ castPath, indexPath: `${path}.part` })
    // Deleted meanwhile, it leaves nothing behind.
    if ((await sizeOf(castPath)) !== size) return { ok: false, reason: 'deleted' }
    if (made === 'not-playable') return { ok: false, reason: 'not-playable' }
    const text = await readFile(`${path}.part`, 'utf8')
    await rename(`${path}.part`, path)
    return { ok: true, text }
  } finally {
    await rm(`${path}.part`, { force: true, recursive: true })
    await rm(claim, { force: true })
  }
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch((error: unknown) => ifMissing(error, null))
  return found && found.size
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
