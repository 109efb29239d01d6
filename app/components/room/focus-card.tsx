// In the lobby: for how long the candidate may hide their screen. They ask, and the interviewer agrees to more than is usual.
import { focusChoices, type FocusMinutes } from '#app/session/events.ts'
import type { SessionView } from '#app/session/view-types.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { cx } from '../ui/cx.ts'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'
import { candidateName } from './screen-hidden.tsx'

export function FocusCard() {
  const { view } = useRoom()
  const { minutes, proposed } = view.focus
  const mayAsk = useAllowed('propose-focus')
  // A talk has nothing to hide.
  if (!mayAsk && minutes === 0 && proposed === null) return null
  return (
    <Card
      title="Focus minutes"
      aside={
        <Badge tone={minutes > 0 ? 'sky' : 'plain'}>{minutes > 0 ? `${minutes} minutes` : 'None'}</Badge>
      }
    >
      <p className="text-ink-soft">{view.me.sessionRole === 'candidate' ? forCandidate : forOthers(view)}</p>
      <p className="mt-2 text-sm text-ink-soft">{afterwards(view)}</p>
      {mayAsk ? <Choose /> : null}
      <AgreeFocus />
    </Card>
  )
}

const forCandidate =
  'Being watched is hard for nearly everybody. While you work you can hide your screen from all others, at once or bit by bit. The clock goes on, and you can still talk and write.'

function forOthers(view: SessionView): string {
  return `While working, ${candidateName(view)} can hide the screen from everybody for so long, at once or bit by bit: many people do twice as well unwatched. The clock and the checks go on.`
}

function afterwards({ recording, me }: SessionView): string {
  if (!recording.on) return 'Nothing of it is recorded, as nothing else is.'
  return me.sessionRole === 'candidate'
    ? 'What you do then is recorded for you alone. On the replay you look at it first, say what happened, and decide whether the others may see it.'
    : 'What happens then is recorded for the candidate alone, who decides on the replay whether others may see it.'
}

function Choose() {
  const { view } = useRoom()
  const { run, busy } = useCommand()
  const { minutes, proposed } = view.focus
  const wanted = proposed ?? minutes
  return (
    <>
      <div role="group" aria-label="How many focus minutes" className="mt-4 grid grid-cols-4 gap-1.5">
        {focusChoices.map((choice) => (
          <Button
            key={choice}
            variant="secondary"
            size="sm"
            busy={busy}
            aria-pressed={choice === wanted}
            onClick={() => void run({ type: 'propose-focus', minutes: choice })}
            className={cx(
              'px-1! whitespace-nowrap',
              choice === wanted && 'border-accent! bg-accent-soft! text-accent-ink!',
            )}
          >
            {choice === 0 ? 'None' : `${choice} min`}
          </Button>
        ))}
      </div>
      <p role="status" className="mt-2 text-sm text-ink-soft empty:hidden">
        {proposed === null ? '' : waiting(proposed, minutes)}
      </p>
    </>
  )
}

function waiting(proposed: FocusMinutes, minutes: FocusMinutes): string {
  const until = minutes === 0 ? 'none are agreed' : `${minutes} stand`
  return `You asked for ${proposed}. Until your interviewer agrees, ${until}.`
}

/** Only where something is asked for. */
export function AgreeFocus() {
  const { view } = useRoom()
  const allowed = useAllowed('agree-focus')
  const { run, busy } = useCommand()
  const { proposed } = view.focus
  if (!allowed || proposed === null) return null
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-2 rounded-md bg-sky-soft px-3 py-2 text-sm text-sky-ink">
      <p>
        {candidateName(view)} asks for {proposed} focus minutes.
      </p>
      <Button
        variant="secondary"
        size="sm"
        busy={busy}
        onClick={() => void run({ type: 'agree-focus', minutes: proposed })}
      >
        Agree to {proposed}
      </Button>
    </div>
  )
}
