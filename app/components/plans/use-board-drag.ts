// A card on its way: where it may go, and what becomes of it when it is dropped.
import type { Announcements, DragEndEvent, DragStartEvent, UniqueIdentifier } from '@dnd-kit/core'
import { useFetcher } from '@remix-run/react'
import { useMemo, useState } from 'react'
import { timeIdOf } from '#app/matching/plan.ts'
import type { PlanCard, PlanPage, PlanPlaces } from '#app/matching/plan-page.ts'
import { placesPath } from './move-dialog.tsx'
import { CELL_DROP } from './plan-board.tsx'
import { LOAD_DROP } from './plan-loads.tsx'
import type { PlanChanges } from './use-plan.ts'

export type BoardDrag = {
  card: PlanCard | null
  /** Starts at which the same interviewer can; null = nothing is dragged, or it is not known yet. */
  fitTimes: Set<number> | null
  /** Who else can at the same time. */
  fitPeople: Set<string> | null
  announcements: Announcements
  onDragStart(event: DragStartEvent): void
  onDragEnd(event: DragEndEvent): void
  onDragCancel(): void
}

export function useBoardDrag(page: PlanPage, plan: PlanChanges): BoardDrag {
  const [key, setKey] = useState<string | null>(null)
  const fetcher = useFetcher<PlanPlaces>()
  const card = page.cards.find((one) => one.key === key) ?? null
  const places = card && fetcher.data?.key === card.key && fetcher.state === 'idle' ? fetcher.data : null
  const fitTimes = useMemo(() => (card && places ? timesOf(card, places) : null), [card, places])
  const fitPeople = useMemo(
    () =>
      card && places
        ? new Set((places.fits[card.timeId] ?? []).flatMap((index) => places.interviewers[index]?.id ?? []))
        : null,
    [card, places],
  )
  return {
    card,
    fitTimes,
    fitPeople,
    announcements: announcementsOf(page),
    onDragStart({ active }) {
      const taken = page.cards.find((one) => one.key === active.id)
      if (!taken) return
      setKey(taken.key)
      fetcher.load(placesPath(page, taken))
    },
    onDragEnd({ over }) {
      setKey(null)
      const fields = card && over ? changeOf(card, over.id) : null
      if (fields) plan.change(fields)
    },
    onDragCancel: () => setKey(null),
  }
}

function timesOf({ interviewerId, minutes, startsAt }: PlanCard, places: PlanPlaces): Set<number> {
  const own = places.interviewers.findIndex(({ id }) => id === interviewerId)
  const fitting = new Set([startsAt])
  for (const [timeId, able] of Object.entries(places.fits)) {
    const at = Date.parse(timeId.split('/')[0] ?? '')
    if (able.includes(own) && timeId === timeIdOf(at, minutes)) fitting.add(at)
  }
  return fitting
}

/** Null where it was put back where it came from. */
function changeOf(card: PlanCard, place: UniqueIdentifier): Record<string, string> | null {
  const id = String(place)
  const { candidateId, needId } = card
  const move = { deed: 'move', candidateId, needId }
  if (id.startsWith(CELL_DROP)) {
    const startsAt = Number(id.slice(CELL_DROP.length))
    return startsAt === card.startsAt ? null : { ...move, timeId: timeIdOf(startsAt, card.minutes) }
  }
  const interviewerId = id.slice(LOAD_DROP.length)
  return interviewerId === card.interviewerId ? null : { ...move, interviewerId }
}

function announcementsOf({ cards, starts, days, loads }: PlanPage): Announcements {
  const cardWords = (id: UniqueIdentifier) => {
    const card = cards.find(({ key }) => key === id)
    return card ? `${card.candidate} with ${card.interviewer}` : 'The card'
  }
  const placeWords = (id: UniqueIdentifier) => {
    const text = String(id)
    if (text.startsWith(LOAD_DROP))
      return loads.find((load) => load.id === text.slice(LOAD_DROP.length))?.name ?? 'an interviewer'
    const start = starts.find(({ startsAt }) => startsAt === Number(text.slice(CELL_DROP.length)))
    const day = days.find(({ key }) => key === start?.day)
    return start && day ? `${day.label}, ${start.clock}` : 'another time'
  }
  return {
    onDragStart: ({ active }) => `${cardWords(active.id)} is taken.`,
    onDragOver: ({ active, over }) =>
      over ? `${cardWords(active.id)} is over ${placeWords(over.id)}.` : undefined,
    onDragEnd: ({ active, over }) =>
      over ? `${cardWords(active.id)} is put to ${placeWords(over.id)}.` : `${cardWords(active.id)} stays.`,
    onDragCancel: ({ active }) => `${cardWords(active.id)} stays where it was.`,
  }
}
