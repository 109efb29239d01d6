// The least change that would make room for a need: the easier to grant the first.
import type { Option } from './options.ts'
import type { PlainNeed } from './problem.ts'
import type { Blocker, Relaxation } from './result.ts'

type Blocked = { option: Option; blockers: Blocker[] }

/** What each would cost to lift; without a number it cannot be lifted by a coordinator. */
const EASE: Partial<Record<Blocker, number>> = {
  places: 1,
  boxes: 2,
  'cap-day': 3,
  'cap-week': 4,
  busy: 6,
  pair: 8,
}

export function relaxBlocked(need: PlainNeed, blocked: Blocked[]): Relaxation {
  let best: { relaxation: Relaxation; ease: number } | null = null
  for (const { option, blockers } of blocked) {
    const [only, ...more] = [...new Set(blockers)]
    const ease = only === undefined ? undefined : EASE[only]
    if (only === undefined || more.length > 0 || ease === undefined) continue
    if (!best || ease < best.ease) best = { relaxation: relaxationOf(need, option, only), ease }
  }
  return best?.relaxation ?? { type: 'later-period' }
}

function relaxationOf(
  { round, level }: PlainNeed,
  { interviewer, time }: Option,
  blocker: Blocker,
): Relaxation {
  switch (blocker) {
    case 'places':
      return { type: 'another-place', timeId: time.id }
    case 'boxes':
      return { type: 'another-box', timeId: time.id }
    case 'cap-day':
      return { type: 'raise-cap', interviewerId: interviewer.id, per: 'day', timeId: time.id }
    case 'cap-week':
      return { type: 'raise-cap', interviewerId: interviewer.id, per: 'week', timeId: time.id }
    case 'pair':
      return { type: 'meet-again', interviewerId: interviewer.id }
    case 'busy':
      return { type: 'another-interviewer', round, level, timeId: time.id }
    case 'own-day':
    case 'own-week':
    case 'own-appointment':
    case 'order':
      return { type: 'later-period' }
  }
}
