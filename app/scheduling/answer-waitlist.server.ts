// One posted form of the waitlist: read, handed to its use case, answered in words.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { assertNever, type Result } from '#app/lib/result.ts'
import {
  waitlistDoneWords,
  waitlistRefusalWords,
  type WaitlistAnswer,
  type WaitlistIntent,
} from './life-words.ts'
import { acceptOffer, declineOffer, joinWaitlist, leaveWaitlist } from './waitlist.server.ts'

type Needs = Pick<AppContext, 'slotNeeds' | 'jobs'>

export async function answerWaitlist(context: Needs, actor: Actor, form: FormData): Promise<WaitlistAnswer> {
  const intent = String(form.get('intent') ?? '')
  if (!isIntent(intent)) return { intent: 'none', ok: false, words: waitlistRefusalWords['unknown-form'] }
  const result = await carryOut(context, actor, { intent, form })
  context.jobs.wake()
  return result.ok
    ? { intent, ok: true, words: waitlistDoneWords[intent] }
    : { intent, ok: false, words: waitlistRefusalWords[result.reason] }
}

function isIntent(word: string): word is WaitlistIntent {
  return Object.hasOwn(waitlistDoneWords, word)
}

function carryOut(
  { slotNeeds: needs }: Needs,
  actor: Actor,
  { intent, form }: { intent: WaitlistIntent; form: FormData },
): Promise<Result<unknown, keyof typeof waitlistRefusalWords>> {
  const told = (name: string) => String(form.get(name) ?? '')
  const entryId = told('entryId')
  switch (intent) {
    case 'join': {
      // One choice names both, so that the form works without a script.
      const [cohortId = '', roundId = ''] = told('wish').split('/')
      return joinWaitlist(needs, actor, { cohortId, roundId })
    }
    case 'leave':
      return leaveWaitlist(needs, actor, { entryId })
    case 'accept':
      return acceptOffer(needs, actor, { entryId })
    case 'decline':
      return declineOffer(needs, actor, { entryId })
    default:
      return assertNever(intent)
  }
}
