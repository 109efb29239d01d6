// What an engine is: a way of making disposable Linux machines. One contract suite runs against every engine.
import type {
  ExecInput,
  ExecResult,
  RequestOutput,
  RunEnd,
  RunInput,
  SandboxSpec,
  readLimits,
} from '../contract.ts'
import type { z } from 'zod'

export type EngineReport = {
  /** False = boxes cannot be made here; `problems` says why and what to do. */
  usable: boolean
  problems: string[]
  /** Works, but something an operator should mend. */
  warnings: string[]
}

/** Without a mode it keeps that of the file it replaces. */
export type FileToPut = { path: string; mode?: number | undefined; content: Buffer }

export type FolderToRead = { folder: string; limits: z.infer<typeof readLimits>; ignore: string[] }
export type FolderRead = RequestOutput<'readFiles'>

export type RunToStart = Omit<RunInput, 'sandboxId' | 'runId'>

export type RunListener = {
  onOutput(stream: 'out' | 'err', offset: number, content: Buffer): void
  /** Called once, after the last output. */
  onEnd(end: Omit<RunEnd, 'sandboxId' | 'runId'>): void
}
export type Run = {
  /** Kills every process of it; `because` is what the end is told with. Idempotent. */
  stop(because: 'stopped' | 'lost'): void
  /** While held back, the program waits as soon as a few hundred kilobytes of its output do. */
  holdBack(held: boolean): void
}

export type Watch = { stop(): void }

export type SandboxLost = { reason: 'exited' | 'out-of-memory' | 'engine'; words: string }

/** A command for the host's pty layer: spawned under a pty, it becomes a login shell inside the box. */
export type PtyCommand = {
  file: string
  args: string[]
  env: Record<string, string>
  /** Called once the pty's process is gone or to be ended; must end the inner shell too. */
  dispose(): Promise<void>
}

export interface Sandbox {
  readonly id: string
  /** Milliseconds from create to systemd READY. */
  readonly readyMs: number
  exec(input: Omit<ExecInput, 'sandboxId'>): Promise<ExecResult>
  put(files: FileToPut[]): Promise<void>
  remove(paths: string[]): Promise<void>
  read(folder: FolderToRead): Promise<FolderRead>
  /** Resolves when changes are seen; goes on through reboots until it is stopped or the box is gone. */
  watch(folder: { folder: string; ignore: string[] }, onChange: () => void): Promise<Watch>
  /** Resolves when the program runs (or could not be started, which its end tells). */
  startRun(run: RunToStart, listener: RunListener): Promise<Run>
  ptyCommand(): Promise<PtyCommand>
  /**
   * Ends PID 1, orderly if it lets itself be asked, and starts it again on the same writable layer. Resolves at READY
   * with the milliseconds it all took; rejects, with the box lost, when it does not boot again.
   */
  reboot(): Promise<number>
  /** Called when PID 1 came back on the same writable layer, whoever asked for it. */
  onReboot(listener: () => void): void
  /** Called when the box is gone and will not come back. */
  onLost(listener: (lost: SandboxLost) => void): void
}

export interface SandboxEngine {
  readonly name: string
  inspect(): Promise<EngineReport>
  /** Resolves when systemd reports READY; rejects with nothing left behind. */
  create(id: string, spec: SandboxSpec): Promise<Sandbox>
  /** Ids of everything of ours on this machine, also what an earlier, crashed host left. */
  list(): Promise<string[]>
  /** Idempotent, escalating, verified: resolves when nothing of the box is left, rejects naming what is. */
  destroy(id: string): Promise<void>
  /** After the last box: takes away what the engine itself keeps on the machine. The next use makes it again. */
  close(): Promise<void>
}

/** What an engine rejects with when the reason is known; `code` is the host's refusal, the message is for a person. */
export class EngineError extends Error {
  readonly code: 'bad-request' | 'disk-full' | 'create-failed' | 'engine-missing' | 'sandbox-lost'
  constructor(code: EngineError['code'], words: string) {
    super(words)
    this.name = 'EngineError'
    this.code = code
  }
}
