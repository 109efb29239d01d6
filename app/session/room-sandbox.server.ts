// The box of one session: made, prepared, watched, kept alive, and taken up again after a restart.
import { SandboxHostError } from '#sandbox/client.ts'
import type { HostEvent } from '#sandbox/contract.ts'
import { minutes, seconds } from '#app/lib/time.ts'
import { nextBoxNeed } from './box-needs.ts'
import { prepareBox, type BoxOrder } from './prepare-box.server.ts'
import type { RoomCore, RoomDeps } from './room-deps.server.ts'
import { RoomTerminals } from './room-terminals.server.ts'
import { sandboxIdOf } from './sandbox-names.ts'
import { controlHolder, isClocked, MACHINE_FULL } from './state.ts'

/** A box outlives a crashed web process by this long, and no longer. */
export const LEASE_MS = minutes(15)
const RENEW_EVERY_MS = minutes(5)
/** The box is made when somebody enters the lobby this early or later; before that it would only idle. */
export const BOX_EARLY_MS = minutes(30)
/** An empty room keeps its box this long: in a session people may have lost their network, otherwise they went home. */
const EMPTY_LIVE_MS = minutes(120)
const EMPTY_IDLE_MS = minutes(20)
const RECOVER_RETRY_MS = seconds(5)
const HOST_GRACE_MS = seconds(3)

export class RoomSandbox {
  readonly terminals: RoomTerminals
  private readonly core: RoomCore
  private readonly deps: RoomDeps
  private readonly unsubscribe: (() => void)[]
  private cancelRenewal: (() => void) | null = null
  private cancelWish: (() => void) | null = null
  private cancelRetry: (() => void) | null = null
  private attendedAt: number
  private stopped = false
  private recovering: Promise<void> = Promise.resolve()
  private destroying: Promise<void> = Promise.resolve()

  constructor(core: RoomCore) {
    this.core = core
    this.deps = core.deps
    this.attendedAt = core.deps.now().getTime()
    this.terminals = new RoomTerminals(core)
    const { sandbox } = core.deps
    this.unsubscribe = [
      sandbox.onEvent((event) => this.hear(event)),
      sandbox.onConnection((connected) => this.onConnection(connected)),
    ]
    this.renewLater()
  }

  /** Somebody entered: a lobby near its time needs a box. */
  want(): void {
    this.cancelWish?.()
    const state = this.core.state()
    if (state.phase !== 'lobby' || this.stopped) return
    if (state.sandbox.status !== 'none' && state.sandbox.status !== 'lost') return
    const { now, timers } = this.deps
    const dueInMs = this.core.session.scheduledAt.getTime() - BOX_EARLY_MS - now().getTime()
    if (dueInMs <= 0) this.request()
    else this.cancelWish = timers.after(dueInMs, () => this.core.isAttended() && this.want())
  }

  /** Nobody need be here: the box of a lobby is made ahead, and made again where that failed. */
  wantAhead(): void {
    const state = this.core.state()
    if (state.phase !== 'lobby' || this.stopped || !this.deps.sandbox.connected) return
    if (state.sandbox.status !== 'preparing' && state.sandbox.status !== 'ready') this.request()
  }

  /** Makes and prepares the box that the events ask for; tells the room how it went. */
  async prepare(sandboxId: string): Promise<void> {
    const { session, deps } = this.core
    const state = this.core.state()
    const slug = (state.phase === 'unopened' ? null : state.boxQuestion) ?? session.questionSlug
    const question = this.core.findQuestion(slug)
    this.terminals.forget()
    try {
      if (!question?.sandbox) throw new Error(`the bank no longer has a box for ${slug}`)
      // One box at a time: a machine that is nearly full has room for the next only when the last is gone.
      await this.gone
      const { readyMs } = await this.makeBox({
        sandboxId,
        sessionId: session.id,
        box: question.sandbox,
        question,
      })
      if (this.currentId() !== sandboxId || this.stopped) return
      await this.terminals.openFirst(sandboxId)
      await this.syncRecording(sandboxId)
      await this.syncControl(sandboxId)
      this.core.observe({ type: 'box-ready', sandboxId, readyMs })
    } catch (error) {
      if (this.stopped) return
      deps.log.warn({ sandboxId, error }, 'A box could not be prepared')
      this.core.observe({ type: 'box-failed', sandboxId, words: wordsOf(error) })
      await this.destroy(sandboxId)
    }
  }

  /** A session that finds the machine full sends practice away and asks once more; practice itself does not. */
  private async makeBox(order: BoxOrder): Promise<{ readyMs: number }> {
    const { places, sandbox } = this.deps
    try {
      return await prepareBox(sandbox, order)
    } catch (error) {
      const mayInsist = this.core.session.kind === 'session' && isFull(error) && !this.stopped
      if (!mayInsist || !(await places.makeWay(order.box.memoryMb))) throw error
      return prepareBox(sandbox, order)
    }
  }

  /** Sets who may type on the host. Throws when the host does not do it. */
  async setControl(holder: string | null): Promise<void> {
    const sandboxId = this.currentId()
    if (!sandboxId) return
    await this.deps.sandbox.request('setControl', { sandboxId, holder })
  }

  /** Switches recording on the host, for every terminal of the box. Throws when the host does not do it. */
  async setRecording(on: boolean): Promise<void> {
    const sandboxId = this.currentId()
    if (!sandboxId || this.terminals.views.length === 0) return
    await this.deps.sandbox.request('setRecording', { sandboxId, on }).catch((error: unknown) => {
      // A box that is gone records nothing.
      if (!isGone(error)) throw error
    })
  }

  /** Idempotent. A box that cannot be destroyed is reported and dies with its lease. */
  destroy(sandboxId: string): Promise<void> {
    const earlier = this.destroying
    this.destroying = Promise.all([earlier, this.tryDestroy(sandboxId)]).then(() => undefined)
    return this.destroying
  }

  /** Settled when every box that was to be destroyed is gone, as far as the host would. */
  get gone(): Promise<void> {
    return this.destroying
  }

  private async tryDestroy(sandboxId: string): Promise<void> {
    try {
      await this.deps.sandbox.request('destroySandbox', { sandboxId })
    } catch (error) {
      this.deps.log.warn({ sandboxId, error }, 'A box could not be destroyed; its lease will end it')
    }
  }

  /** Settled when what the host has of this box is known, as far as it can be asked. */
  get settled(): Promise<void> {
    return this.recovering
  }

  /** Asks the host what is left of what the events say: after a restart of the web process or of the host. */
  recover(): Promise<void> {
    this.cancelRetry?.()
    this.recovering = this.deps.sandbox.connected ? this.lookForBox() : this.awaitHost()
    return this.recovering
  }

  /** A host that is only just being connected to is no outage yet; `onConnection` goes on from here. */
  private async awaitHost(): Promise<void> {
    this.cancelRetry = this.deps.timers.after(HOST_GRACE_MS, () => {
      if (!this.deps.sandbox.connected) this.core.observe({ type: 'host-gone' })
    })
  }

  private async lookForBox(): Promise<void> {
    const state = this.core.state()
    if (this.stopped || state.phase === 'unopened' || state.sandbox.status === 'none') return
    const { sandbox } = state
    try {
      const { sandboxes } = await this.deps.sandbox.request('listSandboxes', {})
      const alive = sandboxes.some(
        (one) => one.sandboxId === sandbox.sandboxId && one.state !== 'lost' && one.state !== 'destroying',
      )
      if (state.phase === 'closed') return alive ? await this.destroy(sandbox.sandboxId) : undefined
      if (sandbox.status === 'ready' && alive) await this.takeUp(sandbox.sandboxId)
      if (sandbox.status === 'ready' && !alive) this.lost(sandbox.sandboxId, 'It was gone from the host.')
    } catch (error) {
      if (this.stopped) return
      this.deps.log.warn({ sandboxId: sandbox.sandboxId, error }, 'A box could not be taken up again yet')
      this.core.observe({ type: 'host-gone' })
      this.cancelRetry = this.deps.timers.after(RECOVER_RETRY_MS, () => void this.recover())
    }
  }

  /** A preparation that this process did not see through cannot be trusted: the next box begins afresh. */
  startOver(): void {
    const state = this.core.state()
    if (state.phase === 'unopened' || state.sandbox.status !== 'preparing') return
    const { sandboxId } = state.sandbox
    this.core.observe({ type: 'box-failed', sandboxId, words: 'Preparing it was interrupted.' })
    this.request()
    void this.destroy(sandboxId)
  }

  stop(): void {
    this.stopped = true
    for (const off of this.unsubscribe) off()
    this.cancelRenewal?.()
    this.cancelWish?.()
    this.cancelRetry?.()
    this.terminals.stop()
  }

  nextId(): string {
    const state = this.core.state()
    return sandboxIdOf(this.core.session.id, (state.phase === 'unopened' ? 0 : state.sandboxCount) + 1)
  }

  currentId(): string | null {
    const state = this.core.state()
    return state.phase === 'unopened' || state.sandbox.status === 'none' ? null : state.sandbox.sandboxId
  }

  /** For the stage that is on, or the next one that needs a box; a session of talk needs none. */
  private request(): void {
    const state = this.core.state()
    if (state.phase === 'unopened') return
    const questionSlug = nextBoxNeed(state, this.core.questions)
    if (questionSlug !== null) {
      this.core.observe({ type: 'box-wanted', sandboxId: this.nextId(), questionSlug })
    }
  }

  private async takeUp(sandboxId: string): Promise<void> {
    await this.deps.sandbox.request('renewLease', { sandboxId, leaseMs: LEASE_MS })
    await this.syncRecording(sandboxId)
    await this.terminals.takeUp(sandboxId)
    await this.syncControl(sandboxId)
    this.core.observe({ type: 'host-back' })
    this.core.changed()
  }

  /** The host and the events agree on who may type; every `setControl` refuses input under way, so only if needed. */
  private async syncControl(sandboxId: string): Promise<void> {
    const holder = controlHolder(this.core.state())
    const known = await this.deps.sandbox.request('getControl', { sandboxId })
    if (known.holder !== holder) await this.deps.sandbox.request('setControl', { sandboxId, holder })
  }

  /** Somebody may have switched it while the box was made, or while nobody could ask the host. */
  private async syncRecording(sandboxId: string): Promise<void> {
    const state = this.core.state()
    const on = state.phase !== 'unopened' && state.recording.on
    await this.deps.sandbox.request('setRecording', { sandboxId, on })
  }

  private hear(event: HostEvent): void {
    if (event.type === 'sandbox-lost' && event.sandboxId === this.currentId()) {
      this.lost(event.sandboxId, event.words)
      return
    }
    this.terminals.hear(event, this.currentId())
  }

  private lost(sandboxId: string, words: string): void {
    this.terminals.forget()
    this.core.observe({ type: 'box-lost', sandboxId, words })
  }

  private onConnection(connected: boolean): void {
    if (connected) {
      const state = this.core.state()
      const lobbyInTrouble = state.phase === 'lobby' && state.sandbox.status === 'trouble'
      if (lobbyInTrouble && this.core.isAttended()) this.request()
      else void this.recover()
    } else {
      this.core.observe({ type: 'host-gone' })
    }
    this.core.changed()
  }

  private renewLater(): void {
    this.cancelRenewal = this.deps.timers.after(RENEW_EVERY_MS, () => {
      this.renewLater()
      void this.renew()
    })
  }

  private async renew(): Promise<void> {
    const state = this.core.state()
    const nowMs = this.deps.now().getTime()
    if (this.core.isAttended()) this.attendedAt = nowMs
    if (state.phase === 'unopened' || state.phase === 'closed' || state.sandbox.status !== 'ready') return
    const { sandboxId } = state.sandbox
    const emptyForMs = nowMs - this.attendedAt
    if (emptyForMs > (isClocked(state) ? EMPTY_LIVE_MS : EMPTY_IDLE_MS)) {
      this.lost(sandboxId, 'Nobody was here, so it was put away.')
      return this.destroy(sandboxId)
    }
    try {
      await this.deps.sandbox.request('renewLease', { sandboxId, leaseMs: LEASE_MS })
    } catch (error) {
      this.deps.log.warn({ sandboxId, error }, 'A lease could not be renewed')
    }
  }
}

function isGone(error: unknown): boolean {
  return error instanceof SandboxHostError && error.refusal?.code === 'no-such-sandbox'
}

function isFull(error: unknown): boolean {
  return error instanceof SandboxHostError && error.refusal?.code === 'full'
}

function wordsOf(error: unknown): string {
  if (isFull(error)) return MACHINE_FULL
  if (error instanceof SandboxHostError)
    return error.refusal?.words.slice(0, 400) ?? 'The host did not answer.'
  return error instanceof Error ? error.message.slice(0, 400) : 'Something went wrong.'
}
