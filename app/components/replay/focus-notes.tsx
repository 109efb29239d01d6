// Under the player: the minutes in which nobody looked on. Their candidate tells what happened and decides who sees them;
// the others read it.
import { Form, Link, useNavigation } from '@remix-run/react'
import { EyeOff } from 'lucide-react'
import { FOCUS_WORDS_CHARS_MAX } from '#app/recording/focus-form.ts'
import { spokenTime, stamp } from '#app/session/clock-face.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Field, Textarea } from '../ui/field.tsx'

/** As the loader tells it. */
type Told = {
  seq: number
  sessionMs: number
  lastedMs: number
  words: string
  isShared: boolean
  isOwn: boolean
}
type FocusNotesProps = {
  sessionId: string
  candidateName: string
  stretches: readonly Told[]
  problem: string | null
}

export function FocusNotes({ sessionId, candidateName, stretches, problem }: FocusNotesProps) {
  if (stretches.length === 0) return null
  const isOwn = stretches.some((one) => one.isOwn)
  return (
    <Card
      className="mt-6 scroll-mt-6"
      title={
        <span id="focus" className="inline-flex items-center gap-2">
          <EyeOff size={18} aria-hidden="true" className="text-sky-ink" /> Focus minutes
        </span>
      }
    >
      <p className="mb-4 max-w-prose text-ink-soft">
        {isOwn
          ? 'Nobody else saw your screen in these minutes, and in the replay nobody but you sees it either. Play them, say in a sentence or two what happened, and show them if you like: how somebody thinks is what an interviewer is most curious about.'
          : `In these minutes ${candidateName || 'the candidate'} thought alone. What was on the screen is in the replay once they choose to show it.`}
      </p>
      {problem ? (
        <p role="alert" className="mb-4 text-stop-ink">
          {problem}
        </p>
      ) : null}
      <ul className="grid gap-5">
        {stretches.map((told) => (
          <li key={told.seq} className="grid gap-2 border-t border-line pt-4 first:border-t-0 first:pt-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link
                to={`/sessions/${sessionId}/replay?t=${Math.floor(told.sessionMs / 1000)}`}
                className="font-semibold text-accent-ink underline"
              >
                {stamp(told.sessionMs)}
              </Link>
              <span className="text-sm text-ink-soft">for {spokenTime(told.lastedMs)}</span>
              <Badge tone={told.isShared ? 'good' : 'sky'}>{sharedWords(told)}</Badge>
            </p>
            {told.isOwn ? <Explain told={told} /> : <Explained told={told} name={candidateName} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function sharedWords({ isShared, isOwn }: Told): string {
  if (isShared) return isOwn ? 'Shown to the others' : 'Shown to you'
  return isOwn ? 'Only you see this' : 'Not shown'
}

function Explained({ told, name }: { told: Told; name: string }) {
  if (told.words === '') return <p className="text-sm text-ink-soft">Nothing has been said about them yet.</p>
  return (
    <figure className="max-w-prose">
      <blockquote className="whitespace-pre-wrap">{told.words}</blockquote>
      {name ? <figcaption className="mt-1 text-sm text-ink-soft">{name}</figcaption> : null}
    </figure>
  )
}

function Explain({ told }: { told: Told }) {
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" preventScrollReset className="grid max-w-prose gap-3">
      <input type="hidden" name="seq" value={told.seq} />
      <Field
        label="What happened here?"
        name="words"
        hint="What did you look for, and what did you find? Everybody who may see the replay reads it."
      >
        <Textarea rows={3} maxLength={FOCUS_WORDS_CHARS_MAX} defaultValue={told.words} />
      </Field>
      <Checkbox
        name="isShared"
        label="Show the others what was on my screen"
        defaultChecked={told.isShared}
      />
      <div>
        <Button type="submit" size="sm" busy={busy}>
          Keep this
        </Button>
      </div>
    </Form>
  )
}
