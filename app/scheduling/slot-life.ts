// What the parts of a page about a slot show when life happens; times are words in the reader's own zone.
import type { LifeSeat } from './no-show-rules.ts'
import type { SlotCard } from './slot-card.ts'
import type { Seat } from './slot.ts'

/** Across from the reader somebody is due. `from`: from then on, in `dueInMs`, it can be said that they did not come. */
export type Waiting = {
  slotId: string
  name: string
  /** The one who is due. */
  seat: LifeSeat
  fromIso: string
  from: string
  dueInMs: number
}

export type Looking = {
  seat: LifeSeat
  /** How many have been asked by the call that is open; null = none is. */
  asked: number | null
  isPeer: boolean
  until: string | null
  mayAskPeers: boolean
}

export type LifeDesk = {
  empty: LifeSeat | null
  mayCall: boolean
  call: { asked: number; declined: number; until: string; isPeer: boolean } | null
  noShows: { id: string; name: string; seat: Seat; at: string; takenBack: boolean }[]
  late: { name: string; seat: Seat; at: string }[]
  replacements: { userId: string; name: string; against: string[]; standBy: boolean; load: number }[]
}

export type SlotLifeView = {
  slotId: string
  waiting: Waiting | null
  looking: Looking | null
  /** The reader was the one who was missed. */
  missed: boolean
  /** The reader waited, and nobody stepped in. */
  waitedInVain: LifeSeat | null
  /** For coordinators alone. */
  desk: LifeDesk | null
}

export type StandByOffer = {
  callId: string
  seat: LifeSeat
  isPeer: boolean
  isTaken: boolean
  until: string
  slot: SlotCard
}

export type WaitlistCardView = {
  lines: {
    id: string
    cohort: string
    round: string
    /** Whoever is first is 1. */
    place: number
    since: string
    offer: { slot: SlotCard; until: string } | null
  }[]
  /** What one can begin to wait for. */
  choices: { cohortId: string; cohort: string; rounds: { id: string; title: string }[] }[]
}

export type WaitlistLine = {
  id: string
  userId: string
  name: string
  round: string
  roundId: string
  place: number
  since: string
  sinceIso: string
  hasCredit: boolean
  offer: { slotId: string; when: string; until: string } | null
}
