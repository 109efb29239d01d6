// Seasons for the matcher: builders that say only what a test is about, and whole seasons by chance.
import {
  NOTHING_TAKEN,
  type MatchCandidate,
  type MatchInput,
  type MatchInterviewer,
  type MatchShadow,
  type MatchTime,
  type Span,
} from '#app/matching/input.ts'
import { createRandom, type Random } from './random.ts'

export const HOUR = 3_600_000
const MINUTE = 60_000
const DAY = 24 * HOUR
const MONDAY = Date.UTC(2026, 8, 7)

/** `hour` counts from the first Monday's midnight. */
export function timeAt(hour: number, overrides: Partial<MatchTime> = {}): MatchTime {
  const startsAt = MONDAY + Math.round(hour * 60) * MINUTE
  const day = Math.floor((startsAt - MONDAY) / DAY)
  return {
    id: `t${String(Math.round(hour * 60)).padStart(6, '0')}`,
    startsAt,
    minutes: 60,
    week: `w${String(Math.floor(day / 7)).padStart(2, '0')}`,
    day: `d${String(day).padStart(3, '0')}`,
    places: null,
    boxes: null,
    rounds: null,
    level: null,
    ...overrides,
  }
}

/** Hours from the first Monday's midnight, from and to in turn. */
export function freeFor(...edges: number[]): Span[] {
  return edges.flatMap((from, index) => {
    const to = edges[index + 1]
    return index % 2 === 0 && to !== undefined ? [{ from: MONDAY + from * HOUR, to: MONDAY + to * HOUR }] : []
  })
}

export function candidate(id: string, overrides: Partial<MatchCandidate> = {}): MatchCandidate {
  return {
    id,
    free: freeFor(0, 24 * 28),
    needs: [{ id: 'n1', round: 'linux', level: 1 }],
    topics: [],
    waitingWeeks: 0,
    sessionsDone: 0,
    likesInterviewers: [],
    likesTimes: [],
    welcomesShadows: true,
    taken: NOTHING_TAKEN,
    ...overrides,
  }
}

export function interviewer(id: string, overrides: Partial<MatchInterviewer> = {}): MatchInterviewer {
  return {
    id,
    free: freeFor(-24, 24 * 29),
    takes: [{ round: 'linux', levels: [1, 2, 3, 4] }],
    topics: [],
    perWeek: 5,
    perDay: 3,
    before: 0,
    after: 0,
    rest: 0,
    pausedWeeks: [],
    trained: true,
    likesCandidates: [],
    likesTimes: [],
    taken: NOTHING_TAKEN,
    ...overrides,
  }
}

export function shadow(id: string, overrides: Partial<MatchShadow> = {}): MatchShadow {
  return { id, free: freeFor(0, 24 * 28), learns: ['linux'], perWeek: 1, taken: NOTHING_TAKEN, ...overrides }
}

export function season(overrides: Partial<MatchInput> = {}): MatchInput {
  return {
    times: [timeAt(18)],
    rounds: [
      { id: 'linux', needsBox: true },
      { id: 'talk', needsBox: false },
    ],
    candidates: [candidate('ada')],
    interviewers: [interviewer('ian')],
    shadows: [],
    pairs: 'fresh',
    met: [],
    avoid: [],
    locked: [],
    previous: [],
    ...overrides,
  }
}

export type SeasonSize = {
  candidates: number
  interviewers: number
  times: number
  weeks: number
  shadows: number
}

/** A small season in which everything is scarce, so that every rule binds in some of them. */
export function tinySeason(seed: number, size: Partial<SeasonSize> = {}): MatchInput {
  const random = createRandom(seed)
  const { candidates = 4, interviewers = 3, times = 5, shadows = 1 } = size
  const some = (chance: number) => random.whole(100) < chance
  // Two days of the first week, one of the second, and one session that begins before midnight and ends after.
  const hours = [18, 18.5, 19.5, 23.5, 24.25, 42, 43, 24 * 7 + 18]
  const at = pickSome(random, hours, times)
  const ids = { people: at.map((hour) => timeAt(hour).id) }
  const hoursOf = (): Span[] =>
    at.flatMap((hour) => (some(65) ? freeFor(hour - 0.25, hour + (some(85) ? 1.75 : 0.5)) : []))
  const needsOf = () =>
    Array.from({ length: 1 + random.whole(3) }, (_, k) => ({
      id: `n${k + 1}`,
      round: some(70) ? 'linux' : 'talk',
      level: 1 + random.whole(2),
    }))
  const taken = () => (some(15) ? { weeks: { w00: 1 }, days: { d000: 1 } } : NOTHING_TAKEN)
  const name = (kind: string, k: number) => `${kind}${k}`
  const everybody = Array.from({ length: interviewers }, (_, k) => name('i', k))
  const students = Array.from({ length: candidates }, (_, k) => name('c', k))
  return season({
    times: at.map((hour) =>
      timeAt(hour, {
        minutes: random.pick([45, 60, 90]),
        boxes: some(50) ? random.whole(3) : null,
        places: some(30) ? 1 + random.whole(2) : null,
        rounds: some(15) ? ['linux'] : null,
        level: some(10) ? 1 : null,
      }),
    ),
    candidates: students.map((id) =>
      candidate(id, {
        free: hoursOf(),
        needs: needsOf(),
        topics: ['net', 'disk'].filter(() => some(50)),
        waitingWeeks: random.whole(4),
        sessionsDone: random.whole(3),
        likesInterviewers: everybody.filter(() => some(20)),
        likesTimes: ids.people.filter(() => some(20)),
        welcomesShadows: some(75),
        taken: taken(),
      }),
    ),
    interviewers: everybody.map((id, k) =>
      // One of them is also a candidate.
      interviewer(k === 0 && some(30) ? 'c0' : id, {
        free: hoursOf(),
        takes: ['linux', 'talk']
          .filter(() => some(80))
          .map((round) => ({ round, levels: some(70) ? [1, 2] : [1] })),
        topics: ['net', 'disk'].filter(() => some(50)),
        perWeek: 1 + random.whole(3),
        perDay: 1 + random.whole(2),
        before: random.pick([0, 10]),
        after: random.pick([0, 15]),
        rest: random.pick([0, 30]),
        pausedWeeks: some(10) ? ['w00'] : [],
        trained: some(75),
        likesCandidates: students.filter(() => some(20)),
        likesTimes: ids.people.filter(() => some(20)),
        taken: taken(),
      }),
    ),
    shadows: Array.from({ length: shadows }, (_, k) =>
      shadow(k === 0 && some(20) ? 'i1' : name('s', k), {
        free: hoursOf(),
        learns: some(70) ? ['linux'] : ['talk'],
      }),
    ),
    pairs: some(25) ? 'steady' : 'fresh',
    met: students.flatMap((candidateId) =>
      everybody.filter(() => some(12)).map((interviewerId) => ({ candidateId, interviewerId })),
    ),
    avoid: students.flatMap((candidateId) =>
      everybody.filter(() => some(8)).map((interviewerId) => ({ candidateId, interviewerId })),
    ),
    boxMinutes: random.pick([0, 30]),
  })
}

function pickSome<Item>(random: Random, items: Item[], count: number): Item[] {
  const left = [...items]
  while (left.length > count) left.splice(random.whole(left.length), 1)
  return left
}

/** As seasons are: evenings and weekends, a few free hours each, rounds and levels of different rarity. */
export function realSeason(seed: number, size: SeasonSize): MatchInput {
  const random = createRandom(seed)
  const rounds = ['linux', 'coding', 'design', 'talk']
  const times = Array.from({ length: size.times }, (_, k) => {
    const perWeek = Math.ceil(size.times / size.weeks)
    const week = Math.floor(k / perWeek)
    // Starts of a week are spread over seven days from 9 to 21 o'clock, by the quarter where there are that many.
    const slot = (k % perWeek) / perWeek
    const day = Math.floor(slot * 7)
    const quarter = Math.floor((slot * 7 - day) * 48)
    const hour = week * 168 + day * 24 + 9 + quarter / 4
    return timeAt(hour, {
      id: `t${String(k).padStart(6, '0')}`,
      boxes: Math.max(4, Math.ceil(size.candidates / 20)),
    })
  })
  const freeHours = (perWeek: number): Span[] =>
    Array.from({ length: size.weeks }, (_, week) => week).flatMap((week) =>
      Array.from({ length: perWeek }, () => {
        const from = week * 168 + random.whole(7) * 24 + 9 + random.whole(10)
        return freeFor(from, from + 2 + random.whole(2))
      }).flat(),
    )
  const topics = ['net', 'disk', 'memory', 'boot', 'dns', 'tls']
  return season({
    times,
    rounds: rounds.map((id) => ({ id, needsBox: id === 'linux' || id === 'coding' })),
    candidates: Array.from({ length: size.candidates }, (_, k) =>
      candidate(`c${String(k).padStart(5, '0')}`, {
        free: freeHours(2),
        needs: Array.from({ length: 1 + random.whole(3) }, (_, n) => ({
          id: `n${n + 1}`,
          round: random.pick(rounds),
          level: 1 + random.whole(3),
        })),
        topics: topics.filter(() => random.whole(3) === 0),
        waitingWeeks: random.whole(5),
        sessionsDone: random.whole(3),
        welcomesShadows: random.whole(4) > 0,
      }),
    ),
    interviewers: Array.from({ length: size.interviewers }, (_, k) =>
      interviewer(`i${String(k).padStart(5, '0')}`, {
        free: freeHours(2),
        takes: rounds
          .filter(() => random.whole(100) < 60)
          .map((round) => ({ round, levels: [1, 2, 3].slice(0, 1 + random.whole(3)) })),
        topics: topics.filter(() => random.whole(3) === 0),
        perWeek: 1 + random.whole(3),
        perDay: 2,
        before: 10,
        after: 15,
        rest: 30,
      }),
    ),
    shadows: Array.from({ length: size.shadows }, (_, k) =>
      shadow(`s${String(k).padStart(5, '0')}`, { free: freeHours(2), learns: [random.pick(rounds)] }),
    ),
  })
}
