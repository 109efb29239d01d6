// Boxes promised against boxes the machine holds: a day is a row of quarters of an hour, the line on top is a full machine.
import { Card } from '../ui/card.tsx'

type BoxWeekProps = {
  places: number
  days: readonly {
    date: string
    name: string
    quarters: readonly number[]
    most: number
    at: string | null
  }[]
}

const HEIGHT = 40

export function BoxWeek({ places, days }: BoxWeekProps) {
  return (
    <Card
      title="Boxes"
      aside={<span className="text-sm text-ink-soft">This machine holds {places} at a time.</span>}
      className="mt-8"
    >
      <p className="mb-3 text-sm text-ink-soft">
        Promised to slots of all cohorts, by quarters of an hour. A booking that would need one more than
        there are is refused.
      </p>
      <ul className="grid grid-cols-1 gap-x-3 gap-y-3 sm:grid-cols-4 lg:grid-cols-7">
        {days.map((day) => (
          <li key={day.date} className="min-w-0 text-sm">
            <p className="font-semibold">{day.name}</p>
            <BoxDayChart quarters={day.quarters} places={places} />
            <p className="text-xs text-ink-soft tabular-nums">
              {day.most === 0 ? 'None promised' : `At most ${day.most} of ${places}, ${day.at ?? ''}`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The words under it say the same. */
function BoxDayChart({ quarters, places }: { quarters: readonly number[]; places: number }) {
  const full = Math.max(places, ...quarters, 1)
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(3, (count / full) * HEIGHT))
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${quarters.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="my-1 h-10 w-full border-b border-line-strong"
    >
      <line
        x1="0"
        x2={quarters.length}
        y1={HEIGHT - heightOf(places)}
        y2={HEIGHT - heightOf(places)}
        stroke="var(--line-strong)"
        strokeDasharray="2 2"
        vectorEffect="non-scaling-stroke"
      />
      {quarters.map((count, index) =>
        count > 0 ? (
          <rect
            key={index}
            x={index}
            y={HEIGHT - heightOf(count)}
            width="1"
            height={heightOf(count)}
            fill={count >= places ? 'var(--stop)' : 'var(--accent)'}
          />
        ) : null,
      )}
    </svg>
  )
}
