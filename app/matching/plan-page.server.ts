// The page of a plan, read: the draft in the reader's zone, trouble in words, and what can be done about it.
import type { Actor } from '#app/auth/roles.ts'
import { findPlanCohort, listOpenSlots, listPlanMembers } from '#app/db/plan-facts.server.ts'
import { findPlan } from '#app/db/proposals.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone, shortWhenWords, timeWords, zoneWords } from '#app/lib/calendar.ts'
import { dateAfter, instantOf, mondayOf, wallOf } from '#app/lib/zoned.ts'
import { BOOK_UNTIL_MS } from '#app/scheduling/booking-rules.ts'
import type { MatchTime, Need } from './input.ts'
import { explainLeft } from './match.ts'
import { fairnessWords, type BoardStart, type PlanCard, type PlanLeft, type PlanPage } from './plan-page.ts'
import { costsOf, loadsOf, objectiveOf } from './plan-costs.ts'
import { brokenIn, type PlanBroken } from './plan-rules.ts'
import { brokenBriefly, brokenWords, costWords, helpLink } from './plan-words.ts'
import { matchOf, placeOfNeed, readTimeId, type Plan, type PlanEntry } from './plan.ts'
import type { PlanNeeds } from './propose-plan.server.ts'
import { reasonWords, relaxationWords, type Wording } from './reason-words.ts'

export type PlanWanted = { cohortId: string; planId: string; week: string | null }

type Look = {
  plan: Plan
  zone: string
  words: Wording
  needOf: Map<string, Need>
  timeOf: Map<string, MatchTime>
  broken: PlanBroken[]
}

export async function readPlanPage(
  needs: PlanNeeds,
  actor: Pick<Actor, 'userId'>,
  { cohortId, planId, week }: PlanWanted,
): Promise<PlanPage | null> {
  const { db, now } = needs
  const plan = await findPlan(db, { id: planId, cohortId })
  const cohort = await findPlanCohort(db, cohortId)
  if (!plan || !cohort) return null
  const zone = knownZone((await findUser(db, actor.userId))?.timeZone ?? cohort.timeZone)
  const { input, entries, before, outcome } = plan
  const words = await wordingOf(needs, cohortId, zone)
  const look: Look = {
    plan,
    zone,
    words,
    needOf: new Map(
      input.candidates.flatMap(({ id, needs: due }) => due.map((need) => [`${id} ${need.id}`, need])),
    ),
    timeOf: new Map(input.times.map((time) => [time.id, time])),
    broken: plan.state === 'draft' ? brokenIn(input, entries, now().getTime() + BOOK_UNTIL_MS) : [],
  }
  const matches = entries.map(matchOf)
  const cards = cardsOf(look)
  const left = outcome === null ? [] : leftOf(needs, look)
  const loads = loadsOf(input, matches).map(({ interviewerId, ...load }) => ({
    id: interviewerId,
    name: words.person(interviewerId),
    ...load,
  }))
  const period = wholeDays(plan, cohort.timeZone)
  return {
    id: planId,
    cohortId,
    state: plan.state,
    revision: plan.revision,
    period: periodWords(plan),
    most: plan.wishes.most,
    zone: zoneWords(period.from, zone),
    progress: { done: plan.done, of: plan.of },
    canUndo: before !== null,
    people: peopleOf(plan),
    worth: worthWords(plan),
    fairness: fairnessWords(loads),
    loads: loads.sort((a, b) => (a.name < b.name ? -1 : 1)),
    cards,
    left,
    broken: troubleOf(look, cards),
    costs:
      before === null
        ? []
        : costsOf(input, before.map(matchOf), matches).map((cost) => costWords(cost, words)),
    openSlots: (await listOpenSlots(db, cohortId, period)).length,
    ...boardOf(look, cards, week),
    shadows: input.shadows.map(({ id }) => ({ id, name: words.person(id) })),
  }
}

function wholeDays({ fromDay, untilDay }: Plan, timeZone: string): { from: Date; to: Date } {
  const start = (date: string) => instantOf({ date, minute: 0 }, timeZone).at
  return { from: start(fromDay), to: start(dateAfter(untilDay, 1)) }
}

async function wordingOf({ db, questions }: PlanNeeds, cohortId: string, zone: string): Promise<Wording> {
  const names = new Map((await listPlanMembers(db, cohortId)).map(({ id, name }) => [id, name]))
  return {
    person: (id) => names.get(id) ?? 'Somebody who has left',
    round: (id) => questions.findRound(id)?.title ?? 'A round that is not there any more',
    time: (id) => {
      const startsAt = readTimeId(id)?.startsAt
      return startsAt === undefined ? 'another time' : shortWhenWords(new Date(startsAt), zone)
    },
  }
}

/** Days as the cohort counts them: no instant, so no zone. */
export function periodWords({ fromDay, untilDay }: Pick<Plan, 'fromDay' | 'untilDay'>): string {
  const day = (date: string) => dayLabel(date)
  return `${day(fromDay)} to ${day(untilDay)}`
}

function dayLabel(date: string): string {
  const noon = instantOf({ date, minute: 720 }, 'UTC').at
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
    .format(noon)
    .replace(',', '')
}

function keyOf({ candidateId, needId }: Pick<PlanEntry, 'candidateId' | 'needId'>): string {
  return `${candidateId} ${needId}`
}

function whatOf({ words }: Look, need: Need | undefined): string {
  return need ? `${words.round(need.round)}, level ${need.level}` : 'A session that is not due any more'
}

function cardsOf(look: Look): PlanCard[] {
  const { plan, zone, words, needOf, broken } = look
  const brokenOf = new Map<string, string[]>()
  for (const one of broken)
    for (const match of one.matches)
      brokenOf.set(keyOf(match), [...(brokenOf.get(keyOf(match)) ?? []), brokenBriefly(one)])
  const cards = plan.entries.map((entry): PlanCard => {
    const { startsAt, minutes } = readTimeId(entry.timeId) ?? { startsAt: 0, minutes: 0 }
    const at = new Date(startsAt)
    return {
      key: keyOf(entry),
      candidateId: entry.candidateId,
      candidate: words.person(entry.candidateId),
      needId: entry.needId,
      interviewerId: entry.interviewerId,
      interviewer: words.person(entry.interviewerId),
      shadowId: entry.shadowId,
      shadow: entry.shadowId === null ? null : words.person(entry.shadowId),
      what: whatOf(look, needOf.get(keyOf(entry))),
      timeId: entry.timeId,
      startsAt,
      minutes,
      week: mondayOf(at, zone),
      day: wallOf(at, zone).date,
      clock: timeWords(at, zone),
      when: shortWhenWords(at, zone),
      isLocked: entry.locked,
      byHand: entry.origin === 'hand',
      broken: [...new Set(brokenOf.get(keyOf(entry)))],
    }
  })
  return cards.sort((a, b) => a.startsAt - b.startsAt || (a.candidate < b.candidate ? -1 : 1))
}

/** Who has nothing first, then by name. */
function leftOf({ questions }: PlanNeeds, look: Look): PlanLeft[] {
  const { plan, words, needOf } = look
  const { input, entries, cohortId } = plan
  const known = entries.filter(
    (entry) =>
      look.timeOf.has(entry.timeId) &&
      needOf.has(keyOf(entry)) &&
      input.interviewers.some(({ id }) => id === entry.interviewerId),
  )
  const minutesOf = new Map<string, number>()
  for (const { rounds, minutes } of input.times) for (const id of rounds ?? []) minutesOf.set(id, minutes)
  const seated = new Set(entries.map(({ candidateId }) => candidateId))
  return explainLeft(input, known.map(matchOf))
    .map(({ candidateId, needId, reason, relaxation }): PlanLeft => {
      const need = needOf.get(keyOf({ candidateId, needId }))
      const round = questions.findRound(need?.round ?? '')
      return {
        key: keyOf({ candidateId, needId }),
        candidateId,
        candidate: words.person(candidateId),
        needId,
        what: `Session ${placeOfNeed(needId)}: ${whatOf(look, need)}`,
        minutes: minutesOf.get(round?.id ?? '') ?? 60,
        reason: reasonWords(reason, words),
        help: relaxationWords(relaxation, words),
        link: helpLink(relaxation, { candidateId, cohortId }, words),
      }
    })
    .sort(
      (a, b) =>
        Number(seated.has(a.candidateId)) - Number(seated.has(b.candidateId)) ||
        (a.candidate < b.candidate ? -1 : a.candidate > b.candidate ? 1 : a.needId < b.needId ? -1 : 1),
    )
}

function troubleOf({ broken, words }: Look, cards: PlanCard[]): PlanPage['broken'] {
  return broken.map((one) => {
    const keys = one.matches.map(keyOf)
    return {
      words: brokenWords(one, words),
      keys,
      week: cards.find(({ key }) => key === keys[0])?.week ?? null,
    }
  })
}

function peopleOf({ input, entries }: Plan): PlanPage['people'] {
  const due = input.candidates.filter(({ needs }) => needs.length > 0)
  const seated = new Set(entries.map(({ candidateId }) => candidateId))
  const sessions = due.reduce((sum, { needs }) => sum + needs.length, 0)
  return {
    due: due.length,
    seated: due.filter(({ id }) => seated.has(id)).length,
    sessions: entries.length,
    left: Math.max(0, sessions - entries.length),
  }
}

/** Only of a draft as it was solved does the bound say something. */
function worthWords({ input, entries, outcome }: Plan): string | null {
  if (outcome === null || entries.some(({ origin }) => origin === 'hand')) return null
  const worth = objectiveOf(input, entries.map(matchOf))
  if (outcome.bound <= 0 || worth <= 0) return null
  const percent = Math.max(0, (1 - worth / outcome.bound) * 100)
  if (percent < 0.06) return 'No other schedule would be worth more.'
  return `No other schedule would be worth more than ${percent.toFixed(1)} % more.`
}

function boardOf({ plan, zone }: Look, cards: PlanCard[], wanted: string | null) {
  const starts = [
    ...new Set([
      ...plan.input.times.map(({ startsAt }) => startsAt),
      ...cards.map(({ startsAt }) => startsAt),
    ]),
  ]
    .sort((a, b) => a - b)
    .map((startsAt): BoardStart & { week: string } => {
      const at = new Date(startsAt)
      return { startsAt, week: mondayOf(at, zone), day: wallOf(at, zone).date, clock: timeWords(at, zone) }
    })
  const keys = [...new Set(starts.map(({ week }) => week))].sort()
  const week = keys.find((key) => key === wanted) ?? cards[0]?.week ?? keys[0] ?? ''
  const days = week === '' ? [] : Array.from({ length: 7 }, (_day, index) => dateAfter(week, index))
  return {
    weeks: keys.map((key) => ({
      key,
      label: `Week of ${dayLabel(key)}`,
      cards: cards.filter((card) => card.week === key).length,
    })),
    week,
    days: days.map((key) => ({ key, label: dayLabel(key) })),
    starts: starts
      .filter((start) => start.week === week)
      .map(({ startsAt, day, clock }) => ({ startsAt, day, clock })),
  }
}
