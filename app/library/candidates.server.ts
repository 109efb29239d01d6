// Whom the library may be asked about: interviewers know every candidate, a coordinator those of the own cohorts, a shadow those
// they have sat with.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { listKnownPeople } from '#app/cohort/own-cohort.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { listQuestionUses } from '#app/db/question-uses.server.ts'
import { listSessionsOfUser } from '#app/db/sessions.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { dayWords } from '#app/lib/calendar.ts'
import { metBefore, type MetBefore } from './question-uses.ts'

export type NamedCandidate = { id: string; name: string }

/** By name. */
export async function listCandidatesFor(db: Db, actor: Actor): Promise<NamedCandidate[]> {
  const candidates = await listKnownPeople({ db }, actor, ['candidate'])
  const named = candidates.map(({ id, name }) => ({ id, name }))
  if (can(actor, 'start-session')) return named
  const sessions = await listSessionsOfUser(db, actor.userId)
  const met = new Set(
    sessions.flatMap(({ participants }) =>
      participants.flatMap(({ userId, isHidden }) => (isHidden ? [] : userId)),
    ),
  )
  return named.filter(({ id }) => met.has(id))
}

type Needs = { db: Db; now: () => Date }

/** The questions this candidate has met, with when, in the reader's own time zone. */
export async function readMetBefore(
  { db, now }: Needs,
  actor: Actor,
  candidateId: string,
): Promise<Map<string, MetBefore>> {
  const timeZone = (await findUser(db, actor.userId))?.timeZone ?? 'UTC'
  return metBefore(await listQuestionUses(db, candidateId), (at) => dayWords(at, now(), timeZone))
}
