// The same cards as a list, day by day: for narrow windows, and for whoever likes it better.
import { useMemo } from 'react'
import type { PlanCard } from '#app/matching/plan-page.ts'
import { CardFace, type CardDeeds } from './plan-card.tsx'

type DayListProps = {
  days: { key: string; label: string }[]
  cards: PlanCard[]
  deeds: CardDeeds
  pendingKey: string | null
}

export function PlanDayList({ days, cards, deeds, pendingKey }: DayListProps) {
  const byDay = useMemo(
    () =>
      days
        .map((day) => ({ ...day, cards: cards.filter((card) => card.day === day.key) }))
        .filter((day) => day.cards.length > 0),
    [days, cards],
  )
  if (byDay.length === 0) return <p className="text-ink-soft">Nothing is planned in this week.</p>
  return (
    <div className="grid gap-5">
      {byDay.map((day) => (
        <section key={day.key}>
          <h3 className="mb-2 font-semibold">{day.label}</h3>
          <ul className="grid gap-2 sm:grid-cols-2">
            {day.cards.map((card) => (
              <li key={card.key}>
                <CardFace card={card} deeds={deeds} isPending={card.key === pendingKey} withTime />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
