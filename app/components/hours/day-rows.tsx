// The same week written as times: what the form sends, with scripts and without.
import type { FocusEvent } from 'react'
import { fromField, readClock, toField } from '#app/scheduling/hours-form.ts'
import {
  clockWords,
  DAY_MINUTES,
  dayName,
  hoursFromQuarters,
  WEEKDAYS,
  type DayHours,
} from '#app/scheduling/weekly-hours.ts'
import { withDay, type Quarters } from './paint.ts'

/** Empty rows to write in: one would be enough with scripts, which make another when it is filled. */
const EMPTY_ROWS = 2

type DayRowsProps = { quarters: Quarters; onChange: (quarters: Quarters) => void }

export function DayRows({ quarters, onChange }: DayRowsProps) {
  const hours = hoursFromQuarters(quarters)
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {WEEKDAYS.map((weekday) => {
        const ofDay = hours.filter((hour) => hour.weekday === weekday)
        return (
          <fieldset
            key={weekday}
            className="min-w-0 rounded-md border border-line p-3"
            onBlur={(event) => {
              const read = readRows(event)
              if (read) onChange(withDay(quarters, weekday, read))
            }}
          >
            <legend className="px-1 font-semibold">{dayName(weekday)}</legend>
            <div className="grid gap-2">
              {ofDay.map((hour, index) => (
                <Row
                  key={`${hour.fromMinute}-${hour.toMinute}`}
                  hour={hour}
                  weekday={weekday}
                  place={index}
                />
              ))}
              {Array.from({ length: EMPTY_ROWS }, (_, index) => (
                <Row
                  key={`empty-${ofDay.length}-${index}`}
                  hour={null}
                  weekday={weekday}
                  place={ofDay.length + index}
                />
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}

function Row({ hour, weekday, place }: { hour: DayHours | null; weekday: number; place: number }) {
  const name = `${dayName(weekday)}, time ${place + 1}`
  const look = 'h-11 min-w-0 flex-1 rounded-md border border-line-strong bg-raised px-2 text-ink'
  return (
    <div className="flex items-center gap-2" data-row>
      <input
        type="time"
        step={900}
        id={place === 0 ? fromField(weekday) : undefined}
        name={fromField(weekday)}
        aria-label={`${name}: from`}
        defaultValue={hour ? clockWords(hour.fromMinute) : ''}
        className={look}
      />
      <span aria-hidden="true">to</span>
      <input
        type="time"
        step={900}
        name={toField(weekday)}
        aria-label={`${name}: to`}
        defaultValue={hour ? clockWords(hour.toMinute, '00:00') : ''}
        className={look}
      />
    </div>
  )
}

/** The day's rows once the focus has left one; null while one is half written, which saving would tell. */
function readRows(event: FocusEvent<HTMLFieldSetElement>): DayHours[] | null {
  const left = event.target.closest('[data-row]')
  if (event.relatedTarget instanceof Node && left?.contains(event.relatedTarget)) return null
  const rows: DayHours[] = []
  for (const row of event.currentTarget.querySelectorAll('[data-row]')) {
    const [from = '', to = ''] = [...row.querySelectorAll('input')].map(({ value }) => value)
    if (from === '' && to === '') continue
    const [fromMinute, written] = [readClock(from), readClock(to)]
    if (fromMinute === null || written === null) return null
    const toMinute = written === 0 ? DAY_MINUTES : written
    if (fromMinute >= toMinute || fromMinute % 15 !== 0 || toMinute % 15 !== 0) return null
    rows.push({ weekday: 1, fromMinute, toMinute })
  }
  return rows
}
