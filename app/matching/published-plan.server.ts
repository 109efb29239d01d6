// After a plan is published: its letters, and the sessions of those who say yes beforehand. Work of the queue, so that nobody who
// books meanwhile waits for hundreds of letters; asked for in the transaction that publishes.
import { z } from 'zod'
import { inTransaction } from '#app/db/client.server.ts'
import { jobKind } from '#app/jobs/kinds.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { settleSession } from '#app/scheduling/confirm-slot.server.ts'
import type { SlotNeeds } from '#app/scheduling/needs.server.ts'

const published = z.object({
  planId: z.string(),
  cohortId: z.string(),
  slotIds: z.array(z.string()),
  /** Of these, whose interviewer has said yes. */
  accepted: z.array(z.string()),
})
export type PublishedPlan = z.infer<typeof published>

export const publishedPlanJob = jobKind('published-plan', published)

export function publishedPlanWork({ slotNeeds }: { slotNeeds: SlotNeeds }): Work {
  return workOf(publishedPlanJob, (plan, { signal }) => followPublishing(slotNeeds, plan, signal))
}

/** Done twice, it does what is missing: letters have keys, and a slot has one session. */
export async function followPublishing(
  needs: SlotNeeds,
  { planId, cohortId, slotIds, accepted }: PublishedPlan,
  signal?: AbortSignal,
): Promise<void> {
  await inTransaction(needs.db, (tx) => needs.tell(tx, { type: 'plan-published', cohortId, planId, slotIds }))
  for (const slotId of accepted) {
    signal?.throwIfAborted()
    await inTransaction(needs.db, (tx) => settleSession({ ...needs, db: tx }, slotId))
  }
}
