// The recordings of this host: a folder per sandbox, a file per terminal. Names come from here and never from outside.
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordingInfo } from '../contract-recording.ts'
import { Recorder, type RecordingFile } from './recorder.ts'

const SUFFIX = '.cast'

export type RecordingsOptions = {
  /** Null = nothing is recorded. */
  directory: string | null
  now: () => Date
  report: (words: string) => void
}

export type ToRecord = {
  sandboxId: string
  terminalId: string
  title: string
  cols: number
  rows: number
  /** What was asked for this terminal; the sandbox's switch counts besides. */
  record: boolean
}

export class Recordings {
  readonly #options: RecordingsOptions
  /** Being written: a file that is complete can be fetched and deleted. */
  readonly #open = new Map<Recorder, { sandboxId: string; terminalId: string; recordingId: string | null }>()
  readonly #switches = new Map<string, boolean>()
  readonly #closing = new Set<Promise<void>>()

  constructor(options: RecordingsOptions) {
    this.#options = options
  }

  start({ sandboxId, terminalId, title, cols, rows, record }: ToRecord): Recorder | null {
    if (!this.#options.directory) return null
    const entry = { sandboxId, terminalId, recordingId: null as string | null }
    const recorder = new Recorder({
      ...{ title, cols, rows },
      now: steadyClock(this.#options.now),
      on: record && (this.#switches.get(sandboxId) ?? true),
      onTrouble: (words) => this.#options.report(`${terminalId}: ${words}`),
      openFile: (startedAtMs) => {
        entry.recordingId = this.#nameFor(entry, startedAtMs)
        return this.#openFile(entry.sandboxId, entry.recordingId)
      },
    })
    this.#open.set(recorder, entry)
    return recorder
  }

  /** For the terminals that are open and for those to come. */
  setOn(sandboxId: string, on: boolean): void {
    this.#switches.set(sandboxId, on)
    for (const [recorder, entry] of this.#open) if (entry.sandboxId === sandboxId) recorder.setOn(on)
  }

  end(recorder: Recorder): void {
    const done = recorder.close().finally(() => {
      this.#open.delete(recorder)
      this.#closing.delete(done)
    })
    this.#closing.add(done)
  }

  forgetSandbox(sandboxId: string): void {
    this.#switches.delete(sandboxId)
  }

  async list(sandboxIds: readonly string[]): Promise<RecordingInfo[]> {
    const lists = await Promise.all(sandboxIds.map((sandboxId) => this.#listOf(sandboxId)))
    return lists.flat()
  }

  /** Null when there is no such recording. Past its end there is nothing to read, and that is no fault. */
  async read(
    place: { sandboxId: string; recordingId: string },
    { offset, length }: { offset: number; length: number },
  ): Promise<{ content: Buffer; bytes: number } | null> {
    const path = this.#path(place)
    const file = path && (await open(path, 'r').catch(notThere))
    if (!file) return null
    try {
      const { size: bytes } = await file.stat()
      const content = Buffer.alloc(Math.max(0, Math.min(length, bytes - offset)))
      const { bytesRead } = await file.read(content, 0, content.length, offset)
      return { content: content.subarray(0, bytesRead), bytes }
    } finally {
      await file.close()
    }
  }

  isOpen({ sandboxId, recordingId }: { sandboxId: string; recordingId: string }): boolean {
    return [...this.#open.values()].some(
      (entry) => entry.sandboxId === sandboxId && entry.recordingId === recordingId,
    )
  }

  /** What is not there is no fault. */
  async remove(sandboxId: string, recordingIds: readonly string[]): Promise<void> {
    const { directory } = this.#options
    if (!directory) return
    for (const recordingId of recordingIds)
      await rm(join(directory, sandboxId, recordingId + SUFFIX), { force: true })
    // The folder goes with its last recording, and stays while there is another.
    await rmdir(join(directory, sandboxId)).catch(() => {})
  }

  /** What nobody has fetched since then: of sessions that were never ended. */
  async removeUnclaimed(before: Date): Promise<void> {
    const { directory } = this.#options
    const sandboxIds = directory ? await readdir(directory).catch(() => []) : []
    for (const sandboxId of sandboxIds) {
      for (const { recordingId, open: isOpen } of await this.#listOf(sandboxId)) {
        const path = this.#path({ sandboxId, recordingId })
        const found = path && !isOpen ? await stat(path).catch(notThere) : null
        if (found && found.mtime < before) await this.remove(sandboxId, [recordingId])
      }
    }
  }

  /** Resolves when all recordings are on the disk. */
  async stop(): Promise<void> {
    for (const recorder of [...this.#open.keys()]) this.end(recorder)
    await Promise.all(this.#closing)
  }

  async #listOf(sandboxId: string): Promise<RecordingInfo[]> {
    const { directory } = this.#options
    if (!directory) return []
    const folder = join(directory, sandboxId)
    const names = await readdir(folder).catch(() => [])
    const infos = names
      .filter((name) => name.endsWith(SUFFIX))
      .sort()
      .map(async (name): Promise<RecordingInfo[]> => {
        const recordingId = name.slice(0, -SUFFIX.length)
        const found = await stat(join(folder, name)).catch(notThere)
        if (!found) return []
        const terminalId = recordingId.replace(STARTED_AT, '')
        const isOpen = this.isOpen({ sandboxId, recordingId })
        return [{ recordingId, sandboxId, terminalId, bytes: found.size, open: isOpen }]
      })
    return (await Promise.all(infos)).flat()
  }

  /** The same name again: an earlier host crashed, or the terminal was asked for again. What is there stays. */
  #nameFor(
    { sandboxId, terminalId }: { sandboxId: string; terminalId: string },
    startedAtMs: number,
  ): string {
    const plain = this.#path({ sandboxId, recordingId: terminalId })
    return plain && existsSync(plain) ? `${terminalId}-at${startedAtMs}` : terminalId
  }

  async #openFile(sandboxId: string, recordingId: string): Promise<RecordingFile> {
    const folder = join(this.#options.directory ?? '', sandboxId)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return open(join(folder, recordingId + SUFFIX), 'ax', 0o600)
  }

  #path({ sandboxId, recordingId }: { sandboxId: string; recordingId: string }): string | null {
    const { directory } = this.#options
    return directory && join(directory, sandboxId, recordingId + SUFFIX)
  }
}

const STARTED_AT = /-at\d{10,}$/

/** From the machine's time at the first look it goes on by itself: who sets the clock then changes nothing. */
function steadyClock(now: () => Date): () => number {
  let origin: number | undefined
  return () => {
    origin ??= now().getTime() - performance.now()
    return origin + performance.now()
  }
}

function notThere(): null {
  return null
}
