// Files of a box, put, removed, read and watched by `greenroom-box` processes that reach into its tree of files.
import { isUtf8 } from 'node:buffer'
import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process'
import type { SkipReason } from '../contract.ts'
import { EngineError, type FileToPut, type FolderRead, type FolderToRead } from './engine.ts'
import type { JoinPlace } from './join.ts'
import { onlyThese } from './run-command.ts'

const WITHIN_MS = 30_000
/** A file's content, its path and its numbers; what is beyond comes from nobody we know. */
const ANSWER_BYTES_MAX = 64 << 20
const KEEP_MODE = 0xffffffff
const REFUSED = /^greenroom-box: (.*)\n$/
const skipLetters: Record<string, SkipReason> = {
  l: 'link',
  s: 'special',
  u: 'unreadable',
  m: 'too-many',
  b: 'too-large',
  t: 'total',
  n: 'binary',
}

export type BoxFiles = {
  put(pid: number, files: FileToPut[]): Promise<void>
  remove(pid: number, paths: string[]): Promise<void>
  read(pid: number, folder: FolderToRead): Promise<FolderRead>
  /** Resolves when it sees all there is; `onEnd` = the box went down, or somebody killed it. */
  watch(
    pid: number,
    folder: WatchedFolder,
    on: { onChange(): void; onEnd(): void },
  ): Promise<{ stop(): void }>
  /** Ends all of them: while one lives, the box's file system does too. */
  end(): Promise<void>
}

export type WatchedFolder = { folder: string; ignore: string[] }

export function createBoxFiles(at: JoinPlace): BoxFiles {
  const living = new Set<ChildProcess>()
  function reach(task: string, pid: number, args: string[]): ChildProcessWithoutNullStreams {
    const filter = `filter=${at.tools.filters[at.tier]}`
    const all = [task, `pid=${pid}`, `base=${at.base}`, filter, ...args]
    const child = spawn(at.tools.box, all, { env: onlyThese({}), stdio: 'pipe' })
    child.stdin.on('error', () => undefined)
    living.add(child)
    child.on('close', () => living.delete(child))
    return child
  }
  return {
    async put(pid, files) {
      const parts = files.flatMap(({ path, mode, content }) => [
        toPath(path),
        toNumber(mode ?? KEEP_MODE),
        toNumber(content.length),
        content,
      ])
      await answerOf(reach('put', pid, []), Buffer.concat([...parts, toNumber(0)]))
    },
    async remove(pid, paths) {
      await answerOf(reach('remove', pid, []), Buffer.concat([...paths.map(toPath), toNumber(0)]))
    },
    async read(pid, { folder, limits, ignore }) {
      const { files, fileBytes, totalBytes } = limits
      const numbers = [`files=${files}`, `file-bytes=${fileBytes}`, `total-bytes=${totalBytes}`]
      const args = [`folder=${folder}`, ...numbers, ...ignore.map((name) => `ignore=${name}`)]
      return parseFolder(await answerOf(reach('read', pid, args), Buffer.alloc(0)))
    },
    watch: (pid, { folder, ignore }, on) =>
      watchFolder(reach('watch', pid, [`folder=${folder}`, ...ignore.map((name) => `ignore=${name}`)]), on),
    async end() {
      const ended = [...living].map((child) => new Promise((resolve) => child.once('close', resolve)))
      for (const child of living) child.kill('SIGKILL')
      await Promise.all(ended)
    },
  }
}

async function watchFolder(
  child: ChildProcessWithoutNullStreams,
  { onChange, onEnd }: { onChange(): void; onEnd(): void },
): Promise<{ stop(): void }> {
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(0, 2000)))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      resolve()
      if (chunk.includes('c')) onChange()
    })
    child.on('error', reject)
    child.on('close', () => reject(toError(words)))
  })
  child.on('close', onEnd)
  return { stop: () => child.stdin.destroy() }
}

async function answerOf(child: ChildProcessWithoutNullStreams, stdin: Buffer): Promise<Buffer> {
  const chunks: Buffer[] = []
  let words = ''
  let length = 0
  let late = false
  child.stdout.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > ANSWER_BYTES_MAX) child.kill('SIGKILL')
    else chunks.push(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(0, 2000)))
  child.stdin.end(stdin)
  const timer = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, WITHIN_MS)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  clearTimeout(timer)
  if (code === 0) return Buffer.concat(chunks)
  throw toError(late ? 'greenroom-box: it took too long\n' : words)
}

function toError(stderr: string): Error {
  const words = REFUSED.exec(stderr)?.[1] ?? 'it was killed'
  if (words.startsWith('the box is gone') || words.startsWith('cannot open /proc/'))
    return new EngineError('sandbox-lost', 'The box is gone.')
  if (words.includes('No space left on device')) return new EngineError('disk-full', `In the box: ${words}.`)
  return new EngineError('bad-request', `In the box: ${words}.`)
}

function toPath(path: string): Buffer {
  const bytes = Buffer.from(path)
  return Buffer.concat([toNumber(bytes.length), bytes])
}

function toNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

/** The records of `greenroom-box read`; files.c says what they look like. */
export function parseFolder(bytes: Buffer): FolderRead {
  const read: FolderRead = { found: true, files: [], skipped: [], skippedMore: 0 }
  for (let at = 0; at < bytes.length;) {
    const kind = String.fromCharCode(bytes[at] ?? 0)
    if (kind === 'N') return { ...read, found: false }
    if (kind === 'Z') {
      read.skippedMore += bytes.readUInt32LE(at + 1)
      break
    }
    const pathEnd = at + 5 + bytes.readUInt32LE(at + 1)
    const name = bytes.subarray(at + 5, pathEnd)
    const path = name.toString()
    const mode = bytes.readUInt32LE(pathEnd)
    const size = bytes.readUInt32LE(pathEnd + 4)
    const start = pathEnd + 8
    const content = bytes.subarray(start, start + size)
    if (kind === 'S')
      read.skipped.push({ path, reason: skipLetters[String.fromCharCode(bytes[start] ?? 0)] ?? 'unreadable' })
    else if (!isUtf8(name)) read.skipped.push({ path, reason: 'name' })
    else if (!isUtf8(content)) read.skipped.push({ path, reason: 'binary' })
    else read.files.push({ path, mode, size, content: content.toString('base64') })
    at = start + (kind === 'S' ? 1 : size)
  }
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1)
  read.files.sort(byPath)
  read.skipped.sort(byPath)
  return read
}
