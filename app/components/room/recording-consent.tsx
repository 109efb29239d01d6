// What is said about recording and what may be asked for: in the lobby as a card, later behind the light in the top line.
import { Button } from '../ui/button.tsx'
import { recordingWords } from './recording-words.ts'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'

/** `keptUntil`: how long, in words. */
export function RecordingConsent({ keptUntil }: { keptUntil: string }) {
  const { view } = useRoom()
  const maySet = useAllowed('set-recording')
  const { run, busy } = useCommand()
  const { says, offer } = recordingWords(view)
  return (
    <div>
      <p className="text-ink-soft">{says}</p>
      {view.recording.on ? (
        <p className="mt-2 text-sm text-ink-soft">
          Only what can be seen on it: nothing that is typed unseen, no voice and no picture. It is deleted by
          itself after {keptUntil}, or earlier when {view.practice ? 'you say' : 'the candidate says'} so.
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
    </div>
  )
}
