// What the forms of a plan's page ask for, parsed and done.
import { z } from 'zod'
import type { Actor } from '#app/auth/roles.ts'
import type { SlotNeeds } from '#app/scheduling/needs.server.ts'
import { changeByHand, type HandChange } from './change-plan.server.ts'
import { publishPlan } from './publish-plan.server.ts'
import { callBackSolving, solveRest } from './propose-plan.server.ts'
import type { PlanAnswerOf } from './plan-words.ts'

const id = z.string().max(200)
const which = { candidateId: id, needId: id }
const flag = z.enum(['yes', 'no']).transform((word) => word === 'yes')
/** Left out of a form: as it is. */
const maybe = id.optional().transform((value) => (value === undefined || value === '' ? null : value))

const planDeed = z.discriminatedUnion('deed', [
  z.object({
    deed: z.literal('move'),
    ...which,
    timeId: maybe,
    interviewerId: maybe,
    shadowId: id.optional(),
  }),
  z.object({ deed: z.literal('take-out'), ...which }),
  z.object({ deed: z.literal('lock'), ...which, locked: flag }),
  z.object({ deed: z.literal('lock-all'), locked: flag }),
  z.object({ deed: z.literal('undo') }),
  z.object({ deed: z.literal('discard') }),
  z.object({ deed: z.literal('solve') }),
  z.object({ deed: z.literal('call-back') }),
  z.object({ deed: z.literal('publish') }),
])
type PlanDeed = z.infer<typeof planDeed>
type PlanAnswer = PlanAnswerOf<PlanDeed['deed']>

/** Null for a form that no page of ours sends. */
export async function answerPlan(
  needs: SlotNeeds,
  actor: Actor,
  { cohortId, planId, form }: { cohortId: string; planId: string; form: FormData },
): Promise<PlanAnswer | null> {
  const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const parsed = planDeed.safeParse(fields)
  const revision = z.coerce.number().int().min(0).safeParse(fields.revision)
  if (!parsed.success || !revision.success) return null
  const at = { cohortId, planId, revision: revision.data }
  const { deed } = parsed.data
  if (deed === 'publish') {
    const done = await publishPlan(needs, actor, at)
    return done.ok ? { ok: true, deed, slots: done.value.slots } : { ok: false, deed, reason: done.reason }
  }
  if (deed === 'call-back') {
    const done = await callBackSolving(needs, at)
    if (!done.ok) return { ok: false, deed, reason: done.reason }
    return { ok: true, deed, gone: done.value.state === 'discarded' }
  }
  const done =
    deed === 'solve' ? await solveRest(needs, at) : await changeByHand(needs, at, changeOf(parsed.data))
  if (!done.ok) return { ok: false, deed, reason: done.reason }
  return { ok: true, deed, ...(deed === 'discard' ? { gone: true } : {}) }
}

function changeOf(deed: Exclude<PlanDeed, { deed: 'publish' | 'call-back' | 'solve' }>): HandChange {
  switch (deed.deed) {
    case 'move': {
      const { candidateId, needId, timeId, interviewerId, shadowId } = deed
      const shadow = shadowId === undefined ? {} : { shadowId: shadowId === '' ? null : shadowId }
      return { type: 'move', candidateId, needId, timeId, interviewerId, ...shadow }
    }
    case 'take-out':
      return { type: 'take-out', candidateId: deed.candidateId, needId: deed.needId }
    case 'lock':
      return { type: 'lock', candidateId: deed.candidateId, needId: deed.needId, locked: deed.locked }
    case 'lock-all':
      return { type: 'lock-all', locked: deed.locked }
    case 'undo':
    case 'discard':
      return { type: deed.deed }
  }
}
