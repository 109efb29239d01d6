// One live session: one command at a time — decide, append, evolve, tell everybody. If the append fails, nobody heard it.
import { withIdHidden } from '#app/auth/blind.ts'
import { RoomCall } from '#app/call/room-call.server.ts'
import { isKeyTaken } from '#app/db/client.server.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import type { Session } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { seconds } from '#app/lib/time.ts'
import type { ToBrowser } from '#app/protocol/session-messages.ts'
import type { Question } from '#questions/schema.ts'
import { laterMs } from './agenda.ts'
import { clockAt } from './clock.ts'
import type { Command } from './commands.ts'
import type { PracticeOutcome, SessionEvent, SessionEventBody, SessionParticipant } from './events.ts'
import { evolve, replay } from './evolve.ts'
import { decide } from './machine.ts'
import { hiddenFrom, isNameHidden } from './hidden-name.ts'
import { recordingSwitch } from './recording-consent.ts'
import type { Observation } from './observations.ts'
import { observe } from './observe.ts'
import type { SessionCard } from './question-card.ts'
import type { RefusalReason } from './refusal-words.ts'
import { RoomAudience, type RoomConnection } from './room-audience.server.ts'
import { RoomClock } from './room-clock.server.ts'
import type { RoomCore, RoomDeps, RoomPart } from './room-deps.server.ts'
import { RoomPractice } from './room-practice.server.ts'
import { RoomProbes } from './room-probes.server.ts'
import { RoomSandbox } from './room-sandbox.server.ts'
import { RoomWatchers } from './room-watchers.server.ts'
import { controlHolder, isClocked, type SessionState } from './state.ts'
import { saveEvents } from './save-events.server.ts'
import { viewFor } from './view.ts'
import type { SessionView } from './view-types.ts'

/** An observation that could not be saved (a full disk) is tried again after this long, doubling up to the maximum. */
const RETRY_MS = seconds(1)
const RETRY_MAX_MS = seconds(30)

export type RoomOpening = {
  session: Session
  questions: readonly Question[]
  card: SessionCard
  events: SessionEvent[]
}
type Outcome = Result<null, RefusalReason>

export class Room implements RoomCore {
  readonly session: Session
  readonly questions: readonly Question[]
  readonly deps: RoomDeps
  readonly box: RoomSandbox
  readonly practice: RoomPractice
  readonly watchers = new RoomWatchers()
  readonly call: RoomCall
  private readonly card: SessionCard
  private readonly audience: RoomAudience
  private readonly clock: RoomClock
  private readonly probes: RoomProbes
  private readonly parts: readonly RoomPart[]
  private events: SessionEvent[]
  private current: SessionState
  private tail: Promise<unknown> = Promise.resolve()
  private stopped = false

  constructor({ session, questions, card, events }: RoomOpening, deps: RoomDeps) {
    this.session = session
    this.questions = questions
    this.card = card
    this.deps = deps
    this.events = events
    this.current = replay(events)
    this.audience = new RoomAudience(this)
    this.clock = new RoomClock(this, (notice) => this.audience.say(notice))
    this.probes = new RoomProbes(this)
    this.box = new RoomSandbox(this)
    this.practice = new RoomPractice(this, (notice) => this.audience.say(notice))
    this.call = new RoomCall({
      sessionId: session.id,
      timers: deps.timers,
      iceServers: deps.iceServers,
      isClosed: () => this.current.phase === 'closed',
      isFaceHidden: (one) => one.sessionRole === 'candidate' && isNameHidden(this.current),
    })
    this.parts = (deps.parts ?? []).map((make) => make(this))
  }

  /** Takes up the session where its events left it. */
  async start(firstEntered: Observation): Promise<void> {
    if (this.current.phase === 'unopened') await this.enqueue(() => this.see(firstEntered))
    const state = this.state()
    if (state.phase === 'unopened') throw new Error('The session could not be opened')
    this.audience.awaitReturns(state.present)
    this.clock.reset()
    this.probes.reset()
    this.practice.start()
    this.box.startOver()
    // A restart may have missed zero.
    this.observe({ type: 'time-up' })
    void this.box.recover()
    for (const part of this.parts) part.start()
  }

  state(): SessionState {
    return this.current
  }

  findQuestion(slug: string): Question | null {
    return this.questions.find((question) => question.slug === slug) ?? null
  }

  readyBox(): { sandboxId: string; questionSlug: string } | null {
    const state = this.current
    if (state.phase === 'unopened' || state.sandbox.status !== 'ready') return null
    return {
      sandboxId: state.sandbox.sandboxId,
      questionSlug: state.boxQuestion ?? state.questionSlug,
    }
  }

  say(message: ToBrowser, isFor?: (participant: SessionParticipant) => boolean): void {
    this.audience.tell(message, isFor)
  }

  isAttended(): boolean {
    return this.audience.size > 0
  }

  /** When this room's box is likely to go, as far as its clock knows. */
  goesInMs(): number | null {
    const state = this.current
    if (state.phase === 'unopened' || state.sandbox.status !== 'ready') return null
    const { remainingMs } = clockAt(state, this.deps.now())
    return remainingMs === null ? null : remainingMs + laterMs(state)
  }

  /** Nothing would be missed if this room were forgotten and opened again later. */
  isIdle(): boolean {
    if (this.isAttended() || isClocked(this.current) || this.current.phase === 'unopened') return false
    // Somebody may come back to a practice until it is put away, and only this room would do that.
    if (this.current.phase !== 'closed' && this.session.kind === 'practice') return false
    const { status } = this.current.sandbox
    const boxless = status === 'none' || status === 'lost' || status === 'trouble'
    return this.current.present.length === 0 && (this.current.phase === 'closed' || boxless)
  }

  /** What one person is told right now; also the first frame of a page, before its socket is open. */
  viewOf(me: SessionParticipant): SessionView {
    const { card, events, current: state } = this
    if (state.phase === 'unopened') throw new Error('A room without its first event has nothing to show')
    const live = {
      terminals: this.box.terminals.views,
      hostReachable: this.deps.sandbox.connected,
      probesCheckedAt: this.probes.checkedAt,
      boxMayStay: this.deps.places.boxMayStay,
      leaving: this.practice.leaving,
    }
    const view = viewFor(me, { card, state, events, live, now: this.deps.now() })
    const hidden = this.hiddenFrom(me)
    // why: the same view, in which one id has become another
    return hidden ? (JSON.parse(withIdHidden(JSON.stringify(view), hidden)) as SessionView) : view
  }

  /** Whom this person may not know, in whatever is said to them; null = nobody. */
  hiddenFrom(me: SessionParticipant): ReturnType<typeof hiddenFrom> {
    return hiddenFrom(me, this.current)
  }

  join(connection: RoomConnection): void {
    this.audience.add(connection)
    this.practice.active()
    this.box.want()
    this.tellViews()
    this.call.came(connection)
    for (const part of this.parts) part.came?.(connection)
  }

  leave(connection: RoomConnection): void {
    this.audience.remove(connection)
    this.call.went(connection)
  }

  /** What a person asks for. Resolves when it is done and saved, or refused and nothing happened. */
  async command(by: string, command: Command): Promise<Outcome> {
    this.practice.active()
    const decided = await this.enqueue(async (): Promise<Outcome> => {
      if (this.stopped) return refuse('not-saved')
      const decision = decide(this.current, command, {
        by,
        at: this.now(),
        questions: this.card.questions,
        nextSandboxId: this.box.nextId(),
        boxMayStay: this.deps.places.boxMayStay,
      })
      return decision.ok ? this.record(by, decision.value) : decision
    })
    return decided.ok ? this.carryOut(command, by) : decided
  }

  observe(seen: Observation): void {
    this.observeAgain(seen, RETRY_MS)
  }

  changed(): void {
    this.tellViews()
  }

  /** Ends a practice from outside. Resolves when its box is gone from the host. */
  async endPractice(outcome: PracticeOutcome): Promise<void> {
    await this.enqueue(() => this.see({ type: 'practice-over', outcome }))
    await this.box.gone
  }

  /** Resolves when everything asked and seen so far is done. */
  async settled(): Promise<void> {
    await this.box.settled
    await this.tail
  }

  async stop(closeCode: number): Promise<void> {
    await this.tail
    this.stopped = true
    this.clock.stop()
    this.probes.stop()
    this.practice.stop()
    this.call.stop()
    this.box.stop()
    for (const part of this.parts) part.stop()
    this.audience.closeAll(closeCode)
    this.watchers.stopped(closeCode)
  }

  /** The part of a command that is not an event. */
  private async carryOut(command: Command, by: string): Promise<Outcome> {
    for (const part of this.parts) {
      const done = part.carryOut(command, by)
      if (done) return done
    }
    const sandboxId = this.box.currentId()
    if (!sandboxId) return accept(null)
    if (command.type === 'open-terminal') return this.box.terminals.openAnother(sandboxId)
    if (command.type === 'close-terminal') return this.box.terminals.close(command.terminalId)
    if (command.type === 'run-probes') await this.probes.run()
    return accept(null)
  }

  private observeAgain(seen: Observation, delayMs: number): void {
    void this.enqueue(() => this.see(seen)).then((outcome) => {
      if (outcome.ok || this.stopped) return
      const next = Math.min(delayMs * 2, RETRY_MAX_MS)
      this.deps.timers.after(delayMs, () => this.observeAgain(seen, next))
    })
  }

  private async see(seen: Observation): Promise<Outcome> {
    if (this.stopped) return accept(null)
    const by = 'by' in seen ? seen.by : 'userId' in seen ? seen.userId : 'system'
    return this.record(by, observe(this.current, seen, this.now()))
  }

  private enqueue<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.tail.then(work)
    this.tail = done.catch(() => undefined)
    return done
  }

  /** Never before the last event: a clock set back must not give time back. */
  private now(): Date {
    const now = this.deps.now()
    const last = this.events.at(-1)
    return last && Date.parse(last.at) > now.getTime() ? new Date(last.at) : now
  }

  private async record(by: string, bodies: SessionEventBody[]): Promise<Outcome> {
    if (bodies.length === 0) return accept(null)
    const at = this.now().toISOString()
    const events = bodies.map((body, index) => ({ ...body, seq: this.current.seq + 1 + index, at, by }))
    const control = bodies.findLast((body) => body.type === 'control-granted')
    if (control && !(await this.trySetControl(control.to)) && bodies.length === 1 && by !== 'system') {
      return refuse('host-unreachable')
    }
    const recording = recordingSwitch(this.current, events.reduce(evolve, this.current))
    if (recording !== null && !(await this.trySetRecording(recording))) return refuse('host-unreachable')
    try {
      await saveEvents(this.deps, this.session.id, events)
    } catch (error) {
      this.deps.log.error({ sessionId: this.session.id, error }, 'Events of a session could not be saved')
      if (isKeyTaken(error)) await this.reload()
      if (control) await this.trySetControl(controlHolder(this.current))
      if (recording !== null) await this.trySetRecording(!recording)
      return refuse('not-saved')
    }
    this.take(events)
    return accept(null)
  }

  /** On the host before anybody is told, so that nobody types on a promise. The next take-up mends a failure. */
  private trySetControl(holder: string | null): Promise<boolean> {
    return this.tryOnHost('Control', () => this.box.setControl(holder))
  }

  /** Likewise: nobody types something private into a recording that is said to be off. */
  private trySetRecording(on: boolean): Promise<boolean> {
    return this.tryOnHost('Recording', () => this.box.setRecording(on))
  }

  private async tryOnHost(what: string, set: () => Promise<void>): Promise<boolean> {
    try {
      await set()
      return true
    } catch (error) {
      this.deps.log.warn({ sessionId: this.session.id, error }, `${what} could not be set on the host`)
      return false
    }
  }

  private take(events: SessionEvent[]): void {
    this.events.push(...events)
    this.current = events.reduce(evolve, this.current)
    if (this.current.phase !== 'unopened') this.audience.announce(events, this.current)
    this.tellViews()
    this.clock.reset()
    this.probes.reset()
    for (const event of events) this.follow(event)
  }

  private follow(event: SessionEvent): void {
    if (event.type === 'name-hidden' || event.type === 'name-shown') this.call.facesChanged()
    if (event.type === 'sandbox-requested') void this.box.prepare(event.sandboxId)
    if (event.type === 'sandbox-replaced') void this.box.destroy(event.from)
    if (event.type === 'phase-changed' && event.to === 'closed') {
      this.practice.stop()
      const sandboxId = this.box.currentId()
      if (sandboxId) void this.box.destroy(sandboxId)
    }
    for (const part of this.parts) part.follow(event)
  }

  /** Another process wrote to this session: its history is the truth. */
  private async reload(): Promise<void> {
    this.events = await listSessionEvents(this.deps.db, this.session.id)
    this.current = replay(this.events)
    this.tellViews()
    this.clock.reset()
    this.probes.reset()
  }

  private tellViews(): void {
    if (this.current.phase === 'unopened' || this.stopped) return
    this.audience.sendViews((me) => this.viewOf(me))
    this.watchers.changed()
  }
}
