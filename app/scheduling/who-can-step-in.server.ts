// Who could take an empty seat at short notice: by hours, limits, rounds and the rules of pairs.
import type { Role } from '#app/auth/roles.ts'
import type { Db } from '#app/db/client.server.ts'
import { isPairAvoided } from '#app/db/pair-wishes.server.ts'
import { listLimits } from '#app/db/scheduling-profiles.server.ts'
import { findSeason, listSeatable, type Seatable } from '#app/db/slot-desk.server.ts'
import { listPods } from '#app/db/stand-by.server.ts'
import { haveMet, listQuartersOf, listSeatsHeld } from '#app/db/slots.server.ts'
import { days, hours } from '#app/lib/time.ts'
import { readAvailability } from './availability.server.ts'
import { readBookingFacts } from './booking-facts.server.ts'
import { INTERVIEWER_MARGIN, refuseBooking } from './booking-rules.ts'
import { isFree } from './intervals.ts'
import { restOf, type LifeSeat } from './no-show-rules.ts'
import { endOf, NO_MARGIN, quartersOf, type Margin } from './quarters.ts'
import { readSeatLoads } from './seat-warnings.server.ts'
import type { SeatWarning } from './seat-warnings.ts'
import { holderOf, type Slot } from './slot.ts'

/** Nobody is asked in crowds: those with least to do first. */
const ASKED_MAX = 40

export type StepIn = {
  userId: string
  name: string
  warnings: SeatWarning[]
  standBy: boolean
  /** Seats within seven days before and after. */
  load: number
}

/** Quarters that somebody gives who takes this seat now: what has passed is not taken from anybody. */
export function quartersFrom(slot: Slot, seat: LifeSeat, now: Date): Date[] {
  const margin: Margin = seat === 'interviewer' ? INTERVIEWER_MARGIN : NO_MARGIN
  return quartersOf(slot, margin).filter((at) => at.getTime() + hours(0.25) > now.getTime())
}

type Wanted = { slot: Slot; now: Date }

/** Interviewers of the cohort who may meet this candidate and are nowhere else, those against whom least speaks first. */
export async function listStepIns(
  db: Db,
  { slot, now, among }: Wanted & { among?: Among },
): Promise<StepIn[]> {
  const people = await whoMaySit(db, { slot, now, seat: 'interviewer', roles: ['interviewer'], among })
  const ids = people.map(({ id }) => id)
  const loads = await readSeatLoads(db, people, {
    first: slot.startsAt,
    last: slot.startsAt,
    exceptSlotId: slot.id,
  })
  const around = {
    from: new Date(now.getTime() - days(7)),
    until: new Date(slot.startsAt.getTime() + days(7)),
  }
  const seats = await listSeatsHeld(db, ids, around)
  const standBy = await whoStandsBy(db, ids)
  return people
    .map(({ id, name }) => ({
      userId: id,
      name,
      warnings: loads.warn(id, { ...restOf(slot, now), roundId: slot.roundId, level: slot.level }),
      standBy: standBy.has(id),
      load: seats.filter(({ userId }) => userId === id).length,
    }))
    .sort(
      (one, other) =>
        one.warnings.length - other.warnings.length ||
        one.load - other.load ||
        (one.name < other.name ? -1 : 1),
    )
}

export type CallWanted = Wanted & { seat: LifeSeat; isPeer: boolean }

/** Whom a call goes to. */
export async function listCallable(db: Db, { slot, now, seat, isPeer }: CallWanted): Promise<string[]> {
  if (seat === 'candidate') return listCandidates(db, { slot, now })
  if (isPeer) return listPeers(db, { slot, now })
  const stepIns = await listStepIns(db, { slot, now, among: whoStandsBy })
  return stepIns
    .filter(({ warnings }) => warnings.every((one) => one === 'break-short'))
    .slice(0, ASKED_MAX)
    .map(({ userId }) => userId)
}

/** Candidates who stand by, and could have booked this slot had they known in time. */
async function listCandidates(db: Db, { slot, now }: Wanted): Promise<string[]> {
  const wanted = { slot, now, seat: 'candidate', roles: ['candidate'], among: whoStandsBy } as const
  const people = await whoMaySit(db, wanted)
  const out: string[] = []
  for (const candidateId of await whoIsFree(db, people, { slot, now })) {
    const facts = await readBookingFacts(db, { slot, candidateId, now })
    const inTime = new Date(slot.startsAt.getTime() - hours(1))
    if (refuseBooking({ ...facts, now: inTime, hasBox: true }) === null) out.push(candidateId)
  }
  return out.slice(0, ASKED_MAX)
}

/** Candidates who are free now: those who stand by, and the pod of the one who waits. */
async function listPeers(db: Db, { slot, now }: Wanted): Promise<string[]> {
  const pods = await listPods(db, slot.cohortId)
  const pod = pods.get(holderOf(slot, 'candidate')?.userId ?? '')
  const isNear = (id: string) => pod !== undefined && pods.get(id) === pod
  const among: Among = async (_db, ids) => {
    const standBy = await whoStandsBy(db, ids)
    return new Set(ids.filter((id) => standBy.has(id) || isNear(id)))
  }
  const people = await whoMaySit(db, { slot, now, seat: 'interviewer', roles: ['candidate'], among })
  return (await whoIsFree(db, people, { slot, now })).slice(0, ASKED_MAX)
}

/** Asked first, where only some are wanted at all: the other questions are one per person. */
type Among = (db: Db, ids: readonly string[]) => Promise<Set<string>>
type Sitting = Wanted & { seat: LifeSeat; roles: readonly Role[]; among?: Among | undefined }

/** Of the right role, at no other place, in no seat of this slot now or before, and free to meet whoever is there. */
async function whoMaySit(db: Db, { slot, now, seat, roles, among }: Sitting): Promise<Seatable[]> {
  const had = new Set(slot.seats.map(({ userId }) => userId))
  const members = (await listSeatable(db, slot.cohortId, roles)).filter(({ id }) => !had.has(id))
  const memberIds = members.map(({ id }) => id)
  const wanted = among ? await among(db, memberIds) : new Set(memberIds)
  const people = members.filter(({ id }) => wanted.has(id))
  const ids = people.map(({ id }) => id)
  const quarters = quartersFrom(slot, seat, now)
  const [from, last] = [quarters[0] ?? now, quarters.at(-1) ?? now]
  const busy = new Set(
    (await listQuartersOf(db, ids, { from, until: new Date(last.getTime() + 1) })).map((row) => row.userId),
  )
  const across = holderOf(slot, seat === 'candidate' ? 'interviewer' : 'candidate')
  const season = await findSeason(db, slot.cohortId)
  const out: Seatable[] = []
  for (const person of people.filter(({ id }) => !busy.has(id))) {
    if (across && (await isPairAvoided(db, person.id, across.userId))) continue
    const isPeer = seat === 'interviewer' && person.role === 'candidate'
    const pair =
      seat === 'candidate'
        ? { candidateId: person.id, interviewerId: across?.userId ?? '' }
        : { candidateId: across?.userId ?? '', interviewerId: person.id }
    const isFresh = !isPeer && across !== null && season?.pairs === 'fresh'
    if (isFresh && (await haveMet(db, { ...pair, exceptSlotId: slot.id }))) continue
    out.push(person)
  }
  return out
}

async function whoIsFree(db: Db, people: readonly Seatable[], { slot, now }: Wanted): Promise<string[]> {
  const ids = people.map(({ id }) => id)
  const rest = restOf(slot, now)
  const free = await readAvailability(db, ids, { from: rest.startsAt, to: endOf(slot) })
  return ids.filter((id) => isFree(free.get(id) ?? [], rest.startsAt, rest))
}

async function whoStandsBy(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const limits = await listLimits(db, ids)
  return new Set(limits.filter(({ standBy }) => standBy).map(({ userId }) => userId))
}
