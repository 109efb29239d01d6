// The rules and the worth of a schedule as a linear model over some options, around matches that stand.
// Each rule is a family of rows; the rules are in docs/spec/matching.md.
import type { Match, Span } from './input.ts'
import { firstSame, type Ledger } from './ledger.ts'
import type { Option } from './options.ts'
import {
  heldBy,
  shadowKey,
  type PlainInterviewer,
  type PlainShadow,
  type PlainTime,
  type Problem,
} from './problem.ts'
import { ModelBuilder, type SparseModel } from './sparse-model.ts'
import { loadCost, sessionWorth, worthOf } from './weights.ts'

export type ShadowSeat = {
  shadow: PlainShadow
  interviewer: PlainInterviewer
  time: PlainTime
  column: number
}
export type MatchModel = { model: SparseModel; options: Option[]; seats: ShadowSeat[] }

type Stand = { problem: Problem; ledger: Ledger; builder: ModelBuilder; options: Option[] }
type Engagement = { span: Span; day: number | null; column: number }

/** Options must be open beside what the ledger holds; column k of the model is option k. */
export function buildModel(problem: Problem, ledger: Ledger, options: Option[]): MatchModel {
  const builder = new ModelBuilder()
  const stand: Stand = { problem, ledger, builder, options }
  for (const { worth } of options) builder.column(worth, true)
  const seats = seatShadows(stand)
  limitNeeds(stand)
  limitCandidates(stand)
  keepOrder(stand)
  limitInterviewers(stand)
  limitPairs(stand)
  limitRoom(stand)
  onePlaceAtATime(stand, seats)
  countSessions(stand)
  spreadWeeks(stand)
  shareLoad(stand)
  return { model: builder.build(), options, seats }
}

export function readMatches({ options, seats }: MatchModel, values: Float64Array): Match[] {
  const shadowAt = new Map<string, string>()
  for (const { shadow, interviewer, time, column } of seats) {
    if ((values[column] ?? 0) > 0.5) shadowAt.set(`${interviewer.id}\n${time.id}`, shadow.id)
  }
  return options.flatMap(({ need, interviewer, time }, column) => {
    if ((values[column] ?? 0) <= 0.5) return []
    const shadowId = shadowAt.get(`${interviewer.id}\n${time.id}`) ?? null
    return [
      {
        candidateId: need.candidate.id,
        needId: need.id,
        interviewerId: interviewer.id,
        timeId: time.id,
        shadowId,
      },
    ]
  })
}

/** The whole columns of a solution to start from; null where it does not fit the options. */
export function startFrom({ model, options, seats }: MatchModel, matches: Match[]): Float64Array | null {
  const wanted = new Map(matches.map((match) => [`${match.candidateId}\n${match.needId}`, match]))
  const values = new Float64Array(model.columns)
  let found = 0
  for (const [column, { need, interviewer, time }] of options.entries()) {
    const match = wanted.get(`${need.candidate.id}\n${need.id}`)
    if (match?.interviewerId !== interviewer.id || match.timeId !== time.id) continue
    values[column] = 1
    found++
  }
  for (const { shadow, interviewer, time, column } of seats) {
    const sits = matches.some(
      (match) =>
        match.shadowId === shadow.id && match.timeId === time.id && match.interviewerId === interviewer.id,
    )
    if (sits) values[column] = 1
  }
  return found === matches.length ? values : null
}

/** MA1: one session for a need. */
function limitNeeds({ builder, options }: Stand): void {
  for (const [column, { need }] of options.entries()) builder.put(column, builder.row(`need ${need.at}`, 1))
}

/** MA5: what a candidate has in a day and in a week. Between needs of one candidate the rows of MA6 say the same of a day. */
function limitCandidates({ builder, ledger, options }: Stand): void {
  for (const [column, option] of options.entries()) {
    const { candidate } = option.need
    const { dayAt, weekAt } = option.time
    builder.put(column, builder.row(`candidate day ${candidate.at} ${dayAt}`, ledger.leftOfDay(option)))
    builder.put(column, builder.row(`candidate week ${candidate.at} ${weekAt}`, ledger.leftOfWeek(option)))
  }
}

/** MA6: not both a later need up to this day and an earlier one from this day on. */
function keepOrder({ builder, options, problem }: Stand): void {
  const byNeed = groupColumns(options, ({ need }) => need.at)
  for (const { needs } of problem.candidates) {
    for (const [place, earlier] of needs.entries()) {
      const firsts = byNeed.get(earlier.at) ?? []
      for (const later of needs.slice(place + 1)) {
        const seconds = byNeed.get(later.at) ?? []
        const dayOf = (column: number) => options[column]?.time.dayAt ?? 0
        for (const day of new Set(seconds.map(dayOf))) {
          const before = seconds.filter((column) => dayOf(column) <= day)
          const after = firsts.filter((column) => dayOf(column) >= day)
          if (before.length === 0 || after.length === 0) continue
          const row = builder.row(`order ${earlier.at} ${later.at} ${day}`, 1)
          for (const column of [...before, ...after]) builder.put(column, row)
        }
      }
    }
  }
}

/** MA4: caps per week and per day. */
function limitInterviewers({ builder, ledger, options }: Stand): void {
  for (const [column, option] of options.entries()) {
    const { interviewer, time } = option
    const week = builder.row(`cap week ${interviewer.at} ${time.weekAt}`, ledger.leftOfCap(option, 'week'))
    builder.put(column, week)
    const day = builder.row(`cap day ${interviewer.at} ${time.dayAt}`, ledger.leftOfCap(option, 'day'))
    builder.put(column, day)
  }
}

/** MA7: a pair meets once. */
function limitPairs({ builder, options, problem }: Stand): void {
  if (problem.pairs === 'steady') return
  const pairs = groupColumns(options, ({ need, interviewer }) => `${need.candidate.at} ${interviewer.at}`)
  for (const [key, columns] of pairs) {
    if (columns.length > 1) for (const column of columns) builder.put(column, builder.row(`pair ${key}`, 1))
  }
}

/** MA9, MA10: boxes at every moment at which a session starts, and places of a time. */
function limitRoom({ builder, ledger, options, problem }: Stand): void {
  for (const [column, { need, time }] of options.entries()) {
    if (time.places !== null) builder.put(column, builder.row(`places ${time.at}`, ledger.placesLeft(time)))
    if (!need.needsBox) continue
    for (let at = firstSame(problem.times, time); at < time.heldUntil; at++) {
      const other = problem.times[at]
      if (!other || other.boxes === null) continue
      builder.put(column, builder.row(`boxes ${at}`, other.boxes - ledger.boxesAt(other)))
    }
  }
}

/** MA3: of everything a person could be at, whatever the part, at most one thing at any moment. */
function onePlaceAtATime({ builder, options }: Stand, seats: ShadowSeat[]): void {
  const people = new Map<number, Engagement[]>()
  const engage = (person: number, engagement: Engagement) => {
    const known = people.get(person)
    if (known) known.push(engagement)
    else people.set(person, [engagement])
  }
  for (const [column, { need, interviewer, time }] of options.entries()) {
    engage(need.candidate.person, { span: heldBy(time, null), day: time.dayAt, column })
    engage(interviewer.person, { span: heldBy(time, interviewer), day: null, column })
  }
  for (const { shadow, time, column } of seats) {
    engage(shadow.person, { span: heldBy(time, null), day: null, column })
  }
  for (const [person, engagements] of people) {
    for (const [index, clique] of cliquesOf(engagements).entries()) {
      // What a candidate has in a day is limited to one already.
      const isOneDay = clique.every(({ day }) => day !== null && day === clique[0]?.day)
      if (clique.length < 2 || isOneDay) continue
      const row = builder.row(`place ${person} ${index}`, 1)
      for (const column of new Set(clique.map(({ column }) => column))) builder.put(column, row)
    }
  }
}

/** The largest sets that all overlap at one moment. */
function cliquesOf(engagements: Engagement[]): Engagement[][] {
  const order = [...engagements].sort((a, b) => a.span.from - b.span.from || a.column - b.column)
  const cliques: Engagement[][] = []
  let active: Engagement[] = []
  let isGrowing = false
  for (const engagement of order) {
    const still = active.filter(({ span }) => span.to > engagement.span.from)
    if (still.length < active.length && isGrowing) cliques.push(active)
    isGrowing = true
    active = [...still, engagement]
  }
  return active.length > 0 ? [...cliques, active] : cliques
}

/** MA11: a shadow sits with a trained interviewer at a session that is held, of a round they learn, at most one at each. */
function seatShadows({ builder, ledger, options, problem }: Stand): ShadowSeat[] {
  if (problem.shadows.length === 0) return []
  const sessions = groupColumns(options, ({ interviewer, time }) => `${time.at} ${interviewer.at}`)
  const atTime = groupColumns(options, ({ time }) => time.at)
  const seats: ShadowSeat[] = []
  for (const shadow of problem.shadows) {
    const worthRow = builder.row(`shadow ${shadow.at}`, 0)
    const before = seats.length
    for (const time of shadow.times) {
      if (ledger.leftOfShadowWeek(shadow.id, time) <= 0 || ledger.isBusy(shadow.person, heldBy(time, null)))
        continue
      const there = new Set(
        (atTime.get(time.at) ?? []).flatMap((column) => options[column]?.interviewer ?? []),
      )
      for (const interviewer of there) {
        const columns = (sessions.get(`${time.at} ${interviewer.at}`) ?? []).filter((column) => {
          const option = options[column]
          return option && maySit(shadow, option)
        })
        if (columns.length === 0) continue
        const stays = problem.previous.has(shadowKey(shadow.id, interviewer.id, time.id))
        const seat = builder.column(stays ? problem.weights.shadowStays : 0, true)
        seats.push({ shadow, interviewer, time, column: seat })
        const held = builder.row(`shadow seat ${seat}`, 0)
        builder.put(seat, held)
        for (const column of columns) builder.put(column, held, -1)
        builder.put(seat, builder.row(`one shadow ${time.at} ${interviewer.at}`, 1))
        const left = ledger.leftOfShadowWeek(shadow.id, time)
        builder.put(seat, builder.row(`shadow week ${shadow.at} ${time.weekAt}`, left))
        builder.put(seat, worthRow, -1)
      }
    }
    const seated = ledger.shadowSeatsOf(shadow.id)
    for (let k = 0; k < Math.min(seats.length - before, shadow.perWeek * problem.weeks.length); k++) {
      builder.put(builder.column(worthOf(problem.weights.shadowSeats, seated + k), false), worthRow)
    }
  }
  return seats
}

export function maySit(shadow: PlainShadow, { need, interviewer }: Omit<Option, 'worth' | 'time'>): boolean {
  const { candidate } = need
  const isOther = shadow.id !== candidate.id && shadow.id !== interviewer.id
  return interviewer.trained && candidate.welcomesShadows && isOther && shadow.learns.includes(need.round)
}

/** MA12: each further session of a candidate is worth less. */
function countSessions({ builder, ledger, options, problem }: Stand): void {
  for (const [at, columns] of groupColumns(options, ({ need }) => need.candidate.at)) {
    const candidate = problem.candidates[at]
    if (!candidate) continue
    const row = builder.row(`sessions ${at}`, 0)
    for (const column of columns) builder.put(column, row, -1)
    const had = ledger.sessionsOf(candidate.id)
    for (let k = 0; k < candidate.needs.length; k++) {
      builder.put(builder.column(sessionWorth(problem.weights, candidate, had + k), false), row)
    }
  }
}

/** MA15: a second session in the same week costs a little. */
function spreadWeeks({ builder, ledger, options, problem }: Stand): void {
  const weeks = groupColumns(options, ({ need, time }) => `${need.candidate.at} ${time.weekAt}`)
  for (const [key, columns] of weeks) {
    const [first] = columns.flatMap((column) => options[column] ?? [])
    if (!first) continue
    const had = ledger.usedBy('cw', first.need.candidate, first.time.week)
    if (had === 0 && columns.length < 2) continue
    const row = builder.row(`same week ${key}`, had > 0 ? 0 : 1)
    for (const column of columns) builder.put(column, row)
    for (let k = 0; k < Math.min(columns.length, 2); k++) {
      builder.put(builder.column(-problem.weights.sameWeek, false), row, -1)
    }
  }
}

/** MA13: each further session of an interviewer costs more, measured by their own cap. */
function shareLoad({ builder, ledger, options, problem }: Stand): void {
  for (const [at, columns] of groupColumns(options, ({ interviewer }) => interviewer.at)) {
    const interviewer = problem.interviewers[at]
    if (!interviewer) continue
    const row = builder.row(`load ${at}`, 0)
    for (const column of columns) builder.put(column, row)
    const had = ledger.loadOf(interviewer.id)
    const most = Math.min(columns.length, interviewer.full)
    for (let j = 1; j <= most; j++) {
      builder.put(builder.column(-loadCost(problem.weights, had + j, interviewer.full), false), row, -1)
    }
  }
}

function groupColumns<Key>(options: Option[], keyOf: (option: Option) => Key): Map<Key, number[]> {
  const groups = new Map<Key, number[]>()
  for (const [column, option] of options.entries()) {
    const key = keyOf(option)
    const known = groups.get(key)
    if (known) known.push(column)
    else groups.set(key, [column])
  }
  return groups
}
