// Whether the terminals are recorded, until when that is kept, and how to say no. Either of the two may, at any time.
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { recordingWords } from './recording-words.ts'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'

/** `keptUntil`: how long, in words. */
export function RecordingCard({ keptUntil }: { keptUntil: string }) {
  const { view } = useRoom()
  const maySet = useAllowed('set-recording')
  const { run, busy } = useCommand()
  const { on } = view.recording
  const { says, offer } = recordingWords(view)
  return (
    <Card title="Recording" aside={<Badge tone={on ? 'sky' : 'plain'}>{on ? 'On' : 'Off'}</Badge>}>
      <p className="text-ink-soft">{says}</p>
      {on ? (
        <p className="mt-2 text-sm text-ink-soft">
          Only what the terminal shows: nothing that is typed unseen, no voice and no picture. It is deleted
          by itself after {keptUntil}, or earlier when {view.practice ? 'you say' : 'the candidate says'} so.
        </p>
      ) : null}
      {maySet && offer ? (
        <Button
          variant="secondary"
          size="sm"
          className="mt-3"
          busy={busy}
          onClick={() => void run({ type: 'set-recording', on: offer.on })}
        >
          {offer.words}
        </Button>
      ) : null}
    </Card>
  )
}
