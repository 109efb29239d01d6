// What a pack is: a gzipped tar of `bank/<slug>/…` and, if needed, `rubrics/<id>.yaml`, with `pack.json` in front.
import { z } from 'zod'
import { slug } from './schema.ts'

export const PACK_FORMAT = 1
export const MANIFEST_NAME = 'pack.json'

/** The first entry of the archive: what is in it, so that a reader can tell an incomplete pack from a whole one. */
export const packManifest = z.strictObject({
  format: z.literal(PACK_FORMAT),
  questions: z.array(z.strictObject({ slug, version: z.string().max(20) })).max(500),
  rubrics: z.array(z.string().max(40)).max(50),
})
export type PackManifest = z.infer<typeof packManifest>

/** Generous for text and a few core files, far below what would hurt a small machine. */
export const PACK_LIMITS = {
  archiveBytes: 64 << 20,
  unpackedBytes: 256 << 20,
  fileBytes: 1 << 20,
  files: 20_000,
  pathChars: 200,
}
export type PackLimits = typeof PACK_LIMITS

export type PackFile = { path: string; executable: boolean; content: Buffer }

/** A pack that is refused, in words for the person who brought it. */
export class BadPack extends Error {}

const QUESTION_FILE = /^bank\/([a-z0-9-]+)\/([a-zA-Z0-9_@+.-]+\/)*[a-zA-Z0-9_@+.-]+$/
const RUBRIC_FILE = /^rubrics\/[a-z-]+\.yaml$/

/** Null = may be unpacked below a folder of our own; otherwise why not. Plain names only: no root, no way up, nothing hidden in the bank. */
export function judgePath(path: string): string | null {
  if (path.length > PACK_LIMITS.pathChars) return `a path longer than ${PACK_LIMITS.pathChars} characters`
  if (path.startsWith('/') || /^[a-zA-Z]:/.test(path)) return 'an absolute path'
  if (path.split(/[\\/]/).includes('..')) return 'a path with ".." in it'
  if (path === MANIFEST_NAME || RUBRIC_FILE.test(path)) return null
  const named = QUESTION_FILE.exec(path)
  if (named === null || path.split('/').includes('.')) {
    return 'a path that is neither bank/<slug>/… nor rubrics/<id>.yaml'
  }
  return slug.safeParse(named[1]).success ? null : `"${named[1]}", which is no slug`
}
