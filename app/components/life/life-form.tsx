import { useFetcher } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { LifeAnswer } from '#app/scheduling/life-words.ts'
import { AnswerNote } from '../slots/answer-note.tsx'

type LifeFormProps = {
  slotId: string
  /** Sent besides the intent of the button. */
  fields?: Record<string, string>
  className?: string
  children: (busy: boolean) => ReactNode
}

/** A form about what happens around a slot. What became of it is said beside it, and the page is read again. */
export function LifeForm({ slotId, fields = {}, className, children }: LifeFormProps) {
  const fetcher = useFetcher<LifeAnswer>()
  const busy = fetcher.state !== 'idle'
  return (
    <fetcher.Form method="post" action={`/slots/${slotId}/life`} className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {busy ? null : <AnswerNote answer={fetcher.data} />}
      {children(busy)}
    </fetcher.Form>
  )
}
