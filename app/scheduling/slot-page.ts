// What the pages of slots are drawn from.
import type { SlotCard } from './slot-card.ts'
import type { HistoryLine } from './slot-history.ts'

export type OfferedSlot = SlotCard & { why: string | null }
export type OfferDay = { day: string; slots: OfferedSlot[] }
export type MySlots = {
  /** Where the reader's clock is. */
  timeZone: string
  /** Those the reader said yes to, and those asked of them, next first. */
  coming: SlotCard[]
  asked: SlotCard[]
  /** Another time or a swap that waits for the reader's word. */
  wanted: { slot: SlotCard; words: string }[]
  offers: { days: OfferDay[]; others: OfferedSlot[]; more: number; rounds: { id: string; title: string }[] }
  progress: { cohort: string; booked: number; planned: number }[]
}

/** `left`: had a part in it and gave it up. `visitor`: a candidate who could book it. */
export type SlotViewer = 'seated' | 'coordinator' | 'visitor' | 'left'
export type OpenWish = {
  id: string
  kind: 'move' | 'swap'
  words: string
  isMine: boolean
  /** Has said yes already, and waits for others. */
  isAnswered: boolean
}
export type Choice = { id: string; words: string }

export type SlotPage = {
  viewer: SlotViewer
  card: SlotCard
  cohortId: string
  when: string
  /** The same moment on the clocks of the others, where those show something else. */
  elsewhere: { name: string; when: string }[]
  round: {
    title: string
    summary: string
    stages: { title: string; minutes: number; words: string }[]
  } | null
  hasBegun: boolean
  isLate: boolean
  /** A no needs a sentence. */
  needsWords: boolean
  mayBook: boolean
  today: string
  wishes: OpenWish[]
  /** Other open times, and the times of other candidates. */
  switches: Choice[]
  swaps: Choice[]
  questions: QuestionOffer | null
  history: HistoryLine[] | null
}

export type OfferedQuestion = { slug: string; title: string; level: number; isMet: boolean }
export type QuestionOffer = {
  parts: { id: string; title: string; isOptional: boolean; chosen: string; questions: OfferedQuestion[] }[]
}
