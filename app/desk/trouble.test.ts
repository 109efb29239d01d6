import { describe, expect, it } from 'vitest'
import { DESK_NOW, entryAt, heldAt, hoursAway, seatFor } from '#test/support/desk.ts'
import type { DeskEntry } from './entry.ts'
import { lightsOf, phaseOf, presenceOf, type TodayFacts } from './readiness.ts'
import { cohortTroubles, sortTroubles, troublesOf, type CohortFacts } from './trouble.ts'

function factsOf(entry: DeskEntry, overrides: Partial<TodayFacts> = {}): TodayFacts {
  return { entry, phase: 'lobby', present: [], sandbox: 'none', needsBox: true, hasBox: true, ...overrides }
}

function troubles(entry: DeskEntry, overrides: Partial<TodayFacts> = {}) {
  return troublesOf(factsOf(entry, overrides), { title: 'Coding', now: DESK_NOW })
}

const minutesAgo = (count: number) => -count / 60
const answered = [seatFor('cara'), seatFor('ivan', 'asked', 'interviewer')]
const leftAlone = [seatFor('cara'), seatFor('ivan', 'declined', 'interviewer')]

describe('troublesOf', () => {
  it('DE7 says who is not there from five minutes after the start, not before', () => {
    const ready = { sandbox: 'ready' as const }
    expect(troubles(entryAt(minutesAgo(4.9)), ready)).toEqual([])
    const [nobody] = troubles(entryAt(minutesAgo(5)), ready)
    expect(nobody).toMatchObject({
      kind: 'nobody-there',
      words: 'Nobody is there 5 minutes after the start: Cara and Ivan.',
    })
    const [one] = troubles(entryAt(minutesAgo(7)), { ...ready, present: ['ivan'] })
    expect(one?.words).toBe('Cara is not there 7 minutes after the start; Ivan waits.')
    expect(troubles(entryAt(minutesAgo(7)), { ...ready, present: ['ivan', 'cara'] })).toEqual([])
    expect(troubles(entryAt(minutesAgo(7)), { ...ready, phase: 'working' })).toEqual([])
  })

  it('DE7 says that a box is not reserved, could not be made, was lost, or is late', () => {
    const kinds = (overrides: Partial<TodayFacts>, hours = 3) =>
      troubles(entryAt(hours), overrides).map(({ words }) => words)
    expect(kinds({ hasBox: false })).toEqual(['No box is reserved for it.'])
    expect(kinds({ hasBox: false, needsBox: false })).toEqual([])
    expect(kinds({ sandbox: 'trouble' })).toEqual(['Its box could not be made.'])
    expect(kinds({ sandbox: 'lost', phase: 'working' })).toEqual(['Its box was lost; the clock waits.'])
    expect(kinds({}, minutesAgo(1))).toEqual(['Its box has not been made.'])
    expect(kinds({ sandbox: 'preparing' }, minutesAgo(1))).toEqual([])
  })

  it('DE7 says that nobody leads a booking, however far ahead', () => {
    expect(troubles(entryAt(24 * 9, { seats: leftAlone, sessionId: null }))).toMatchObject([
      {
        kind: 'no-interviewer',
        words: 'Ivan cannot lead it, and Cara has booked it.',
        todo: { label: 'Find an interviewer' },
      },
    ])
  })

  it('DE7 says that an answer is missing a day ahead, not earlier', () => {
    const waiting = { seats: answered, sessionId: null, questionSlugs: [] }
    expect(troubles(entryAt(24.1, waiting))).toEqual([])
    expect(troubles(entryAt(24, waiting))).toMatchObject([
      { kind: 'unanswered', words: 'Ivan has not answered yet.' },
    ])
  })

  it('DE7 says that no question was left, and leaves what is over or called off alone', () => {
    expect(troubles(entryAt(30, { questionSlugs: [], sessionId: null }))).toMatchObject([
      { kind: 'no-question' },
    ])
    expect(troubles(entryAt(1, { calledOffAt: DESK_NOW }), { hasBox: false })).toEqual([])
    expect(troubles(entryAt(-2), { hasBox: false })).toEqual([])
    expect(troubles(entryAt(-0.5), { phase: 'scoring', hasBox: false })).toEqual([])
  })

  it('DE7 makes one of all that is wrong with a session, with the thing to do that cannot wait', () => {
    const both = troubles(entryAt(3, { seats: leftAlone, sessionId: null }), { hasBox: false })
    expect(both.map(({ words }) => words)).toEqual([
      'No box is reserved for it. Ivan cannot lead it, and Cara has booked it.',
    ])
    expect(both[0]?.todo?.label).toBe('Move it to another time')
    // Once it should have begun, a box is of no use to somebody who waits alone.
    const begun = troubles(entryAt(minutesAgo(12), { seats: leftAlone, sessionId: null }), { hasBox: false })
    expect(begun).toMatchObject([{ kind: 'no-interviewer' }])
  })

  it('DE7 leads to the slot, and where there is none to the sessions', () => {
    expect(troubles(entryAt(3), { hasBox: false })[0]?.todo?.to).toBe('/slots/entry3')
    const late = entryAt(minutesAgo(6), { slotId: null })
    expect(troubles(late)[0]?.todo?.to).toBe('/home')
  })

  it('DE8 names the same trouble alike when the page looks again, whatever its words', () => {
    const late = entryAt(minutesAgo(5))
    const [first] = troublesOf(factsOf(late), { title: 'Coding', now: DESK_NOW })
    const [again] = troublesOf(factsOf(late), { title: 'Coding', now: hoursAway(0.05) })
    expect(again?.id).toBe(first?.id)
    expect(again?.words).not.toBe(first?.words)
  })
})

describe('cohortTroubles', () => {
  const nothing: CohortFacts = {
    cohortId: 'cohort',
    waiting: 0,
    failedLetters: [],
    failedJobs: 0,
    canSeeJobs: false,
    canReadMailbox: false,
  }

  it('DE7 says what waits around a cohort, with a way only where there is one', () => {
    expect(cohortTroubles(nothing)).toEqual([])
    expect(cohortTroubles({ ...nothing, waiting: 2 })).toMatchObject([
      { words: '2 people wait for a place, and none is free.', todo: { to: '/cohorts/cohort/slots' } },
    ])
    const jobs = { ...nothing, failedJobs: 1 }
    expect(cohortTroubles(jobs)[0]).toMatchObject({ todo: null })
    expect(cohortTroubles({ ...jobs, canSeeJobs: true })[0]?.todo?.to).toBe('/jobs')
    const letters = { ...nothing, failedLetters: ['Ada', 'Ben', 'Ada', 'Cy', 'Di'] }
    expect(cohortTroubles(letters)[0]).toMatchObject({
      words: '5 letters could not be delivered: Ada, Ben, Cy and 1 more.',
      todo: { to: '/cohorts/cohort/people' },
    })
    expect(cohortTroubles({ ...letters, canReadMailbox: true })[0]?.todo?.to).toBe('/mailbox?state=failed')
  })

  it('DE7 puts what cannot wait first, then what is nearest', () => {
    const all = [
      ...cohortTroubles({ ...nothing, waiting: 1 }),
      ...troubles(entryAt(20, { seats: answered, sessionId: null })),
      ...troubles(entryAt(9), { hasBox: false }),
      ...troubles(entryAt(3), { hasBox: false }),
      ...troubles(entryAt(minutesAgo(8)), { sandbox: 'ready' }),
    ]
    expect(sortTroubles(all).map(({ id }) => id.replace(/:entry-.*/, ''))).toEqual([
      'nobody-there',
      'box:entry3',
      'box:entry9',
      'unanswered:entry20',
      'waitlist:cohort',
    ])
  })
})

describe('lightsOf', () => {
  const lights = (entry: DeskEntry, overrides: Partial<TodayFacts> = {}) =>
    lightsOf(factsOf(entry, overrides), DESK_NOW).map(({ of, light }) => `${of} ${light}`)

  it('DE6 is ready when both have said yes, a question is chosen and a box is kept', () => {
    const ready = ['candidate ready', 'interviewer ready', 'question ready', 'box ready']
    expect(lights(entryAt(2))).toEqual(ready)
    expect(lights(entryAt(2), { needsBox: false })).toEqual(ready.slice(0, 3))
  })

  it('DE6 waits for answers and misses what should be there', () => {
    const asked = entryAt(2, { seats: answered, sessionId: null, questionSlugs: [] })
    expect(lights(asked)).toEqual(['candidate ready', 'interviewer waiting', 'question waiting', 'box ready'])
    expect(lights(entryAt(2, { seats: [], sessionId: null, questionSlugs: [] }), { hasBox: false })).toEqual([
      'candidate waiting',
      'interviewer missing',
      'question waiting',
      'box waiting',
    ])
    expect(lights(entryAt(2), { hasBox: false })).toContain('box missing')
    expect(lights(entryAt(2), { sandbox: 'preparing' })).toContain('box waiting')
    expect(lights(entryAt(2), { sandbox: 'lost' })).toContain('box missing')
  })

  it('DE6 has no light where nothing has to be ready any more', () => {
    expect(lights(entryAt(2, { calledOffAt: DESK_NOW }))).toEqual([])
    expect(lights(entryAt(-3))).toEqual([])
    expect(lights(heldAt(-0.5), { phase: 'scoring' })).toEqual([])
  })
})

describe('phaseOf', () => {
  const phase = (entry: DeskEntry, overrides: Partial<TodayFacts> = {}) =>
    phaseOf(factsOf(entry, overrides), DESK_NOW)

  it('DE5 says where a session is, from before its lobby to after its end', () => {
    expect(phase(entryAt(2))).toEqual({ words: 'Not begun', is: 'before' })
    expect(phase(entryAt(0.1), { present: ['cara'] })).toEqual({ words: 'Lobby', is: 'lobby' })
    expect(phase(entryAt(-0.1))).toEqual({ words: 'Lobby, nobody there', is: 'lobby' })
    expect(phase(heldAt(-0.5), { phase: 'working' })).toEqual({ words: 'Working', is: 'live' })
    expect(phase(heldAt(-0.9), { phase: 'scoring' })).toEqual({ words: 'Ended, scoring', is: 'after' })
    expect(phase(entryAt(-2))).toEqual({ words: 'Did not take place', is: 'after' })
    const missed = [seatFor('cara', 'absent'), seatFor('ivan', 'accepted', 'interviewer')]
    expect(phase(entryAt(-0.5, { seats: missed }))).toEqual({ words: 'Somebody is missing', is: 'lobby' })
    const both = missed.map((seat) => ({ ...seat, state: 'absent' as const }))
    expect(phase(entryAt(-0.5, { seats: both }))).toEqual({ words: 'Somebody was missing', is: 'after' })
    expect(phase(entryAt(-5, { seats: missed }))).toEqual({ words: 'Somebody was missing', is: 'after' })
    expect(phase(entryAt(2, { seats: [] })).words).toBe('Needs an interviewer')
  })

  it('DE5 says who is there, and counts no shadow as missing', () => {
    const shadow = seatFor('sami', 'accepted', 'shadow')
    const seats = [...entryAt(0).seats, shadow]
    const { here, missing } = presenceOf({ entry: entryAt(0, { seats }), present: ['ivan'] })
    expect(here.map(({ name }) => name)).toEqual(['Ivan'])
    expect(missing.map(({ name }) => name)).toEqual(['Cara'])
  })
})
