// Inviting somebody by a link in which they choose their password. The link's token is stored only as a hash.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { AppContext } from '#app/context.server.ts'
import { isKeyTaken, type Db } from '#app/db/client.server.ts'
import { findCohort, isInCohorts, listCohortsOfUser } from '#app/db/cohorts.server.ts'
import * as rows from '#app/db/invitations.server.ts'
import { isEmailTaken, normalizeEmail } from '#app/db/users.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { days } from '#app/lib/time.ts'
import { invitationLetter } from '#app/mail/invitation-letter.ts'
import { queueLetter } from '#app/mail/queue-letter.server.ts'
import { hashPassword } from './passwords.server.ts'
import { can, invitableRoles } from './permissions.ts'
import type { Actor, Role } from './roles.ts'

const INVITATION_LASTS_MS = days(7)

type Needs = Pick<AppContext, 'db' | 'now' | 'env'>
export type Invitee = { email: string; name: string; role: Role; cohortId: string | null }
export type InvitationTrouble = 'unknown' | 'used' | 'expired'

export type InviteRefusal = 'not-yours-to-invite' | 'already-here' | 'not-your-cohort'

/** Gives the link to hand over; it is shown once and cannot be looked up again. */
export async function invite(
  context: Needs,
  by: Actor,
  invitee: Invitee,
): Promise<Result<string, InviteRefusal>> {
  if (!invitableRoles(by).includes(invitee.role)) return refuse('not-yours-to-invite')
  if (!(await mayInviteTo(context.db, by, invitee.cohortId))) return refuse('not-your-cohort')
  const email = normalizeEmail(invitee.email)
  const listed = await rows.findListedPerson(context.db, email)
  if (listed ? !(await isOnlyYours(context.db, by, listed)) : await isEmailTaken(context.db, email)) {
    return refuse('already-here')
  }
  // Whoever was put on a list by name keeps the role they were given there.
  const role = listed?.role ?? invitee.role
  return accept(await writeInvitation(context, by, { ...invitee, email, role }))
}

/** Coordinators invite to a cohort of their own; without one only administrators do: nobody else would see the person again. */
async function mayInviteTo(db: Db, by: Actor, cohortId: string | null): Promise<boolean> {
  if (can(by, 'coordinate-any')) return cohortId === null || (await findCohort(db, cohortId)) !== null
  return cohortId !== null && isInCohorts(db, by.userId, [cohortId])
}

/** The link lets whoever holds it be this person, also in the cohorts of others: it is not for their eyes. */
async function isOnlyYours(
  db: Db,
  by: Actor,
  { role, cohortIds }: { role: Role; cohortIds: string[] },
): Promise<boolean> {
  if (!invitableRoles(by).includes(role)) return false
  if (can(by, 'coordinate-any')) return true
  const own = new Set((await listCohortsOfUser(db, by.userId)).map(({ id }) => id))
  return cohortIds.length > 0 && cohortIds.every((id) => own.has(id))
}

export type InvitationToWrite = Invitee & {
  /** Names it where it may be asked for twice. */
  id?: string
  /** The letter is no business of the cohort's coordinators: the person is in the cohorts of others too. */
  isPrivate?: boolean
}

/** Where who may has been asked already: gives the link. */
export async function writeInvitation(
  context: Needs,
  by: Actor,
  { id = randomUUID(), isPrivate = false, ...invitee }: InvitationToWrite,
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const createdAt = context.now()
  const expiresAt = new Date(createdAt.getTime() + INVITATION_LASTS_MS)
  const row = { ...invitee, id, tokenHash: hashToken(token), invitedById: by.userId, createdAt, expiresAt }
  const link = new URL(`/invitations/${token}`, context.env.PUBLIC_URL).href
  await rows.replaceInvitation(context.db, row, (tx) =>
    tellInvitee(tx, context, { row, link, by, isPrivate }),
  )
  return link
}

export async function hasInvitation(db: Db, id: string): Promise<boolean> {
  return rows.isInvitationWritten(db, id)
}

type Telling = { row: rows.InvitationToAdd; link: string; by: Actor; isPrivate: boolean }

/** Organisers' invitations are no business of a cohort's other coordinators: the link in one would let them in as somebody above them. */
async function tellInvitee(tx: Db, context: Needs, { row, link, by, isPrivate }: Telling): Promise<void> {
  const { id, name, email, role, cohortId, expiresAt } = row
  const cohortName = cohortId ? ((await findCohort(tx, cohortId))?.name ?? null) : null
  const isOrganiser = role === 'coordinator' || role === 'admin'
  await queueLetter(tx, context, {
    key: `invitation:${id}`,
    letter: invitationLetter({ name, role, invitedBy: by.name, cohortName, link, expiresAt }),
    to: { userId: null, name, address: email },
    cohortId: isOrganiser || isPrivate ? null : cohortId,
    isSecret: true,
  })
}

export async function openInvitation(
  context: Needs,
  token: string,
): Promise<Result<rows.InvitationRow, InvitationTrouble>> {
  const invitation = await rows.findInvitation(context.db, hashToken(token))
  if (!invitation) return refuse('unknown')
  if (invitation.usedAt) return refuse('used')
  if (invitation.expiresAt <= context.now()) return refuse('expired')
  return accept(invitation)
}

/** Makes the person; gives their user id. A link works once, however many times it is sent at the same moment. */
export async function acceptInvitation(
  context: Needs,
  answer: { token: string; name: string; password: string },
): Promise<Result<string, InvitationTrouble | 'already-here'>> {
  const opened = await openInvitation(context, answer.token)
  if (!opened.ok) return opened
  const { email, role } = opened.value
  const passwordHash = await hashPassword(answer.password)
  const user = {
    id: randomUUID(),
    email,
    role,
    name: answer.name.trim(),
    passwordHash,
    createdAt: context.now(),
  }
  try {
    const userId = await rows.useInvitation(context.db, opened.value, user)
    return userId ? accept(userId) : refuse('used')
  } catch (error) {
    if (isKeyTaken(error)) return refuse('already-here')
    throw error
  }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
