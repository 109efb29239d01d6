// The live rooms of this process: opened when somebody enters, forgotten when nothing would be missed. No module state.
import { knownId } from '#app/auth/blind.ts'
import { listScorecards } from '#app/db/scorecards.server.ts'
import { listSessionEvents, listUnfinishedSessionIds } from '#app/db/session-events.server.ts'
import { findSession, type Session } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { days, minutes } from '#app/lib/time.ts'
import { closeCodes, type CloseCode } from '#app/protocol/close-codes.ts'
import { nextBoxNeed } from './box-needs.ts'
import { mayType } from './command-roles.ts'
import type { PracticeOutcome, SessionParticipant } from './events.ts'
import type { RoomDeps } from './room-deps.server.ts'
import { createPlaces, type Places, type Tenant } from './places.server.ts'
import { Room } from './room.server.ts'
import { isScreenHidden } from './focus-minutes.ts'
import { sessionOfTerminal } from './sandbox-names.ts'
import { toCard } from './session-card.server.ts'
import { questionsOf, toFirstEntered } from './session-plan.server.ts'
import { maySeeTerminals } from './view.ts'

const SWEEP_EVERY_MS = minutes(1)
/** A session nobody touched for this long is not taken up by a restart; entering it still opens it. */
const TAKE_UP_WITHIN_MS = days(2)

export type Entry = { room: Room; participant: SessionParticipant }
export type TerminalPass = Result<
  {
    mayType: boolean
    onTyped: () => void
    knownAs: (userId: string) => string
    /** `putOut` is called when this person must not see it any more, at once where that is so already. The answer ends it. */
    whileSeen: (putOut: (code: CloseCode) => void) => () => void
  },
  'not-yours' | 'ended' | 'hidden' | 'host-unreachable'
>

/** `nothing-to-do`: it is no session, has begun already, or needs no box. */
export type Readiness = 'ready' | 'on-its-way' | 'nothing-to-do'

export type Rooms = {
  /** Null for a stranger and for a session that does not exist: both look the same. */
  enter(sessionId: string, userId: string): Promise<Entry | null>
  /** Whether this person may see this terminal, and type in it. */
  passToTerminal(terminalId: string, userId: string): Promise<TerminalPass>
  /** Whether the machine has room for one more practice; otherwise when to come again. */
  askForPlace(memoryMb: number): ReturnType<Places['ask']>
  /** Resolves when the practice is over and its box gone. Whoever calls it has asked whose it is. */
  endPractice(sessionId: string, outcome: PracticeOutcome): Promise<void>
  /** The interviewer's scorecard is submitted: the session closes, and its box with it. */
  closeSession(sessionId: string, by: string): Promise<void>
  /** Opens the room and asks for its box before anybody is there; how far that is. Asked again, it tries again what failed. */
  prepare(sessionId: string): Promise<Readiness>
  /** Its slot has nobody to hold it any more: a session that never began closes, and its box goes. */
  callOff(sessionId: string): Promise<void>
  /** What is kept of it is being changed from outside: whoever is in it comes back to what it says then. */
  forget(sessionId: string): Promise<void>
  /** Takes up every session that a restart interrupted. */
  takeUpAll(): Promise<void>
  stop(): Promise<void>
}

export function createRooms(given: Omit<RoomDeps, 'places'>): Rooms {
  const open = new Map<string, Promise<Room | null>>()
  const live = new Set<Room>()
  const tenants = () => [...live].flatMap(toTenant)
  const goesInMs = () => [...live].flatMap((room) => room.goesInMs() ?? [])
  const places = createPlaces({ ...given, tenants, goesInMs })
  const deps: RoomDeps = { ...given, places }
  let cancelSweep = deps.timers.after(SWEEP_EVERY_MS, sweepLater)

  function sweepLater(): void {
    cancelSweep = deps.timers.after(SWEEP_EVERY_MS, sweepLater)
    void sweep(open, live)
    void places
      .look()
      .catch((error: unknown) => deps.log.warn({ error }, 'The machine could not be looked at'))
  }

  function find(sessionId: string): Promise<Room | null> {
    const known = open.get(sessionId)
    if (known) return known
    const opening = openRoom(sessionId, deps)
    open.set(sessionId, opening)
    // A failure or a miss is not remembered: the next one to enter tries again.
    void opening.then(
      (room) => (room ? live.add(room) : open.delete(sessionId)),
      () => open.delete(sessionId),
    )
    return opening
  }

  async function enter(sessionId: string, userId: string): Promise<Entry | null> {
    const room = await find(sessionId)
    const participant = room?.session.participants.find((one) => one.userId === userId)
    return room && participant ? { room, participant } : null
  }

  return {
    enter,
    async passToTerminal(terminalId, userId) {
      const named = sessionOfTerminal(terminalId)
      const entry = named && (await enter(named.sessionId, userId))
      if (!named || !entry) return refuse('not-yours')
      return passTo(terminalId, entry, deps)
    },
    askForPlace: (memoryMb) => places.ask(memoryMb),
    ...fromOutside(find),
    async forget(sessionId) {
      const room = await open.get(sessionId)?.catch(() => null)
      if (!room) return
      open.delete(sessionId)
      live.delete(room)
      await room.stop(closeCodes.restarting)
    },
    takeUpAll: () => takeUpAll(find, deps),
    async stop() {
      cancelSweep()
      const rooms = await Promise.all([...open.values()].map((opening) => opening.catch(() => null)))
      await Promise.all(rooms.map((room) => room?.stop(closeCodes.restarting)))
      open.clear()
      live.clear()
    },
  }
}

type Find = (sessionId: string) => Promise<Room | null>

/** What happens to a room without anybody in it asking. */
function fromOutside(find: Find): Pick<Rooms, 'endPractice' | 'closeSession' | 'prepare' | 'callOff'> {
  return {
    async endPractice(sessionId, outcome) {
      const room = await find(sessionId)
      await room?.endPractice(outcome)
    },
    async closeSession(sessionId, by) {
      const room = await find(sessionId)
      room?.observe({ type: 'scorecard-in', by })
      await room?.settled()
    },
    async prepare(sessionId) {
      const room = await find(sessionId)
      room?.box.wantAhead()
      await room?.settled()
      return room ? readinessOf(room) : 'nothing-to-do'
    },
    async callOff(sessionId) {
      const room = await find(sessionId)
      room?.observe({ type: 'called-off' })
      await room?.settled()
    },
  }
}

async function takeUpAll(find: Find, deps: RoomDeps): Promise<void> {
  const since = new Date(deps.now().getTime() - TAKE_UP_WITHIN_MS)
  for (const sessionId of await listUnfinishedSessionIds(deps.db, since)) {
    // One session that cannot be opened must not keep the others waiting.
    await find(sessionId).catch((error: unknown) =>
      deps.log.error({ sessionId, error }, 'A session could not be taken up again'),
    )
  }
}

function readinessOf(room: Room): Readiness {
  const state = room.state()
  if (state.phase !== 'lobby' || nextBoxNeed(state, room.questions) === null) return 'nothing-to-do'
  return state.sandbox.status === 'ready' ? 'ready' : 'on-its-way'
}

async function sweep(open: Map<string, Promise<Room | null>>, live: Set<Room>): Promise<void> {
  for (const [sessionId, opening] of open) {
    const room = await opening.catch(() => null)
    if (!room?.isIdle()) continue
    open.delete(sessionId)
    live.delete(room)
    await room.stop(closeCodes.restarting)
  }
}

async function passTo(
  terminalId: string,
  { room, participant }: Entry,
  deps: RoomDeps,
): Promise<TerminalPass> {
  if (!deps.sandbox.connected) return refuse('host-unreachable')
  await room.box.settled
  const state = room.state()
  if (isScreenHidden(state, participant.sessionRole)) return refuse('hidden')
  if (state.phase === 'unopened' || !maySeeTerminals(participant.sessionRole, state))
    return refuse('not-yours')
  const { views } = room.box.terminals
  // Of a box that runs there are always some: the host could not be asked yet.
  if (views.length === 0 && room.readyBox()) return refuse('host-unreachable')
  if (!views.some((terminal) => terminal.terminalId === terminalId)) return refuse('ended')
  return accept({
    mayType: mayType(participant.sessionRole),
    onTyped: () => room.practice.active(),
    knownAs: (userId) => knownId(userId, room.hiddenFrom(participant)),
    whileSeen: (putOut) => whileSeen({ room, participant }, putOut),
  })
}

function whileSeen({ room, participant }: Entry, putOut: (code: CloseCode) => void): () => void {
  const look = () => {
    if (isScreenHidden(room.state(), participant.sessionRole)) putOut(closeCodes.hidden)
  }
  // A room that is opened anew would not know of them.
  const stop = room.watchers.add({ changed: look, stopped: () => putOut(closeCodes.restarting) })
  // It may have begun since this person was let in.
  look()
  return stop
}

async function openRoom(sessionId: string, deps: RoomDeps): Promise<Room | null> {
  const session = await findSession(deps.db, sessionId)
  if (!session) return null
  const events = await listSessionEvents(deps.db, sessionId)
  const questions = questionsOf(session, deps.questions)
  const card = await toCard(session, events, deps)
  const room = new Room({ session, questions, card, events }, deps)
  await room.start(toFirstEntered(session, deps.questions))
  if (await isScored(session, deps)) room.observe({ type: 'scorecard-in', by: interviewerOf(session) })
  return room
}

/** A practice that holds a box, or is about to. */
function toTenant(room: Room): Tenant[] {
  const state = room.state()
  if (room.session.kind !== 'practice' || state.phase === 'unopened' || state.phase === 'closed') return []
  return [
    {
      sessionId: room.session.id,
      memoryMb: room.findQuestion(room.session.questionSlug)?.sandbox?.memoryMb ?? 0,
      idleMs: room.practice.idleMs,
      startedAtMs: room.session.createdAt.getTime(),
      announced: room.practice.leaving?.because === 'booked',
      announce: (at) => room.practice.announce(at),
      reassure: () => room.practice.reassure(),
      end: (outcome) => room.endPractice(outcome),
    },
  ]
}

/** A restart may have come between the last scorecard and the event that closes the session. */
async function isScored({ id, rounds }: Session, deps: RoomDeps): Promise<boolean> {
  const scorecards = await listScorecards(deps.db, id)
  const submitted = new Set(
    scorecards.flatMap(({ kind, submittedAt, round }) =>
      kind === 'interviewer' && submittedAt ? [round] : [],
    ),
  )
  return rounds.every(({ round, rubricId }) => rubricId === null || submitted.has(round))
}

function interviewerOf(session: Session): string {
  return session.participants.find((one) => one.sessionRole === 'interviewer')?.userId ?? 'system'
}
