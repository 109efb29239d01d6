// One program in a box: started, heard, stopped, and told how it ended. Ends in any case: a host that goes away loses it.
import { randomBytes } from 'node:crypto'
import type { RunEnd as HostEnd, HostEvent, RequestInput } from '#sandbox/contract.ts'
import { SandboxHostError, type SandboxClient } from '#sandbox/client.ts'

export type BoxClient = Pick<SandboxClient, 'request' | 'onEvent' | 'onConnection'>
export type ProgramRun = Omit<RequestInput<'startRun'>, 'sandboxId' | 'runId'>
export type ProgramEnd = Omit<HostEnd, 'sandboxId' | 'runId' | 'because' | 'memoryMb' | 'outputBytes'> & {
  because: HostEnd['because'] | 'failed'
}
export type OnOutput = (stream: 'out' | 'err', bytes: Uint8Array) => void

const NOTHING = {
  exitCode: null,
  signal: null,
  cpuMs: 0,
  wallMs: 0,
  truncated: false,
  processesRefused: false,
}

/** What can be stopped while it goes on. */
export class BoxRuns {
  readonly #client: BoxClient
  readonly #sandboxId: string
  #current: { runId: string; end: (end: ProgramEnd) => void } | null = null
  #stopped = false

  constructor(client: BoxClient, sandboxId: string) {
    this.#client = client
    this.#sandboxId = sandboxId
  }

  get isStopped(): boolean {
    return this.#stopped
  }

  /** Whatever runs, and whatever would follow. */
  stop(): void {
    this.#stopped = true
    const { runId } = this.#current ?? {}
    // why: a host that does not answer ends the run as lost anyway.
    if (runId) this.#client.request('stopRun', { sandboxId: this.#sandboxId, runId }).catch(() => {})
  }

  /** The box is gone: nobody waits for news of it. */
  lose(): void {
    this.#stopped = true
    this.#current?.end({ ...NOTHING, because: 'lost' })
  }

  async run(program: ProgramRun, onOutput: OnOutput): Promise<ProgramEnd> {
    if (this.#stopped) return { ...NOTHING, because: 'stopped' }
    // Nobody else can know it, also not after a restart of this process.
    const runId = `run-${randomBytes(8).toString('hex')}`
    const ended = this.#listen(runId, onOutput)
    try {
      await this.#client.request('startRun', { sandboxId: this.#sandboxId, runId, ...program })
      // Somebody may have pressed Stop while it started.
      if (this.#stopped) this.stop()
      return await ended.promise
    } catch (error) {
      return { ...NOTHING, because: isLost(error) ? 'lost' : 'failed' }
    } finally {
      ended.off()
      this.#current = null
    }
  }

  #listen(runId: string, onOutput: OnOutput): { promise: Promise<ProgramEnd>; off: () => void } {
    let off = () => {}
    const promise = new Promise<ProgramEnd>((end) => {
      this.#current = { runId, end }
      const hear = (event: HostEvent) => {
        if (event.type === 'sandbox-lost' && event.sandboxId === this.#sandboxId) return this.lose()
        if (!('runId' in event) || event.runId !== runId) return
        if (event.type === 'run-output') onOutput(event.stream, Buffer.from(event.content, 'base64'))
        else end(event)
      }
      const stops = [
        this.#client.onEvent(hear),
        this.#client.onConnection((connected) => {
          if (!connected) end({ ...NOTHING, because: 'lost' })
        }),
      ]
      off = () => stops.forEach((stop) => stop())
    })
    return { promise, off }
  }
}

function isLost(error: unknown): boolean {
  if (!(error instanceof SandboxHostError)) return false
  const code = error.refusal?.code
  return error.kind === 'unreachable' || code === 'no-such-sandbox' || code === 'sandbox-lost'
}
