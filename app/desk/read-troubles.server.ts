// Trouble of one cohort or of all somebody coordinates, in as many statements: the page of today shows one and counts the others.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import {
  countFailedJobs,
  countWaiting,
  listFailedLetters,
  listReservedSlotIds,
} from '#app/db/desk-trouble.server.ts'
import { listEventsOfSessions } from '#app/db/session-events.server.ts'
import { days, hours } from '#app/lib/time.ts'
import { roundNeedsBox } from '#app/scheduling/round-box.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { replay } from '#app/session/evolve.ts'
import type { SessionState } from '#app/session/state.ts'
import type { DeskEntry } from './entry.ts'
import { readEntries, roundTitle, type DeskNeeds } from './read-entries.server.ts'
import type { TodayFacts } from './readiness.ts'
import { cohortTroubles, sortTroubles, troublesOf, type Trouble } from './trouble.ts'

export type TroubleNeeds = DeskNeeds & Pick<AppContext, 'env'>
type Span = { from: Date; until: Date }

/** A session that began longer ago is over whatever was planned. */
const BEHIND_MS = hours(6)
/** Somebody who cannot come is replaced the better the earlier. */
const AHEAD_MS = days(14)
/** A letter that came back is known or of no use after that. */
const LETTERS_MS = days(14)
/** Nobody is in a room earlier than this. */
const ROOM_MS = hours(1)

/** What a light, a phase or trouble is read from. Nothing of what was said or written in a room. */
const eventTypes = [
  'session-opened',
  'participant-joined',
  'participant-left',
  'phase-changed',
  'clock-paused',
  'clock-resumed',
  'time-extended',
  'sandbox-requested',
  'sandbox-ready',
  'sandbox-failed',
  'sandbox-lost',
  'sandbox-replaced',
] as const satisfies readonly SessionEvent['type'][]

export type EntryFacts = TodayFacts & { state: SessionState }
export type ReadTroubles = {
  /** Sorted, for each cohort asked about. */
  troubles: Map<string, Trouble[]>
  /** Those of the time asked for, of every cohort. */
  facts: EntryFacts[]
}

/** `today`: entries of this time are given back with their facts. */
export async function readTroubles(
  needs: TroubleNeeds,
  { actor, cohortIds, today }: { actor: Actor; cohortIds: readonly string[]; today?: Span },
): Promise<ReadTroubles> {
  const now = needs.now()
  const shown = today ?? { from: now, until: now }
  const span = {
    from: earlier(shown.from, new Date(now.getTime() - BEHIND_MS)),
    until: later(shown.until, new Date(now.getTime() + AHEAD_MS)),
  }
  const [entries, aroundOf] = await Promise.all([
    readEntries(needs, { cohortIds, ...span }),
    readAround(needs, { actor, cohortIds }),
  ])
  const facts = await readFacts(needs, { entries, cohortIds, span, shown })
  const troubles = new Map<string, Trouble[]>()
  for (const cohortId of cohortIds) {
    const own = facts.filter(({ entry }) => entry.cohortId === cohortId)
    const ofEntries = own.flatMap((one) =>
      troublesOf(one, { title: roundTitle(needs.questions, one.entry.roundIds), now }),
    )
    troubles.set(cohortId, sortTroubles([...ofEntries, ...cohortTroubles(aroundOf(cohortId))]))
  }
  return { troubles, facts: facts.filter(({ entry }) => isWithin(entry.startsAt, shown)) }
}

/** How much waits for a coordinator in each of these cohorts. */
export async function readTroubleCount(
  needs: TroubleNeeds,
  asked: { actor: Actor; cohortIds: readonly string[] },
): Promise<Map<string, number>> {
  const { troubles } = await readTroubles(needs, asked)
  return new Map([...troubles].map(([cohortId, own]) => [cohortId, own.length]))
}

async function readAround(
  { db, env, now }: TroubleNeeds,
  { actor, cohortIds }: { actor: Actor; cohortIds: readonly string[] },
) {
  const [waiting, letters, jobs] = await Promise.all([
    countWaiting(db, cohortIds),
    listFailedLetters(db, cohortIds, new Date(now().getTime() - LETTERS_MS)),
    countFailedJobs(db, cohortIds),
  ])
  return (cohortId: string) => ({
    cohortId,
    waiting: waiting.get(cohortId) ?? 0,
    failedLetters: letters.filter((one) => one.cohortId === cohortId).map(({ toName }) => toName),
    failedJobs: jobs.get(cohortId) ?? 0,
    canSeeJobs: can(actor, 'see-jobs'),
    canReadMailbox: env.SMTP_URL === '' || can(actor, 'read-every-mail'),
  })
}

type Asked = { entries: DeskEntry[]; cohortIds: readonly string[]; span: Span; shown: Span }

async function readFacts(
  { db, questions, now }: TroubleNeeds,
  { entries, cohortIds, span, shown }: Asked,
): Promise<EntryFacts[]> {
  const at = now().getTime()
  const near = {
    from: earlier(shown.from, span.from),
    until: later(shown.until, new Date(at + ROOM_MS)),
  }
  const opened = entries.flatMap(({ sessionId, startsAt }) =>
    sessionId !== null && isWithin(startsAt, near) ? [sessionId] : [],
  )
  const [reserved, eventsOf] = await Promise.all([
    listReservedSlotIds(db, cohortIds, span),
    listEventsOfSessions(db, opened, eventTypes),
  ])
  return entries.map((entry) => {
    const state = replay((entry.sessionId !== null && eventsOf.get(entry.sessionId)) || [])
    const isOpened = state.phase !== 'unopened'
    return {
      entry,
      state,
      phase: isOpened ? state.phase : 'lobby',
      present: isOpened ? state.present : [],
      sandbox: isOpened ? state.sandbox.status : 'none',
      needsBox: entry.roundIds.some((id) => {
        const round = questions.findRound(id)
        return round !== null && roundNeedsBox(round)
      }),
      hasBox: entry.slotId !== null && reserved.has(entry.slotId),
    }
  })
}

function isWithin(at: Date, { from, until }: Span): boolean {
  return at >= from && at < until
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other
}
