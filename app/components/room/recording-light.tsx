// In the top line of a session with a box: whether that happens. Behind it lies what the lobby says, and the switch.
import { Circle, CircleDot, CircleSlash } from 'lucide-react'
import { Dialog } from '../ui/dialog.tsx'
import { cx } from '../ui/cx.ts'
import { RecordingConsent } from './recording-consent.tsx'
import { recordingState, type RecordingState } from './recording-words.ts'
import { useRoom } from './room-context.tsx'
import { hasBox } from './tools-shown.ts'

const looks: Record<RecordingState, { words: string; Icon: typeof Circle; className: string }> = {
  on: { words: 'Recording', Icon: CircleDot, className: 'text-stop-ink' },
  off: { words: 'Not recorded', Icon: CircleSlash, className: 'text-ink-soft' },
  asked: { words: 'Record again?', Icon: Circle, className: 'bg-lamp-soft text-lamp-ink' },
}

/** `keptUntil`: how long, in words. */
export function RecordingLight({ keptUntil }: { keptUntil: string }) {
  const { view } = useRoom()
  if (!hasBox(view)) return null
  const { words, Icon, className } = looks[recordingState(view)]
  return (
    <Dialog
      title={words}
      trigger={
        <button
          type="button"
          className={cx(
            'flex min-h-10 min-w-10 items-center justify-center gap-1.5 rounded-md px-1.5 text-sm font-semibold hover:bg-sunken',
            className,
          )}
        >
          <Icon size={16} aria-hidden="true" className="shrink-0" />
          <span className="max-xl:sr-only">{words}</span>
        </button>
      }
    >
      <RecordingConsent keptUntil={keptUntil} />
    </Dialog>
  )
}
