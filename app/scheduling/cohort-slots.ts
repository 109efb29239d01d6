// What the page of a cohort's slots is drawn from, and what its forms answer.
import type { OpenProblem } from './open-form.ts'
import type { SlotCard } from './slot-card.ts'
import type { Seat, SlotState } from './slot.ts'

export type SlotFilter = {
  /** Monday of the week that is shown. */
  week: string
  roundId: string | null
  state: SlotState | null
  userId: string | null
  /** The one that is open for staffing. */
  slotId: string | null
}
export type Named = { id: string; name: string }
/** `words`: what speaks against this person, or null where nothing does. */
export type StaffChoice = Named & { words: string | null }
export type StaffPanel = {
  slotId: string
  /** The cohort's zone, in which a new time is meant. */
  date: string
  time: string
  choices: Record<Seat, StaffChoice[]>
}
export type CohortSlots = {
  filter: SlotFilter
  title: string
  isThisWeek: boolean
  /** Addresses behind the page's own. */
  links: { before: string; now: string; after: string; table: string }
  timeZone: string
  /** Of the reader, where it is another one. */
  readerZone: string
  days: { day: string; slots: SlotCard[] }[]
  count: number
  /** In this week without the filter. */
  whole: number
  rounds: { id: string; title: string }[]
  interviewers: Named[]
  panel: StaffPanel | null
  /** Of the season, for the form. */
  fromDate: string
  nonce: string
}

export type PlanLine = {
  key: string
  when: string
  who: string
  /** Why it is left out. */
  clash: string | null
  /** What speaks against it without forbidding it, and whether they are asked. */
  notes: string[]
}
export type OpenAnswer = {
  intent: 'preview' | 'open'
  ok: true
  words: string
  zone: string
  opens: PlanLine[]
  leftOut: PlanLine[]
  /** Every field as it was sent, so that what is opened is what was shown. */
  fields: [string, string][]
}
export type DeskAnswer =
  | OpenAnswer
  | { intent: 'preview' | 'open'; ok: false; problems: OpenProblem[]; fields: [string, string][] }
  | { intent: 'desk'; ok: true; words: string }
  | { intent: 'desk'; ok: false; words: string; warnings: string[]; fields: [string, string][] }
