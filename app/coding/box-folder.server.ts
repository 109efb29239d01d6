// The work folder of one box: read, written, and beside it a note of what both sides held when they last agreed.
import { createHash } from 'node:crypto'
import { FILE_BYTES_MAX } from '#app/document/limits.ts'
import { WORK_FOLDER } from '#questions/schema-coding.ts'
import type { SandboxClient } from '#sandbox/client.ts'
import { chooseFiles, IGNORED_NAMES, isByTheWay, type LeftFile } from './file-rules.ts'
import { knownBase, type BoxFiles, type Files, type SyncPlan } from './sync-plan.ts'

export type Look = { box: BoxFiles; left: LeftFile[]; more: number }
type File = readonly [path: string, text: string]

/** Not in the work folder, and gone with a reboot. */
const NOTE_FOLDER = '/run/greenroom'
const NOTE_FILE = 'files.json'
const READ_LIMITS = { files: 300, fileBytes: FILE_BYTES_MAX, totalBytes: 6 << 20 }

export class BoxFolder {
  readonly #sandbox: Pick<SandboxClient, 'request'>
  readonly #sandboxId: string
  #note = ''

  constructor(sandbox: Pick<SandboxClient, 'request'>, sandboxId: string) {
    this.#sandbox = sandbox
    this.#sandboxId = sandboxId
  }

  /** From its answer on, `files-changed` tells of changes. */
  async watch(): Promise<void> {
    const input = { sandboxId: this.#sandboxId, folder: WORK_FOLDER, ignore: IGNORED_NAMES }
    await this.#sandbox.request('watchFiles', input)
  }

  /** `known`: the files that the document has, or had. */
  async look(known: ReadonlySet<string>): Promise<Look> {
    const read = await this.#read(WORK_FOLDER)
    const entries = read.files.map(({ path, size, content }) => ({
      path,
      bytes: size,
      text: fromBase64(content),
    }))
    const { files, left } = chooseFiles(entries, known)
    for (const { path, reason } of read.skipped) {
      if (isByTheWay(path)) continue
      left.push({ path, reason: reason === 'total' ? 'too-many' : reason === 'special' ? 'link' : reason })
    }
    const box = { files, left: new Set(left.map(({ path }) => path)), complete: read.skippedMore === 0 }
    return { box, left, more: read.skippedMore }
  }

  /** Answers the paths that could not be written or removed; throws when the box does not answer at all. */
  async write({ writes, removals }: SyncPlan, except: ReadonlyMap<string, unknown>): Promise<Set<string>> {
    const failed = new Set<string>()
    const keepFailure = (path: string) => (error: unknown) => {
      if (isGone(error)) throw error
      failed.add(path)
    }
    for (const path of removals) await this.#remove(path).catch(keepFailure(path))
    const files = [...writes].filter(([path]) => !except.has(path))
    if (files.length === 0) return failed
    try {
      await this.#put(files)
    } catch (error) {
      if (isGone(error)) throw error
      // One name that cannot be (a file where a folder is) must not keep the others out.
      for (const file of files) await this.#put([file]).catch(keepFailure(file[0]))
    }
    return failed
  }

  /** What both sides held when the last process that looked after them wrote its note. */
  async remembered(doc: Files, box: Files): Promise<Map<string, string>> {
    const { files } = await this.#read(NOTE_FOLDER)
    const note = files.find(({ path }) => path === NOTE_FILE)
    const sums = readSums(note ? fromBase64(note.content) : '[]')
    return knownBase(doc, box, (path, text) => {
      const known = sums.get(path)
      return known === undefined ? null : known.has(sumOf(text))
    })
  }

  /**
   * For the web process that comes after this one. `coming`: what is written next; noted before it is, so that whoever comes after an
   * end in between does not take it for a change of the box. Root of the box may forge it, and spoils only its own files.
   */
  async noteDown(base: Files, coming: Files = new Map()): Promise<void> {
    const note = JSON.stringify([...base, ...coming].map(([path, text]) => [path, sumOf(text)]))
    if (note === this.#note) return
    const file = { path: `${NOTE_FOLDER}/${NOTE_FILE}`, mode: 0o600, content: toBase64(note) }
    await this.#sandbox.request('putFiles', { sandboxId: this.#sandboxId, files: [file] })
    this.#note = note
  }

  #read(folder: string) {
    const input = { sandboxId: this.#sandboxId, folder, limits: READ_LIMITS, ignore: IGNORED_NAMES }
    return this.#sandbox.request('readFiles', input)
  }

  #put(files: readonly File[]): Promise<unknown> {
    return this.#sandbox.request('putFiles', {
      sandboxId: this.#sandboxId,
      files: files.map(([path, text]) => ({ path: inFolder(path), content: toBase64(text) })),
    })
  }

  #remove(path: string): Promise<unknown> {
    return this.#sandbox.request('removeFiles', { sandboxId: this.#sandboxId, paths: [inFolder(path)] })
  }
}

/** The box does not answer, so nothing is known about the file. */
function isGone(error: unknown): boolean {
  if (!(error instanceof Error) || !('refusal' in error)) return true
  const { refusal } = error
  const code = typeof refusal === 'object' && refusal !== null && 'code' in refusal ? refusal.code : null
  return code === null || code === 'no-such-sandbox' || code === 'sandbox-lost'
}

function inFolder(path: string): string {
  return `${WORK_FOLDER}/${path}`
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64')
}

function fromBase64(content: string): string {
  return Buffer.from(content, 'base64').toString('utf8')
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** By path, one or two. Anything unreadable is as if nothing had been noted. */
function readSums(json: string): Map<string, Set<string>> {
  try {
    const read: unknown = JSON.parse(json)
    const pairs = Array.isArray(read) ? read : []
    const isPair = (one: unknown): one is [string, string] =>
      Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string')
    const sums = new Map<string, Set<string>>()
    for (const [path, sum] of pairs.filter(isPair)) sums.set(path, (sums.get(path) ?? new Set()).add(sum))
    return sums
  } catch {
    return new Map()
  }
}
