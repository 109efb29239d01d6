// Why no box could be had, and what to do about it. Nothing of what was chosen has to be chosen again.
import { Form, useNavigation } from '@remix-run/react'
import { Clock3 } from 'lucide-react'
import type { RunningPractice } from '#app/practice/listed-practice.ts'
import type { PracticeForm } from '#app/practice/practice-form.ts'
import { Button, LinkButton } from '../ui/button.tsx'

export type Obstacle =
  | { why: 'already'; sessionId: string; wish: PracticeForm }
  | { why: 'full'; tryAt: string; wish: PracticeForm }
  | { why: 'refused'; words: string }

type CannotBeginProps = { obstacle: Obstacle; running: readonly RunningPractice[] }

export function CannotBegin({ obstacle, running }: CannotBeginProps) {
  return (
    <section
      role="alert"
      aria-label="Not begun"
      className="grid gap-4 rounded-lg border border-lamp bg-lamp-soft p-5 text-lamp-ink"
    >
      {obstacle.why === 'already' ? <Already obstacle={obstacle} running={running} /> : null}
      {obstacle.why === 'full' ? <Full tryAt={obstacle.tryAt} wish={obstacle.wish} /> : null}
      {obstacle.why === 'refused' ? <p className="font-semibold">{obstacle.words}</p> : null}
    </section>
  )
}

function Already({
  obstacle,
  running,
}: { obstacle: Extract<Obstacle, { why: 'already' }> } & Pick<CannotBeginProps, 'running'>) {
  const title = running.find(({ sessionId }) => sessionId === obstacle.sessionId)?.title ?? 'A practice'
  return (
    <>
      <div>
        <h2 className="text-lg">You have a box already</h2>
        <p className="mt-1">
          <strong>{title}</strong> is under way, and everybody has one box at a time. Go back to it, or end
          it: what you did is kept, and you can practise it again.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <LinkButton to={`/sessions/${obstacle.sessionId}`}>Go back to it</LinkButton>
        <Again wish={obstacle.wish} instead={obstacle.sessionId} label="End it and begin the new one" />
      </div>
    </>
  )
}

function Full({ tryAt, wish }: { tryAt: string; wish: PracticeForm }) {
  return (
    <>
      <div className="flex gap-3">
        <Clock3 size={24} aria-hidden="true" className="mt-0.5 shrink-0" />
        <div>
          <h2 className="text-lg">All boxes are taken at the moment</h2>
          <p className="mt-1">
            Booked sessions come first. There should be room again <strong>at about {tryAt}</strong>. What you
            chose is kept here until then.
          </p>
        </div>
      </div>
      <Again wish={wish} label="Try again" />
    </>
  )
}

function Again({ wish, instead, label }: { wish: PracticeForm; instead?: string; label: string }) {
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" action="/practice">
      <input type="hidden" name="questionSlug" value={wish.questionSlug} />
      <input type="hidden" name="clock" value={wish.clock} />
      {instead ? <input type="hidden" name="instead" value={instead} /> : null}
      <Button type="submit" variant="secondary" busy={busy}>
        {label}
      </Button>
    </Form>
  )
}
