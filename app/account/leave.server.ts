// Somebody deletes their account: refused where others would be left alone, else everything goes at once, and what stays has no name.
import { rm, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { leftAddress } from '#app/auth/left-address.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { inTransaction, type Db } from '#app/db/client.server.ts'
import {
  countOtherAdmins,
  deleteLettersTo,
  deleteRowsOf,
  emptyRowsOf,
  emptyUser,
  listCohortsOnlyTheyCoordinate,
  takeOutOfJobs,
  takeOutOfLetters,
} from '#app/db/leaving.server.ts'
import { listPartsOf, type OwnPart } from '#app/db/leaving-sessions.server.ts'
import { listSessionPhases } from '#app/db/session-events.server.ts'
import { listUnopenedSessions } from '#app/db/sessions.server.ts'
import { listSlots } from '#app/db/slots.server.ts'
import { getUser, type User } from '#app/db/users.server.ts'
import { closeWaitlistEntry, listOpenEntries } from '#app/db/waitlist.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { minutes } from '#app/lib/time.ts'
import { removeSessionFolder, ifMissing } from '#app/recording/folder.server.ts'
import { leaveSeat } from '#app/scheduling/give-up-seat.server.ts'
import { seatOf } from '#app/scheduling/slot.ts'
import type { Phase } from '#app/session/events.ts'
import { clockedPhases } from '#app/session/state.ts'
import { forgetSessions } from './forget-sessions.server.ts'
import { LEFT_NAME, type LeaveRefusal } from './left.ts'
import { fullNameTaker } from './without.ts'

type LeaveNeeds = Pick<
  AppContext,
  'db' | 'now' | 'env' | 'logins' | 'rooms' | 'jobs' | 'slotNeeds' | 'clientAddress'
>

/** Hundreds of sessions take seconds; a slow machine must not keep somebody from leaving. */
const FORGET_MS = minutes(1)
const FOREVER = new Date(Date.UTC(9999, 0, 1))

export async function leaveGreenroom(
  needs: LeaveNeeds,
  actor: Actor,
  { password }: { password: string },
): Promise<Result<null, LeaveRefusal>> {
  const user = await getUser(needs.db, actor.userId)
  const attempt = { email: user.email, password, address: needs.clientAddress }
  const known = await needs.logins.confirm(attempt)
  if (!known.ok) return refuse(known.reason === 'no-match' ? 'wrong-password' : known.reason)
  const early = await findObstacle(needs.db, user)
  if (early) return refuse(early)
  const rooms = await closeWhatWaits(needs, user.id)
  // Whoever is in one of these rooms comes back to it anew, and documents are on the disk before they go.
  for (const sessionId of rooms) await needs.rooms.forget(sessionId)
  const done = await inTransaction(needs.db, (tx) => forgetEverything(tx, needs, user), FORGET_MS)
  if (!done.ok) return done
  for (const sessionId of rooms) await needs.rooms.forget(sessionId)
  await removeFiles(needs, done.value)
  needs.jobs.wake()
  return accept(null)
}

/** What stands in the way, as the page says it before anybody tries. */
export async function findObstacle(
  db: Db,
  { id, role }: Pick<User, 'id' | 'role'>,
): Promise<LeaveRefusal | null> {
  if (await findRunningSession(db, id)) return 'session-running'
  if (role === 'admin' && (await countOtherAdmins(db, id)) === 0) return 'last-admin'
  if ((await listCohortsOnlyTheyCoordinate(db, id)).length > 0) return 'last-coordinator'
  return null
}

/** The session or practice of theirs whose clock runs. */
export async function findRunningSession(db: Db, userId: string): Promise<string | null> {
  const ids = (await listPartsOf(db, userId)).map(({ sessionId }) => sessionId)
  const phaseOf = await listSessionPhases(db, ids)
  return ids.find((id) => isRunning(phaseOf.get(id))) ?? null
}

/** Sessions whose scorecard they have not written: their candidates would wait for nothing. */
export async function countOwedScorecards(db: Db, userId: string): Promise<number> {
  const parts = await listPartsOf(db, userId)
  const ids = parts.flatMap(({ sessionId, sessionRole }) =>
    sessionRole === 'interviewer' ? [sessionId] : [],
  )
  const phaseOf = await listSessionPhases(db, ids)
  return ids.filter((id) => phaseOf.get(id) === 'scoring').length
}

function isRunning(phase: Phase | undefined): boolean {
  return clockedPhases.some((one) => one === phase)
}

/** What could still go on without them is ended first, by the rules of each; gives every session they had a part in. */
async function closeWhatWaits({ db, rooms }: LeaveNeeds, userId: string): Promise<string[]> {
  const parts = await listPartsOf(db, userId)
  const ids = parts.map(({ sessionId }) => sessionId)
  const phaseOf = await listSessionPhases(db, ids)
  const unopened = new Set((await listUnopenedSessions(db, ids)).map(({ id }) => id))
  for (const part of parts) {
    const phase = phaseOf.get(part.sessionId)
    // Nothing has happened in a practice that nobody opened: there is nothing to end.
    const isNothing = part.kind === 'practice' && unopened.has(part.sessionId)
    if (phase !== 'closed' && !isNothing) await close(rooms, part, phase)
  }
  return ids
}

async function close(rooms: LeaveNeeds['rooms'], part: OwnPart, phase: Phase | undefined): Promise<void> {
  const { sessionId, sessionRole, kind, slotId } = part
  if (kind === 'practice') return rooms.endPractice(sessionId, 'stopped-early')
  // The work is over, and nobody is to write about it any more, or nobody will.
  if (phase === 'scoring' && sessionRole !== 'shadow') return rooms.closeSession(sessionId, 'system')
  // Those of a slot end with their seat.
  if (phase === 'lobby' && slotId === null && sessionRole !== 'shadow') return rooms.callOff(sessionId)
}

type Gone = { sessionIds: string[]; mailIds: string[] }

async function forgetEverything(
  tx: Db,
  { now, slotNeeds }: LeaveNeeds,
  user: User,
): Promise<Result<Gone, LeaveRefusal>> {
  const at = now()
  // A session may have begun meanwhile.
  const obstacle = await findObstacle(tx, user)
  if (obstacle) return refuse(obstacle)
  const { id, name, email } = user
  // First, so that what the others are told now names nobody.
  await emptyUser(tx, id, { name: LEFT_NAME, email: leftAddress(id), at })
  await giveUpPlaces(tx, { ...slotNeeds, now }, id)
  const sessionIds = await forgetSessions(tx, { userId: id, name, email }, at)
  await deleteRowsOf(tx, { id, email })
  await emptyRowsOf(tx, id, at)
  const own = await deleteLettersTo(tx, { id, email })
  const clean = fullNameTaker({ name, email })
  const named = await takeOutOfLetters(tx, [name, email], clean)
  await takeOutOfJobs(tx, email)
  return accept({ sessionIds, mailIds: [...own, ...named] })
}

/** Seats to come and places on waitlists, as if they had given them up themselves. */
async function giveUpPlaces(tx: Db, needs: LeaveNeeds['slotNeeds'], userId: string): Promise<void> {
  const at = needs.now()
  for (const entry of await listOpenEntries(tx, { userId }))
    await closeWaitlistEntry(tx, entry.id, { state: 'left', endedAt: at })
  for (const slot of await listSlots(tx, { userId, from: at, until: FOREVER })) {
    if (seatOf(slot, userId)) await leaveSeat({ ...needs, db: tx }, { slotId: slot.id, userId, words: '' })
  }
}

/** What was laid down as files. Those of recordings go by a job too, should this process end here. */
async function removeFiles({ env }: LeaveNeeds, { sessionIds, mailIds }: Gone): Promise<void> {
  for (const sessionId of sessionIds) await removeSessionFolder(env.recordingsFolder, sessionId)
  const letters = await readdir(env.mailFolder).catch((error: unknown) => ifMissing<string[]>(error, []))
  for (const file of letters) {
    if (mailIds.some((id) => file.includes(id))) await rm(join(env.mailFolder, file), { force: true })
  }
}
