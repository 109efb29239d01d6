// Reads a pack into memory without trusting it: every path, kind and size is judged before a byte is kept.
import { createReadStream, statSync } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import type { Header } from 'tar-stream'
import { BadPack, judgePath, MANIFEST_NAME, PACK_LIMITS, packManifest } from './pack-format.ts'
import type { PackFile, PackLimits, PackManifest } from './pack-format.ts'

export type ReadPack = { manifest: PackManifest; files: PackFile[] }

/** Throws BadPack with words that say what is wrong and what to do. Writes nothing. */
export async function readPack(archive: string, limits: PackLimits = PACK_LIMITS): Promise<ReadPack> {
  const size = statSync(archive, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new BadPack(`there is no file ${archive}`)
  if (size > limits.archiveBytes) {
    throw new BadPack(
      `${archive} is larger than ${inMiB(limits.archiveBytes)}; export fewer questions at a time`,
    )
  }
  const files = await unpack(archive, limits)
  const manifest = readManifest(files)
  const questionFiles = files.filter(({ path }) => path !== MANIFEST_NAME)
  compareWith(manifest, questionFiles)
  return { manifest, files: questionFiles }
}

async function unpack(archive: string, limits: PackLimits): Promise<PackFile[]> {
  const files: PackFile[] = []
  const tar = extract()
  let entries = 0
  tar.on('entry', (header, stream, next) => {
    entries += 1
    // An entry ends with the archive; the pipeline is who tells.
    stream.on('error', () => undefined)
    const why =
      entries > limits.files ? `more than ${limits.files} entries` : judgeEntry(header, files, limits)
    if (why !== null) return next(new BadPack(`the archive holds ${why}; it is not taken`))
    const parts: Buffer[] = []
    // why: the types of tar-stream do not say what its streams carry
    stream.on('data', (part) => parts.push(part as Buffer))
    stream.on('end', () => {
      if (header.type === 'file') files.push(toFile(header, parts))
      next()
    })
  })
  try {
    await pipeline(createReadStream(archive), createGunzip(), budget(limits.unpackedBytes), tar)
  } catch (error) {
    if (error instanceof BadPack) throw error
    const words = error instanceof Error ? error.message : String(error)
    throw new BadPack(`${archive} is no whole pack (a gzipped tar): ${words}. Export it again.`)
  }
  return files
}

/** A few kilobytes can unpack to gigabytes: what comes out of gzip is counted as it comes. */
function budget(bytesMax: number): Transform {
  let bytes = 0
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.length
      if (bytes > bytesMax)
        done(new BadPack(`the archive unpacks to more than ${inMiB(bytesMax)}; it is not taken`))
      else done(null, part)
    },
  })
}

function judgeEntry(header: Header, files: readonly PackFile[], limits: PackLimits): string | null {
  const path = plain(header.name)
  if (header.type === 'directory') {
    const inside = judgePath(`${path}/x`)
    const known = ['', '.', 'bank', 'rubrics'].includes(path)
    return known || inside === null ? null : `${inside}: ${shown(header.name)}`
  }
  if (header.type !== 'file') return `something that is no plain file (${header.type}): ${shown(header.name)}`
  const why = judgePath(path)
  if (why !== null) return `${why}: ${shown(header.name)}`
  if ((header.size ?? 0) > limits.fileBytes)
    return `a file larger than ${inMiB(limits.fileBytes)}: ${shown(path)}`
  if (files.some((file) => file.path === path)) return `the same path twice: ${shown(path)}`
  return null
}

function toFile(header: Header, parts: Buffer[]): PackFile {
  return {
    path: plain(header.name),
    executable: ((header.mode ?? 0) & 0o111) !== 0,
    content: Buffer.concat(parts),
  }
}

/** `tar` writes `./bank/…` where it is told to pack `.`. */
function plain(name: string): string {
  return name.replace(/^(\.\/)+/, '').replace(/\/+$/, '')
}

/** A stranger's name on somebody's terminal: quoted, short, no control characters. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, 120))
}

function inMiB(bytes: number): string {
  return `${Math.round(bytes / (1 << 20))} MiB`
}

function readManifest(files: readonly PackFile[]): PackManifest {
  const text = files.find(({ path }) => path === MANIFEST_NAME)?.content.toString('utf8')
  if (text === undefined)
    throw new BadPack(`the archive has no ${MANIFEST_NAME}: make packs with questions:export`)
  try {
    return packManifest.parse(JSON.parse(text))
  } catch {
    throw new BadPack(`its ${MANIFEST_NAME} cannot be read, or is of another format: export the pack again`)
  }
}

function compareWith(manifest: PackManifest, files: readonly PackFile[]): void {
  const found = (folder: string) =>
    [
      ...new Set(
        files.filter(({ path }) => path.startsWith(folder)).map(({ path }) => path.split('/')[1] ?? ''),
      ),
    ].sort()
  const differs = (promised: string[], there: string[]) => promised.sort().join() !== there.join()
  const slugs = manifest.questions.map((question) => question.slug)
  if (differs(slugs, found('bank/')) || differs([...manifest.rubrics], found('rubrics/'))) {
    throw new BadPack(`it does not hold what its ${MANIFEST_NAME} promises: export the pack again`)
  }
}
