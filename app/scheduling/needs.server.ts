// What the use cases of slots are given.
import type { Database, Db } from '#app/db/client.server.ts'
import type { QuestionBank } from '#questions/schema.ts'
import type { ScheduleEvent } from './schedule-events.ts'

/** `tx`: the transaction in which it happened. */
export type Tell = (tx: Db, event: ScheduleEvent) => Promise<void>

export type SlotNeeds = {
  db: Database
  now: () => Date
  questions: QuestionBank
  tell: Tell
  /** How many boxes the machine can hold at a time. */
  boxPlaces: () => number
}
/** The same inside a transaction. */
export type SlotNeedsIn = Omit<SlotNeeds, 'db'> & { db: Db }
