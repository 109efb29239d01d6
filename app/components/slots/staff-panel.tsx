// One slot of the list, open for staffing: who sits where, another time, or not at all.
import { Form } from '@remix-run/react'
import { seatWords } from '#app/scheduling/slot-words.ts'
import type { DeskAnswer, StaffPanel as Panel } from '#app/scheduling/cohort-slots.ts'
import type { SlotCard } from '#app/scheduling/slot-card.ts'
import type { Seat } from '#app/scheduling/slot.ts'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Field, Input, Select } from '../ui/field.tsx'

const seats = ['candidate', 'interviewer', 'shadow'] as const satisfies readonly Seat[]

type StaffPanelProps = { slot: SlotCard; panel: Panel; zone: string; answer: DeskAnswer | undefined }

export function StaffPanel({ slot, panel, zone, answer }: StaffPanelProps) {
  const warned = answer?.intent === 'desk' && !answer.ok && answer.warnings.length > 0 ? answer : null
  return (
    <div className="mb-4 grid grid-cols-[minmax(0,1fr)] gap-4 rounded-md bg-sunken p-4">
      {warned ? <DoItAllTheSame warnings={warned.warnings} fields={warned.fields} /> : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-3">
        {seats.map((seat) => (
          <SeatForm key={seat} seat={seat} slot={slot} panel={panel} />
        ))}
      </div>
      <div className="flex flex-wrap items-start gap-x-8 gap-y-3">
        <Disclosure summary="Move to another time">
          <Form method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
            <input type="hidden" name="slotId" value={slot.id} />
            <Field label="Day" name="date" required>
              <Input type="date" defaultValue={panel.date} />
            </Field>
            <Field label="Time" name="time" required>
              <Input type="time" step={900} defaultValue={panel.time} />
            </Field>
            <Button type="submit" name="intent" value="move" variant="secondary">
              Move
            </Button>
            <p className="w-full text-sm text-ink-soft">
              By the clock of {zone.replaceAll('_', ' ')}. Everybody there is told; nobody is asked.
            </p>
          </Form>
        </Disclosure>
        <Disclosure summary="Call off">
          <Form method="post" preventScrollReset className="grid gap-2">
            <input type="hidden" name="slotId" value={slot.id} />
            <p className="text-sm text-ink-soft">
              {slot.people.length > 0
                ? 'Everybody there is told and has their time back. This cannot be undone.'
                : 'Nobody is in it yet. This cannot be undone.'}
            </p>
            <Button
              type="submit"
              name="intent"
              value="call-off"
              variant="danger"
              className="justify-self-start"
            >
              Call this slot off
            </Button>
          </Form>
        </Disclosure>
      </div>
    </div>
  )
}

function DoItAllTheSame({
  warnings,
  fields,
}: {
  warnings: readonly string[]
  fields: readonly [string, string][]
}) {
  return (
    <div role="alert" className="rounded-md bg-lamp-soft px-4 py-3 text-lamp-ink">
      <p className="font-semibold">Before you put them in:</p>
      <ul className="mb-2 list-disc pl-5">
        {warnings.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <Form method="post" preventScrollReset>
        {fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="despite" value="yes" />
        <Button type="submit" name="intent" value="staff" variant="secondary" size="sm">
          Put them in all the same
        </Button>
      </Form>
    </div>
  )
}

function SeatForm({ seat, slot, panel }: { seat: Seat; slot: SlotCard; panel: Panel }) {
  const holder = slot.people.find((one) => one.seat === seat)
  const choices = panel.choices[seat]
  return (
    <Form method="post" preventScrollReset className="grid grid-cols-[minmax(0,1fr)] content-start gap-2">
      <input type="hidden" name="intent" value="staff" />
      <input type="hidden" name="slotId" value={slot.id} />
      <input type="hidden" name="seat" value={seat} />
      {holder ? (
        <>
          <p className="font-semibold">{seatWords[seat]}</p>
          <p className="flex min-h-11 items-center">{holder.name}</p>
          <Button
            type="submit"
            name="out"
            value="yes"
            variant="secondary"
            size="sm"
            className="justify-self-start"
          >
            Take out<span className="sr-only"> {holder.name}</span>
          </Button>
        </>
      ) : (
        <>
          <Field label={seatWords[seat]} name="userId" required>
            <Select>
              <option value="">Choose…</option>
              {choices.map(({ id, name, words }) => (
                <option key={id} value={id}>
                  {words ? `${name} (${words})` : name}
                </option>
              ))}
            </Select>
          </Field>
          <Button type="submit" variant="secondary" size="sm" className="justify-self-start">
            {seat === 'candidate' ? 'Put in' : 'Ask'}
            <span className="sr-only"> as {seatWords[seat].toLowerCase()}</span>
          </Button>
        </>
      )}
    </Form>
  )
}
