// What the list of people says beside a name: in a few statements, however many people there are.
import type { Database } from '#app/db/client.server.ts'
import { listLastEvents, listSeasonPeople, listSeasonSessions, readSeason } from '#app/db/season.server.ts'
import { listSlots } from '#app/db/slots.server.ts'
import { EVER } from './read-entries.server.ts'
import { progressOf, type Progress } from './progress.ts'

/** By user id, everybody who is or was in the cohort. */
export async function readPeopleProgress(
  db: Database,
  { cohortId, now }: { cohortId: string; now: Date },
): Promise<Map<string, Progress>> {
  const [season, people, sessions, slots, lastEvents] = await Promise.all([
    readSeason(db, cohortId),
    listSeasonPeople(db, cohortId),
    listSeasonSessions(db, [cohortId]),
    listSlots(db, { cohortIds: [cohortId], ...EVER }),
    listLastEvents(db, cohortId),
  ])
  const lastSeen = new Map<string, Date>()
  for (const { id, lastSeenAt } of people) {
    const seen = [lastSeenAt, lastEvents.get(id)].filter((at) => at instanceof Date)
    const last = seen.sort((a, b) => b.getTime() - a.getTime())[0]
    if (last) lastSeen.set(id, last)
  }
  return progressOf({ people, sessions, slots, planned: season?.sessionsPlanned ?? 0, lastSeen, now })
}
