// Ways out of a time that does not suit: another open one, a swap, another time for everybody, or giving the place up.
import { Form } from '@remix-run/react'
import { SEAT_WORDS_MAX } from '#app/scheduling/seat-rules.ts'
import type { Choice, SlotPage } from '#app/scheduling/slot-page.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Field, Input, Select, Textarea } from '../ui/field.tsx'

export function TimesCard({ page }: { page: SlotPage }) {
  const { switches, swaps, today, card } = page
  const isCandidate = card.mine?.seat === 'candidate'
  return (
    <div id="times">
      <Card title="The time does not suit?">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {isCandidate && switches.length > 0 ? (
            <ChoiceForm
              summary="Take another open time"
              intent="switch"
              choices={switches}
              hint="In one step: if somebody is faster, you keep the one you have."
              label="Instead of this one"
              button="Exchange"
            />
          ) : null}
          {isCandidate && swaps.length > 0 ? (
            <ChoiceForm
              summary="Swap with another candidate"
              intent="wish-swap"
              choices={swaps}
              hint="Whoever has it is asked. Until they say yes, nothing changes."
              label="Their time"
              button="Ask for a swap"
            />
          ) : null}
          <Disclosure summary="Propose another time">
            <Form method="post" className="grid grid-cols-[minmax(0,1fr)] gap-3">
              <input type="hidden" name="intent" value="wish-move" />
              <p className="text-sm text-ink-soft">
                {card.people.length > 1
                  ? 'Everybody else here is asked. When all say yes, it moves by itself.'
                  : 'Nobody else is here yet: it moves at once.'}
              </p>
              <div className="grid grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)] gap-3">
                <Field label="Day" name="date" required>
                  <Input type="date" min={today} />
                </Field>
                <Field label="Time" name="time" required>
                  <Input type="time" step={900} defaultValue={card.from} />
                </Field>
              </div>
              <p className="text-sm text-ink-soft">By your clock: {card.zone}.</p>
              <Button type="submit" variant="secondary" className="justify-self-start">
                Propose it
              </Button>
            </Form>
          </Disclosure>
          {card.mine?.state === 'accepted' ? <GiveUp isLate={page.isLate} /> : null}
        </div>
      </Card>
    </div>
  )
}

function GiveUp({ isLate }: { isLate: boolean }) {
  return (
    <Disclosure summary="I cannot come">
      <Form method="post" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <input type="hidden" name="intent" value="give-up" />
        <p className="text-sm text-ink-soft">
          {isLate
            ? 'It begins in less than 12 hours. That happens; saying so is far better than not being there. Your coordinator sees that it was late, nobody else does, and somebody who stands by may step in.'
            : 'Thank you for saying so in time: somebody else can have the place.'}
        </p>
        <Field label="A word about it" name="words" hint="Only your coordinator reads it.">
          <Textarea rows={2} maxLength={SEAT_WORDS_MAX} />
        </Field>
        <Button type="submit" variant="danger" className="justify-self-start">
          Give my place up
        </Button>
      </Form>
    </Disclosure>
  )
}

type ChoiceFormProps = {
  summary: string
  intent: string
  choices: readonly Choice[]
  hint: string
  label: string
  button: string
}

function ChoiceForm({ summary, intent, choices, hint, label, button }: ChoiceFormProps) {
  return (
    <Disclosure summary={summary}>
      <Form method="post" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <input type="hidden" name="intent" value={intent} />
        <Field label={label} name="toSlotId" hint={hint} required>
          <Select>
            {choices.map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" variant="secondary" className="justify-self-start">
          {button}
        </Button>
      </Form>
    </Disclosure>
  )
}
