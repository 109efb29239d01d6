// The answer to being asked: yes in one step; no, with words only where they are needed.
import { Form } from '@remix-run/react'
import { SEAT_WORDS_MAX } from '#app/scheduling/seat-rules.ts'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Field, Textarea } from '../ui/field.tsx'

type AskedProps = { slotId: string; about: string; needsWords?: boolean }

export function AcceptButton({ slotId, about }: AskedProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="slotId" value={slotId} />
      <Button type="submit" name="intent" value="accept">
        Say yes<span className="sr-only">: {about}</span>
      </Button>
    </Form>
  )
}

export function DeclineButton({ slotId, about }: AskedProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="slotId" value={slotId} />
      <Button type="submit" name="intent" value="decline" variant="secondary">
        I cannot<span className="sr-only">: {about}</span>
      </Button>
    </Form>
  )
}

/** On the page of the slot, with room for a sentence. */
export function DeclineForm({ slotId, about, needsWords = false }: AskedProps) {
  return (
    <Disclosure summary="I cannot" open={needsWords}>
      <Form method="post" className="grid gap-3">
        <input type="hidden" name="slotId" value={slotId} />
        <input type="hidden" name="intent" value="decline" />
        <Field
          label="Why, in a sentence"
          name="words"
          required={needsWords}
          hint={
            needsWords
              ? 'You have said no once this season; nobody asked why. Now it helps to know which hours are better.'
              : 'You need not say. Only your coordinator reads it.'
          }
        >
          <Textarea rows={2} maxLength={SEAT_WORDS_MAX} />
        </Field>
        <Button type="submit" variant="secondary" className="justify-self-start">
          Say no<span className="sr-only">: {about}</span>
        </Button>
      </Form>
    </Disclosure>
  )
}
