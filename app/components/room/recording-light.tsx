// In the top line of a session of which something can be recorded: whether it is. Behind it lies what the lobby says, and the switch.
import { Circle, CircleDot, CircleSlash } from 'lucide-react'
import { Dialog } from '../ui/dialog.tsx'
import { cx } from '../ui/cx.ts'
import { RecordingConsent } from './recording-consent.tsx'
import { recordedOf, recordingState, type RecordingState } from './recording-words.ts'
import { useRoom } from './room-context.tsx'

const looks: Record<RecordingState, { words: string; Icon: typeof Circle; dot: string; className: string }> =
  {
    on: { words: 'Recording', Icon: CircleDot, dot: 'text-stop-ink', className: 'text-ink-soft' },
    off: { words: 'Not recorded', Icon: CircleSlash, dot: '', className: 'text-ink-soft' },
    asked: { words: 'Record again?', Icon: Circle, dot: '', className: 'bg-lamp-soft text-lamp-ink' },
  }

/** `keptUntil`: how long, in words. */
export function RecordingLight({ keptUntil }: { keptUntil: string }) {
  const { view } = useRoom()
  if (recordedOf(view) === null) return null
  const { words, Icon, dot, className } = looks[recordingState(view)]
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
          <Icon size={16} aria-hidden="true" className={cx('shrink-0', dot)} />
          <span className="max-xl:sr-only">{words}</span>
        </button>
      }
    >
      <RecordingConsent keptUntil={keptUntil} />
    </Dialog>
  )
}
