// What people say about when they can. Everybody writes their own, nobody another's: the user id is always the actor's.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { inTransaction } from '#app/db/client.server.ts'
import {
  createHoursException,
  deleteHoursException,
  listHoursExceptions,
  listWeeklyHours,
  replaceWeeklyHours,
} from '#app/db/hours.server.ts'
import { getUser, setTimeZone } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Refusal, type Result } from '#app/lib/result.ts'
import { days } from '#app/lib/time.ts'
import { findTimeZone, instantOf, isDate } from '#app/lib/zoned.ts'
import type { ExceptionForm, ZoneForm } from './hours-form.ts'
import { DAY_MINUTES, mergeHours, moveHours, type DayHours } from './weekly-hours.ts'

/** Enough for a year of single days off; a longer list is a mistake or an attack. */
export const EXCEPTIONS_MAX = 200
const EXCEPTION_MAX_MS = days(366)
const AHEAD_MAX_MS = days(732)

type Needs = Pick<AppContext, 'db' | 'now'>
type NotYours = 'not-part-of-role'

/** The whole week, by the clock of the zone it was painted in. */
export async function saveWeeklyHours(
  { db }: Needs,
  actor: Actor,
  week: { timeZone: string; hours: readonly DayHours[] },
): Promise<Result<null, NotYours | 'unknown-zone'>> {
  if (!can(actor, 'keep-hours')) return refuse('not-part-of-role')
  const timeZone = findTimeZone(week.timeZone)
  if (!timeZone) return refuse('unknown-zone')
  const hours = mergeHours(week.hours).map((hour) => ({ ...hour, timeZone }))
  await inTransaction(db, (tx) => replaceWeeklyHours(tx, actor.userId, hours))
  return accept(null)
}

export type ExceptionRefusal =
  NotYours | 'no-such-date' | 'ends-before-it-begins' | 'is-over' | 'too-far' | 'too-long' | 'too-many'

export async function addException(
  { db, now }: Needs,
  actor: Actor,
  form: ExceptionForm,
): Promise<Result<null, ExceptionRefusal>> {
  if (!can(actor, 'keep-hours')) return refuse('not-part-of-role')
  const { timeZone } = await getUser(db, actor.userId)
  const stretch = readStretch(form, timeZone)
  if (!stretch.ok) return stretch
  const { startsAt, endsAt } = stretch.value
  const at = now()
  if (endsAt <= at) return refuse('is-over')
  if (endsAt.getTime() - startsAt.getTime() > EXCEPTION_MAX_MS) return refuse('too-long')
  if (startsAt.getTime() - at.getTime() > AHEAD_MAX_MS) return refuse('too-far')
  return inTransaction(db, async (tx) => {
    const coming = await listHoursExceptions(tx, [actor.userId], { from: at })
    if (coming.length >= EXCEPTIONS_MAX) return refuse('too-many')
    const own = { id: randomId(), userId: actor.userId, timeZone, createdAt: at }
    await createHoursException(tx, { ...own, kind: form.kind, startsAt, endsAt })
    return accept(null)
  })
}

type Stretch = { startsAt: Date; endsAt: Date }

/** A time that the clock jumps over is the moment of the jump; one that comes twice counts both times. */
function readStretch(
  { fromDate, toDate = fromDate, fromTime = 0, toTime = DAY_MINUTES }: ExceptionForm,
  timeZone: string,
): { ok: true; value: Stretch } | Refusal<'no-such-date' | 'ends-before-it-begins'> {
  if (!isDate(fromDate) || !isDate(toDate)) return refuse('no-such-date')
  // As in the week: midnight as an end is the end of the day.
  const toMinute = toTime === 0 ? DAY_MINUTES : toTime
  const { at: startsAt } = instantOf({ date: fromDate, minute: fromTime }, timeZone, 'start')
  const { at: endsAt } = instantOf({ date: toDate, minute: toMinute }, timeZone, 'end')
  return startsAt < endsAt ? accept({ startsAt, endsAt }) : refuse('ends-before-it-begins')
}

export async function removeException(
  { db }: Needs,
  actor: Actor,
  exceptionId: string,
): Promise<Result<null, NotYours | 'not-there'>> {
  if (!can(actor, 'keep-hours')) return refuse('not-part-of-role')
  const removed = await deleteHoursException(db, { id: exceptionId, userId: actor.userId })
  return removed ? accept(null) : refuse('not-there')
}

/** Sessions are instants and stay; weekly hours go along with the clock, or stay with the instants by the old zone's clock. */
export async function changeTimeZone(
  { db }: Needs,
  actor: Actor,
  { timeZone: wished, keep }: ZoneForm,
): Promise<Result<string, 'unknown-zone'>> {
  const timeZone = findTimeZone(wished)
  if (!timeZone) return refuse('unknown-zone')
  await inTransaction(db, async (tx) => {
    const hours = await listWeeklyHours(tx, [actor.userId])
    await setTimeZone(tx, actor.userId, timeZone)
    await replaceWeeklyHours(tx, actor.userId, moveHours(hours, timeZone, keep))
  })
  return accept(timeZone)
}
