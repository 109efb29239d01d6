// All of somebody's own as one zip file, sent while it is made. The only importer of yazl.
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Actor } from '#app/auth/roles.ts'
import { ownFiles, type ExportNeeds, type OwnFile } from './own-files.server.ts'

/** Whoever stops reading stops the gathering, too. */
export function zipOwn(needs: ExportNeeds, actor: Actor): Readable {
  const zip = new ZipFile()
  // why: yazl types it as the older interface; it is a PassThrough
  const out = zip.outputStream as Readable
  const mtime = needs.now()
  fill(zip, ownFiles(needs, actor), { mtime, isWanted: () => !out.destroyed }).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return out
}

type Filling = { mtime: Date; isWanted: () => boolean }

async function fill(
  zip: ZipFile,
  files: AsyncIterable<OwnFile>,
  { mtime, isWanted }: Filling,
): Promise<void> {
  for await (const file of files) {
    if (!isWanted()) return
    const path = plainPath(file.path)
    if ('content' in file) zip.addBuffer(Buffer.from(file.content), path, { mtime })
    else zip.addReadStreamLazy(path, { mtime }, (give) => give(null, orNothing(file.open())))
  }
  zip.end()
}

/** A recording that was deleted while the others were sent is empty, and the rest still comes. */
function orNothing(stream: Readable): Readable {
  return Readable.from(
    (async function* () {
      try {
        yield* stream
      } catch {
        // Gone meanwhile: recordings.json says what there was.
      }
    })(),
    { objectMode: false },
  )
}

/** Paths of files were typed by people: no program that unpacks is to be led outside its folder. */
function plainPath(path: string): string {
  return path
    .split('/')
    .map((part) => (/^\.{1,2}$/.test(part) ? '_' : part.replaceAll(/[\\:*?"<>|\p{Cc}]/gu, '_')))
    .filter(Boolean)
    .join('/')
}
