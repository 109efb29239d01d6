// One posted form of the parts of a page about what happens: read, handed to its use case, answered in words.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { findSlot } from '#app/db/slots.server.ts'
import { accept, assertNever, refuse, type Result } from '#app/lib/result.ts'
import {
  lifeDoneWords,
  lifeIntents,
  lifeRefusalWords,
  type LifeAnswer,
  type LifeIntent,
  type LifeRefusal,
} from './life-words.ts'
import { reportNoShow, stopWaiting, takeBackNoShow } from './no-show.server.ts'
import { staffSlot } from './staff-slot.server.ts'
import { acceptStandBy, askOne, askPeers, callStandBy, declineStandBy } from './stand-by.server.ts'

type Needs = Pick<AppContext, 'slotNeeds' | 'jobs'>
type Posted = { slotId: string; form: FormData }

/** The caller has asked whether this person has anything to do with the slot. */
export async function answerLife(
  context: Needs,
  actor: Actor,
  { slotId, form }: Posted,
): Promise<LifeAnswer> {
  const intent = lifeIntents.find((one) => one === form.get('intent'))
  if (!intent) return { intent: 'none', ok: false, words: lifeRefusalWords['unknown-form'] }
  const result = await carryOut(context, actor, { intent, slotId, form })
  context.jobs.wake()
  return result.ok
    ? { intent, ok: true, words: lifeDoneWords[intent] }
    : { intent, ok: false, words: lifeRefusalWords[result.reason] }
}

async function carryOut(
  { slotNeeds: needs }: Needs,
  actor: Actor,
  { intent, slotId, form }: Posted & { intent: LifeIntent },
): Promise<Result<unknown, LifeRefusal>> {
  const told = (name: string) => String(form.get(name) ?? '')
  switch (intent) {
    case 'no-show':
      return reportNoShow(needs, actor, { slotId })
    case 'step-in':
      return acceptStandBy(needs, actor, { callId: told('callId') })
    case 'not-now':
      return declineStandBy(needs, actor, { callId: told('callId') })
    case 'ask-peers':
      return askPeers(needs, actor, { slotId })
    case 'stop-waiting':
      return stopWaiting(needs, actor, { slotId })
    case 'call':
      return callStandBy(needs, actor, { slotId })
    case 'take-back':
      return takeBackNoShow(needs, actor, { noShowId: told('noShowId') })
    case 'ask-person':
      return askPerson({ slotNeeds: needs }, actor, { slotId, userId: told('userId') })
    default:
      return assertNever(intent)
  }
}

/** What speaks against it stands beside the button. */
async function askPerson(
  { slotNeeds }: Pick<Needs, 'slotNeeds'>,
  actor: Actor,
  { slotId, userId }: { slotId: string; userId: string },
): Promise<Result<null, LifeRefusal>> {
  const slot = await findSlot(slotNeeds.db, slotId)
  if (!slot) return refuse('slot-unknown')
  // From the start on nobody can be asked in peace: their yes is the first yes.
  if (slot.startsAt <= slotNeeds.now()) return askOne(slotNeeds, actor, { slotId, userId })
  const wish = { cohortId: slot.cohortId, slotId, seat: 'interviewer', userId, despite: true } as const
  return (await staffSlot(slotNeeds, actor, wish)).ok ? accept(null) : refuse('not-asked')
}
