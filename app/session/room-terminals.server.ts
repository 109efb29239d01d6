// The terminals of a session's box: which there are, opening and closing them. Their bytes never come here.
import type { HostEvent, TerminalInfo } from '#sandbox/contract.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { seconds } from '#app/lib/time.ts'
import type { RefusalReason } from './refusal-words.ts'
import type { RoomCore } from './room-deps.server.ts'
import { terminalIdOf, terminalNumber } from './sandbox-names.ts'
import type { TerminalView } from './view-types.ts'

export const TERMINALS_MAX = 6
/** When the last shell ends (`exit`, a reboot of the box), another one is opened this much later. */
const REOPEN_AFTER_MS = seconds(1)
/** A box whose shells end at once must not be given new ones for ever. */
const REOPENS_MAX = 30

export class RoomTerminals {
  private list: TerminalView[] = []
  private highest = 0
  private reopens = 0
  private cancelReopen: (() => void) | null = null
  private readonly core: RoomCore

  constructor(core: RoomCore) {
    this.core = core
  }

  get views(): readonly TerminalView[] {
    return this.list
  }

  /** The box is gone, and its terminals with it. */
  forget(): void {
    this.cancelReopen?.()
    this.list = []
    this.highest = 0
    this.reopens = 0
  }

  stop(): void {
    this.cancelReopen?.()
  }

  async openFirst(sandboxId: string): Promise<void> {
    if (this.list.every((terminal) => terminal.exited)) await this.open(sandboxId)
  }

  /** After a restart of this process: the host still has them. */
  async takeUp(sandboxId: string): Promise<void> {
    const { terminals } = await this.core.deps.sandbox.request('listTerminals', { sandboxId })
    this.list = []
    for (const terminal of terminals) this.show(terminal)
    await this.openFirst(sandboxId)
  }

  async openAnother(sandboxId: string): Promise<Result<null, RefusalReason>> {
    const live = this.list.filter((terminal) => !terminal.exited)
    if (live.length >= TERMINALS_MAX) return refuse('too-many-terminals')
    return this.attempt(() => this.open(sandboxId))
  }

  async close(terminalId: string): Promise<Result<null, RefusalReason>> {
    const known = this.list.find((terminal) => terminal.terminalId === terminalId)
    if (!known) return refuse('no-such-terminal')
    if (!known.exited && this.list.filter((one) => !one.exited).length === 1) return refuse('last-terminal')
    return this.attempt(async () => {
      await this.core.deps.sandbox.request('closeTerminal', { terminalId })
      this.list = this.list.filter((terminal) => terminal.terminalId !== terminalId)
    })
  }

  hear(event: HostEvent, sandboxId: string | null): void {
    if (event.type === 'terminal-opened' && event.terminal.sandboxId === sandboxId) {
      this.show(event.terminal)
      this.core.changed()
    }
    if (event.type === 'terminal-exited' && event.sandboxId === sandboxId) {
      this.list = this.list.map((one) =>
        one.terminalId === event.terminalId ? { ...one, exited: true } : one,
      )
      this.core.changed()
      this.reopenLater(sandboxId)
    }
  }

  private async attempt(work: () => Promise<void>): Promise<Result<null, RefusalReason>> {
    try {
      await work()
    } catch (error) {
      this.core.deps.log.warn({ sessionId: this.core.session.id, error }, 'A terminal request failed')
      return refuse(this.core.deps.sandbox.connected ? 'terminal-failed' : 'host-unreachable')
    }
    this.core.changed()
    return accept(null)
  }

  private async open(sandboxId: string): Promise<void> {
    const count = ++this.highest
    const terminalId = terminalIdOf(sandboxId, count)
    const opened = await this.core.deps.sandbox.request('openTerminal', {
      sandboxId,
      terminalId,
      title: `Terminal ${count}`,
      record: this.isRecorded(),
    })
    this.show(opened)
  }

  private isRecorded(): boolean {
    const state = this.core.state()
    return state.phase !== 'unopened' && state.recording.on
  }

  private show({ terminalId, title, exited }: TerminalInfo): void {
    const others = this.list.filter((one) => one.terminalId !== terminalId)
    this.highest = Math.max(this.highest, terminalNumber(terminalId))
    this.list = [...others, { terminalId, title, exited }].sort(
      (a, b) => terminalNumber(a.terminalId) - terminalNumber(b.terminalId),
    )
  }

  private reopenLater(sandboxId: string): void {
    if (this.list.some((terminal) => !terminal.exited) || this.reopens >= REOPENS_MAX) return
    this.cancelReopen?.()
    this.cancelReopen = this.core.deps.timers.after(REOPEN_AFTER_MS, () => {
      this.reopens += 1
      void this.attempt(async () => {
        const spent = this.list.filter((terminal) => terminal.exited)
        await this.openFirst(sandboxId)
        this.list = this.list.filter((one) => !spent.some((old) => old.terminalId === one.terminalId))
        // A box that is rebooting has no shell to give yet.
      }).then((opened) => opened.ok || this.reopenLater(sandboxId))
    })
  }
}
