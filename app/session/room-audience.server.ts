// Who is connected to a room: sends everybody their own view, and tells coming and going from a reload.
import { closeCodes } from '#app/protocol/close-codes.ts'
import type { ToBrowser } from '#app/protocol/session-messages.ts'
import { seconds } from '#app/lib/time.ts'
import type { SessionEvent, SessionParticipant } from './events.ts'
import { asTold } from './hidden-name.ts'
import { noticeFor, type Notice } from './notices.ts'
import type { RoomCore } from './room-deps.server.ts'
import type { OpenedState } from './state.ts'
import type { SessionView } from './view-types.ts'

/** A reload or a moment without network is not leaving. */
export const GRACE_MS = seconds(20)
/** Tabs of one person on one session; more is a mistake or an attack. */
export const TABS_MAX = 8

/** One browser tab, as the room sees it. */
export type RoomConnection = {
  readonly participant: SessionParticipant
  send(message: ToBrowser): void
  close(code: number): void
}

export class RoomAudience {
  private readonly connections = new Set<RoomConnection>()
  private readonly leaving = new Map<string, () => void>()
  private readonly core: RoomCore

  constructor(core: RoomCore) {
    this.core = core
  }

  get size(): number {
    return this.connections.size
  }

  add(connection: RoomConnection): void {
    const { userId } = connection.participant
    const tabs = this.tabsOf(userId)
    // The oldest tab makes room: it is the one somebody has forgotten.
    if (tabs.length >= TABS_MAX) tabs[0]?.close(closeCodes.tabReplaced)
    this.connections.add(connection)
    this.stay(userId)
    this.core.observe({ type: 'person-came', userId })
  }

  remove(connection: RoomConnection): void {
    if (!this.connections.delete(connection)) return
    this.awaitReturn(connection.participant.userId)
  }

  /** After a restart: whoever was here gets the grace to come back. */
  awaitReturns(present: readonly string[]): void {
    for (const userId of present) this.awaitReturn(userId)
  }

  sendViews(viewOf: (me: SessionParticipant) => SessionView): void {
    const views = new Map<string, SessionView>()
    for (const { participant, send } of this.connections) {
      const view = views.get(participant.userId) ?? viewOf(participant)
      views.set(participant.userId, view)
      send({ type: 'view', view })
    }
  }

  announce(events: readonly SessionEvent[], state: OpenedState): void {
    for (const event of events) {
      for (const { participant, send } of this.connections) {
        const told = asTold(participant, { state, events: [] }).state
        const notice = noticeFor(event, told, participant.sessionRole)
        if (notice) send({ type: 'notice', ...notice })
      }
    }
  }

  say(notice: Notice): void {
    this.tell({ type: 'notice', ...notice })
  }

  tell(message: ToBrowser, isFor: (participant: SessionParticipant) => boolean = () => true): void {
    for (const { participant, send } of this.connections) if (isFor(participant)) send(message)
  }

  closeAll(code: number): void {
    for (const cancel of this.leaving.values()) cancel()
    this.leaving.clear()
    for (const connection of [...this.connections]) connection.close(code)
    this.connections.clear()
  }

  private awaitReturn(userId: string): void {
    if (this.tabsOf(userId).length > 0 || this.leaving.has(userId)) return
    const cancel = this.core.deps.timers.after(GRACE_MS, () => {
      this.leaving.delete(userId)
      if (this.tabsOf(userId).length === 0) this.core.observe({ type: 'person-went', userId })
    })
    this.leaving.set(userId, cancel)
  }

  private stay(userId: string): void {
    this.leaving.get(userId)?.()
    this.leaving.delete(userId)
  }

  private tabsOf(userId: string): RoomConnection[] {
    return [...this.connections].filter((one) => one.participant.userId === userId)
  }
}
