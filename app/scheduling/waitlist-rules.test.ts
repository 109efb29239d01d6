import { describe, expect, it } from 'vitest'
import { hours, minutes } from '#app/lib/time.ts'
import { createRandom } from '#test/support/random.ts'
import { isWaitable, offerEndsAt } from './waitlist-rules.ts'

const now = new Date('2027-03-01T09:00:00Z')
const startsIn = (ms: number) => new Date(now.getTime() + ms)
/** Milliseconds an offer of a place that starts in so long is kept. */
const kept = (ms: number) => {
  const endsAt = offerEndsAt(startsIn(ms), now)
  return endsAt && endsAt.getTime() - now.getTime()
}

describe('how long a place is offered', () => {
  it.each([
    ['days ahead', hours(72), hours(4)],
    ['sixteen hours ahead', hours(16), hours(4)],
    ['fourteen hours ahead: until twelve before', hours(14), hours(2)],
    ['less than half an hour of that left: as for the near ones', hours(12) + minutes(29), hours(4)],
    ['eight hours ahead', hours(8), hours(4)],
    ['three hours ahead: until one before', hours(3), hours(2)],
    ['an hour and a half ahead', minutes(90), minutes(30)],
    ['sooner', minutes(89), null],
    ['begun', -minutes(5), null],
  ])('LF8 %s', (_when, startMs, keptMs) => {
    expect(kept(startMs)).toBe(keptMs)
  })

  it('LF8 never longer than four hours, never shorter than half of one, and over an hour before the start', () => {
    const random = createRandom(8)
    for (let round = 0; round < 500; round++) {
      const startMs = minutes(random.whole(60 * 48))
      const ms = kept(startMs)
      if (ms === null) continue
      expect(ms).toBeLessThanOrEqual(hours(4))
      expect(ms).toBeGreaterThanOrEqual(minutes(30))
      expect(startMs - ms).toBeGreaterThanOrEqual(hours(1))
    }
  })
})

it('LF6 waiting is offered where it helps, and not where a rule of their own stands against it', () => {
  expect(['taken', 'boxes-full', 'promised', 'unstaffed'].every(isWaitable)).toBe(true)
  expect(['day-full', 'plan-full', 'met-before', 'overlapping', 'not-offered'].some(isWaitable)).toBe(false)
})
