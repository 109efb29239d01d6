// Asking to join a cohort by its link. Nobody is in before a coordinator lets them in, and nobody learns who is here already.
import type { z } from 'zod'
import { hashPassword } from '#app/auth/passwords.server.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { signUpForm } from '#app/auth/sign-in-form.ts'
import type { AppContext } from '#app/context.server.ts'
import { inTransaction, isKeyTaken, type Db } from '#app/db/client.server.ts'
import { askToJoin, countAsking, findCohortPerson } from '#app/db/cohort-people.server.ts'
import { findSeasonByNonce, type CohortSeason } from '#app/db/cohort-seasons.server.ts'
import { createUser, findUserByEmail, normalizeEmail, type User } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { findTimeZone } from '#app/lib/zoned.ts'
import { knownAddressLetter } from '#app/mail/sign-up-letters.ts'
import { queueLetter } from '#app/mail/queue-letter.server.ts'

type Needs = Pick<AppContext, 'db' | 'now' | 'env' | 'signUpTries' | 'clientAddress'>

/** More at a time no coordinator reads through; the link has got into strange hands. */
const ASKING_MAX = 1000
const TOKEN = /^[\w-]{32}$/

export async function findDoor(db: Db, token: string): Promise<CohortSeason | null> {
  return TOKEN.test(token) ? findSeasonByNonce(db, token) : null
}

export type SignUp = z.output<typeof signUpForm>
export type SignUpRefusal = 'unknown-link' | 'too-often' | 'full' | 'zone-unknown'

/** The same answer, for the same work, whether or not somebody has this address. */
export async function signUp(
  context: Needs,
  token: string,
  form: SignUp,
): Promise<Result<null, SignUpRefusal>> {
  const { db, now } = context
  if (!(await context.signUpTries.take(context.clientAddress))) return refuse('too-often')
  const cohort = await findDoor(db, token)
  if (!cohort) return refuse('unknown-link')
  const timeZone = findTimeZone(form.timeZone)
  if (!timeZone) return refuse('zone-unknown')
  if ((await countAsking(db, cohort.id)) >= ASKING_MAX) return refuse('full')
  const passwordHash = await hashPassword(form.password)
  const email = normalizeEmail(form.email)
  const createdAt = now()
  const user = { id: randomId(), name: form.name, email, role: 'candidate' as const, createdAt }
  try {
    await inTransaction(db, async (tx) => {
      const known = await findUserByEmail(tx, email)
      if (known) return tellKnown(tx, context, { known, cohort })
      await createUser(tx, { ...user, timeZone, passwordHash, waitingSince: createdAt })
      await askToJoin(tx, cohort.id, user.id)
    })
  } catch (error) {
    // Sent twice at the same moment: the first has made them.
    if (!isKeyTaken(error)) throw error
  }
  return accept(null)
}

type Known = { known: User; cohort: CohortSeason }

/** Once a day at most, however often the form is sent. */
async function tellKnown(tx: Db, context: Needs, { known, cohort }: Known): Promise<void> {
  const day = context.now().toISOString().slice(0, 10)
  const link = new URL(`/join/${cohort.signUpNonce ?? ''}`, context.env.PUBLIC_URL).href
  await queueLetter(tx, context, {
    key: `known-address:${cohort.id}:${known.id}:${day}`,
    letter: knownAddressLetter({ name: known.name, cohortName: cohort.name, link }),
    // Not as a letter to a person of a cohort: its coordinators would read in the mailbox who is here already.
    to: { userId: null, name: known.name, address: known.email },
    cohortId: null,
  })
}

export type DoorStanding = 'in' | 'asked' | 'out'

export async function standingAtDoor(db: Db, cohortId: string, actor: Actor): Promise<DoorStanding> {
  const person = await findCohortPerson(db, cohortId, actor.userId)
  if (!person || person.standing === 'left') return 'out'
  return person.standing === 'active' ? 'in' : 'asked'
}

/** Of somebody who is signed in. */
export async function askAtDoor(
  context: Needs,
  actor: Actor,
  token: string,
): Promise<Result<null, SignUpRefusal>> {
  if (!(await context.signUpTries.take(context.clientAddress))) return refuse('too-often')
  const cohort = await findDoor(context.db, token)
  if (!cohort) return refuse('unknown-link')
  await askToJoin(context.db, cohort.id, actor.userId)
  return accept(null)
}
