// All terminals of the host by id, and the control of each sandbox.
import type { ControlInfo, TerminalInfo } from '../contract.ts'
import type { Sandbox } from '../engines/engine.ts'
import { Control } from './control.ts'
import type { Recorder } from './recorder.ts'
import { Recordings } from './recordings.ts'
import { Screens } from './screens.ts'
import { Terminal } from './terminal.ts'

/** Stalls, laggards and the silent are looked after this often. */
const TICK_MS = 250

export type TerminalsOptions = {
  /** Null = nothing is recorded. */
  recordingsDirectory: string | null
  now: () => Date
  outputBytesPerSecond: number
  onExited: (entry: { sandboxId: string; terminalId: string }) => void
  report: (words: string) => void
}

export type OpenTerminal = {
  sandboxId: string
  terminalId: string
  title: string
  cols: number
  rows: number
  record: boolean
}
export type TerminalEntry = {
  sandboxId: string
  terminalId: string
  title: string
  terminal: Terminal
  recorder: Recorder | null
}

export class Terminals {
  readonly recordings: Recordings
  readonly #options: TerminalsOptions
  readonly #entries = new Map<string, TerminalEntry>()
  readonly #controls = new Map<string, Control>()
  readonly #screens = new Screens()
  readonly #timer: NodeJS.Timeout

  constructor(options: TerminalsOptions) {
    this.#options = options
    const { recordingsDirectory: directory, now, report } = options
    this.recordings = new Recordings({ directory, now, report })
    this.#timer = setInterval(() => {
      const now = performance.now()
      for (const { terminal } of this.#entries.values()) terminal.tick(now)
    }, TICK_MS)
  }

  async open(sandbox: Sandbox, wanted: OpenTerminal): Promise<TerminalEntry> {
    const { sandboxId, terminalId, title, cols, rows } = wanted
    const command = await sandbox.ptyCommand()
    // Asked for twice at once: the second shell is not needed.
    const existing = this.#entries.get(terminalId)
    if (existing) {
      await command.dispose()
      return existing
    }
    const { outputBytesPerSecond, onExited, report } = this.#options
    const recorder = this.recordings.start(wanted)
    const terminal = new Terminal({
      command,
      size: { cols, rows },
      control: this.#control(sandboxId),
      screens: this.#screens,
      recorder,
      outputBytesPerSecond,
      onExit: () => onExited({ sandboxId, terminalId }),
      report: (words) => report(`${terminalId}: ${words}`),
    })
    const entry = { sandboxId, terminalId, title, terminal, recorder }
    this.#entries.set(terminalId, entry)
    return entry
  }

  find(terminalId: string): TerminalEntry | undefined {
    return this.#entries.get(terminalId)
  }

  listOf(sandboxId: string): TerminalEntry[] {
    return [...this.#entries.values()].filter((entry) => entry.sandboxId === sandboxId)
  }

  close(terminalId: string): void {
    const entry = this.#entries.get(terminalId)
    entry?.terminal.close()
    if (entry?.recorder) this.recordings.end(entry.recorder)
    this.#entries.delete(terminalId)
  }

  /** The sandbox is going: its terminals and its control with it. */
  forgetSandbox(sandboxId: string): void {
    for (const { terminalId } of this.listOf(sandboxId)) this.close(terminalId)
    this.#controls.delete(sandboxId)
    this.recordings.forgetSandbox(sandboxId)
  }

  setControl(sandboxId: string, holder: string | null): ControlInfo {
    const control = this.#control(sandboxId)
    control.set(holder)
    for (const { terminal } of this.listOf(sandboxId)) {
      terminal.announceControl()
      terminal.addMarker(holder === null ? 'control: nobody' : `control: ${holder}`)
    }
    return this.controlInfo(sandboxId)
  }

  controlInfo(sandboxId: string): ControlInfo {
    const { holder, epoch } = this.#control(sandboxId)
    return { sandboxId, holder, epoch }
  }

  addMarker(sandboxId: string, label: string): void {
    for (const { terminal } of this.listOf(sandboxId)) terminal.addMarker(label)
  }

  /** Closes everything and resolves when the recordings are on the disk. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    for (const terminalId of [...this.#entries.keys()]) this.close(terminalId)
    await Promise.all([this.recordings.stop(), this.#screens.stop()])
  }

  #control(sandboxId: string): Control {
    const control = this.#controls.get(sandboxId) ?? new Control()
    this.#controls.set(sandboxId, control)
    return control
  }
}

export function infoOf({ sandboxId, terminalId, title, terminal }: TerminalEntry): TerminalInfo {
  const { size, offset, exited } = terminal
  return { terminalId, sandboxId, title, ...size, offset, exited }
}
