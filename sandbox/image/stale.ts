// What builds leave that nobody needs any more: older images, and the folders of builds that were cut short.
import { existsSync } from 'node:fs'
import { lstat, readdir, readFile, readlink, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { BELOW_LINK, ROOT_FOLDER } from './place.ts'

/** Another build may have made a tree a moment ago and not pointed to it yet. */
const FRESH_MS = 600_000
const TREE = /^[a-z0-9][a-z0-9-]*-[0-9a-f]{12}$/
const STAGING = /^\.building-.*-(\d+)$/

/** The folders of builds whose process is gone: killed, or the machine was switched off. */
export async function removeCutShort(images: string): Promise<void> {
  for (const entry of await readdir(images)) {
    const pid = STAGING.exec(entry)?.[1]
    if (pid && !existsSync(`/proc/${pid}`)) await rm(join(images, entry), { recursive: true, force: true })
  }
}

/**
 * Removes the pointers of images that have no package list any more, and every tree that no pointer leads to, that no
 * other tree lies on, and that no box stands on: boxes are mounts of trees.
 */
export async function removeStale(images: string, names: readonly string[], now: Date): Promise<string[]> {
  const kept = new Set<string>()
  for (const entry of await readdir(images)) {
    const path = join(images, entry)
    if (entry.startsWith('.') || TREE.test(entry) || !(await lstat(path)).isSymbolicLink()) continue
    if (!names.includes(entry)) await unlink(path)
    else await keepStack(images, await readlink(path), kept)
  }
  const mounted = await readFile('/proc/self/mountinfo', 'utf8')
  const trees = (await readdir(images)).filter((entry) => TREE.test(entry))
  for (const tree of trees) {
    const age = now.getTime() - (await lstat(join(images, tree))).mtimeMs
    if (age < FRESH_MS || mounted.includes(`/${tree}/${ROOT_FOLDER}`)) await keepStack(images, tree, kept)
  }
  const gone = trees.filter((tree) => !kept.has(tree))
  for (const tree of gone) await rm(join(images, tree), { recursive: true, force: true })
  return gone
}

async function keepStack(images: string, tree: string, kept: Set<string>): Promise<void> {
  for (let at: string | undefined = tree; at && !kept.has(at);) {
    kept.add(at)
    const below: string = await readlink(join(images, at, BELOW_LINK)).catch(() => '')
    at = below.replace(/^\.\.\//, '')
  }
}
