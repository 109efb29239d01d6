// The runs of all boxes: who may start one more, and its output as events, gathered and held back where the app is slow.
import { RUNS_PER_BOX_MAX, type HostEvent, type RunInput } from './contract.ts'
import type { Run, RunListener, Sandbox } from './engines/engine.ts'

/** A program that prints line by line is told of this often; a terminal's frames pass in between. */
const GATHER_MS = 16
const EVENT_BYTES_MAX = 64 << 10
/** More than this waiting on a connection: programs wait rather than the host's memory grow. */
const WAITING_BYTES_MAX = 1 << 20

export type RunsOptions = {
  tellAll: (event: HostEvent) => void
  /** What the slowest app has not read yet. */
  waitingBytes: () => number
}

type Piece = { stream: 'out' | 'err'; offset: number; content: Buffer }
type End = Parameters<RunListener['onEnd']>[0]
type Entry = {
  sandboxId: string
  runId: string
  run: Run | null
  pieces: Piece[]
  end: End | null
  timer: NodeJS.Timeout | null
  toldAt: number
  /** Output before the answer to startRun would be of a run nobody knows. */
  answered: boolean
  stopped: boolean
}

export class Runs {
  readonly #options: RunsOptions
  readonly #entries = new Map<string, Entry>()

  constructor(options: RunsOptions) {
    this.#options = options
  }

  /** What keeps this run from being started, as a refusal's code. */
  refuses({ sandboxId, runId }: { sandboxId: string; runId: string }): 'taken' | 'full' | null {
    if (this.#entries.has(keyOf(sandboxId, runId))) return 'taken'
    return this.list(sandboxId).length >= RUNS_PER_BOX_MAX ? 'full' : null
  }

  list(sandboxId: string): string[] {
    return [...this.#entries.values()]
      .filter((entry) => entry.sandboxId === sandboxId)
      .map((entry) => entry.runId)
  }

  async start(sandbox: Sandbox, { sandboxId, runId, ...input }: RunInput): Promise<void> {
    const entry: Entry = {
      sandboxId,
      runId,
      run: null,
      pieces: [],
      end: null,
      timer: null,
      toldAt: 0,
      answered: false,
      stopped: false,
    }
    this.#entries.set(keyOf(sandboxId, runId), entry)
    try {
      entry.run = await sandbox.startRun(input, {
        onOutput: (stream, offset, content) => {
          entry.pieces.push({ stream, offset, content })
          this.#tellSoon(entry, entry.toldAt + GATHER_MS - performance.now())
        },
        onEnd: (end) => {
          entry.end = end
          this.#tellNow(entry)
        },
      })
    } catch (error) {
      this.#entries.delete(keyOf(sandboxId, runId))
      throw error
    }
    if (entry.stopped) entry.run.stop('stopped')
    // After the answer has been written, which whoever awaits this does first.
    setImmediate(() => {
      entry.answered = true
      this.#tellNow(entry)
    })
  }

  stop(sandboxId: string, runId: string): void {
    const entry = this.#entries.get(keyOf(sandboxId, runId))
    if (!entry) return
    entry.stopped = true
    entry.run?.stop('stopped')
  }

  #tellSoon(entry: Entry, ms: number): void {
    if (entry.answered) entry.timer ??= setTimeout(() => this.#tellNow(entry), Math.max(0, ms))
  }

  #tellNow(entry: Entry): void {
    if (!entry.answered) return
    if (entry.timer) clearTimeout(entry.timer)
    entry.timer = null
    entry.toldAt = performance.now()
    const { sandboxId, runId, pieces } = entry
    while (pieces.length > 0) {
      const held = this.#options.waitingBytes() > WAITING_BYTES_MAX
      entry.run?.holdBack(held)
      if (held) return this.#tellSoon(entry, GATHER_MS)
      const { stream, offset, content } = takeEvent(pieces)
      this.#options.tellAll({
        type: 'run-output',
        sandboxId,
        runId,
        stream,
        offset,
        content: content.toString('base64'),
      })
    }
    entry.run?.holdBack(false)
    if (!entry.end) return
    this.#entries.delete(keyOf(sandboxId, runId))
    this.#options.tellAll({ type: 'run-ended', sandboxId, runId, ...entry.end })
  }
}

/** What comes next from one stream, as much of it as an event may hold. */
function takeEvent(pieces: Piece[]): Piece {
  const [first] = pieces
  if (!first) throw new Error('nothing to tell')
  const taken: Buffer[] = []
  let length = 0
  while (pieces[0]?.stream === first.stream) {
    const [next] = pieces
    if (length > 0 && length + next.content.length > EVENT_BYTES_MAX) break
    taken.push(next.content)
    length += next.content.length
    pieces.shift()
  }
  return { stream: first.stream, offset: first.offset, content: Buffer.concat(taken) }
}

function keyOf(sandboxId: string, runId: string): string {
  return `${sandboxId}/${runId}`
}
