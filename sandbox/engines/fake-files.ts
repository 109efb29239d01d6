// Files of a fake box: a folder of this machine, read by the rules of contract.ts. Nothing here withstands an attack.
import { isUtf8 } from 'node:buffer'
import { chmod, lstat, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SkipReason } from '../contract.ts'
import type { FileToPut, FolderRead, FolderToRead, Watch } from './engine.ts'

const STAGING = '.greenroom-put-'
const SKIPS_TOLD_MAX = 200
const LOOK_EVERY_MS = 40
const APART_MS = 200

let counter = 0

export async function putFake(directory: string, files: FileToPut[]): Promise<void> {
  for (const { path, mode, content } of files) {
    const file = join(directory, path)
    await mkdir(dirname(file), { recursive: true })
    const old = await lstat(file).catch(() => null)
    const staging = join(dirname(file), `${STAGING}${++counter}`)
    await writeFile(staging, content)
    await chmod(staging, mode ?? (old?.isFile() ? old.mode & 0o7777 : 0o644))
    await rename(staging, file)
  }
}

export async function removeFake(directory: string, paths: string[]): Promise<void> {
  for (const path of paths) {
    const found = await lstat(join(directory, path)).catch(() => null)
    if (found?.isDirectory()) await rmdir(join(directory, path))
    else await rm(join(directory, path), { force: true })
  }
}

export async function readFake(
  directory: string,
  { folder, limits, ignore }: FolderToRead,
): Promise<FolderRead> {
  const read: FolderRead = { found: true, files: [], skipped: [], skippedMore: 0 }
  const root = join(directory, folder)
  if (!(await lstat(root).catch(() => null))?.isDirectory()) return { ...read, found: false }
  let total = 0
  for (const path of await walk(root, ignore)) {
    const found = await lstat(join(root, path)).catch(() => null)
    if (!found || found.isDirectory()) continue
    let why: SkipReason | null = found.isSymbolicLink() ? 'link' : found.isFile() ? null : 'special'
    if (!why && read.files.length >= limits.files) why = 'too-many'
    if (!why && found.size > limits.fileBytes) why = 'too-large'
    const content = why ? Buffer.alloc(0) : await readFile(join(root, path))
    if (!why && (content.includes(0) || !isUtf8(content))) why = 'binary'
    if (!why && total + content.length > limits.totalBytes) why = 'total'
    if (why && read.skipped.length < SKIPS_TOLD_MAX) read.skipped.push({ path, reason: why })
    else if (why) read.skippedMore++
    if (why) continue
    total += content.length
    const mode = found.mode & 0o7777
    read.files.push({ path, mode, size: content.length, content: content.toString('base64') })
  }
  read.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return read
}

/** By looking again and again: a box of the fake engine is small, and so is what its tests put there. */
export async function watchFake(
  root: string,
  { ignore, onChange }: { ignore: string[]; onChange: () => void },
): Promise<Watch> {
  let before = await signatureOf(root, ignore)
  let looking = false
  let toldAt = 0
  const timer = setInterval(() => {
    if (looking || performance.now() - toldAt < APART_MS) return
    looking = true
    void signatureOf(root, ignore).then((now) => {
      looking = false
      if (now === before) return
      before = now
      toldAt = performance.now()
      onChange()
    })
  }, LOOK_EVERY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

async function signatureOf(root: string, ignore: string[]): Promise<string> {
  const lines: string[] = []
  for (const path of ['', ...(await walk(root, ignore))]) {
    const found = await lstat(join(root, path), { bigint: true }).catch(() => null)
    // A folder's own times tell of names that are to be ignored, too.
    const of = found?.isDirectory() ? [] : [found?.size, found?.mtimeNs]
    if (found) lines.push([path, found.ino, found.mode, ...of].join(' '))
  }
  return lines.join('\n')
}

/** Files of a folder before the folders in it, each by name. */
async function walk(root: string, ignore: string[], prefix = ''): Promise<string[]> {
  const entries = await readdir(join(root, prefix), { withFileTypes: true }).catch(() => [])
  const wanted = entries
    .filter(({ name }) => !name.startsWith(STAGING) && !ignore.some((pattern) => matches(name, pattern)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const paths = wanted.filter((entry) => !entry.isDirectory()).map(({ name }) => join(prefix, name))
  for (const { name } of wanted.filter((entry) => entry.isDirectory())) {
    paths.push(join(prefix, name), ...(await walk(root, ignore, join(prefix, name))))
  }
  return paths
}

/** `*` and `?`, as far as tests of a fake box go. */
function matches(name: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(name)
}
