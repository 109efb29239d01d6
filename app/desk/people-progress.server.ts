// What the list of people says beside a name: in a few statements, however many people there are.
import type { Db } from '#app/db/client.server.ts'
import { listLastEvents, listSeasonPeople, readSeason, type SeasonPerson } from '#app/db/season.server.ts'
import { progressOf, type Progress } from './progress.ts'
import { EVER, readEntries } from './read-entries.server.ts'

/** How long a session without a slot takes changes no figure here. */
const ANY_LENGTH = { findRound: () => null }

/** By user id, everybody who is or was in the cohort. */
export async function readPeopleProgress(
  db: Db,
  { cohortId, now }: { cohortId: string; now: Date },
): Promise<Map<string, Progress>> {
  const [season, people, entries, lastEvents] = await Promise.all([
    readSeason(db, cohortId),
    listSeasonPeople(db, cohortId),
    readEntries({ db, questions: ANY_LENGTH }, { cohortIds: [cohortId], ...EVER }),
    listLastEvents(db, cohortId),
  ])
  const lastSeen = lastSeenOf(people, lastEvents)
  return progressOf({ people, entries, planned: season?.sessionsPlanned ?? 0, lastSeen, now })
}

export function lastSeenOf(
  people: readonly Pick<SeasonPerson, 'id' | 'lastSeenAt'>[],
  lastEvents: ReadonlyMap<string, Date>,
): Map<string, Date> {
  const seen = new Map<string, Date>()
  for (const { id, lastSeenAt } of people) {
    const inRoom = lastEvents.get(id)
    const last = lastSeenAt && inRoom && lastSeenAt < inRoom ? inRoom : (lastSeenAt ?? inRoom)
    if (last) seen.set(id, last)
  }
  return seen
}
