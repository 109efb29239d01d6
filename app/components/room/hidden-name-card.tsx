// Whether the candidate's name is hidden until the scorecard is in: for the candidate a choice, for the others a word about it.
import { EyeOff } from 'lucide-react'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'

export function HiddenNameCard() {
  const { view } = useRoom()
  const maySet = useAllowed('hide-name')
  const { run, busy } = useCommand()
  const { hiddenName, me } = view
  if (!hiddenName || (me.sessionRole !== 'candidate' && !hiddenName.on)) return null
  if (me.sessionRole !== 'candidate') return <ForTheOthers />
  const { on, by, standIn } = hiddenName
  return (
    <Card title="Your name" aside={<Badge tone={on ? 'good' : 'plain'}>{on ? 'Hidden' : 'Shown'}</Badge>}>
      <p className="text-ink-soft">
        {on
          ? `Until the interviewer’s scorecard is in, the others see you as ${standIn}. Your camera stays off; they hear your voice.`
          : `If you like, the others see you as ${standIn} until the interviewer’s scorecard is in. Your camera stays off then; they hear your voice.`}
      </p>
      <p className="mt-2 text-sm text-ink-soft">
        {by === 'cohort'
          ? 'Your cohort does this for everybody, so that nobody is rated by a name.'
          : on
            ? 'Nobody is told that you chose it.'
            : 'Nobody is told that you chose it, but they may have read your name before.'}{' '}
        What you say of yourself is up to you.
      </p>
      {maySet ? (
        <Button
          variant="secondary"
          size="sm"
          className="mt-3"
          busy={busy}
          onClick={() => void run({ type: 'hide-name', hidden: !on })}
        >
          {on ? 'Show my name' : 'Hide my name until the scorecard is in'}
        </Button>
      ) : null}
    </Card>
  )
}

function ForTheOthers() {
  return (
    <Card title="A blind interview">
      <p className="flex gap-2.5 text-ink-soft">
        <EyeOff size={18} aria-hidden="true" className="mt-1 shrink-0" />
        <span>
          Who the candidate is shows when the interviewer’s scorecard is in. Until then there is no name, no
          cohort and no picture: what they do is what counts. Please do not ask.
        </span>
      </p>
    </Card>
  )
}
