// Runs a question's probes against the box from outside, with pristine tools, while there is something to observe.
import { SCRIPT_ARGV, type QuestionProbe } from '#questions/schema.ts'
import type { ExecResult } from '#sandbox/contract.ts'
import { seconds } from '#app/lib/time.ts'
import type { ProbeResult } from './events.ts'
import type { RoomCore } from './room-deps.server.ts'
import { shownQuestion } from './stages.ts'

const PROBE_EVERY_MS = seconds(15)
const MESSAGE_CHARS_MAX = 200

export class RoomProbes {
  /** When the probes were last read, changed or not. */
  checkedAt: string | null = null
  private readonly core: RoomCore
  private running: Promise<void> | null = null
  private cancel: (() => void) | null = null

  constructor(core: RoomCore) {
    this.core = core
  }

  /** Starts or stops the round, as the state asks. */
  reset(): void {
    // Alone, one asks for the checks: a verdict nobody asked for would be a hint.
    if (this.core.session.kind === 'practice') return
    if (!this.boxToProbe()) return this.stop()
    if (!this.cancel) this.runLater(0)
  }

  stop(): void {
    this.cancel?.()
    this.cancel = null
  }

  /** One round at a time; asking during a round waits for that round. */
  run(): Promise<void> {
    this.running ??= this.readAll().finally(() => {
      this.running = null
    })
    return this.running
  }

  private runLater(ms: number): void {
    this.cancel = this.core.deps.timers.after(ms, () => {
      this.runLater(PROBE_EVERY_MS)
      void this.run()
    })
  }

  /** Only the question that people look at, on its own box. */
  private boxToProbe(): { sandboxId: string; questionSlug: string } | null {
    const state = this.core.state()
    if (state.phase !== 'working' && state.phase !== 'wrap-up') return null
    const box = this.core.readyBox()
    return box?.questionSlug === shownQuestion(state) ? box : null
  }

  private async readAll(): Promise<void> {
    const box = this.boxToProbe()
    if (!box || !this.core.deps.sandbox.connected) return
    const { sandboxId, questionSlug } = box
    const probes = this.core.findQuestion(questionSlug)?.probes ?? []
    if (probes.length === 0) return
    const results: ProbeResult[] = []
    for (const probe of probes) {
      results.push(await this.read(sandboxId, probe))
      // The box was replaced or the phase ended meanwhile: what was seen belongs to nobody.
      if (this.boxToProbe()?.sandboxId !== sandboxId) return
    }
    // An outage is not news about the box.
    if (!this.core.deps.sandbox.connected) return
    this.checkedAt = this.core.deps.now().toISOString()
    this.core.observe({ type: 'probes-read', results, questionSlug })
    this.core.changed()
  }

  private async read(sandboxId: string, probe: QuestionProbe): Promise<ProbeResult> {
    try {
      const result = await this.core.deps.sandbox.request('exec', {
        sandboxId,
        vantage: 'outside',
        argv: [...SCRIPT_ARGV],
        stdin: probe.script,
        timeoutMs: probe.timeoutMs,
      })
      return { probeId: probe.id, ...judge(result) }
    } catch (error) {
      this.core.deps.log.warn({ sandboxId, probe: probe.id, error }, 'A probe could not run')
      return { probeId: probe.id, verdict: 'could-not-check', message: 'The probe could not run.' }
    }
  }
}

/** Exit 0 = pass, 1 = not yet; anything else says something about the probe, not about the box. */
export function judge(result: ExecResult): Pick<ProbeResult, 'verdict' | 'message'> {
  const firstLine = result.stdout.trim().split('\n')[0]?.slice(0, MESSAGE_CHARS_MAX) ?? ''
  if (result.timedOut) return { verdict: 'could-not-check', message: 'The probe took too long.' }
  if (result.exitCode === 0) return { verdict: 'pass', message: firstLine }
  if (result.exitCode === 1) return { verdict: 'not-yet', message: firstLine }
  return { verdict: 'could-not-check', message: firstLine || 'The probe itself failed.' }
}
