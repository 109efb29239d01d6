// Letting people in who have asked, turning them down kindly, and the small groups they are in.
import type { AppContext } from '#app/context.server.ts'
import { inTransaction, type Database, type Db } from '#app/db/client.server.ts'
import {
  changeStanding,
  dropAsking,
  findCohortPerson,
  listCohortPeople,
  listPeopleToInvite,
  setPods,
} from '#app/db/cohort-people.server.ts'
import { findCohort } from '#app/db/cohorts.server.ts'
import { oneLine } from '#app/lib/one-line.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { clockOf } from '#app/lib/zoned.ts'
import { days } from '#app/lib/time.ts'
import { queueLetter } from '#app/mail/queue-letter.server.ts'
import { letInLetter, notLetInLetter } from '#app/mail/sign-up-letters.ts'
import { arrangePods, podNames } from './arrange-pods.ts'
import { queueInvitations } from './invite-people.server.ts'
import { POD_LETTERS_MAX } from './people-table.ts'

type Needs = Pick<AppContext, 'db' | 'now' | 'env'>
type Who = { cohortId: string; userId: string }

export async function letIn(context: Needs, who: Who): Promise<Result<null, 'not-asking'>> {
  const at = context.now()
  return inTransaction(context.db, async (tx) => {
    if (!(await changeStanding(tx, { ...who, from: 'asked', to: 'active', at }))) return refuse('not-asking')
    await tellAsker(tx, context, who, 'let-in')
    return accept(null)
  })
}

export async function turnDown(context: Needs, who: Who): Promise<Result<null, 'not-asking'>> {
  return inTransaction(context.db, async (tx) => {
    const person = await findCohortPerson(tx, who.cohortId, who.userId)
    if (person?.standing !== 'asked') return refuse('not-asking')
    await tellAsker(tx, context, who, 'not-let-in')
    await dropAsking(tx, who.cohortId, who.userId)
    return accept(null)
  })
}

/** Whoever had left is in again, with everything that was; not who deleted the account. */
export async function takeBack({ db, now }: Needs, who: Who): Promise<Result<null, 'not-left'>> {
  if ((await findCohortPerson(db, who.cohortId, who.userId))?.isGone) return refuse('not-left')
  const back = await changeStanding(db, { ...who, from: 'left', to: 'active', at: now() })
  return back ? accept(null) : refuse('not-left')
}

async function tellAsker(
  tx: Db,
  context: Needs,
  ...[{ cohortId, userId }, what]: [Who, 'let-in' | 'not-let-in']
): Promise<void> {
  const person = await findCohortPerson(tx, cohortId, userId)
  const cohort = await findCohort(tx, cohortId)
  if (!person || !cohort) return
  const told = {
    name: person.name,
    cohortName: cohort.name,
    link: new URL(what === 'let-in' ? '/home' : '/', context.env.PUBLIC_URL).href,
  }
  await queueLetter(tx, context, {
    key: `${what}:${cohortId}:${userId}:${context.now().toISOString()}`,
    letter: what === 'let-in' ? letInLetter(told) : notLetInLetter(told),
    to: { userId, name: person.name, address: person.email },
    cohortId,
  })
}

export async function setPod(db: Db, who: Who, pod: string): Promise<Result<null, 'not-in' | 'too-long'>> {
  const name = oneLine(pod, POD_LETTERS_MAX + 1)
  if (name.length > POD_LETTERS_MAX) return refuse('too-long')
  const person = await findCohortPerson(db, who.cohortId, who.userId)
  if (person?.standing !== 'active') return refuse('not-in')
  await setPods(db, who.cohortId, [{ userId: who.userId, pod: name || null }])
  return accept(null)
}

export type Arranged = { pods: number; people: number }

/** Those without a pod, or everybody anew. */
export async function arrangeCohortPods(
  { db, now }: { db: Database; now: () => Date },
  cohortId: string,
  { anew }: { anew: boolean },
): Promise<Result<Arranged, 'too-few' | 'seven'>> {
  return inTransaction(db, async (tx) => {
    const all = (await listCohortPeople(tx, cohortId)).filter(
      ({ standing, role }) => standing === 'active' && role === 'candidate',
    )
    const people = anew ? all : all.filter(({ pod }) => pod === null)
    const at = now()
    const ahead = new Map<string, number>()
    const aheadOf = (timeZone: string) => {
      const known = ahead.get(timeZone) ?? aheadMinutes(timeZone, at)
      ahead.set(timeZone, known)
      return known
    }
    const pods = arrangePods(
      people.map(({ userId, timeZone }) => ({ id: userId, aheadMinutes: aheadOf(timeZone) })),
    )
    if (!pods) return refuse(people.length === 7 ? 'seven' : 'too-few')
    const names = podNames(pods.length, anew ? [] : all.flatMap(({ pod }) => pod ?? []))
    const rows = pods.flatMap((ids, index) => ids.map((userId) => ({ userId, pod: names[index] ?? null })))
    await setPods(tx, cohortId, rows)
    return accept({ pods: pods.length, people: people.length })
  })
}

function aheadMinutes(timeZone: string, at: Date): number {
  const { spells } = clockOf(timeZone, { from: at, to: new Date(at.getTime() + days(1)) })
  return Math.round((spells[0]?.aheadMs ?? 0) / 60_000)
}

/** Once more to one of them, or to everybody who has never come in. Gives how many letters are written. */
export async function inviteAgain(
  { db, now }: Needs,
  byUserId: string,
  { cohortId, userId }: { cohortId: string; userId: string | null },
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const people = await listPeopleToInvite(tx, cohortId, userId === null ? null : [userId])
    await queueInvitations(tx, { cohortId, byUserId, userIds: people.map(({ id }) => id), now: now() })
    return people.length
  })
}
