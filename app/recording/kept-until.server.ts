// How long a recording of a session is kept, in words for its lobby.
import type { AppContext } from '#app/context.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { dateWords, knownZone } from '#app/lib/calendar.ts'
import { days } from '#app/lib/time.ts'

type Needs = Pick<AppContext, 'db' | 'now'> & { env: Pick<AppContext['env'], 'RECORDING_DAYS'> }

/** "90 days, around Saturday 20 February 2027": to the day it is known when the session is over. */
export async function readKeptUntil(
  { db, now, env }: Needs,
  userId: string,
  scheduledAt: Date,
): Promise<string> {
  const user = await findUser(db, userId)
  const from = Math.max(now().getTime(), scheduledAt.getTime())
  const day = dateWords(new Date(from + days(env.RECORDING_DAYS)), knownZone(user?.timeZone ?? 'UTC'))
  return `${env.RECORDING_DAYS === 1 ? '1 day' : `${env.RECORDING_DAYS} days`}, around ${day}`
}
