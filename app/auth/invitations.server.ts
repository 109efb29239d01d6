// Inviting somebody by a link in which they choose their password. The link's token is stored only as a hash.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { AppContext } from '#app/context.server.ts'
import { isKeyTaken, type Db } from '#app/db/client.server.ts'
import { findCohort } from '#app/db/cohorts.server.ts'
import * as rows from '#app/db/invitations.server.ts'
import { isEmailTaken, normalizeEmail } from '#app/db/users.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { days } from '#app/lib/time.ts'
import { invitationLetter } from '#app/mail/invitation-letter.ts'
import { queueLetter } from '#app/mail/queue-letter.server.ts'
import { hashPassword } from './passwords.server.ts'
import { invitableRoles } from './permissions.ts'
import type { Actor, Role } from './roles.ts'

const INVITATION_LASTS_MS = days(7)

type Needs = Pick<AppContext, 'db' | 'now' | 'env'>
export type Invitee = { email: string; name: string; role: Role; cohortId: string | null }
export type InvitationTrouble = 'unknown' | 'used' | 'expired'

/** Gives the link to hand over; it is shown once and cannot be looked up again. */
export async function invite(
  context: Needs,
  by: Actor,
  invitee: Invitee,
): Promise<Result<string, 'not-yours-to-invite' | 'already-here'>> {
  if (!invitableRoles(by).includes(invitee.role)) return refuse('not-yours-to-invite')
  const email = normalizeEmail(invitee.email)
  if (await isEmailTaken(context.db, email)) return refuse('already-here')
  const token = randomBytes(24).toString('base64url')
  const createdAt = context.now()
  const expiresAt = new Date(createdAt.getTime() + INVITATION_LASTS_MS)
  const row = {
    ...invitee,
    id: randomUUID(),
    email,
    tokenHash: hashToken(token),
    invitedById: by.userId,
    createdAt,
    expiresAt,
  }
  const link = new URL(`/invitations/${token}`, context.env.PUBLIC_URL).href
  await rows.replaceInvitation(context.db, row, (tx) => tellInvitee(tx, context, { row, link, by }))
  return accept(link)
}

type Telling = { row: rows.InvitationToAdd; link: string; by: Actor }

/** Organisers' invitations are no business of a cohort's other coordinators: the link in one would let them in as somebody above them. */
async function tellInvitee(tx: Db, context: Needs, { row, link, by }: Telling): Promise<void> {
  const { id, name, email, role, cohortId, expiresAt } = row
  const cohortName = cohortId ? ((await findCohort(tx, cohortId))?.name ?? null) : null
  const isOrganiser = role === 'coordinator' || role === 'admin'
  await queueLetter(tx, context, {
    key: `invitation:${id}`,
    letter: invitationLetter({ name, role, invitedBy: by.name, cohortName, link, expiresAt }),
    to: { userId: null, name, address: email },
    cohortId: isOrganiser ? null : cohortId,
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
    return (await rows.useInvitation(context.db, opened.value, user)) ? accept(user.id) : refuse('used')
  } catch (error) {
    if (isKeyTaken(error)) return refuse('already-here')
    throw error
  }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
