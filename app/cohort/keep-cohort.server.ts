// Making a cohort and changing what is said about its season.
import { randomBytes } from 'node:crypto'
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, type Database, type Db } from '#app/db/client.server.ts'
import {
  changeSeason,
  countPeople,
  countSessions,
  createSeason,
  findSeason,
  setSignUpNonce,
  type CohortSeason,
  type SeasonChange,
} from '#app/db/cohort-seasons.server.ts'
import { addCohortMember } from '#app/db/cohorts.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { dateWords } from '#app/lib/calendar.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { findTimeZone, listTimeZones, wallOf } from '#app/lib/zoned.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { listOwnCohorts } from './own-cohort.server.ts'
import { presetsFor, SESSIONS_PLANNED, type SeasonForm, type SeasonRefusal } from './season-form.ts'

type Needs = { db: Database; now: () => Date; questions: QuestionBank }

/** Whoever makes a cohort is in it: coordinators see their own only. */
export async function makeCohort(
  { db, now, questions }: Needs,
  actor: Actor,
  form: SeasonForm,
): Promise<Result<string, SeasonRefusal>> {
  const season = toSeason(questions, form, [])
  if (!season.ok) return season
  const id = randomId()
  await inTransaction(db, async (tx) => {
    await createSeason(tx, { ...season.value, id, createdAt: now() })
    await addCohortMember(tx, id, actor.userId)
  })
  return accept(id)
}

/** Whoever asks has been found to be its coordinator. */
export async function changeCohort(
  { db, questions }: Pick<Needs, 'db' | 'questions'>,
  cohortId: string,
  form: SeasonForm,
): Promise<Result<null, SeasonRefusal>> {
  const before = await findSeason(db, cohortId)
  const season = toSeason(questions, form, before?.plan ?? [])
  if (!season.ok) return season
  await inTransaction(db, (tx) => changeSeason(tx, cohortId, season.value))
  return accept(null)
}

/** A round that has left the bank may stay where it was already planned. */
function toSeason(
  questions: QuestionBank,
  form: SeasonForm,
  before: CohortSeason['plan'],
): Result<SeasonChange, SeasonRefusal> {
  const timeZone = findTimeZone(form.timeZone)
  if (!timeZone) return refuse('zone-unknown')
  const isKnown = (roundId: string) =>
    questions.findRound(roundId) !== null || before.some((round) => round.roundId === roundId)
  if (!form.rounds.every(({ roundId }) => isKnown(roundId))) return refuse('round-unknown')
  const { rounds, startsOn = null, endsOn = null, name, sessionsPlanned, pairs } = form
  return accept({ name, timeZone, startsOn, endsOn, sessionsPlanned, pairs, plan: rounds })
}

/** Another link, or none: the one before stops working at once. */
export async function drawSignUpLink(db: Db, cohortId: string, isOpen: boolean): Promise<void> {
  await setSignUpNonce(db, cohortId, isOpen ? randomBytes(24).toString('base64url') : null)
}

export type CohortLine = {
  id: string
  name: string
  /** "Monday 1 March 2027 to …", or that there are none. */
  dates: string
  when: 'ahead' | 'running' | 'over' | 'open'
  people: number
  candidates: number
  interviewers: number
  asked: number
  sessions: number
}

export async function listCohortLines(
  { db, now }: { db: Database; now: () => Date },
  actor: Actor,
): Promise<CohortLine[]> {
  const ids = (await listOwnCohorts({ db }, actor)).map(({ id }) => id)
  const [people, sessions] = [await countPeople(db, ids), await countSessions(db, ids)]
  const seasons = await Promise.all(ids.map((id) => findSeason(db, id)))
  return seasons
    .filter((season) => season !== null)
    .map((season) => {
      const count = people.get(season.id)
      return {
        id: season.id,
        name: season.name,
        dates: seasonDates(season),
        when: whenOf(season, now()),
        people: count?.active ?? 0,
        candidates: count?.byRole.candidate ?? 0,
        interviewers: count?.byRole.interviewer ?? 0,
        asked: count?.asked ?? 0,
        sessions: sessions.get(season.id) ?? 0,
      }
    })
}

function whenOf({ startsOn, endsOn, timeZone }: CohortSeason, now: Date): CohortLine['when'] {
  if (!startsOn || !endsOn) return 'open'
  const today = wallOf(now, timeZone).date
  if (today < startsOn) return 'ahead'
  return today > endsOn ? 'over' : 'running'
}

function seasonDates({ startsOn, endsOn }: Pick<CohortSeason, 'startsOn' | 'endsOn'>): string {
  if (!startsOn || !endsOn) return 'No dates'
  const words = (day: string) => dateWords(new Date(`${day}T12:00:00Z`), 'UTC')
  return `${words(startsOn)} to ${words(endsOn)}`
}

/** What the form of a season chooses from. */
export async function readSeasonChoices(
  { db, questions }: Pick<Needs, 'db' | 'questions'>,
  actor: Actor,
  season: CohortSeason | null,
) {
  const timeZone = season?.timeZone ?? (await findUser(db, actor.userId))?.timeZone ?? 'UTC'
  const rounds = questions.rounds
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, title, summary }) => ({ id, title, summary }))
  const presets = presetsFor(rounds.map(({ id }) => id))
  return {
    zones: listTimeZones(timeZone),
    rounds,
    presets,
    filled: {
      name: season?.name ?? '',
      timeZone,
      startsOn: season?.startsOn ?? '',
      endsOn: season?.endsOn ?? '',
      sessionsPlanned: String(season?.sessionsPlanned ?? SESSIONS_PLANNED),
      pairs: season?.pairs ?? 'fresh',
      rounds: (season?.plan ?? presets[0]?.rounds ?? []).map(({ roundId, level }) => ({
        roundId,
        level: String(level),
      })),
    },
  }
}

export type SeasonChoices = Awaited<ReturnType<typeof readSeasonChoices>>
