// What the pages of hours show: somebody's own, or another's for those who may look.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { listHoursExceptions, listWeeklyHours } from '#app/db/hours.server.ts'
import { listCohortMates, listPairWishes } from '#app/db/pair-wishes.server.ts'
import { listLimits, listTakenRounds, listTopicWishes } from '#app/db/scheduling-profiles.server.ts'
import { getUser } from '#app/db/users.server.ts'
import { clockOf, wallOf } from '#app/lib/zoned.ts'
import { readAvailability } from './availability.server.ts'
import { offeredTopics } from './keep-limits.server.ts'
import { boundsFor, counterparts, limitsOf } from './limits.ts'
import type { HoursPage, LimitsPage, ReadOnlyHours } from './hours-page.ts'
import { previewDays, previewPeriod, stretchWords } from './preview.ts'
import { weekWords } from './weekly-hours.ts'

type Needs = Pick<AppContext, 'db' | 'now' | 'questions'>

export async function readHoursPage(
  { db, now }: Pick<Needs, 'db' | 'now'>,
  userId: string,
): Promise<HoursPage> {
  const { timeZone } = await getUser(db, userId)
  const at = now()
  const period = previewPeriod(at, timeZone)
  const [stored, exceptions, [limits], free] = await Promise.all([
    listWeeklyHours(db, [userId]),
    listHoursExceptions(db, [userId], { from: at }),
    listLimits(db, [userId]),
    readAvailability(db, [userId], period),
  ])
  const hoursZone = stored[0]?.timeZone ?? timeZone
  const [spell] = clockOf(hoursZone, { from: at, to: period.to }).spells
  const reader = { timeZone, now: at }
  return {
    timeZone,
    hoursZone,
    aheadMinutes: (spell?.aheadMs ?? 0) / 60_000,
    hours: stored.map(({ weekday, fromMinute, toMinute }) => ({ weekday, fromMinute, toMinute })),
    exceptions: exceptions.map(({ id, kind, ...stretch }) => ({
      id,
      kind,
      words: stretchWords(stretch, reader),
    })),
    preview: previewDays(free.get(userId) ?? [], reader),
    pausedThrough: lastDayOf(limits?.pausedUntil ?? null, reader),
    now: at.toISOString(),
    today: wallOf(at, timeZone).date,
  }
}

/** For a coordinator: no field to write in. */
export async function readHoursOf(
  context: Pick<Needs, 'db' | 'now'>,
  userId: string,
): Promise<ReadOnlyHours> {
  const [{ name }, page] = await Promise.all([getUser(context.db, userId), readHoursPage(context, userId)])
  const { timeZone, hoursZone, preview, exceptions, pausedThrough } = page
  return { name, timeZone, hoursZone, weekly: weekWords(page.hours), preview, exceptions, pausedThrough }
}

/** What stands on the page of limits and wishes. */
export async function readLimitsPage({ db, now, questions }: Needs, actor: Actor): Promise<LimitsPage> {
  const own = [actor.userId]
  const [[said], rounds, topics, wishes, mates, user] = await Promise.all([
    listLimits(db, own),
    listTakenRounds(db, own),
    listTopicWishes(db, own),
    listPairWishes(db, own),
    listCohortMates(db, actor.userId, counterparts(actor.role)),
    getUser(db, actor.userId),
  ])
  const { pausedUntil, ...limits } = limitsOf(actor.role, said ?? null)
  const reader = { timeZone: user.timeZone, now: now() }
  return {
    limits: {
      perWeek: limits.perWeek,
      perDay: limits.perDay,
      breakMinutes: limits.breakMinutes,
      standBy: limits.standBy,
      takesInHours: limits.takesInHours,
      pausedThrough: lastDayOf(pausedUntil, reader),
    },
    bounds: boundsFor(actor.role),
    today: wallOf(reader.now, user.timeZone).date,
    rounds: questions.rounds.map(({ id, title }) => ({ id, title })),
    taken: rounds.map(({ roundId, levelFrom, levelTo }) => ({ roundId, levelFrom, levelTo })),
    topics: offeredTopics(questions),
    wishedTopics: topics.map(({ topic }) => topic),
    mates,
    wishes: wishes.flatMap(({ aboutUserId, kind }) => {
      const mate = mates.find(({ id }) => id === aboutUserId)
      return mate ? [{ ...mate, kind }] : []
    }),
  }
}
/** Null where the break is over. */
function lastDayOf(until: Date | null, { timeZone, now }: { timeZone: string; now: Date }): string | null {
  return until && until > now ? wallOf(new Date(until.getTime() - 1), timeZone).date : null
}
