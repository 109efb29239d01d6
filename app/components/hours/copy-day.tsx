import { useState } from 'react'
import { dayName, WEEKDAYS } from '#app/scheduling/weekly-hours.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'
import { copyDay, type Quarters } from './paint.ts'

const targets: Record<string, { words: string; days: readonly number[] }> = {
  workdays: { words: 'Monday to Friday', days: [1, 2, 3, 4, 5] },
  all: { words: 'every day', days: WEEKDAYS },
  ...Object.fromEntries(WEEKDAYS.map((day) => [String(day), { words: dayName(day), days: [day] }])),
}

/** One day's times put over others. */
export function CopyDay({ quarters, onCopy }: { quarters: Quarters; onCopy: (quarters: Quarters) => void }) {
  const [from, setFrom] = useState('1')
  const [to, setTo] = useState('workdays')
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label="Copy" name="copyFrom" required className="min-w-36 flex-1">
        <Select value={from} onChange={(event) => setFrom(event.target.value)}>
          {WEEKDAYS.map((day) => (
            <option key={day} value={day}>
              {dayName(day)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="to" name="copyTo" required className="min-w-40 flex-1">
        <Select value={to} onChange={(event) => setTo(event.target.value)}>
          {Object.entries(targets).map(([value, { words }]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        variant="secondary"
        onClick={() => onCopy(copyDay(quarters, Number(from), targets[to]?.days ?? []))}
      >
        Copy
      </Button>
    </div>
  )
}
