// What a coordinator should look at first: each with one thing to do about it. Facts come in, sentences go out.
import { hours, minutes } from '#app/lib/time.ts'
import { endOf } from '#app/scheduling/quarters.ts'
import { stateOf } from '#app/scheduling/slot.ts'
import { holdersOf, type DeskEntry } from './entry.ts'
import { presenceOf, type TodayFacts } from './readiness.ts'

/** Trains are late, and so are people: nobody looks at a clock before then. */
export const LATE_AFTER_MS = minutes(5)
/** An answer that is missing is trouble from then on: soon enough to ask somebody else. */
export const NEAR_MS = hours(24)
/** When the box has to be there (the lobby opens). */
export const LOBBY_OPENS_MS = minutes(15)

export const troubleKinds = [
  'nobody-there',
  'box',
  'no-interviewer',
  'no-question',
  'unanswered',
  'letter',
  'job',
  'waitlist',
] as const
export type TroubleKind = (typeof troubleKinds)[number]

export type Trouble = {
  /** The same trouble has the same id when the page looks again. */
  id: string
  kind: TroubleKind
  cohortId: string
  /** The session it is about. */
  about: { title: string; startsAt: Date } | null
  words: string
  /** Null: only an administrator can. */
  todo: { label: string; to: string } | null
}

export type CohortFacts = {
  cohortId: string
  /** How many wait for a place that has not been offered to them. */
  waiting: number
  /** Whose letters could not be delivered. */
  failedLetters: readonly string[]
  /** Jobs that were given up. */
  failedJobs: number
  canSeeJobs: boolean
  canReadMailbox: boolean
}

const order: Record<TroubleKind, number> = {
  'nobody-there': 0,
  box: 1,
  'no-interviewer': 2,
  'no-question': 3,
  unanswered: 4,
  letter: 5,
  job: 6,
  waitlist: 7,
}

/** What cannot wait first, then what is nearest. */
export function sortTroubles(troubles: readonly Trouble[]): Trouble[] {
  const at = ({ about }: Trouble) => about?.startsAt.getTime() ?? Infinity
  return [...troubles].sort(
    (a, b) => order[a.kind] - order[b.kind] || at(a) - at(b) || (a.id < b.id ? -1 : 1),
  )
}

/** All that is wrong with one session, as one thing to do. */
export function troublesOf(facts: TodayFacts, { title, now }: { title: string; now: Date }): Trouble[] {
  const { entry } = facts
  if (entry.calledOffAt || endOf(entry) <= now || facts.phase === 'scoring' || facts.phase === 'closed')
    return []
  const found = [...missingPeople(facts, now), ...boxTrouble(facts, now), ...answerTrouble(entry, now)].sort(
    (a, b) => order[a.kind] - order[b.kind],
  )
  const [first] = found
  if (!first) return []
  return [
    {
      id: `${found.map(({ kind }) => kind).join('+')}:${entry.id}`,
      kind: first.kind,
      cohortId: entry.cohortId,
      about: { title, startsAt: entry.startsAt },
      words: found.map(({ words }) => words).join(' '),
      todo: { label: first.label, to: entry.slotId === null ? '/home' : `/slots/${entry.slotId}` },
    },
  ]
}

type Found = { kind: TroubleKind; words: string; label: string }

function missingPeople(facts: TodayFacts, now: Date): Found[] {
  const { entry, phase } = facts
  if (phase !== 'lobby' || stateOf(entry) !== 'confirmed') return []
  const lateMs = now.getTime() - entry.startsAt.getTime()
  if (lateMs < LATE_AFTER_MS) return []
  const { missing, here } = presenceOf(facts)
  if (missing.length === 0) return []
  const names = list(missing.map(({ name }) => name))
  const late = `${Math.floor(lateMs / minutes(1))} minutes after the start`
  const words =
    here.length === 0
      ? `Nobody is there ${late}: ${names}.`
      : `${names} ${missing.length === 1 ? 'is' : 'are'} not there ${late}; ${list(here.map(({ name }) => name))} ${here.length === 1 ? 'waits' : 'wait'}.`
  return [{ kind: 'nobody-there', words, label: 'Ask somebody to step in' }]
}

function boxTrouble({ entry, sandbox, needsBox, hasBox }: TodayFacts, now: Date): Found[] {
  const box = (words: string, label = 'See the slot'): Found[] => [{ kind: 'box', words, label }]
  if (!needsBox) return []
  if (sandbox === 'trouble') return box('Its box could not be made.')
  if (sandbox === 'lost') return box('Its box was lost; the clock waits.')
  if (sandbox !== 'none') return []
  const isConfirmed = stateOf(entry) === 'confirmed'
  const isBooked = holdersOf(entry, 'candidate').length > 0
  const hasBegun = entry.startsAt <= now
  if (entry.slotId !== null && isBooked && !hasBox && (isConfirmed || !hasBegun)) {
    return box('No box is reserved for it.', 'Move it to another time')
  }
  return hasBegun && hasBox && isConfirmed && entry.sessionId !== null
    ? box('Its box has not been made.')
    : []
}

function answerTrouble(entry: DeskEntry, now: Date): Found[] {
  const [candidate] = holdersOf(entry, 'candidate')
  const [interviewer] = holdersOf(entry, 'interviewer')
  if (!candidate) return []
  if (!interviewer) {
    const left = entry.seats.find(({ seat }) => seat === 'interviewer')
    const words = left
      ? `${left.name} cannot lead it, and ${candidate.name} has booked it.`
      : `${candidate.name} has booked it, and nobody leads it.`
    return [{ kind: 'no-interviewer', words, label: 'Find an interviewer' }]
  }
  if (stateOf(entry) === 'confirmed') {
    if (entry.questionSlugs.length > 0) return []
    const words = `Nothing is left that ${candidate.name} has not met.`
    return [{ kind: 'no-question', words, label: 'Choose a question' }]
  }
  if (entry.startsAt.getTime() - now.getTime() > NEAR_MS) return []
  const silent = [candidate, interviewer].filter(({ state }) => state === 'asked').map(({ name }) => name)
  const words = `${list(silent)} ${silent.length === 1 ? 'has' : 'have'} not answered yet.`
  return [{ kind: 'unanswered', words, label: 'Ask again or somebody else' }]
}

export function cohortTroubles(facts: CohortFacts): Trouble[] {
  const { cohortId, waiting, failedLetters, failedJobs } = facts
  const make = (kind: TroubleKind, words: string, todo: Trouble['todo']): Trouble => {
    return { id: `${kind}:${cohortId}`, kind, cohortId, about: null, words, todo }
  }
  const to = `/cohorts/${cohortId}`
  return [
    ...(failedLetters.length > 0 ? [make('letter', lettersWords(failedLetters), letterTodo(facts, to))] : []),
    ...(failedJobs > 0 ? [make('job', jobsWords(facts), jobTodo(facts))] : []),
    ...(waiting > 0
      ? [
          make(
            'waitlist',
            `${waiting} ${waiting === 1 ? 'person waits' : 'people wait'} for a place, and none is free.`,
            { label: 'Open slots', to: `${to}/slots` },
          ),
        ]
      : []),
  ]
}

function lettersWords(names: readonly string[]): string {
  const some = [...new Set(names)]
  const shown = some.length > 3 ? [...some.slice(0, 3), `${some.length - 3} more`] : some
  return `${names.length === 1 ? 'A letter' : `${names.length} letters`} could not be delivered: ${list(shown)}.`
}

function letterTodo({ canReadMailbox }: CohortFacts, to: string): Trouble['todo'] {
  return canReadMailbox
    ? { label: 'Read why', to: '/mailbox?state=failed' }
    : { label: 'Look at their addresses', to: `${to}/people` }
}

function jobsWords({ failedJobs, canSeeJobs }: CohortFacts): string {
  const words = `${failedJobs === 1 ? 'One job was' : `${failedJobs} jobs were`} given up.`
  return canSeeJobs
    ? words
    : `${words} An administrator can put ${failedJobs === 1 ? 'it' : 'them'} back into the queue.`
}

function jobTodo({ canSeeJobs }: CohortFacts): Trouble['todo'] {
  return canSeeJobs ? { label: 'See the jobs', to: '/jobs' } : null
}

const names = new Intl.ListFormat('en-GB')

function list(words: readonly string[]): string {
  return names.format(words)
}
