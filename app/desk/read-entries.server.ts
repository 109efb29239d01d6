// The entries of some cohorts in a stretch of time: two lists put together, whatever their length.
import type { AppContext } from '#app/context.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { listSeasonSessions } from '#app/db/season.server.ts'
import { listSlots } from '#app/db/slots.server.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { entriesOf, type DeskEntry } from './entry.ts'

export type DeskNeeds = Pick<AppContext, 'db' | 'now' | 'questions'>

/** Years are written with four digits in the database: times compare as texts. */
export const EVER = { from: new Date(0), until: new Date(Date.UTC(9999, 0, 1)) }
/** Of a round that has left the bank. */
const USUAL_MINUTES = 60

export async function readEntries(
  { db, questions }: { db: Db; questions: Pick<QuestionBank, 'findRound'> },
  { cohortIds, from, until }: { cohortIds: readonly string[]; from: Date; until: Date },
): Promise<DeskEntry[]> {
  const [slots, sessions] = await Promise.all([
    listSlots(db, { cohortIds, from, until }),
    listSeasonSessions(db, cohortIds, { from, until }),
  ])
  return entriesOf(slots, sessions, (roundIds) => minutesOf(questions, roundIds))
}

function minutesOf(questions: Pick<QuestionBank, 'findRound'>, roundIds: readonly string[]): number {
  const each = roundIds.map((id) => {
    const stages = questions.findRound(id)?.stages ?? []
    return stages.reduce((sum, { minutes }) => sum + minutes, 0) || USUAL_MINUTES
  })
  return each.reduce((sum, one) => sum + one, 0) || USUAL_MINUTES
}

/** What people call it: the titles of its rounds. */
export function roundTitle(questions: QuestionBank, roundIds: readonly string[]): string {
  const titles = roundIds.map((id) => questions.findRound(id)?.title ?? 'A round that has left the bank')
  return titles.join(' and ') || 'A session'
}
