// Two checks people can do while they wait: is the connection there, and does the keyboard find the awkward keys.
import { Check } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Field, Input } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useRoom } from './room-context.tsx'

/** What a shell needs and foreign layouts hide. */
const awkward = ['|', '~', '/', '\\', '{', '$', '"', '*'] as const

export function QuickChecks() {
  const { connection } = useRoom()
  const [typed, setTyped] = useState('')
  const found = awkward.filter((key) => typed.includes(key)).length
  return (
    <Card
      title="While you wait"
      aside={
        <Badge tone={connection.status === 'open' ? 'good' : 'lamp'}>
          {connection.status === 'open' ? 'Connected' : 'Connecting'}
        </Badge>
      }
    >
      <Field
        name="keyboard"
        label="Try your keyboard"
        required
        hint="Find the keys a shell needs. Nothing is sent or kept."
      >
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          required={false}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <ul aria-hidden="true" className="mt-3 flex flex-wrap gap-2">
        {awkward.map((key) => {
          const done = typed.includes(key)
          return (
            <li key={key} className={done ? 'flex items-center gap-0.5 text-accent-ink' : 'text-ink-soft'}>
              <Kbd keys={key} />
              {done ? <Check size={14} /> : null}
            </li>
          )
        })}
      </ul>
      <p role="status" className="mt-2 text-sm text-ink-soft">
        {found === awkward.length ? 'All found. You are set.' : `${found} of ${awkward.length} found`}
      </p>
    </Card>
  )
}
