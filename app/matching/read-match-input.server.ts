// What the matcher is told about a cohort and a period, read from the database as it is now.
import type { Db } from '#app/db/client.server.ts'
import { listAvoidedPairsOfCohort, listPairWishes } from '#app/db/pair-wishes.server.ts'
import {
  findPlanCohort,
  listHandMadeSessions,
  listHeldSeats,
  listOpenSlots,
  listPlanMembers,
  type PlanCohort,
  type PlanMember,
} from '#app/db/plan-facts.server.ts'
import {
  listLimits,
  listTakenRounds,
  listTopicWishes,
  type StoredRound,
} from '#app/db/scheduling-profiles.server.ts'
import { countBoxes, listQuartersOf } from '#app/db/slots.server.ts'
import { days, minutes } from '#app/lib/time.ts'
import { dateAfter, instantOf, mondayOf, wallOf } from '#app/lib/zoned.ts'
import { readAvailability } from '#app/scheduling/availability.server.ts'
import { BOX_MARGIN } from '#app/scheduling/booking-rules.ts'
import type { SlotNeedsIn } from '#app/scheduling/needs.server.ts'
import { QUARTER_MINUTES, quartersOf } from '#app/scheduling/quarters.ts'
import { roundNeedsBox } from '#app/scheduling/round-box.ts'
import { minutesOfRound } from '#app/scheduling/round-minutes.ts'
import type { MatchInput, MatchTime, Pair } from './input.ts'
import { candidatesOf, interviewersOf, metPairs, shadowsOf, type PeopleFacts } from './plan-people.server.ts'
import { jointStarts, timesFor } from './plan-times.ts'
import { PLAN_LEAD_MS, readTimeId, timeIdOf } from './plan.ts'

export type InputNeeds = Pick<SlotNeedsIn, 'db' | 'now' | 'questions' | 'boxPlaces'>
export type InputWanted = {
  cohortId: string
  fromDay: string
  untilDay: string
  most: number
  /** Names of times that must be among those weighed. */
  keepTimes?: readonly string[]
  /** Nothing begins sooner than this from now. */
  leadMs?: number
}

/** Null where there is no such cohort or it has no plan of rounds. */
export async function readMatchInput(needs: InputNeeds, wanted: InputWanted): Promise<MatchInput | null> {
  const { db, questions } = needs
  const cohort = await findPlanCohort(db, wanted.cohortId)
  if (!cohort || cohort.rounds.length === 0) return null
  const facts = await readPeople(needs, cohort, wanted)
  const rounds = roundsOf(cohort, questions)
  const candidates = candidatesOf(facts)
  const interviewers = interviewersOf(facts)
  const anchor = instantOf({ date: wanted.fromDay, minute: 0 }, cohort.timeZone).at.getTime()
  const period = { ...facts.period, anchor }
  const kept = [
    ...(wanted.keepTimes ?? []).flatMap((id) => readTimeId(id)?.startsAt ?? []),
    ...[...facts.openSlots.values()].flat().map(({ startsAt }) => startsAt.getTime()),
  ]
  const starts = [...new Set([...jointStarts(period, rounds, { candidates, interviewers }), ...kept])]
  const boxesAt = await readBoxes(needs, starts)
  return {
    times: timesFor(
      starts.sort((a, b) => a - b),
      rounds,
      (startsAt, length, ids) => ({
        ...placeOf(startsAt, cohort.timeZone),
        id: timeIdOf(startsAt, length),
        startsAt,
        minutes: length,
        places: null,
        boxes: boxesAt(startsAt, length),
        rounds: ids,
        level: null,
      }),
    ),
    rounds: [...rounds].map(([id, { needsBox }]) => ({ id, needsBox })),
    candidates,
    interviewers,
    shadows: shadowsOf(facts),
    pairs: cohort.pairs,
    met: metPairs(facts),
    avoid: await readAvoided(db, cohort.id, facts.members),
    boxMinutes: BOX_MARGIN.before + BOX_MARGIN.after,
    locked: [],
    previous: [],
  }
}

function placeOf(startsAt: number, timeZone: string): Pick<MatchTime, 'week' | 'day'> {
  const at = new Date(startsAt)
  return { week: mondayOf(at, timeZone), day: wallOf(at, timeZone).date }
}

/** Rounds of the plan that the bank has, by name. */
function roundsOf({ rounds }: PlanCohort, questions: InputNeeds['questions']) {
  const names = [...new Set(rounds.map(({ roundId }) => roundId))].sort()
  return new Map(
    names.flatMap((id) => {
      const round = questions.findRound(id)
      return round
        ? [[id, { minutes: minutesOfRound(round, questions), needsBox: roundNeedsBox(round) }] as const]
        : []
    }),
  )
}

async function readPeople(
  { db, now, questions }: InputNeeds,
  cohort: PlanCohort,
  { fromDay, untilDay, most, leadMs = PLAN_LEAD_MS }: InputWanted,
): Promise<PeopleFacts> {
  const start = (date: string) => instantOf({ date, minute: 0 }, cohort.timeZone).at
  const until = start(dateAfter(untilDay, 1))
  const from = new Date(Math.max(start(fromDay).getTime(), now().getTime() + leadMs))
  const members = await listPlanMembers(db, cohort.id)
  const ids = members.map(({ id }) => id)
  const quarters = await listQuartersOf(db, ids, { from, until: new Date(until.getTime() + days(1)) })
  const quarterMs = minutes(QUARTER_MINUTES)
  const handMade = await listHandMadeSessions(
    db,
    members.filter(({ role }) => role === 'candidate').map(({ id }) => id),
  )
  const free = await readAvailability(db, ids, { from, to: until > from ? until : from })
  return {
    cohort,
    members,
    free: new Map(
      [...free].map(([id, spans]) => [id, spans.map(({ fromMs, toMs }) => ({ from: fromMs, to: toMs }))]),
    ),
    seats: listsOf(
      await listHeldSeats(db, ids),
      ({ userId }) => userId,
      (seat) => seat,
    ),
    quarters: listsOf(
      quarters,
      ({ userId }) => userId,
      ({ at }) => ({ from: at.getTime(), to: at.getTime() + quarterMs }),
    ),
    limits: new Map((await listLimits(db, ids)).map((one) => [one.userId, one])),
    rounds: listsOf(
      await listTakenRounds(db, ids),
      ({ userId }) => userId,
      (round) => round,
    ),
    topics: listsOf(
      await listTopicWishes(db, ids),
      ({ userId }) => userId,
      ({ topic }) => topic,
    ),
    wishes: await listPairWishes(db, ids),
    handMade,
    openSlots: listsOf(
      await listOpenSlots(db, cohort.id, { from, to: until }),
      ({ interviewer }) => interviewer.userId,
      (slot) => slot,
    ),
    topicsOf: topicsIn(questions),
    period: { from: from.getTime(), to: until.getTime() },
    weeks: weeksOf(fromDay, untilDay, cohort.timeZone),
    now: now(),
    most,
  }
}

/** What the questions are about that somebody could be handed in this round. */
function topicsIn(questions: InputNeeds['questions']): (round: StoredRound) => string[] {
  return ({ roundId, levelFrom, levelTo }) => {
    const kinds = new Set(questions.findRound(roundId)?.parts.flatMap((part) => part.kinds) ?? [])
    return questions.questions
      .filter(
        ({ kind, level, status }) =>
          status === 'live' && kinds.has(kind) && level >= levelFrom && level <= levelTo,
      )
      .flatMap(({ topics }) => topics)
  }
}

/** Whole weeks, also where the period begins or ends within one. */
function weeksOf(fromDay: string, untilDay: string, timeZone: string): { key: string; to: number }[] {
  const weeks: { key: string; to: number }[] = []
  const noon = instantOf({ date: fromDay, minute: 720 }, timeZone).at
  for (let key = mondayOf(noon, timeZone); key <= untilDay; key = dateAfter(key, 7)) {
    weeks.push({ key, to: instantOf({ date: dateAfter(key, 7), minute: 0 }, timeZone).at.getTime() })
  }
  return weeks
}

/** Boxes nobody was promised, at the tightest quarter of a session with its minutes around. */
async function readBoxes(
  { db, boxPlaces }: InputNeeds,
  starts: readonly number[],
): Promise<(startsAt: number, length: number) => number> {
  const from = new Date(Math.min(...starts, Infinity) - days(1))
  const until = new Date(Math.max(...starts, 0) + days(1))
  const promised = starts.length === 0 ? new Map<number, number>() : await countBoxes(db, { from, until })
  const places = boxPlaces()
  return (startsAt, length) => {
    const quarters = quartersOf({ startsAt: new Date(startsAt), minutes: length }, BOX_MARGIN)
    return Math.max(0, places - Math.max(0, ...quarters.map((at) => promised.get(at.getTime()) ?? 0)))
  }
}

/** As candidate with whoever sits across the table: a trainee who shadows is one of these. */
async function readAvoided(db: Db, cohortId: string, members: PlanMember[]): Promise<Pair[]> {
  const candidates = new Set(members.filter(({ role }) => role === 'candidate').map(({ id }) => id))
  return (await listAvoidedPairsOfCohort(db, cohortId)).flatMap(([one, other]) => {
    if (candidates.has(one) === candidates.has(other)) return []
    const [candidateId, interviewerId] = candidates.has(one) ? [one, other] : [other, one]
    return [{ candidateId, interviewerId }]
  })
}

function listsOf<Row, Item>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  itemOf: (row: Row) => Item,
): Map<string, Item[]> {
  const lists = new Map<string, Item[]>()
  for (const row of rows) {
    const list = lists.get(keyOf(row))
    if (list) list.push(itemOf(row))
    else lists.set(keyOf(row), [itemOf(row)])
  }
  return lists
}
