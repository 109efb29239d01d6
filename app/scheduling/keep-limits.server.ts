// What people say about how much they take on, what, and with whom. Everybody their own.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { inTransaction, type Db } from '#app/db/client.server.ts'
import { listCohortsOfUser } from '#app/db/cohorts.server.ts'
import {
  deletePairWish,
  listAvoidedPairsOfCohort,
  listCohortMates,
  listPairWishes,
  savePairWish,
} from '#app/db/pair-wishes.server.ts'
import { replaceTakenRounds, replaceTopicWishes, saveLimits } from '#app/db/scheduling-profiles.server.ts'
import { getUser } from '#app/db/users.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { days } from '#app/lib/time.ts'
import { instantOf, isDate } from '#app/lib/zoned.ts'
import type { LimitsForm, WishForm } from './limits-form.ts'
import { boundsFor, counterparts, PAIR_WISHES_MAX, PAUSE_DAYS_MAX, type TakenRound } from './limits.ts'
import { DAY_MINUTES } from './weekly-hours.ts'

type Needs = Pick<AppContext, 'db' | 'now'>
type NotYours = 'not-part-of-role'

export type LimitsRefusal = NotYours | 'more-than-allowed' | 'no-such-date' | 'is-over' | 'too-long'

export async function keepLimits(
  { db, now }: Needs,
  actor: Actor,
  { pausedThrough, ...limits }: LimitsForm,
): Promise<Result<null, LimitsRefusal>> {
  if (!can(actor, 'keep-hours')) return refuse('not-part-of-role')
  const bounds = boundsFor(actor.role)
  if (limits.perWeek > bounds.perWeek || limits.perDay > bounds.perDay) return refuse('more-than-allowed')
  let pausedUntil: Date | null = null
  if (pausedThrough !== undefined) {
    if (!isDate(pausedThrough)) return refuse('no-such-date')
    const { timeZone } = await getUser(db, actor.userId)
    pausedUntil = instantOf({ date: pausedThrough, minute: DAY_MINUTES }, timeZone, 'end').at
    if (pausedUntil <= now()) return refuse('is-over')
    if (pausedUntil.getTime() - now().getTime() > days(PAUSE_DAYS_MAX)) return refuse('too-long')
  }
  await saveLimits(db, { userId: actor.userId, ...limits, pausedUntil }, now())
  return accept(null)
}

/** An interviewer's: the rounds they lead. A trainee's: those they want to shadow. */
export async function keepTakenRounds(
  { db, questions }: Pick<AppContext, 'db' | 'questions'>,
  actor: Actor,
  rounds: readonly TakenRound[],
): Promise<Result<null, NotYours | 'no-such-round'>> {
  if (!can(actor, 'shadow-session')) return refuse('not-part-of-role')
  if (rounds.some(({ roundId }) => questions.findRound(roundId) === null)) return refuse('no-such-round')
  await inTransaction(db, (tx) => replaceTakenRounds(tx, actor.userId, rounds))
  return accept(null)
}

/** Only topics that some question in use has can be wished for. */
export async function keepTopicWishes(
  { db, questions }: Pick<AppContext, 'db' | 'questions'>,
  actor: Actor,
  topics: readonly string[],
): Promise<Result<null, NotYours | 'no-such-topic'>> {
  if (!can(actor, 'be-interviewed')) return refuse('not-part-of-role')
  const known = new Set(offeredTopics(questions))
  if (topics.some((topic) => !known.has(topic))) return refuse('no-such-topic')
  await inTransaction(db, (tx) => replaceTopicWishes(tx, actor.userId, topics))
  return accept(null)
}

export function offeredTopics(questions: AppContext['questions']): string[] {
  const inUse = questions.questions.filter(({ status }) => status === 'live')
  return [...new Set(inUse.flatMap(({ topics }): string[] => topics))].sort()
}

/** About people of one's own cohorts on the other side of the table; anybody else does not exist here. */
export async function keepPairWish(
  { db, now }: Needs,
  actor: Actor,
  { aboutUserId, wish }: WishForm,
): Promise<Result<null, NotYours | 'no-such-person' | 'too-many'>> {
  if (!can(actor, 'keep-hours')) return refuse('not-part-of-role')
  const own = { byUserId: actor.userId, aboutUserId }
  if (wish === 'none') {
    await deletePairWish(db, own)
    return accept(null)
  }
  const mates = await listCohortMates(db, actor.userId, counterparts(actor.role))
  if (!mates.some(({ id }) => id === aboutUserId)) return refuse('no-such-person')
  return inTransaction(db, async (tx) => {
    const others = (await listPairWishes(tx, [actor.userId])).filter((one) => one.aboutUserId !== aboutUserId)
    if (others.length >= PAIR_WISHES_MAX) return refuse('too-many')
    await savePairWish(tx, { ...own, kind: wish }, now())
    return accept(null)
  })
}

/** For those who may read the hours of a cohort: that a pair is avoided, never by whom. */
export async function readAvoidedPairs(
  db: Db,
  actor: Actor,
  cohortId: string,
): Promise<Result<[string, string][], NotYours>> {
  if (!can(actor, 'read-hours')) return refuse('not-part-of-role')
  if (!can(actor, 'read-any-hours') && !(await isIn(db, actor, cohortId))) return refuse('not-part-of-role')
  return accept(await listAvoidedPairsOfCohort(db, cohortId))
}

async function isIn(db: Db, actor: Actor, cohortId: string): Promise<boolean> {
  return (await listCohortsOfUser(db, actor.userId)).some(({ id }) => id === cohortId)
}
